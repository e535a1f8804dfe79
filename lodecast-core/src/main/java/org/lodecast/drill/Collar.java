package org.lodecast.drill;

/// Where a drillhole starts.
///
/// @param hole its name
/// @param x east [m]
/// @param y north [m]
/// @param z elevation [m]
/// @param length total depth [m], NaN if the table has none
/// @param line line in the collar table, 0 if it comes from none
public record Collar(String hole, double x, double y, double z, double length, int line) {}
