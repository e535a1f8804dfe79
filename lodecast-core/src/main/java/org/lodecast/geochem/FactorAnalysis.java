package org.lodecast.geochem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Factors of the correlation R of several variables, turned by varimax if asked, with scores by regression
/// (Thomson): `F = Z R⁻¹ Λ`, Z the standardised data, Λ the loadings. Rows with a missing value are left out of R
/// and have a missing score.
///
/// Factors stand by falling variance; the loading of largest size of each is positive.
///
/// Centred log-ratios have no R⁻¹, for their rows sum to 0. All methods take them all the same, and a remark says
/// so: scores come through the pseudo-inverse, communalities start at 1 in place of squared multiple correlations,
/// the likelihood leaves out its constant `ln|R|`, and parallel analysis centres its random data likewise.
///
/// A Heywood case, a variable of which the factors leave nothing (uniqueness at its bound: 0.005 of maximum
/// likelihood, 0 of principal axes), is named in a remark.
public final class FactorAnalysis {
    private final List<String> names;
    private final double[][] correlation;
    private final double[] eigenvalues;
    private final double[] thresholds;
    private final double[][] loadings; // [variable][factor]
    private final double[] uniqueness;
    private final double[][] scores; // [factor][row]
    private final List<String> remarks;

    private FactorAnalysis(
            List<String> names,
            double[][] correlation,
            double[] eigenvalues,
            double[] thresholds,
            double[][] loadings,
            double[] uniqueness,
            double[][] scores,
            List<String> remarks) {
        this.names = List.copyOf(names);
        this.correlation = correlation;
        this.eigenvalues = eigenvalues;
        this.thresholds = thresholds;
        this.loadings = loadings;
        this.uniqueness = uniqueness;
        this.scores = scores;
        this.remarks = List.copyOf(remarks);
    }

    /// Principal components turned by varimax.
    ///
    /// @param data columns, e.g. logs of concentrations
    /// @param factors how many to keep, 0 for as many as have an eigenvalue above 1, at least two if there
    ///     are two columns
    /// @throws IllegalArgumentException if fewer complete rows than columns + 1, or a column is constant
    public static FactorAnalysis of(double[][] data, int factors) {
        FactorSettings.Count count = factors > 0 ? new FactorSettings.Fixed(factors) : new FactorSettings.Kaiser();
        return of(
                IntStream.rangeClosed(1, data.length)
                        .mapToObj(j -> "variable " + j)
                        .toList(),
                data,
                new FactorSettings(
                        FactorSettings.Method.PRINCIPAL_COMPONENTS, count, 2, FactorSettings.Rotation.VARIMAX));
    }

