package org.lodecast.geochem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.junit.jupiter.api.Test;
import org.lodecast.Golden;
import org.lodecast.Seed;
import org.lodecast.geochem.FactorSettings.Fixed;
import org.lodecast.geochem.FactorSettings.Kaiser;
import org.lodecast.geochem.FactorSettings.Method;
import org.lodecast.geochem.FactorSettings.Parallel;
import org.lodecast.geochem.FactorSettings.Rotation;

/// Principal axes, maximum likelihood and parallel analysis, against R's psych and factanal.
class FactorMethodsTest {
    private static final Golden DATA = Golden.of("geochem/fa_data.csv");
    private static final double NAN = Double.NaN;

    private static double[][] data() {
        return Tables.columns(DATA, DATA.header());
    }

    private static double[][] lessRowMean(double[][] x) {
        double[][] c = Arrays.stream(x).map(double[]::clone).toArray(double[][]::new);
        for (int i = 0; i < x[0].length; i++) {
            double mean = 0;
            for (double[] column : x) {
                mean += column[i] / x.length;
            }
            for (double[] column : c) {
                column[i] -= mean;
            }
        }
        return c;
    }

    private static FactorSettings fixed(Method method, int factors) {
        return new FactorSettings(method, new Fixed(factors), 1, Rotation.VARIMAX);
    }

    private static FactorAnalysis analysis(double[][] data, FactorSettings settings) {
        return FactorAnalysis.of(
                IntStream.rangeClosed(1, data.length).mapToObj(j -> "V" + j).toList(), data, settings);
    }

    private static void assertLoadings(FactorAnalysis f, Golden answer) {
        for (int k = 0; k < f.factors(); k++) {
            double[] expected = answer.column("F." + (k + 1));
            for (int j = 0; j < expected.length; j++) {
                assertThat(f.loadings()[j][k])
                        .as("variable %d, factor %d", j + 1, k + 1)
                        .isCloseTo(expected[j], within(answer.tolerance()));
            }
        }
    }

    private static void assertAsInR(FactorAnalysis f, String file) {
        Golden answer = Golden.of("geochem/" + file + ".csv");
        Golden scores = Golden.of("geochem/" + file + "_scores.csv");
        assertLoadings(f, answer);
        Tables.assertClose(f.uniquenesses(), answer.column("uniqueness"), answer.tolerance());
        for (int k = 0; k < f.factors(); k++) {
            Tables.assertClose(f.scores(k), scores.column("F." + (k + 1)), 10 * scores.tolerance());
        }
    }

    @Test
    void principalAxesAsInPsych() {
        FactorAnalysis f = analysis(data(), fixed(Method.PRINCIPAL_AXIS, 3));
        assertAsInR(f, "fa_axes");
        assertThat(f.remarks()).isEmpty();
        assertLoadings(
                analysis(data(), fixed(Method.PRINCIPAL_AXIS, 3).with(Rotation.NONE)),
                Golden.of("geochem/fa_axes_unturned.csv"));
        for (int j = 0; j < 8; j++) {
            assertThat(f.communalities()[j] + f.uniquenesses()[j]).isCloseTo(1, within(1e-9));
        }
        assertThat(Arrays.stream(f.share()).sum() * 8)
                .isCloseTo(Arrays.stream(f.communalities()).sum(), within(1e-12));
    }

    @Test
    void maximumLikelihoodAsInFactanalAndPsych() {
        FactorAnalysis f = analysis(data(), fixed(Method.MAXIMUM_LIKELIHOOD, 3));
        assertAsInR(f, "fa_likelihood");
        assertLoadings(f, Golden.of("geochem/fa_likelihood_psych.csv"));
        assertThat(f.remarks()).isEmpty();
    }

    /// Where it is at its end, R and ΛΛᵀ + Ψ have the same diagonal, and Λ solves R Ψ⁻¹ Λ = Λ (I + Λᵀ Ψ⁻¹ Λ).
    @Test
    void theLikelihoodIsAtItsPeak() {
        FactorAnalysis f = analysis(data(), fixed(Method.MAXIMUM_LIKELIHOOD, 3));
        double[][] l = f.loadings();
        for (int j = 0; j < 8; j++) {
            assertThat(f.communalities()[j] + f.uniquenesses()[j]).isCloseTo(1, within(1e-9));
            for (int k = 0; k < 3; k++) {
                double left = 0;
                double right = l[j][k];
                for (int i = 0; i < 8; i++) {
                    left += f.correlation()[j][i] * l[i][k] / f.uniquenesses()[i];
                    for (int g = 0; g < 3; g++) {
                        right += l[j][g] * l[i][g] * l[i][k] / f.uniquenesses()[i];
                    }
                }
                assertThat(left).isCloseTo(right, within(1e-9));
            }
        }
    }

