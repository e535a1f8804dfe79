package org.lodecast.geochem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.lodecast.Finding;
import org.lodecast.InvalidInput;

/// Sequential binary partition of the D parts of a composition, as a table of D − 1 rows of signs, and the
/// balances it defines (Egozcue and Pawlowsky-Glahn 2005, Mathematical Geology 37, 795).
///
/// Each row splits a group in two: r parts R marked +1 against s parts S marked −1, the others 0. Its balance is
/// `√(rs/(r+s))·(mean ln R − mean ln S)`. The first group is the whole; each side of two or more parts is split by
/// another row. Rows may come in any order. The balances are coordinates on orthonormal axes: the sum of
/// their squares is that of the centred log-ratios.
public final class SequentialPartition {
    private final List<String> parts;
    private final int[][] signs;

    private SequentialPartition(List<String> parts, int[][] signs) {
        this.parts = List.copyOf(parts);
        this.signs = signs;
    }

    /// @param parts names, at least two, each once
    /// @param signs a row a balance, a column a part: +1, −1 or 0
    /// @throws InvalidInput with all that is wrong with the table
    public static SequentialPartition of(List<String> parts, int[][] signs) {
        List<Finding> wrong = PartitionRules.check(parts, signs);
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
        return new SequentialPartition(
                parts, Arrays.stream(signs).map(int[]::clone).toArray(int[][]::new));
    }

