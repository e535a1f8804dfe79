/// Variograms: measured from samples, modelled, and the one fitted to the other.
///
/// Read in this order: {@link org.lodecast.geostat.variogram.ExperimentalVariogram}, {@link
/// org.lodecast.geostat.variogram.VariogramMap}, {@link org.lodecast.geostat.variogram.VariogramModel}, {@link
/// org.lodecast.geostat.variogram.Anisotropy}, {@link org.lodecast.geostat.variogram.AutomaticVariogram}.
@NullMarked
package org.lodecast.geostat.variogram;

import org.jspecify.annotations.NullMarked;
