package org.lodecast.app.format;

import java.util.List;
import java.util.Map;
import org.lodecast.Finding;
import org.lodecast.block.Blocks;

/// A block model that was read: its blocks in metres, and the columns asked for.
///
/// @param values a value a block by the name of the column, NaN where it has none
/// @param findings what its owner should know, none of them an error
public record BlockColumns(Blocks blocks, Map<String, float[]> values, List<Finding> findings) {}
