/// The stages, in order, and what is kept of each so that it need not run again.
@NullMarked
package org.lodecast.app.pipeline;

import org.jspecify.annotations.NullMarked;
