/// The block model: one regular grid, many named columns, and the bodies that voxels form.
@NullMarked
package org.lodecast.block;

import org.jspecify.annotations.NullMarked;
