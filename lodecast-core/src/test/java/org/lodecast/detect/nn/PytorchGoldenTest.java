package org.lodecast.detect.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        Learner learner = compare(golden, student, objective);

        double[] errors = golden.get("errors");
        learner = learner(golden, student, objective);
        learner.measure(samples(golden), ids(golden), 0, golden.batch());
        for (int i = 0; i < 3; i++) {
            for (int n = 0; n < golden.batch(); n++) {
                assertThat((double) learner.errors(i)[n])
                        .as("error of level %d, row %d", i, n)
                        .isCloseTo(errors[i * golden.batch() + n], within(golden.tolerance()));
            }
        }
    }

    private static Learner compare(GoldenFile golden, Network network, Objective objective) {
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
        return learner;
    }

    private static Learner learner(GoldenFile golden, Network network, Objective objective) {
        return new Learner(
                network, GoldenFile.floats(golden.parameters("parameters", network)), objective, golden.batch());
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
