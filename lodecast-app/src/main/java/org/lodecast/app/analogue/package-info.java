/// The bank of simulated deposits, and the model of the analogue detector that is raised on it.
@NullMarked
package org.lodecast.app.analogue;

import org.jspecify.annotations.NullMarked;
