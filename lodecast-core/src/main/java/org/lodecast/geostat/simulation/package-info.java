/// What may lie between samples: random fields under a variogram, and such fields that agree with the
/// samples.
///
/// Read in this order: {@link org.lodecast.geostat.simulation.ConditionalSimulation}, {@link
/// org.lodecast.geostat.simulation.SpectralField}; and how the latter is made: wave vectors are drawn by
/// `WaveVectors` and summed along the rows of a grid by `WaveRows`.
@NullMarked
package org.lodecast.geostat.simulation;

import org.jspecify.annotations.NullMarked;
