/// Drillholes: tables as they were logged, checks, desurvey, composites, intercepts.
@NullMarked
package org.lodecast.drill;

import org.jspecify.annotations.NullMarked;
