/// Where to drill: classes, bodies, ranking (paper, section 5).
@NullMarked
package org.lodecast.target;

import org.jspecify.annotations.NullMarked;
