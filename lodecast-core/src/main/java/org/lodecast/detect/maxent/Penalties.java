package org.lodecast.detect.maxent;

import java.util.List;

/// How dear each feature is: λⱼ = max(cⱼ·sdⱼ/√m, 0.001·rangeⱼ, …), m the number of presences, sdⱼ the
/// feature's standard deviation over them (divisor m − 1; 0 of one presence), rangeⱼ over all rows. cⱼ falls
/// with m, straight between the numbers of the tables that Phillips and Dudík 2008 tuned, as the R package
/// maxnet has them: linear features, quadratics and products share the table of the richest of the three
/// that is there; hinges have 0.5; thresholds 2 down to 1.
///
/// Besides: a hinge's sd counts as 1/√m at least, and a threshold on one side of which all presences lie
/// has λ = 1, for its sd of 0 would set it free.
final class Penalties {
    private static final double[][] LINEAR = {{0, 10, 30, 100}, {1, 1, 0.2, 0.05}};
    private static final double[][] QUADRATIC = {{0, 10, 17, 30, 100}, {1.3, 0.8, 0.5, 0.25, 0.05}};
    private static final double[][] PRODUCT = {{0, 10, 17, 30, 100}, {2.6, 1.6, 0.9, 0.55, 0.05}};
    private static final double[][] THRESHOLD = {{0, 100}, {2, 1}};
    private static final double HINGE = 0.5;
    private static final double OF_RANGE = 0.001;

    private Penalties() {}

    /// λ of each feature; 0 for one that is the same in all rows.
    static double[] of(Design design) {
        int m = design.rows.presences();
        double root = Math.sqrt(m);
        double[][] smooth = has(design.features, Feature.Product.class)
                ? PRODUCT
                : has(design.features, Feature.Quadratic.class) ? QUADRATIC : LINEAR;
        double[] penalty = new double[design.count()];
        double[] column = new double[design.rows.count()];
        for (int j = 0; j < penalty.length; j++) {
            design.column(j, column);
            Spread s = Spread.of(column, design.rows.presence(), m);
            double range = s.high - s.low;
            double own = switch (design.features.get(j)) {
                case Feature.Linear _, Feature.Quadratic _, Feature.Product _ -> s.sd * at(smooth, m) / root;
                case Feature.Hinge _ -> Math.max(s.sd, 1 / root) * HINGE / root;
                case Feature.Threshold _ -> s.mean == 0 || s.mean == 1 ? 1 : s.sd * at(THRESHOLD, m) / root;
            };
            penalty[j] = range > 0 ? Math.max(own, OF_RANGE * range) : 0;
        }
        return penalty;
    }

    private static boolean has(List<Feature> features, Class<? extends Feature> kind) {
        return features.stream().anyMatch(kind::isInstance);
    }

    /// A table between its numbers of presences, level beyond the last.
    static double at(double[][] table, double m) {
        double[] x = table[0];
        double[] y = table[1];
        int k = 1;
        while (k < x.length && x[k] < m) {
            k++;
        }
        return k == x.length ? y[k - 1] : y[k - 1] + (y[k] - y[k - 1]) * (m - x[k - 1]) / (x[k] - x[k - 1]);
    }

    /// @param low of all rows
    /// @param high of all rows
    /// @param mean over the presences
    /// @param sd over the presences
    private record Spread(double low, double high, double mean, double sd) {
        static Spread of(double[] column, int[] presence, int m) {
            double low = column[0];
            double high = column[0];
            double sum = 0;
            for (int i = 0; i < column.length; i++) {
                low = Math.min(low, column[i]);
                high = Math.max(high, column[i]);
                sum += presence[i] * column[i];
            }
            double mean = sum / m;
            double squares = 0;
            for (int i = 0; i < column.length; i++) {
                squares += presence[i] * (column[i] - mean) * (column[i] - mean);
            }
            return new Spread(low, high, mean, m > 1 ? Math.sqrt(squares / (m - 1)) : 0);
        }
    }
}
