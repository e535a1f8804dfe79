/// The detectors of the paper (sections 3.1 and 3.2) and their simple rivals.
@NullMarked
package org.lodecast.detect;

import org.jspecify.annotations.NullMarked;
