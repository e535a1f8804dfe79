/// How values at points in space resemble each other with distance, and the best linear estimate between them;
/// transforms of skewed values, and weights for data that were not taken evenly.
///
/// Read in this order: {@link org.lodecast.geostat.PointSamples}, then the packages {@link
/// org.lodecast.geostat.variogram} and {@link org.lodecast.geostat.kriging}; {@link
/// org.lodecast.geostat.CellDeclustering} and {@link org.lodecast.geostat.Transform} each stand by themselves.
@NullMarked
package org.lodecast.geostat;

import org.jspecify.annotations.NullMarked;
