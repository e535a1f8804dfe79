/// Drillholes: tables as they were logged, checks, desurvey, composites.
@NullMarked
package org.lodecast.drill;

import org.jspecify.annotations.NullMarked;
