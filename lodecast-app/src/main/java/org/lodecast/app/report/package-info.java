/// Figures and the page that people send to each other.
@NullMarked
package org.lodecast.app.report;

import org.jspecify.annotations.NullMarked;
