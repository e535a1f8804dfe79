/// Columns on disk: DuckDB, Parquet, raw floats.
@NullMarked
package org.lodecast.app.store;

import org.jspecify.annotations.NullMarked;
