package org.lodecast.simulate;

/// A stretch of one rock in a hole's log.
///
/// @param hole name of the hole
/// @param from upper depth [m]
/// @param to lower depth [m]
/// @param rock what the geologist saw
public record Lithology(String hole, double from, double to, Rock rock) {}
