/// Boosted trees on plain rows of features: they know no ground.
@NullMarked
package org.lodecast.detect.tree;

import org.jspecify.annotations.NullMarked;
