/// Variograms and kriging: how values at points in space resemble each other with distance, and the best
/// linear estimate between them; and weights for data that were not taken evenly.
///
/// Read in this order: {@link org.lodecast.geostat.PointSamples}, {@link
/// org.lodecast.geostat.ExperimentalVariogram}, {@link org.lodecast.geostat.VariogramModel}, {@link
/// org.lodecast.geostat.VariogramFit}, {@link org.lodecast.geostat.Neighbourhood}, {@link
/// org.lodecast.geostat.Kriging}, {@link org.lodecast.geostat.CrossValidation}; and {@link
/// org.lodecast.geostat.CellDeclustering}.
@NullMarked
package org.lodecast.geostat;

import org.jspecify.annotations.NullMarked;
