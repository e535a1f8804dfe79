/// Which voxels are known ore and known barren, and how they are split to learn and to test (paper, section
/// 4.2).
@NullMarked
package org.lodecast.sample;

import org.jspecify.annotations.NullMarked;