    private static double[][] juraLogs(String[] elements) {
        Golden jura = Golden.sharedTable("reference_answers/jura_prediction.csv");
        return Arrays.stream(elements)
                .map(e -> Arrays.stream(jura.column(e)).map(Math::log).toArray())
                .toArray(double[][]::new);
    }

    /// Loadings against columns of an answer, whatever their signs.
    private static void assertColumns(FactorAnalysis f, double[][] columns, double tolerance) {
        for (int k = 0; k < columns.length; k++) {
            double sign = Math.signum(Arrays.stream(columns[k]).sum());
            for (int j = 0; j < columns[k].length; j++) {
                assertThat(f.loadings()[j][k]).isCloseTo(sign * columns[k][j], within(tolerance));
            }
        }
    }

    /// R's answers for the Jura data, rotated as R does by default: stopped short.
    @Test
    void juraAsRTurnsIt() {
        Golden likelihood = Golden.sharedTable("reference_answers/jura_factanal_log_varimax.csv");
        double[][] logs = juraLogs(likelihood.text("el"));
        FactorAnalysis f = analysis(logs, fixed(Method.MAXIMUM_LIKELIHOOD, 2).with(Rotation.VARIMAX_LIKE_R));
        assertColumns(f, new double[][] {likelihood.column("Factor1"), likelihood.column("Factor2")}, 1e-5);
        Tables.assertClose(f.uniquenesses(), likelihood.column("uniq"), 1e-5);
        Golden components = Golden.sharedTable("reference_answers/jura_principal_factor_varimax.csv");
        assertColumns(
                analysis(logs, fixed(Method.PRINCIPAL_COMPONENTS, 2).with(Rotation.VARIMAX_LIKE_R)),
                new double[][] {components.column("X1"), components.column("X2")},
                1e-10);
    }

    /// Brought to its end, varimax is another turn of the same: all that no rotation changes agrees.
    @Test
    void juraLikelihood() {
        Golden answer = Golden.sharedTable("reference_answers/jura_factanal_log_varimax.csv");
        FactorAnalysis f = analysis(juraLogs(answer.text("el")), fixed(Method.MAXIMUM_LIKELIHOOD, 2));
        double[][] theirs = {answer.column("Factor1"), answer.column("Factor2")};
        for (int j = 0; j < 7; j++) {
            for (int i = 0; i < 7; i++) {
                assertThat(f.loadings()[j][0] * f.loadings()[i][0] + f.loadings()[j][1] * f.loadings()[i][1])
                        .isCloseTo(theirs[0][j] * theirs[0][i] + theirs[1][j] * theirs[1][i], within(1e-5));
            }
        }
    }

