package org.lodecast.evidence;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lodecast.geostat.PointSamples;

/// How variables go together at their samples.
final class Likeness {
    private static final int LEAST = 10; // places that two variables must share

    private Likeness() {}

    /// Correlation of each two variables, on the scales that are kriged, over the places where both are
    /// known; 0 of two that share fewer than ten, or of one that is the same everywhere.
    static double[][] of(List<VariableEstimate> variables) {
        record Place(double x, double y, double z) {}
        Map<Place, double[]> values = new HashMap<>(); // by place, then variable
        int n = variables.size();
        for (int v = 0; v < n; v++) {
            PointSamples s = variables.get(v).scaled().mergeDuplicates();
            for (int i = 0; i < s.size(); i++) {
                Place place = new Place(s.x()[i] + 0.0, s.y()[i] + 0.0, s.z()[i] + 0.0);
                double[] row = values.computeIfAbsent(place, p -> unknown(n));
                row[v] = s.value()[i];
            }
        }
        // in the order of the places, so that sums are the same each time
        double[][] rows = values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparingDouble(Place::x)
                        .thenComparingDouble(Place::y)
                        .thenComparingDouble(Place::z)))
                .map(Map.Entry::getValue)
                .toArray(double[][]::new);
        double[][] r = new double[n][n];
        for (int i = 0; i < n; i++) {
            r[i][i] = 1;
            for (int j = 0; j < i; j++) {
                r[i][j] = correlation(rows, i, j);
                r[j][i] = r[i][j];
            }
        }
        return r;
    }

    private static double[] unknown(int n) {
        double[] row = new double[n];
        Arrays.fill(row, Double.NaN);
        return row;
    }

    private static double correlation(double[][] rows, int i, int j) {
        double[] mean = new double[2];
        int n = 0;
        for (double[] row : rows) {
            if (!Double.isNaN(row[i] + row[j])) {
                n++;
                mean[0] += (row[i] - mean[0]) / n;
                mean[1] += (row[j] - mean[1]) / n;
            }
        }
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (double[] row : rows) {
            if (!Double.isNaN(row[i] + row[j])) {
                double x = row[i] - mean[0];
                double y = row[j] - mean[1];
                xx += x * x;
                yy += y * y;
                xy += x * y;
            }
        }
        double r = xy / Math.sqrt(xx * yy);
        return n < LEAST || Double.isNaN(r) ? 0 : Math.clamp(r, -1, 1);
    }
}
