/// Estimation under a variogram model: which samples, with which weights, and how far to trust the result.
///
/// Read in this order: {@link org.lodecast.geostat.kriging.Neighbourhood}, {@link
/// org.lodecast.geostat.kriging.KrigingType}, {@link org.lodecast.geostat.kriging.Kriging}, {@link
/// org.lodecast.geostat.kriging.CrossValidation}; and how it is made quick: targets come in tiles (`Targets`,
/// `Tile`), a tile's samples are found together (`TileSearch`, `Candidates`, `SampleSets`) and its systems
/// solved side by side in the lanes of vectors (`TileKriging`, `Jobs`, `LaneSystems`), or, large ones and
/// shared ones, one for many targets (`WideSystem`).
@NullMarked
package org.lodecast.geostat.kriging;

import org.jspecify.annotations.NullMarked;
