package org.lodecast.detect.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodecast.Golden;
import org.lodecast.Progress;

/// Mixtures from the same start as R's mclust and scikit-learn have them.
class MixtureGoldenTest {
    private static final Golden TABLE = Golden.of("detect/mixture_rows.csv");
    private static final Rows ROWS = new Rows(new double[][] {TABLE.column("a"), TABLE.column("b"), TABLE.column("c")});
    private static final int[] START =
            Arrays.stream(TABLE.column("start")).mapToInt(s -> (int) s).toArray();

    @ParameterizedTest
    @CsvSource({"VVV,FULL", "EEE,TIED", "VVI,DIAGONAL"})
    void agreesWithMclust(String model, Covariance kind) {
        agrees(Golden.of("detect/mixture_mclust.csv"), model, kind, 0);
    }

    @ParameterizedTest
    @CsvSource({"full,FULL", "tied,TIED", "diag,DIAGONAL"})
    void agreesWithScikitLearn(String model, Covariance kind) {
        agrees(Golden.of("detect/mixture_sklearn.csv"), model, kind, 1e-3);
    }

    private static void agrees(Golden wanted, String model, Covariance kind, double ridge) {
        Em em = new Em(kind, ridge, 20000, 1e-14);
        Em.Fit fit = em.run(ROWS, em.start(ROWS, START, 3), Progress.NONE);
        double[] density = fit.mixture().logDensity(ROWS);
        int compared = 0;
        for (int i = 0; i < wanted.size(); i++) {
            if (!wanted.text("case")[i].equals(model)) {
                continue;
            }
            int k = Integer.parseInt(wanted.text("k")[i]);
            int column = Integer.parseInt(wanted.text("column")[i]);
            String what = wanted.text("what")[i];
            double ours = switch (what) {
                case "loglik" -> fit.logLikelihood();
                case "bic" -> fit.bic(ROWS.size());
                case "weight" -> fit.mixture().components().get(k).weight();
                case "mean" -> fit.mixture().components().get(k).mean()[column];
                case "density" -> density[k];
                default -> throw new AssertionError(what);
            };
            double value = wanted.column("value")[i];
            double scale = Math.max(1, Math.abs(value)); // relative, of weights and means absolute
            assertThat(ours)
                    .as("%s: %s %d %d", model, what, k, column)
                    .isCloseTo(value, within(wanted.tolerance() * scale));
            compared++;
        }
        assertThat(compared).isEqualTo(2 + 3 + 9 + 30);
    }
}
