/// Deposits with known truth. Used by nobody else in the core.
@NullMarked
package org.lodecast.simulate;

import org.jspecify.annotations.NullMarked;
