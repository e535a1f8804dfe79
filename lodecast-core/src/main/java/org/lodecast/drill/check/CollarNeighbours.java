package org.lodecast.drill.check;

import java.util.Arrays;
import java.util.List;
import org.lodecast.drill.Collar;

/// The nearest other collars of each collar, in plan. Exact; equally near ones come in the order of the file.
final class CollarNeighbours {
    static final int MOST = 8;

    private final int[] nearest; // MOST a collar, −1 where there are fewer
    private final double[] distance2;

    CollarNeighbours(List<Collar> collars) {
        int n = collars.size();
        nearest = new int[MOST * n];
        distance2 = new double[MOST * n];
        Arrays.fill(nearest, -1);
        Arrays.fill(distance2, Double.POSITIVE_INFINITY);
        double[] x = collars.stream().mapToDouble(Collar::x).toArray();
        double[] y = collars.stream().mapToDouble(Collar::y).toArray();
        // along the longer side of the camp few collars lie in the strip that is searched
        double[] along = extent(x) >= extent(y) ? x : y;
        int[] order = new int[n];
        Arrays.setAll(order, i -> i);
        RowSort.sort(order, 0, n, (a, b) -> Double.compare(along[a], along[b]));
        for (int k = 0; k < n; k++) {
            int i = order[k];
            int low = k - 1;
            int high = k + 1;
            while (low >= 0 || high < n) {
                double left = low >= 0 ? along[i] - along[order[low]] : Double.POSITIVE_INFINITY;
                double right = high < n ? along[order[high]] - along[i] : Double.POSITIVE_INFINITY;
                double strip = Math.min(left, right);
                if (strip * strip > distance2[MOST * i + MOST - 1]) {
                    break;
                }
                int j = left <= right ? order[low--] : order[high++];
                insert(i, j, (x[j] - x[i]) * (x[j] - x[i]) + (y[j] - y[i]) * (y[j] - y[i]));
            }
        }
    }

    private void insert(int i, int j, double d2) {
        int k = MOST * i + MOST - 1;
        if (!nearer(d2, j, k)) {
            return;
        }
        for (; k > MOST * i && nearer(d2, j, k - 1); k--) {
            nearest[k] = nearest[k - 1];
            distance2[k] = distance2[k - 1];
        }
        nearest[k] = j;
        distance2[k] = d2;
    }

    private boolean nearer(double d2, int j, int k) {
        return d2 < distance2[k] || d2 == distance2[k] && j < nearest[k];
    }

    private static double extent(double[] v) {
        return Arrays.stream(v).max().orElse(0) - Arrays.stream(v).min().orElse(0);
    }

    /// How many neighbours of collar i lie within a distance [m], at most {@link #MOST}.
    int within(int i, double reach) {
        int n = 0;
        while (n < MOST && distance(i, n) <= reach) {
            n++;
        }
        return n;
    }

    /// The k-th nearest of collar i, from 0.
    int neighbour(int i, int k) {
        return nearest[MOST * i + k];
    }

    /// Horizontal distance to it [m], infinite if there is none.
    double distance(int i, int k) {
        return Math.sqrt(distance2[MOST * i + k]);
    }
}
