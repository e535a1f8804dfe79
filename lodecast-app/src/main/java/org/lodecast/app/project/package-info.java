/// project.yaml: what a user asks for, and the guesses that write it.
@NullMarked
package org.lodecast.app.project;

import org.jspecify.annotations.NullMarked;
