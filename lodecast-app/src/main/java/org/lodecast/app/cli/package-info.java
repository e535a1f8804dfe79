/// The command line.
@NullMarked
package org.lodecast.app.cli;

import org.jspecify.annotations.NullMarked;
