package org.lodecast.drill;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Length-weighted composites of equal length down each hole.
///
/// A composite spans `[k·L, (k+1)·L)` from the first sample of its hole; the last one is cut at the last
/// sample. With lᵢ the length of sample i within the composite and vᵢ its value, the composite's value is Σ
/// lᵢvᵢ / Σ lᵢ over the samples that were measured, and its measured length is Σ lᵢ, so that Σ length × grade
/// over a hole is that of its samples. A composite with no sample at all is left out; a variable measured
/// over less than `coverage` of it is NaN in it.
///
/// @param length of a composite [m]
/// @param coverage least measured share of a composite's length, 0..1
public record Compositor(double length, double coverage) {

    public Compositor {
        if (!(length > 0)) {
            throw new IllegalArgumentException("composite length must be positive: " + length);
        }
        if (!(coverage >= 0 && coverage <= 1)) {
            throw new IllegalArgumentException("coverage must be between 0 and 1: " + coverage);
        }
    }

    /// Composites of every hole's assays.
    public Composites composite(Drillholes holes) {
        Intervals a = holes.assays();
        Map<String, Trace> traces = holes.traceByHole();
        Rows rows = new Rows(a.variables().size());
        for (int start = 0; start < a.size(); ) {
            int end = start;
            while (end < a.size() && a.hole()[end].equals(a.hole()[start])) {
                end++;
            }
            Trace trace = traces.get(a.hole()[start]);
            if (trace != null) {
                compositeHole(a, start, end, trace, rows);
            }
            start = end;
        }
        return rows.finish(a.variables());
    }

    private void compositeHole(Intervals a, int start, int end, Trace trace, Rows rows) {
        double top = a.from()[start];
        double bottom = top;
        for (int i = start; i < end; i++) {
            bottom = Math.max(bottom, a.to()[i]);
        }
        int count = (int) Math.ceil((bottom - top) / length - 1e-9);
        int vars = a.variables().size();
        double[][] sum = new double[vars][count];
        double[][] measured = new double[vars][count];
        double[] sampled = new double[count];
        for (int i = start; i < end; i++) {
            int first = Math.max(0, (int) Math.floor((a.from()[i] - top) / length));
            for (int k = first; k < count && top + k * length < a.to()[i]; k++) {
                double l = Math.min(a.to()[i], top + (k + 1) * length) - Math.max(a.from()[i], top + k * length);
                if (l <= 0) {
                    continue;
                }
                sampled[k] += l;
                for (int v = 0; v < vars; v++) {
                    double value = a.variables().get(v).values()[i];
                    if (!Double.isNaN(value)) {
                        sum[v][k] += l * value;
                        measured[v][k] += l;
                    }
                }
            }
        }
        for (int k = 0; k < count; k++) {
            if (sampled[k] <= 1e-9 * length) { // a sliver left by rounding is no sample
                continue;
            }
            double from = top + k * length;
            double to = k == count - 1 ? bottom : from + length;
            double[] values = new double[vars];
            for (int v = 0; v < vars; v++) {
                boolean enough = measured[v][k] > 0 && measured[v][k] >= coverage * (to - from) - 1e-9;
                values[v] = enough ? sum[v][k] / measured[v][k] : Double.NaN;
            }
            rows.add(trace, from, to, values);
        }
    }

    /// Rows that grow.
    private static final class Rows {
        private final List<String> hole = new ArrayList<>();
        private double[][] columns; // from, to, x, y, z, variables
        private int n;

        Rows(int vars) {
            columns = new double[5 + vars][256];
        }

        void add(Trace trace, double from, double to, double[] values) {
            if (n == columns[0].length) {
                for (int c = 0; c < columns.length; c++) {
                    columns[c] = Arrays.copyOf(columns[c], 2 * n);
                }
            }
            hole.add(trace.hole());
            columns[0][n] = from;
            columns[1][n] = to;
            double[] p = trace.at((from + to) / 2);
            for (int d = 0; d < 3; d++) {
                columns[2 + d][n] = p[d];
            }
            for (int v = 0; v < values.length; v++) {
                columns[5 + v][n] = values[v];
            }
            n++;
        }

        Composites finish(List<Variable> like) {
            double[][] c = new double[columns.length][];
            for (int i = 0; i < c.length; i++) {
                c[i] = Arrays.copyOf(columns[i], n);
            }
            List<Variable> variables = new ArrayList<>();
            for (int v = 0; v < like.size(); v++) {
                variables.add(new Variable(like.get(v).name(), like.get(v).unit(), c[5 + v]));
            }
            return new Composites(hole.toArray(String[]::new), c[0], c[1], c[2], c[3], c[4], variables);
        }
    }
}
