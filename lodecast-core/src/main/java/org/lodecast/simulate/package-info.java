/// Deposits with known truth, of several styles: start at {@link Style}. Used by nobody else in the core.
@NullMarked
package org.lodecast.simulate;

import org.jspecify.annotations.NullMarked;
