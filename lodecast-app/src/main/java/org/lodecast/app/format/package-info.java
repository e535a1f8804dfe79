/// Surfaces in and block models out, in the formats of the programs before and after this one.
@NullMarked
package org.lodecast.app.format;

import org.jspecify.annotations.NullMarked;
