/// Drillhole tables as laboratories and loggers write them.
@NullMarked
package org.lodecast.app.table;

import org.jspecify.annotations.NullMarked;
