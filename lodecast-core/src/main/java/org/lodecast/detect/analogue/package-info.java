/// A detector raised on many deposits: what it sees of a deposit, how it is taught, what it has learnt.
@NullMarked
package org.lodecast.detect.analogue;

import org.jspecify.annotations.NullMarked;
