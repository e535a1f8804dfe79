/// Where to drill: classes, bodies, ranking (paper, section 5), and the hole that tests a body.
@NullMarked
package org.lodecast.target;

import org.jspecify.annotations.NullMarked;
