/// The named evidence layers and their scaling to the unit interval (paper, section 4.1).
@NullMarked
package org.lodecast.evidence;

import org.jspecify.annotations.NullMarked;
