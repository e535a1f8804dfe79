package org.lodecast.drill;

/// Where a drillhole starts.
///
/// @param hole its name
/// @param x east [m]
/// @param y north [m]
/// @param z elevation [m]
/// @param length total depth [m], NaN if the table has none
/// @param line line in the collar table, 0 if it comes from none
public record Collar(String hole, double x, double y, double z, double length, int line) {
    /// No coordinate lies farther out [m], not even with the number of its zone before it.
    private static final double FARTHEST = 1e8;

    private static final double HIGHEST = 20_000;

    /// Whether east, north and elevation [m] can be those of a place on Earth.
    public static boolean isPlace(double x, double y, double z) {
        return Math.abs(x) <= FARTHEST && Math.abs(y) <= FARTHEST && Math.abs(z) <= HIGHEST;
    }
}