    /// The twelve elements of the halo zones about gold (Yu et al. 2022, Table 1): first near-ore (Au Ag Cu Pb
    /// Zn) against the others, then front (Sb Hg As) against tail (W Bi Co Mo), then precious against base metals,
    /// Sb Hg against As, W Mo against Bi Co, and down to single elements.
    ///
    /// @param withCo the paper names the tail both with cobalt and without
    public static SequentialPartition paper(boolean withCo) {
        List<String> parts = List.of("Au", "Ag", "Cu", "Pb", "Zn", "Sb", "Hg", "As", "W", "Mo", "Bi", "Co");
        SequentialPartition all = of(parts, new int[][] {
            {1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1},
            {0, 0, 0, 0, 0, 1, 1, 1, -1, -1, -1, -1},
            {1, 1, -1, -1, -1, 0, 0, 0, 0, 0, 0, 0},
            {1, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
            {0, 0, 1, -1, -1, 0, 0, 0, 0, 0, 0, 0},
            {0, 0, 0, 1, -1, 0, 0, 0, 0, 0, 0, 0},
            {0, 0, 0, 0, 0, 1, 1, -1, 0, 0, 0, 0},
            {0, 0, 0, 0, 0, 1, -1, 0, 0, 0, 0, 0},
            {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, -1, -1},
            {0, 0, 0, 0, 0, 0, 0, 0, 1, -1, 0, 0},
            {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, -1},
        });
        return withCo ? all : all.keeping(parts.subList(0, 11));
    }

    /// The partition of those parts that are present: columns of absent ones are dropped, and with them the
    /// rows that lose a side. Names that are no part of it do not count.
    ///
    /// @throws InvalidInput if fewer than two parts are left
    public SequentialPartition keeping(Collection<String> present) {
        int[] kept = java.util.stream.IntStream.range(0, parts.size())
                .filter(j -> present.contains(parts.get(j)))
                .toArray();
        if (kept.length < 2) {
            throw InvalidInput.of(
                    "partition",
                    "of the parts " + String.join(" ", parts) + " fewer than two are present: nothing to balance");
        }
        List<int[]> rows = new ArrayList<>();
        for (int[] row : signs) {
            int[] rest = Arrays.stream(kept).map(j -> row[j]).toArray();
            if (Arrays.stream(rest).anyMatch(s -> s > 0) && Arrays.stream(rest).anyMatch(s -> s < 0)) {
                rows.add(rest);
            }
        }
        return of(Arrays.stream(kept).mapToObj(parts::get).toList(), rows.toArray(int[][]::new));
    }

    /// Names of the parts, in the order of the columns.
    public List<String> parts() {
        return parts;
    }

    /// How many balances: one less than parts.
    public int size() {
        return signs.length;
    }

    /// The sign of a part in a balance.
    public int sign(int balance, int part) {
        return signs[balance][part];
    }

    /// Names of the balances: the parts above over those below, as `Sb Hg/As`.
    public List<String> names() {
        return Arrays.stream(signs)
                .map(row -> side(row, 1) + "/" + side(row, -1))
                .toList();
    }

    /// Names of the parts of one side of a balance.
    ///
    /// @param sign +1 or −1
    public List<String> group(int balance, int sign) {
        return Arrays.stream(columns(signs[balance], sign)).mapToObj(parts::get).toList();
    }

    private String side(int[] row, int sign) {
        return String.join(
                " ", Arrays.stream(columns(row, sign)).mapToObj(parts::get).toList());
    }

    private static int[] columns(int[] row, int sign) {
        return java.util.stream.IntStream.range(0, row.length)
                .filter(j -> row[j] == sign)
                .toArray();
    }

    /// Balances of the rows of a table: [balance][row]. NaN where a part of that balance is missing or not
    /// positive.
    ///
    /// @param columns one a part, in the order of `parts`
    public double[][] balances(double[][] columns) {
        requireAll(columns.length, parts.size(), "parts");
        return Arrays.stream(signs)
                .map(row -> LogRatio.balance(
                        Arrays.stream(columns(row, 1)).mapToObj(j -> columns[j]).toArray(double[][]::new),
                        Arrays.stream(columns(row, -1))
                                .mapToObj(j -> columns[j])
                                .toArray(double[][]::new)))
                .toArray(double[][]::new);
    }

    /// The contrast matrix Ψ [balance][part]: balances are `Ψ·ln x`. Its rows are orthonormal and sum to 0:
    /// `√(s/(r(r+s)))` for R, `−√(r/(s(r+s)))` for S.
    public double[][] contrast() {
        double[][] psi = new double[signs.length][parts.size()];
        for (int b = 0; b < signs.length; b++) {
            double r = columns(signs[b], 1).length;
            double s = columns(signs[b], -1).length;
            for (int j = 0; j < parts.size(); j++) {
                psi[b][j] = switch (signs[b][j]) {
                    case 1 -> Math.sqrt(s / (r * (r + s)));
                    case -1 -> -Math.sqrt(r / (s * (r + s)));
                    default -> 0;
                };
            }
        }
        return psi;
    }

    /// The compositions that have the given balances, parts summing to `whole`: `exp(Ψᵀ·b)`, closed. A row
    /// with a missing balance is missing.
    ///
    /// @param balances [balance][row]
    /// @param whole sum of the parts, e.g. 1 or 10⁶ ppm
    /// @return [part][row]
    public double[][] composition(double[][] balances, double whole) {
        requireAll(balances.length, signs.length, "balances");
        double[][] psi = contrast();
        int n = balances[0].length;
        double[][] columns = new double[parts.size()][n];
        for (int i = 0; i < n; i++) {
            double most = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < columns.length; j++) {
                for (int b = 0; b < psi.length; b++) {
                    columns[j][i] += psi[b][j] * balances[b][i];
                }
                most = Math.max(most, columns[j][i]);
            }
            double sum = 0;
            for (double[] column : columns) {
                column[i] = Math.exp(column[i] - most); // the largest is 1: none overflows
                sum += column[i];
            }
            for (double[] column : columns) {
                column[i] *= whole / sum;
            }
        }
        return columns;
    }

    /// How the balances spread over the rows of a table that have all parts.
    ///
    /// @throws IllegalArgumentException if fewer than two rows do
    public PartitionSpread spread(double[][] columns) {
        return PartitionSpread.of(this, balances(columns));
    }

    private static void requireAll(int given, int wanted, String what) {
        if (given != wanted) {
            throw new IllegalArgumentException(given + " columns for " + wanted + " " + what);
        }
    }
}
