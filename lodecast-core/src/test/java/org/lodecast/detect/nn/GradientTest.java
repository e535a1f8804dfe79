package org.lodecast.detect.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;

/// Finite differences check the reference in double precision to 1e-6; the reference checks the fast code to
/// the precision of floats.
class GradientTest {
    private static final int CHANNELS = 3;

    @ParameterizedTest
    @CsvSource({"1,false", "3,false", "5,false", "3,true", "5,true"})
    void referenceAgreesWithFiniteDifferences(int side, boolean linear) {
        Network network = architecture(side).withLinearOutput(linear).autoEncoder(CHANNELS);
        double[] row = doubles(rows(1, network.level(0).inputs(), 11)[0]);
        double[][] targets = new double[network.depth()][];
        targets[network.depth() - 1] = row;
        checkByDifferences(network, row, targets, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5})
    void referenceStudentAgreesWithFiniteDifferences(int side) {
        Network student = architecture(side).encoder(CHANNELS);
        double[] row = doubles(rows(1, student.level(0).inputs(), 12)[0]);
        double[][] targets = new ReferenceNetwork(student, doubles(student.initial(new Seed(99)))).forward(row);
        checkByDifferences(student, row, targets, 1 / 3.0);
    }

    @ParameterizedTest
    @CsvSource({"1,16", "3,16", "5,16", "3,7", "5,3"})
    void fastCodeAgreesWithReference(int side, int rows) {
        Network network = architecture(side).autoEncoder(CHANNELS);
        float[] parameters = network.initial(new Seed(4));
        float[][] input = rows(rows, network.level(0).inputs(), 13);
        double[] expected = new double[network.size()];
        ReferenceNetwork reference = new ReferenceNetwork(network, doubles(parameters));
        for (float[] row : input) {
            double[][] targets = new double[network.depth()][];
            targets[network.depth() - 1] = doubles(row);
            reference.backward(doubles(row), targets, 1.0 / rows, expected);
        }
        compare(network, parameters, new Objective.Reconstruction(network.depth() - 1), input, expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5})
    void fastStudentAgreesWithReference(int side) {
        Network teacher = architecture(side).autoEncoder(CHANNELS);
        Network student = architecture(side).encoder(CHANNELS);
        float[] taught = teacher.initial(new Seed(5));
        float[] parameters = student.initial(new Seed(6));
        float[][] input = rows(16, student.level(0).inputs(), 14);
        double[] expected = new double[student.size()];
        for (float[] row : input) {
            double[][] targets = new ReferenceNetwork(teacher, doubles(taught)).forward(doubles(row));
            new ReferenceNetwork(student, doubles(parameters)).backward(doubles(row), targets, 1 / 48.0, expected);
        }
        compare(student, parameters, new Objective.Distillation(teacher, taught, 3), input, expected);
    }

