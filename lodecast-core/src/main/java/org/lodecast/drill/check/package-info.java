/// The checks of drillhole tables, and the rules that mend them: what is wrong is told, what is changed is logged,
/// and no row vanishes.
@NullMarked
package org.lodecast.drill.check;

import org.jspecify.annotations.NullMarked;
