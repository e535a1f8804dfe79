/// New projects: the guesses that write a `project.yaml`, and simulated deposits as an explorer would hold them.
@NullMarked
package org.lodecast.app.init;

import org.jspecify.annotations.NullMarked;