    /// @param names of the columns, for the remarks
    /// @param data columns, e.g. logs of concentrations or centred log-ratios
    /// @throws IllegalArgumentException if fewer complete rows than columns + 1, a column is constant or holds an
    ///     infinite value, or the method needs more columns (three, unless principal components)
    public static FactorAnalysis of(List<String> names, double[][] data, FactorSettings settings) {
        if (data.length == 0 || names.size() != data.length) {
            throw new IllegalArgumentException(names.size() + " names for " + data.length + " variables");
        }
        Correlation r = Correlation.of(names, data);
        SymmetricEigen eigen = SymmetricEigen.of(r.matrix());
        int rank = eigen.rank();
        List<String> remarks = new ArrayList<>();
        if (rank < data.length) {
            remarks.add(singular(r.closed(), rank, data.length, settings.method()));
        }
        double[] thresholds = switch (settings.count()) {
            case FactorSettings.Fixed f -> new double[0];
            case FactorSettings.Kaiser c -> ones(data.length);
            case FactorSettings.Parallel parallel ->
                ParallelAnalysis.thresholds(r.moments().rows(), data.length, r.closed(), parallel);
        };
        int k = number(settings, eigen.values(), thresholds, rank, remarks);
        double[] smc = rank < data.length ? ones(data.length) : multipleCorrelations(eigen);
        FactorExtraction components = FactorExtraction.components(eigen, k);
        FactorExtraction found = switch (settings.method()) {
            case PRINCIPAL_COMPONENTS -> components;
            case PRINCIPAL_AXIS -> FactorExtraction.axes(r.matrix(), k, smc);
            case MAXIMUM_LIKELIHOOD -> MaximumLikelihood.of(r.matrix(), k, smc, components.loadings());
        };
        remarks.addAll(found.remarks());
        for (int j : found.heywood()) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "Heywood case: the factors take all variance of %s (uniqueness %.3f, its bound), which no measured"
                            + " variable has; fewer factors may do better",
                    names.get(j),
                    found.uniqueness()[j]));
        }
        double[][] loadings = found.loadings();
        if (k > 1) {
            switch (settings.rotation()) {
                case NONE -> {}
                case VARIMAX -> Varimax.turn(loadings);
                case VARIMAX_LIKE_R -> Varimax.turnLikeR(loadings);
            }
        }
        loadings = inOrder(loadings);
        return new FactorAnalysis(
                names,
                r.matrix(),
                eigen.values(),
                thresholds,
                loadings,
                found.uniqueness(),
                r.scores(data, weights(eigen, rank, loadings)),
                remarks);
    }

    private static String singular(boolean closed, int rank, int p, FactorSettings.Method method) {
        String why = closed
                ? "the variables of a row sum to 0, as centred log-ratios do"
                : "some variables follow from others";
        return "the correlation of " + p + " variables has rank " + rank + ", for " + why
                + ": scores come through its pseudo-inverse"
                + switch (method) {
                    case PRINCIPAL_COMPONENTS -> "";
                    case PRINCIPAL_AXIS -> ", and communalities start at 1";
                    case MAXIMUM_LIKELIHOOD ->
                        ", and the likelihood is taken without the determinant of the correlation";
                };
    }

    private static double[] ones(int p) {
        double[] ones = new double[p];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static int number(
            FactorSettings settings, double[] values, double[] thresholds, int rank, List<String> remarks) {
        int p = values.length;
        int most = settings.method() == FactorSettings.Method.PRINCIPAL_COMPONENTS ? rank : identifiable(p);
        if (most < 1) {
            throw new IllegalArgumentException(p + " variables: this method needs at least three");
        }
        int k;
        if (settings.count() instanceof FactorSettings.Fixed fixed) {
            k = fixed.factors();
        } else {
            k = 0;
            while (k < p && values[k] > thresholds[k]) {
                k++;
            }
            if (k < settings.least()) {
                remarks.add((k == 0 ? "no" : "only " + k)
                        + (k == 1 ? " eigenvalue exceeds its threshold; " : " eigenvalues exceed their thresholds; ")
                        + Math.min(settings.least(), most) + " factors are kept all the same");
                k = settings.least();
            }
        }
        if (k > most) {
            remarks.add(k + " factors are too many for " + p + " variables" + (rank < p ? " of rank " + rank : "")
                    + ": " + most + " are kept");
        }
        return Math.min(k, most);
    }

    /// The most factors that p variables determine: `(p − k)² ≥ p + k` (Ledermann 1937).
    private static int identifiable(int p) {
        int k = 0;
        while ((p - k - 1) * (p - k - 1) >= p + k + 1 && k + 1 < p) {
            k++;
        }
        return k;
    }

    /// 1 − 1/(R⁻¹)_jj.
    private static double[] multipleCorrelations(SymmetricEigen eigen) {
        int p = eigen.values().length;
        double[] smc = new double[p];
        for (int j = 0; j < p; j++) {
            double inverse = 0;
            for (int m = 0; m < p; m++) {
                inverse += eigen.vectors()[m][j] * eigen.vectors()[m][j] / eigen.values()[m];
            }
            smc[j] = 1 - 1 / inverse;
        }
        return smc;
    }

    /// Factors by falling sum of squares, each with its largest loading positive.
    private static double[][] inOrder(double[][] loadings) {
        int k = loadings[0].length;
        double[][] columns = new double[k][loadings.length];
        for (int f = 0; f < k; f++) {
            int lead = 0;
            for (int j = 0; j < loadings.length; j++) {
                columns[f][j] = loadings[j][f];
                lead = Math.abs(loadings[j][f]) > Math.abs(loadings[lead][f]) ? j : lead;
            }
            double sign = columns[f][lead] < 0 ? -1 : 1;
            for (int j = 0; j < loadings.length; j++) {
                columns[f][j] *= sign;
            }
        }
        Arrays.sort(
                columns, (a, b) -> Double.compare(FactorExtraction.communality(b), FactorExtraction.communality(a)));
        double[][] ordered = new double[loadings.length][k];
        for (int f = 0; f < k; f++) {
            for (int j = 0; j < loadings.length; j++) {
                ordered[j][f] = columns[f][j];
            }
        }
        return ordered;
    }

    /// R⁻¹Λ [variable][factor], through the pseudo-inverse where the rank is short.
    private static double[][] weights(SymmetricEigen eigen, int rank, double[][] loadings) {
        int p = loadings.length;
        int k = loadings[0].length;
        double[][] weights = new double[p][k];
        for (int m = 0; m < rank; m++) {
            double[] v = eigen.vectors()[m];
            for (int f = 0; f < k; f++) {
                double dot = 0;
                for (int j = 0; j < p; j++) {
                    dot += v[j] * loadings[j][f];
                }
                for (int j = 0; j < p; j++) {
                    weights[j][f] += v[j] * dot / eigen.values()[m];
                }
            }
        }
        return weights;
    }

    /// Names of the variables.
    public List<String> names() {
        return names;
    }

    /// Correlation of the variables over the complete rows.
    public double[][] correlation() {
        return correlation;
    }

    /// Eigenvalues of the correlation matrix, largest first.
    public double[] eigenvalues() {
        return eigenvalues;
    }

    /// What each eigenvalue had to exceed to count as a factor; empty if the number was fixed.
    public double[] thresholds() {
        return thresholds;
    }

    /// Loading of each variable (row) on each factor (column).
    public double[][] loadings() {
        return loadings;
    }

    /// What the factors leave of the variance of each variable, 0..1.
    public double[] uniquenesses() {
        return uniqueness;
    }

    /// What the factors share of the variance of each variable: the sum of its squared loadings.
    public double[] communalities() {
        return Arrays.stream(loadings)
                .mapToDouble(FactorExtraction::communality)
                .toArray();
    }

    /// Share of each factor in the variance of all variables, 0..1: its squared loadings over their number.
    public double[] share() {
        double[] share = new double[factors()];
        for (double[] row : loadings) {
            for (int f = 0; f < share.length; f++) {
                share[f] += row[f] * row[f] / loadings.length;
            }
        }
        return share;
    }

    /// Scores of a factor, one a row of the data, NaN where a value is missing.
    public double[] scores(int factor) {
        return scores[factor];
    }

    public int factors() {
        return scores.length;
    }

    /// What the reader must know of how it went, in plain words.
    public List<String> remarks() {
        return remarks;
    }

    /// The factor in which the given variables stand out: the largest difference between their mean signed
    /// loading and the mean size of the others' loadings, the sign being the one that makes theirs positive.
    ///
    /// @param variables their numbers among the columns, at least one
    public Lead leading(int... variables) {
        return FactorLead.of(names, loadings, variables);
    }

    /// @param factor its number
    /// @param sign +1, or −1 if the factor is to be turned over
    /// @param contrast mean loading of the variables less that of the others
    /// @param clear whether each of the variables loads higher than every other
    /// @param said the same in plain words, and plainly if no factor is led by them
    public record Lead(int factor, int sign, double contrast, boolean clear, String said) {}
}
