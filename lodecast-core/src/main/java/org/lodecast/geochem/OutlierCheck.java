package org.lodecast.geochem;

import org.lodecast.drill.Variable;

/// Tells values far above all others on a log scale: with the quartiles Q₁ < Q₃ of at least 30 positive
/// values, ln v > ln Q₃ + 3(ln Q₃ − ln Q₁), and v more than 5 times the 99th percentile. The 20 largest are
/// told one by one, the rest by their number. Values that were told as impossible or as in another unit are
/// left aside.
///
/// @param log where findings go
/// @param holes of the table
record OutlierCheck(ValueLog log, HoleUnits holes) {
    private static final int FEWEST = 30;
    private static final int MOST = 20;

    /// @param sorted positive measured values
    /// @param oddMedian of each hole in another unit, NaN of the others
    /// @param most largest possible value, NaN if there is none
    void check(Variable v, double[] sorted, double[] oddMedian, double most) {
        double[] usual = holes.without(v, oddMedian, most, sorted);
        int n = usual.length;
        if (n < FEWEST) {
            return;
        }
        double q1 = HoleUnits.quantile(usual, n, 0.25);
        double q3 = HoleUnits.quantile(usual, n, 0.75);
        double p99 = HoleUnits.quantile(usual, n, 0.99);
        double limit = Math.max(q3 * Math.pow(q3 / q1, 3), 5 * p99);
        int outliers = 0;
        while (outliers < n && usual[n - 1 - outliers] > limit) {
            outliers++;
        }
        if (outliers == 0 || q1 == q3) {
            return;
        }
        double told = usual[n - Math.min(MOST, outliers)];
        int left = Math.min(MOST, outliers);
        for (int i = 0; left > 0 && i < v.values().length; i++) {
            double value = v.values()[i];
            if (value >= told && !(value > most) && HoleUnits.counts(v, i) && Double.isNaN(oddMedian[holes.hole(i)])) {
                left--;
                log.note(
                        "value-outlier",
                        holes.table().line()[i],
                        holes.table().hole()[i],
                        v,
                        ValueLog.text(v, value) + "; 99 % of the values are " + ValueLog.text(v, p99) + " at most",
                        "kept: look at it");
            }
        }
        if (outliers > MOST) {
            log.note(
                    "value-outlier",
                    0,
                    "",
                    v,
                    (outliers - MOST) + " more values above " + ValueLog.text(v, limit),
                    "kept: look at them");
        }
    }
}