    /// ln|Σ| + tr(R Σ⁻¹), Σ = ΛΛᵀ + Ψ, by its definition.
    private static double misfit(FactorAnalysis f, double[] uniqueness) {
        int p = uniqueness.length;
        double[][] sigma = new double[p][p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                for (int k = 0; k < f.factors(); k++) {
                    sigma[i][j] += f.loadings()[i][k] * f.loadings()[j][k];
                }
                sigma[i][j] += i == j ? uniqueness[i] : 0;
            }
        }
        LUDecomposition lu = new LUDecomposition(MatrixUtils.createRealMatrix(sigma));
        return Math.log(lu.getDeterminant())
                + lu.getSolver()
                        .solve(MatrixUtils.createRealMatrix(f.correlation()))
                        .getTrace();
    }

    /// On any data, closed or not, good or bad, no other way of factoring is likelier than the likeliest.
    @Test
    void nothingIsLikelier() {
        for (int trial = 0; trial < 60; trial++) {
            RandomGenerator random = new Seed(13).split(trial).generator();
            int p = random.nextInt(4, 13);
            double[][] x = new double[p][random.nextInt(p + 2, 60)];
            double[] common = new double[x[0].length];
            Arrays.setAll(common, i -> random.nextGaussian());
            double strength = random.nextDouble(2);
            for (double[] column : x) {
                double own = random.nextDouble(-1, 1) * strength;
                Arrays.setAll(column, i -> own * common[i] + random.nextGaussian());
            }
            double[][] data = trial % 3 == 0 ? lessRowMean(x) : x;
            int k = random.nextInt(1, p / 2);
            FactorAnalysis best = analysis(data, fixed(Method.MAXIMUM_LIKELIHOOD, k));
            double least = misfit(best, best.uniquenesses());
            for (Method method : List.of(Method.PRINCIPAL_AXIS, Method.PRINCIPAL_COMPONENTS)) {
                FactorAnalysis other = analysis(data, fixed(method, k));
                double[] within = Arrays.stream(other.uniquenesses())
                        .map(u -> Math.clamp(u, 0.005, 1))
                        .toArray();
                assertThat(least).as("case %d", trial).isLessThanOrEqualTo(misfit(other, within) + 1e-9);
            }
            double[] nudged = best.uniquenesses().clone();
            for (int j = 0; j < p; j++) {
                nudged[j] = Math.clamp(nudged[j] * Math.exp(0.01 * random.nextGaussian()), 0.005, 1);
            }
            assertThat(least).isLessThanOrEqualTo(misfit(best, nudged) + 1e-9);
            assertThat(best.remarks()).noneMatch(r -> r.contains("did not settle"));
        }
    }

    @Test
    void heywoodCasesAreNamed() {
        double[][] forty = Arrays.stream(data()).map(c -> Arrays.copyOf(c, 40)).toArray(double[][]::new);
        Golden answer = Golden.of("geochem/fa_heywood.csv");
        FactorAnalysis f = analysis(forty, fixed(Method.MAXIMUM_LIKELIHOOD, 3));
        assertLoadings(f, answer);
        Tables.assertClose(f.uniquenesses(), answer.column("uniqueness"), answer.tolerance());
        assertThat(f.remarks().stream().filter(r -> r.contains("Heywood")))
                .hasSize(2)
                .anyMatch(r -> r.contains("of V1 "))
                .anyMatch(r -> r.contains("of V8 "));
        FactorAnalysis axes = analysis(forty, fixed(Method.PRINCIPAL_AXIS, 3));
        assertThat(axes.remarks()).anyMatch(r -> r.contains("Heywood"));
        assertThat(Arrays.stream(axes.uniquenesses()).min().orElseThrow()).isZero();
    }

    /// Their correlation has no inverse; against R by all parameters at once, and R's loop from communalities 1.
    @Test
    void closedDataByEachMethod() {
        double[][] closed = lessRowMean(data());
        FactorAnalysis likelihood = analysis(closed, fixed(Method.MAXIMUM_LIKELIHOOD, 2));
        assertAsInR(likelihood, "fa_closed");
        assertThat(likelihood.remarks())
                .singleElement()
                .asString()
                .contains("rank 7")
                .contains("sum to 0")
                .contains("pseudo-inverse")
                .contains("without the determinant");
        FactorAnalysis axes = analysis(closed, fixed(Method.PRINCIPAL_AXIS, 2));
        Golden answer = Golden.of("geochem/fa_closed_axes.csv");
        assertLoadings(axes, answer);
        Tables.assertClose(axes.uniquenesses(), answer.column("uniqueness"), answer.tolerance());
        assertThat(axes.remarks()).singleElement().asString().contains("communalities start at 1");
        FactorAnalysis all = analysis(closed, fixed(Method.PRINCIPAL_COMPONENTS, 8));
        assertThat(all.factors()).as("no factor without variance").isEqualTo(7);
        assertThat(all.remarks()).anyMatch(r -> r.contains("8 factors are too many"));
    }

    /// The thresholds against psych's random data and, of closed data, base R's: within four standard errors.
    @Test
    void parallelAnalysisAsInPsych() {
        Golden answer = Golden.of("geochem/fa_parallel.csv");
        double[] n = answer.column("n");
        double[] p = answer.column("p");
        int trials = 2000;
        double[] mean = {};
        double[] high = {};
        for (int row = 0; row < answer.size(); row++) {
            int m = (int) answer.column("m")[row] - 1;
            if (m == 0) {
                boolean closed = answer.column("closed")[row] == 1;
                int rows = (int) n[row];
                mean = ParallelAnalysis.thresholds(rows, (int) p[row], closed, new Parallel(trials, NAN, new Seed(3)));
                high = ParallelAnalysis.thresholds(rows, (int) p[row], closed, new Parallel(trials, 0.95, new Seed(4)));
            }
            double error = answer.column("sd")[row] * Math.sqrt(1.0 / trials + 1 / answer.column("trials")[row]);
            assertThat(mean[m])
                    .as("mean %d of %s x %s", m + 1, n[row], p[row])
                    .isCloseTo(answer.column("mean")[row], within(4 * error + 1e-12));
            assertThat(high[m])
                    .as("quantile %d of %s x %s", m + 1, n[row], p[row])
                    .isCloseTo(answer.column("q95")[row], within(4 * 2.11 * error + 1e-12)); // √(.05·.95)/φ(1.645)
        }
    }

    @Test
    void numberOfFactors() {
        FactorAnalysis horn = analysis(data(), FactorSettings.DEFAULT);
        assertThat(horn.factors())
                .as("as psych finds, and as the data were made")
                .isEqualTo(3);
        assertThat(horn.thresholds()).hasSize(8);
        assertThat(horn.eigenvalues()[2]).isGreaterThan(horn.thresholds()[2]);
        assertThat(horn.eigenvalues()[3]).isLessThan(horn.thresholds()[3]);
        assertThat(analysis(data(), FactorSettings.DEFAULT).thresholds()).isEqualTo(horn.thresholds());
        FactorAnalysis kaiser = analysis(data(), FactorSettings.DEFAULT.with(new Kaiser()));
        assertThat(kaiser.thresholds()).containsOnly(1);
        assertThat(kaiser.factors()).isEqualTo((int)
                Arrays.stream(kaiser.eigenvalues()).filter(v -> v > 1).count());
        assertThat(analysis(data(), fixed(Method.PRINCIPAL_COMPONENTS, 2)).thresholds())
                .isEmpty();
        FactorAnalysis many = analysis(data(), fixed(Method.MAXIMUM_LIKELIHOOD, 7));
        assertThat(many.factors()).as("(8 − k)² ≥ 8 + k").isEqualTo(4);
        assertThat(many.remarks()).anyMatch(r -> r.contains("7 factors are too many for 8 variables: 4 are kept"));
    }

    /// Noise has no factor, closed or not, though half its eigenvalues are above 1.
    @Test
    void noiseHasNoFactors() {
        int found = 0;
        for (int trial = 0; trial < 40; trial++) {
            RandomGenerator random = new Seed(11).split(trial).generator();
            double[][] noise = new double[6][400];
            for (double[] column : noise) {
                Arrays.setAll(column, i -> random.nextGaussian());
            }
            for (double[][] x : List.of(noise, lessRowMean(noise))) {
                FactorAnalysis f = analysis(x, FactorSettings.DEFAULT);
                assertThat(f.factors()).isGreaterThanOrEqualTo(1);
                found += f.remarks().stream().anyMatch(r -> r.startsWith("no eigenvalue")) ? 0 : 1;
            }
        }
        assertThat(found).as("of 80, 5 %% expected").isLessThan(12);
    }

    /// The order of the variables, equal rows twice and other units change nothing but what they must.
    @Test
    void orderUnitsAndRepeatedRows() {
        int[] order = {3, 0, 7, 1, 6, 2, 5, 4};
        for (Method method : Method.values()) {
            double[][] x = data();
            FactorAnalysis f = analysis(x, fixed(method, 3));
            FactorAnalysis shuffled =
                    analysis(Arrays.stream(order).mapToObj(j -> x[j]).toArray(double[][]::new), fixed(method, 3));
            double[][] scaled = new double[8][];
            double[][] twice = new double[8][];
            for (int j = 0; j < 8; j++) {
                double unit = Math.pow(10, j - 3);
                scaled[j] = Arrays.stream(x[j]).map(v -> 5 + unit * v).toArray();
                twice[j] = Arrays.copyOf(x[j], 300);
                System.arraycopy(x[j], 0, twice[j], 150, 150);
            }
            FactorAnalysis inUnits = analysis(scaled, fixed(method, 3));
            FactorAnalysis repeated = analysis(twice, fixed(method, 3));
            for (int k = 0; k < 3; k++) {
                for (int j = 0; j < 8; j++) {
                    double l = f.loadings()[order[j]][k];
                    assertThat(shuffled.loadings()[j][k]).isCloseTo(l, within(1e-7));
                    assertThat(inUnits.loadings()[order[j]][k]).isCloseTo(l, within(1e-7));
                    assertThat(repeated.loadings()[order[j]][k]).isCloseTo(l, within(1e-7));
                }
                Tables.assertClose(shuffled.scores(k), f.scores(k), 1e-6);
            }
        }
    }

    @Test
    void saysPlainlyWhetherAFactorIsLed() {
        FactorAnalysis f = analysis(data(), fixed(Method.MAXIMUM_LIKELIHOOD, 3));
        FactorAnalysis.Lead lead = f.leading(3, 4);
        assertThat(lead.clear()).isTrue();
        assertThat(lead.said())
                .startsWith("factor " + (lead.factor() + 1) + " is led by V4 and V5 (V4 0.")
                .contains("of the others V6 0.");
        FactorAnalysis.Lead none = f.leading(0, 7);
        assertThat(none.clear()).isFalse();
        assertThat(none.said())
                .startsWith("no factor is led by V1 and V8 alone")
                .contains("comes nearest");
        assertThatThrownBy(f::leading).hasMessageContaining("no variable");
    }

    @Test
    void refusesWhatHasNoFactors() {
        double[] a = {1, 2, 3, 5, 8};
        double[] b = {2, 1, 4, 3, 9};
        for (Method method : List.of(Method.PRINCIPAL_AXIS, Method.MAXIMUM_LIKELIHOOD)) {
            assertThatThrownBy(() -> analysis(new double[][] {a, b}, fixed(method, 1)))
                    .hasMessageContaining("at least three");
        }
        assertThatThrownBy(() -> analysis(
                        new double[][] {a, {1, 2, Double.NEGATIVE_INFINITY, 4, 5}},
                        fixed(Method.PRINCIPAL_COMPONENTS, 1)))
                .hasMessageContaining("row 3")
                .hasMessageContaining("infinite");
        assertThatThrownBy(() -> FactorAnalysis.of(List.of("a"), new double[][] {a, b}, FactorSettings.DEFAULT))
                .hasMessageContaining("1 names for 2 variables");
        assertThatThrownBy(() -> new Fixed(0)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> new Parallel(0, 0.95, new Seed(1))).hasMessageContaining("trials");
        assertThatThrownBy(() -> new Parallel(9, 95, new Seed(1))).hasMessageContaining("level");
    }

    /// Two variables that are one: the likelihood pulls their uniqueness to the bound, and it is told.
    @Test
    void aVariableTwice() {
        double[][] x = data();
        x[1] = x[0].clone();
        for (Method method : Method.values()) {
            FactorAnalysis f = analysis(x, fixed(method, 3));
            assertThat(f.remarks()).anyMatch(r -> r.contains("rank 7") && r.contains("follow from others"));
            Tables.assertClose(f.loadings()[0], f.loadings()[1], 1e-6);
            assertThat(Arrays.stream(f.scores(0)).allMatch(s -> Math.abs(s) < 10))
                    .isTrue();
            assertThat(f.remarks().stream().anyMatch(r -> r.contains("Heywood")))
                    .isEqualTo(method != Method.PRINCIPAL_COMPONENTS);
        }
    }

    /// A hundred thousand rows of twelve variables, by each method, with a count by parallel analysis.
    @Test
    void manyRows() {
        RandomGenerator random = new Seed(12).generator();
        double[][] x = new double[12][100_000];
        for (int i = 0; i < 100_000; i++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            for (int j = 0; j < 12; j++) {
                x[j][i] = (j < 5 ? a : b) + 0.8 * random.nextGaussian();
            }
        }
        for (Method method : Method.values()) {
            long before = System.nanoTime();
            FactorAnalysis f = analysis(x, FactorSettings.DEFAULT.with(method));
            double seconds = (System.nanoTime() - before) / 1e9;
            assertThat(f.factors()).isEqualTo(2);
            assertThat(seconds).as("%s took %.2f s", method, seconds).isLessThan(5); // a loaded machine, cold code
        }
    }
}
