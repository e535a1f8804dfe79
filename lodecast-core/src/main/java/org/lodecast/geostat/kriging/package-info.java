/// Estimation under a variogram model: which samples, with which weights, and how far to trust the result.
///
/// Read in this order: {@link org.lodecast.geostat.kriging.Neighbourhood}, {@link
/// org.lodecast.geostat.kriging.Kriging}, {@link org.lodecast.geostat.kriging.CrossValidation}; {@link
/// org.lodecast.geostat.kriging.DistanceEstimator} is what kriging is measured by.
@NullMarked
package org.lodecast.geostat.kriging;

import org.jspecify.annotations.NullMarked;
