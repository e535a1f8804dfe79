package org.lodecast.detect.maxent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodecast.Golden;
import org.lodecast.Workers;

/// Penalties, weights along the path, entropy and output as R's glmnet has them.
class GlmnetTest {
    private static final int STEPS = 200;

    @ParameterizedTest
    @CsvSource({"many,lqpht,4,3", "few,lqh,3,1"})
    void hasThePenaltiesOfTheFormula(String name, String classes, int hingeKnots, int thresholdKnots) {
        Rows rows = rows(name);
        Golden wanted = Golden.of("detect/maxent_terms.csv");
        double[] penalty = Penalties.of(
                new Design(rows, new Basis(classes, hingeKnots, thresholdKnots).features(rows.lows(), rows.highs())));
        assertThat(penalty).containsExactly(of(wanted, name, "penalty"), within(wanted.tolerance()));
    }

    @ParameterizedTest
    @CsvSource({"many,lqpht,4,3", "few,lqh,3,1"})
    void hasTheWeightsOfGlmnetAlongThePath(String name, String classes, int hingeKnots, int thresholdKnots) {
        Rows rows = rows(name);
        Design design =
                new Design(rows, new Basis(classes, hingeKnots, thresholdKnots).features(rows.lows(), rows.highs()));
        List<PathPoint> path = L1Path.solve(design, Penalties.of(design), STEPS, Workers.ONE, () -> {});
        Golden wanted = Golden.of("detect/maxent_path.csv");
        double[] step = of(wanted, name, "step");
        double[] feature = of(wanted, name, "feature");
        double[] weight = of(wanted, name, "weight");
        assertThat(weight.length).isEqualTo(5 * (design.count() + 1));
        for (int i = 0; i < weight.length; i++) {
            PathPoint point = path.get((int) step[i] - 1);
            double ours = feature[i] < 0 ? point.intercept() : point.beta()[(int) feature[i]];
            assertThat(ours)
                    .as("step %s, feature %s", step[i], feature[i])
                    .isCloseTo(weight[i], within(wanted.tolerance()));
        }
        assertThat(path).allMatch(p -> p.breach() < 1e-5);
    }

    @ParameterizedTest
    @CsvSource({"many,lqpht,4,3", "few,lqh,3,1"})
    void hasTheOutputOfItsWeights(String name, String classes, int hingeKnots, int thresholdKnots) {
        Model model = new Training(new Basis(classes, hingeKnots, thresholdKnots), 1, STEPS)
                .fit(rows(name), Workers.ONE, () -> {});
        Golden wanted = Golden.of("detect/maxent_places.csv");
        Golden places = Golden.of("detect/maxent_rows.csv");
        double[] row = of(wanted, name, "row");
        double[] eta = of(wanted, name, "predictor");
        double[] cloglog = of(wanted, name, "cloglog");
        assertThat(model.alpha())
                .isCloseTo(of(wanted, name, "alpha")[0], within(10 * wanted.tolerance())); // as the weights
        assertThat(model.entropy()).isCloseTo(of(wanted, name, "entropy")[0], within(wanted.tolerance()));
        for (int i = 0; i < row.length; i++) {
            int at = (int) row[i];
            double[] x = {places.column("a")[at], places.column("b")[at], places.column("c")[at]};
            double ours = model.predictor(x);
            assertThat(ours).isCloseTo(eta[i], within(wanted.tolerance()));
            assertThat(model.cloglog(ours)).isCloseTo(cloglog[i], within(wanted.tolerance()));
        }
    }

    /// The places that belong to the case.
    static Rows rows(String presences) {
        Golden g = Golden.of("detect/maxent_rows.csv");
        double[] on = g.column(presences);
        double[] background = g.column("background");
        int[] kept =
                IntStream.range(0, on.length).filter(i -> background[i] == 1).toArray();
        float[][] layers = new float[3][kept.length];
        for (int c = 0; c < 3; c++) {
            double[] column = g.column(g.header().get(c));
            for (int i = 0; i < kept.length; i++) {
                layers[c][i] = (float) column[kept[i]];
            }
        }
        return new Rows(layers, Arrays.stream(kept).map(i -> (int) on[i]).toArray());
    }

    private static double[] of(Golden golden, String name, String column) {
        String[] of = golden.text("case");
        double[] all = golden.column(column);
        return IntStream.range(0, all.length)
                .filter(i -> of[i].equals(name))
                .mapToDouble(i -> all[i])
                .toArray();
    }
}
