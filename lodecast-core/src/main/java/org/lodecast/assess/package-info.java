/// How good a score is, and under which protocol (paper, sections 4.3 to 5).
@NullMarked
package org.lodecast.assess;

import org.jspecify.annotations.NullMarked;
