package org.lodecast.geochem;

/// Quantile between ranks, the seventh kind of Hyndman and Fan (1996), which R takes by default.
final class Quantile {
    private Quantile() {}

    /// @param sorted ascending, at least one
    /// @param level 0..1
    static double of(double[] sorted, double level) {
        double at = level * (sorted.length - 1);
        int below = Math.min((int) at, sorted.length - 1);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
