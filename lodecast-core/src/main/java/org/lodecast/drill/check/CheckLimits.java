package org.lodecast.drill.check;

/// Where the checks of the tables begin to doubt.
///
/// @param doglegPer30m change of direction within 30 m above which a survey is doubted [rad]
/// @param longestInterval length above which an interval is doubted [m]; NaN: 20 times the table's usual one
public record CheckLimits(double doglegPer30m, double longestInterval) {

    /// No station lies deeper [m]; some tables put 99999 for "to the end".
    static final double LOWEST_STATION = 1e6;

    public CheckLimits {
        if (!(doglegPer30m > 0)) {
            throw new IllegalArgumentException("the dogleg limit must be positive: " + doglegPer30m);
        }
        if (longestInterval <= 0) {
            throw new IllegalArgumentException("the longest interval must be positive: " + longestInterval);
        }
    }

    /// 10° in 30 m, and the interval's limit from the table.
    public static CheckLimits usual() {
        return new CheckLimits(Math.toRadians(10), Double.NaN);
    }
}
