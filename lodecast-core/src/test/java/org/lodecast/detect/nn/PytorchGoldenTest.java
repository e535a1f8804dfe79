package org.lodecast.detect.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodecast.Progress;
import org.lodecast.Workers;

/// Forward, loss, gradient, one Adam step and ten, against PyTorch.
class PytorchGoldenTest {

    @ParameterizedTest
    @ValueSource(strings = {"dae-p1.txt", "dae-p3.txt", "dae-p5.txt"})
    void autoEncoderStepsAsPytorchDoes(String file) {
        GoldenFile golden = GoldenFile.read(file);
        Network network = golden.architecture().autoEncoder(golden.shape(0));
        compare(golden, network, new Objective.Reconstruction(network.depth() - 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"student-p3.txt", "student-p5.txt"})
    void studentStepsAsPytorchDoes(String file) {
        GoldenFile golden = GoldenFile.read(file);
        Network teacher = golden.architecture().autoEncoder(golden.shape(0));
        Network student = golden.architecture().encoder(golden.shape(0));
        Objective objective =
                new Objective.Distillation(teacher, GoldenFile.floats(golden.parameters("teacher", teacher)), 3);
        compare(golden, student, objective);
        checkErrors(golden, student, objective, golden.get("errors"));
    }

    /// A student of other widths, with adapters and weights of its own for the levels.
    @ParameterizedTest
    @ValueSource(strings = {"adapted-p3.txt", "adapted-p5.txt"})
    void adaptedStudentStepsAsPytorchDoes(String file) {
        GoldenFile golden = GoldenFile.read(file);
        Network teacher = golden.architecture().autoEncoder(golden.shape(0));
        List<Integer> own =
                Arrays.stream(golden.get("own")).mapToObj(w -> (int) w).toList();
        Network student = golden.architecture().student(golden.shape(0), own);
        Objective.Distillation objective = Objective.Distillation.of(
                        teacher, GoldenFile.floats(golden.parameters("teacher", teacher)), student)
                .withWeights(Arrays.stream(golden.get("weights")).boxed().toList());
        assertThat(objective.levels()).containsExactly(1, 3, 5);
        compare(golden, student, objective);
        checkErrors(golden, student, objective, golden.get("errors"));
    }

    /// What stands above its reconstruction.
    @ParameterizedTest
    @ValueSource(strings = {"dae-p1.txt", "dae-p3.txt", "dae-p5.txt"})
    void oneSidedScoreIsPytorchs(String file) {
        GoldenFile golden = GoldenFile.read(file);
        Network network = golden.architecture().autoEncoder(golden.shape(0));
        Objective objective = new Objective.Reconstruction(network.depth() - 1, true);
        checkErrors(golden, network, objective, golden.get("excess"));
    }

    /// Errors of the scorer: level by level, a value a row.
    private static void checkErrors(GoldenFile golden, Network network, Objective objective, double[] expected) {
        Scorer scorer = new Scorer(network, GoldenFile.floats(golden.parameters("parameters", network)), objective);
        float[][] errors = scorer.errors(samples(golden), ids(golden), Workers.ONE, Progress.NONE);
        assertThat(errors.length * golden.batch()).isEqualTo(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) errors[i / golden.batch()][i % golden.batch()])
                    .as("error %d", i)
                    .isCloseTo(expected[i], within(golden.tolerance() * Math.max(1, expected[i])));
        }
    }

    private static void compare(GoldenFile golden, Network network, Objective objective) {
        float[] parameters = GoldenFile.floats(golden.parameters("parameters", network));
        Learner learner = new Learner(network, parameters, objective, golden.batch());
        Adam adam = learner.adam();
        for (int step = 1; step <= 10; step++) {
            learner.measure(samples(golden), ids(golden), 0, golden.batch());
            if (step == 1) {
                double loss = 0;
                for (int i = 0; i < objective.levels().size(); i++) {
                    for (int n = 0; n < golden.batch(); n++) {
                        loss += 0.5 * objective.weight(i) * learner.errors(i)[n] / golden.batch();
                    }
                }
                assertThat(loss).as("loss").isCloseTo(golden.get("loss")[0], within(golden.tolerance()));
                double[] output = golden.get("output");
                int units = network.level(network.depth() - 1).outputs();
                for (int i = 0; i < output.length; i++) {
                    assertThat((double) learner.output(network.depth() - 1, i / units, i % units))
                            .as("output %d", i)
                            .isCloseTo(output[i], within(golden.tolerance()));
                }
                close(learner.gradient(), golden.parameters("gradient", network), golden.tolerance(), "gradient");
            }
            learner.learn(adam, 0.001);
            if (step == 1 || step == 10) {
                close(
                        learner.parameters(),
                        golden.parameters("after" + step, network),
                        golden.tolerance(),
                        "after " + step);
            }
        }
    }

    private static void close(float[] ours, double[] theirs, double tolerance, String what) {
        assertThat(ours).hasSameSizeAs(theirs);
        for (int i = 0; i < theirs.length; i++) {
            assertThat((double) ours[i])
                    .as("%s, parameter %d", what, i)
                    .isCloseTo(theirs[i], within(tolerance * Math.max(1, Math.abs(theirs[i]))));
        }
    }

    private static Samples samples(GoldenFile golden) {
        return RowSamples.of(golden.input());
    }

    private static int[] ids(GoldenFile golden) {
        return java.util.stream.IntStream.range(0, golden.batch()).toArray();
    }
}
