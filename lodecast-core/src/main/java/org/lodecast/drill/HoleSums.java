package org.lodecast.drill;

import java.util.Arrays;

/// The sums of one hole's composites, hole after hole in the same arrays.
final class HoleSums {
    private final Compositor rules;
    private final double[] from;
    private final double[] to;
    private final double[][] values;
    private final int vars;
    private double[] edge = new double[65]; // composite k spans edge k to edge k + 1
    private int[] stretch = new int[64];
    private double[] sum = new double[0]; // Σ lᵢvᵢ, variable after variable of composite after composite
    private double[] measured = new double[0]; // Σ lᵢ where vᵢ is known, likewise
    private double[] sampled = new double[64];
    private final double[] row;
    private int n;
    private int merged;
    private int dropped;
    private double droppedMetres;

    HoleSums(Intervals assays, Compositor rules) {
        this.rules = rules;
        from = assays.from();
        to = assays.to();
        values = assays.variables().stream().map(Variable::values).toArray(double[][]::new);
        vars = values.length;
        row = new double[vars];
    }

    int merged() {
        return merged;
    }

    int dropped() {
        return dropped;
    }

    double droppedMetres() {
        return droppedMetres;
    }

    /// Adds the composites of the hole whose samples are those from `start` to before `end`, by depth.
    void add(int start, int end, Domains.Log log, Trace trace, CompositeRows rows) {
        double top = from[start];
        double bottom = top;
        for (int i = start; i < end; i++) {
            bottom = Math.max(bottom, to[i]);
        }
        log.cut(trace.hole(), top, bottom);
        tile(log, bottom);
        for (int i = start, k = 0; i < end; i++) {
            while (k + 1 < n && edge[k + 1] <= from[i]) {
                k++;
            }
            sum(i, k);
        }
        cover(start, end);
        emit(log, trace, rows);
    }

    private void tile(Domains.Log log, double bottom) {
        n = 0;
        for (int s = 0; s < log.size(); s++) {
            double upper = log.start(s);
            double lower = s + 1 < log.size() ? log.start(s + 1) : bottom;
            int count = rules.count(lower - upper);
            double step = rules.rest() == Rest.SPREAD ? (lower - upper) / count : rules.length();
            if (n + count > stretch.length) {
                int room = Math.max(n + count, 2 * stretch.length);
                edge = Arrays.copyOf(edge, room + 1);
                stretch = Arrays.copyOf(stretch, room);
                sampled = new double[room];
            }
            for (int k = 0; k < count; k++) {
                edge[n + k] = upper + k * step;
                stretch[n + k] = s;
            }
            n += count;
            edge[n] = lower;
        }
        if (sum.length < n * vars) {
            sum = new double[Math.max(n * vars, 2 * sum.length)];
            measured = new double[sum.length];
        }
        Arrays.fill(sum, 0, n * vars, 0);
        Arrays.fill(measured, 0, n * vars, 0);
        Arrays.fill(sampled, 0, n, 0);
    }

    /// Adds sample i to the composites that it lies in, the first of which is k.
    private void sum(int i, int first) {
        for (int k = first; k < n && edge[k] < to[i]; k++) {
            double l = Math.min(to[i], edge[k + 1]) - Math.max(from[i], edge[k]);
            if (l <= 0) {
                continue;
            }
            for (int v = 0, at = k * vars; v < vars; v++, at++) {
                double value = values[v][i];
                if (!Double.isNaN(value)) {
                    sum[at] += l * value;
                    measured[at] += l;
                }
            }
        }
    }

    /// Metres under samples, those under two of them once.
    private void cover(int start, int end) {
        double covered = Double.NEGATIVE_INFINITY;
        for (int i = start, k = 0; i < end; i++) {
            double upper = Math.max(from[i], covered);
            while (k + 1 < n && edge[k + 1] <= upper) {
                k++;
            }
            for (int j = k; j < n && edge[j] < to[i]; j++) {
                sampled[j] += Math.max(0, Math.min(to[i], edge[j + 1]) - Math.max(upper, edge[j]));
            }
            covered = Math.max(covered, to[i]);
        }
    }

    private void emit(Domains.Log log, Trace trace, CompositeRows rows) {
        for (int k = 0; k < n; k++) {
            if (!hasSamples(k)) {
                continue;
            }
            int next = k + 1;
            boolean joins = rules.rest() == Rest.MERGE && next < n && isShortRest(next) && hasSamples(next);
            if (joins) {
                for (int v = 0; v < vars; v++) {
                    sum[k * vars + v] += sum[next * vars + v];
                    measured[k * vars + v] += measured[next * vars + v];
                }
                sampled[k] += sampled[next];
                merged++;
            } else if (rules.rest() == Rest.DROP && isShortRest(k)) {
                dropped++;
                droppedMetres += sampled[k];
                continue;
            }
            double lower = edge[joins ? next + 1 : next];
            double length = lower - edge[k];
            for (int v = 0, at = k * vars; v < vars; v++, at++) {
                boolean enough = measured[at] > 0 && measured[at] >= rules.coverage() * length - 1e-9;
                row[v] = enough ? sum[at] / measured[at] : Double.NaN;
            }
            rows.add(trace, edge[k], lower, Math.min(sampled[k], length), log.name(stretch[k]), row);
            k = joins ? next : k;
        }
    }

    /// A sliver left by rounding is no sample.
    private boolean hasSamples(int k) {
        return sampled[k] > 1e-9 * rules.length();
    }

    /// Whether k is the last of its stretch and shorter than the rule allows. For MERGE the one above it must
    /// be of the same stretch; for DROP it need not exist.
    private boolean isShortRest(int k) {
        boolean last = k + 1 == n || stretch[k + 1] != stretch[k];
        boolean hasAbove = k > 0 && stretch[k - 1] == stretch[k];
        return last
                && edge[k + 1] - edge[k] < rules.restShare() * rules.length() * (1 - 1e-9)
                && (hasAbove || rules.rest() == Rest.DROP);
    }
}
