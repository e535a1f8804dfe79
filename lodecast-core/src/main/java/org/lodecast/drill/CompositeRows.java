package org.lodecast.drill;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows of composites, as many as come.
final class CompositeRows {
    private static final int FIXED = 6; // from, to, x, y, z, sampled; then the variables

    private final List<String> hole = new ArrayList<>();
    private final List<String> domain = new ArrayList<>();
    private final boolean withDomains;
    private final double[][] columns;
    private int n;

    CompositeRows(int vars, boolean withDomains) {
        columns = new double[FIXED + vars][256];
        this.withDomains = withDomains;
    }

    void add(Trace trace, double from, double to, double sampled, String ground, double[] values) {
        if (n == columns[0].length) {
            for (int c = 0; c < columns.length; c++) {
                columns[c] = Arrays.copyOf(columns[c], 2 * n);
            }
        }
        hole.add(trace.hole());
        if (withDomains) {
            domain.add(ground);
        }
        columns[0][n] = from;
        columns[1][n] = to;
        double[] p = trace.at((from + to) / 2);
        for (int d = 0; d < 3; d++) {
            columns[2 + d][n] = p[d];
        }
        columns[5][n] = sampled;
        for (int v = 0; v < values.length; v++) {
            columns[FIXED + v][n] = values[v];
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
            variables.add(new Variable(like.get(v).name(), like.get(v).unit(), c[FIXED + v]));
        }
        double[] weight = new double[n];
        Arrays.fill(weight, 1);
        return new Composites(
                hole.toArray(String[]::new),
                c[0],
                c[1],
                c[2],
                c[3],
                c[4],
                c[5],
                domain.toArray(String[]::new),
                weight,
                variables);
    }
}
