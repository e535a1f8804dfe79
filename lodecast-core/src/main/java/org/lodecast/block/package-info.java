/// The block model: one regular grid, many named columns, and the bodies that voxels form; the blocks of
/// other people's models and their resampling to the grid.
@NullMarked
package org.lodecast.block;

import org.jspecify.annotations.NullMarked;