    /// The error's gradient by the input, through student and teacher, against differences of the reference's
    /// error.
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5})
    void inputGradientAgreesWithFiniteDifferences(int side) {
        Network teacher = architecture(side).autoEncoder(CHANNELS);
        Network student = architecture(side).encoder(CHANNELS);
        float[] taught = teacher.initial(new Seed(5));
        float[] parameters = student.initial(new Seed(6));
        Objective.Distillation objective = new Objective.Distillation(teacher, taught, 3);
        float[][] input = rows(2, student.level(0).inputs(), 16);
        Attribution.Gradient gradient = new Attribution.Gradient(new Scorer(student, parameters, objective), objective);
        gradient.run(RowSamples.of(input), new int[] {0, 1}, 0, 2);

        double[] row = doubles(input[1]);
        ReferenceNetwork s = new ReferenceNetwork(student, doubles(parameters));
        ReferenceNetwork t = new ReferenceNetwork(teacher, doubles(taught));
        double step = 1e-6;
        double[] expected = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            double kept = row[i];
            row[i] = kept + step;
            double up = 2 * s.loss(row, t.forward(row), 1 / 3.0);
            row[i] = kept - step;
            double down = 2 * s.loss(row, t.forward(row), 1 / 3.0);
            row[i] = kept;
            expected[i] = (up - down) / (2 * step);
        }
        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        assertThat(largest).isGreaterThan(1e-4);
        for (int i = 0; i < row.length; i++) {
            assertThat((double) gradient.byInput(1, i)).isCloseTo(expected[i], within(1e-5 * largest));
        }
    }

    /// Adapters branch off the student's levels.
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5})
    void adaptedStudentAgreesWithReferenceAndThatWithDifferences(int side) {
        Network teacher = architecture(side).autoEncoder(CHANNELS);
        Network student = architecture(side).student(CHANNELS, List.of(6, 5, 3));
        float[] taught = teacher.initial(new Seed(5));
        float[] parameters = student.initial(new Seed(6));
        Objective objective = Objective.Distillation.of(teacher, taught, student);
        float[][] input = rows(16, student.level(0).inputs(), 17);
        double[] expected = new double[student.size()];
        for (float[] row : input) {
            new ReferenceNetwork(student, doubles(parameters))
                    .backward(doubles(row), targets(teacher, taught, student, row), 1 / 48.0, expected);
        }
        compare(student, parameters, objective, input, expected);
        checkByDifferences(student, doubles(input[0]), targets(teacher, taught, student, input[0]), 1 / 3.0);
    }

    /// What the teacher's levels give, at the student's adapters.
    private static double[][] targets(Network teacher, float[] taught, Network student, float[] row) {
        double[][] given = new ReferenceNetwork(teacher, doubles(taught)).forward(doubles(row));
        double[][] targets = new double[student.depth()][];
        for (int i = 0; i < 3; i++) {
            targets[2 * i + 1] = given[i];
        }
        return targets;
    }

    /// The score's gradient by the input for each way to fuse the levels, through adapters too, against
    /// differences of the reference's errors.
    @ParameterizedTest
    @EnumSource
    void inputGradientFollowsTheFusion(Fusion fusion) {
        Network teacher = architecture(3).autoEncoder(CHANNELS);
        Network student = architecture(3).student(CHANNELS, List.of(6, 5, 3));
        float[] taught = teacher.initial(new Seed(5));
        float[] parameters = student.initial(new Seed(6));
        double[] h = {0.5, 0.3, 0.2};
        Objective.Distillation objective = Objective.Distillation.of(teacher, taught, student)
                .withWeights(List.of(h[0], h[1], h[2]))
                .withFusion(fusion);
        double[] usual = {0.7, 0.4, 0.1};
        Scorer scorer = new Scorer(student, parameters, objective, List.of(usual[0], usual[1], usual[2]));
        float[][] input = rows(3, student.level(0).inputs(), 18);
        Attribution.Gradient gradient = new Attribution.Gradient(scorer, objective);
        gradient.run(RowSamples.of(input), new int[] {0, 1, 2}, 0, 3);
        ToDoubleFunction<double[]> score = row -> {
            double[][] s = new ReferenceNetwork(student, doubles(parameters)).forward(row);
            double[][] t = new ReferenceNetwork(teacher, doubles(taught)).forward(row);
            double[] e = new double[3];
            for (int i = 0; i < 3; i++) {
                for (int k = 0; k < t[i].length; k++) {
                    e[i] += (t[i][k] - s[2 * i + 1][k]) * (t[i][k] - s[2 * i + 1][k]);
                }
            }
            return switch (fusion) {
                case SUM -> h[0] * e[0] + h[1] * e[1] + h[2] * e[2];
                case PRODUCT -> Math.pow(e[0], h[0]) * Math.pow(e[1], h[1]) * Math.pow(e[2], h[2]);
                case MAX -> Math.max(h[0] * e[0], Math.max(h[1] * e[1], h[2] * e[2]));
                case NORMALISED_SUM -> h[0] * e[0] / usual[0] + h[1] * e[1] / usual[1] + h[2] * e[2] / usual[2];
            };
        };
        float[][] errors = scorer.errors(RowSamples.of(input), new int[] {0, 1, 2}, Workers.ONE, Progress.NONE);
        double[][] parts = new double[3][3];
        scorer.addParts(errors, 1, parts);
        double[] row = doubles(input[2]);
        double value = score.applyAsDouble(row);
        assertThat((double) scorer.fused(errors)[2]).isCloseTo(value, within(1e-5 * value));
        assertThat(parts[0][2] + parts[1][2] + parts[2][2]).isCloseTo(value, within(1e-5 * value));
        double step = 1e-6;
        double[] expected = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            double kept = row[i];
            row[i] = kept + step;
            double up = score.applyAsDouble(row);
            row[i] = kept - step;
            expected[i] = (up - score.applyAsDouble(row)) / (2 * step);
            row[i] = kept;
        }
        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        assertThat(largest).isGreaterThan(1e-4);
        for (int i = 0; i < row.length; i++) {
            assertThat((double) gradient.byInput(2, i)).isCloseTo(expected[i], within(2e-5 * largest));
        }
    }

    /// The fast code pads nothing: a row's errors do not depend on its place in the batch or on its
    /// neighbours.
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5})
    void aRowDoesNotDependOnItsBatch(int side) {
        Network network = architecture(side).autoEncoder(CHANNELS);
        float[][] input = rows(16, network.level(0).inputs(), 15);
        Objective objective = new Objective.Reconstruction(network.depth() - 1);
        Learner learner = new Learner(network, network.initial(new Seed(7)), objective, 16);
        int[] ids = java.util.stream.IntStream.range(0, 16).toArray();
        learner.measure(RowSamples.of(input), ids, 0, 16);
        float[] together = learner.errors(0).clone();
        for (int n = 0; n < 16; n++) {
            learner.measure(RowSamples.of(input), ids, n, 1);
            assertThat(learner.errors(0)[0]).isEqualTo(together[n]);
        }
    }

    private static void checkByDifferences(Network network, double[] row, double[][] targets, double weight) {
        double[] parameters = doubles(network.initial(new Seed(3)));
        for (int l = 0; l < network.depth(); l++) { // a dead output would have nothing to differ
            for (int b = network.biasOffset(l);
                    b < network.biasOffset(l) + network.level(l).out();
                    b++) {
                parameters[b] = Math.abs(parameters[b]);
            }
        }
        double[] gradient = new double[network.size()];
        new ReferenceNetwork(network, parameters).backward(row, targets, weight, gradient);
        double largest = Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
        assertThat(largest).isGreaterThan(1e-3);
        double step = 1e-5; // the loss is piecewise of low degree: truncation is far below rounding
        for (int i = 0; i < parameters.length; i += 1 + parameters.length / 700) {
            double kept = parameters[i];
            parameters[i] = kept + step;
            double up = new ReferenceNetwork(network, parameters).loss(row, targets, weight);
            parameters[i] = kept - step;
            double down = new ReferenceNetwork(network, parameters).loss(row, targets, weight);
            parameters[i] = kept;
            assertThat(gradient[i]).as("parameter %d", i).isCloseTo((up - down) / (2 * step), within(1e-6 * largest));
        }
    }

    private static void compare(
            Network network, float[] parameters, Objective objective, float[][] input, double[] expected) {
        Learner learner = new Learner(network, parameters, objective, 16);
        int[] ids = java.util.stream.IntStream.range(0, input.length).toArray();
        learner.measure(RowSamples.of(input), ids, 0, input.length);
        float[] gradient = learner.gradient();
        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) gradient[i]).as("parameter %d", i).isCloseTo(expected[i], within(2e-6 * largest));
        }
    }

    /// Widths that are no multiples of the kernels' eight, so that the rests are run too.
    private static Architecture architecture(int side) {
        return Architecture.of(side, 11, 9, 5);
    }

    private static float[][] rows(int count, int width, long seed) {
        RandomGenerator random = new Seed(seed).generator();
        float[][] rows = new float[count][width];
        for (float[] row : rows) {
            for (int i = 0; i < width; i++) {
                row[i] = random.nextFloat();
            }
        }
        return rows;
    }

    private static double[] doubles(float[] values) {
        double[] d = new double[values.length];
        for (int i = 0; i < d.length; i++) {
            d[i] = values[i];
        }
        return d;
    }
}
