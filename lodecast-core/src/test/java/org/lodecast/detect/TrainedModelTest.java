package org.lodecast.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.detect.model.NamedNetwork;
import org.lodecast.detect.model.Tensor;
import org.lodecast.detect.model.TrainedModel;
import org.lodecast.detect.nn.Architecture;
import org.lodecast.detect.nn.Level;
import org.lodecast.detect.nn.Network;
import org.lodecast.detect.nn.Scorer;
import org.lodecast.detect.nn.Training;
import org.lodecast.evidence.Evidence;

/// What a detector tells of its networks is enough to score by the textbook, and to score again.
class TrainedModelTest {
    private static final PlantedGround GROUND = PlantedGround.make();
    private static final Training BRIEF = Training.PAPER.withEpochs(1);

    /// Convolutions as PyTorch documents them, in double precision, over the tensors by their names.
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5})
    void tensorsAreInPyTorchsOrder(int side) {
        TrainedModel model = model(Dae.of(Architecture.of(side, 7, 6, 5), BRIEF));
        Map<String, Tensor> tensors = byName(model);
        assertThat(tensors.keySet()).hasSize(12).contains("members.0.autoencoder.levels.5.bias");
        int voxel = GROUND.valid()[77];
        float[] cells = new float[4 * side * side * side];
        new Patches(GROUND.evidence(), side).fill(voxel, cells);
        double[] x = new double[cells.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = cells[i];
        }
        double[] y = x;
        int s = side;
        for (int l = 0; l < 6; l++) {
            Tensor weight = tensors.get("members.0.autoencoder.levels." + l + ".weight");
            Tensor bias = tensors.get("members.0.autoencoder.levels." + l + ".bias");
            int k = weight.shape().getLast();
            y = l < 3 ? convolved(y, s, weight, bias) : transposed(y, s, weight, bias);
            s += l < 3 ? 1 - k : k - 1;
        }
        double error = 0;
        for (int i = 0; i < x.length; i++) {
            error += (x[i] - y[i]) * (x[i] - y[i]);
        }
        float score =
                Detector.Fitted.of(model).score(GROUND.evidence(), new int[] {voxel}, Workers.ONE, Progress.NONE)[0];
        assertThat((double) score).isCloseTo(error, within(1e-5 * error));
    }

    @Test
    void aModelScoresAsWhatItWasTakenFrom() {
        Stoad stoad =
                Stoad.of(Architecture.of(3, 7, 6, 5), BRIEF).withMembers(2).withStudent(List.of(4, 3, 2));
        Stoad.FittedStoad fitted =
                stoad.fit(GROUND.evidence(), GROUND.samples(), new Seed(1), Workers.ONE, Progress.NONE);
        TrainedModel model = fitted.trainedModel().orElseThrow();
        assertThat(byName(model))
                .containsKeys(
                        "members.0.teacher.levels.5.weight",
                        "members.1.student.levels.2.weight",
                        "members.1.student.adapters.2.bias")
                .hasSize(2 * 2 * (6 + 6));
        Detector.Fitted again = Detector.Fitted.of(model);
        assertThat(again.score(GROUND.evidence(), GROUND.valid(), Workers.ONE, Progress.NONE))
                .isEqualTo(fitted.score(GROUND.evidence(), GROUND.valid(), Workers.ONE, Progress.NONE));
        assertThat(again.losses()).isEmpty();
        assertThat(again.remarks()).isEmpty();
        for (TrainedModel.Member m : model.members()) {
            Scorer scorer = m.scorer();
            NamedNetwork named = new NamedNetwork("n", scorer.network());
            Map<String, Tensor> tensors = named.tensors(scorer.parameters()).stream()
                    .collect(Collectors.toMap(Tensor::name, Function.identity()));
            assertThat(named.parameters(tensors)).isEqualTo(scorer.parameters());
        }
    }

    @Test
    void otherLayersAreRefused() {
        TrainedModel model = model(Dae.of(Architecture.of(1, 3, 2, 1), BRIEF));
        Evidence other = new Evidence(
                GROUND.evidence().grid(),
                List.of("fault", "F4", "B2", "Au"),
                GROUND.evidence().layers());
        assertThatThrownBy(() -> Detector.Fitted.of(model).score(other, GROUND.valid(), Workers.ONE, Progress.NONE))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("has learnt the layers fault, F4, Au, B2; the evidence has fault, F4, B2, Au");
    }

    @Test
    void aModelThatDoesNotFitTogetherIsRefused() {
        TrainedModel model = model(Dae.of(Architecture.of(1, 3, 2, 1), BRIEF));
        List<TrainedModel.Member> members = model.members();
        assertThatThrownBy(() -> new TrainedModel("dae", 3, model.layers(), List.of(), members))
                .hasMessageContaining("expected a convolution of 4 layers in a cube of side 3");
        assertThatThrownBy(() -> new TrainedModel("dae", 1, model.layers(), List.of(), List.of()))
                .hasMessageContaining("0 members");
        assertThatThrownBy(() -> new TrainedModel("dae", 1, model.layers(), List.of(1f), members))
                .hasMessageContaining("1 usual values");
        assertThatThrownBy(() -> new NamedNetwork("n", Network.of(List.of(new Level(2, 3, 1, 1, false, true))))
                        .parameters(Map.of("n.levels.0.weight", new Tensor("n", List.of(2, 3), new float[6]))))
                .hasMessageContaining("has shape [2, 3]; expected [3, 2, 1, 1, 1]");
        assertThatThrownBy(() -> new Tensor("n", List.of(2, 3), new float[5])).hasMessageContaining("5 values");
    }

    /// y[o, q] = b[o] + Σ w[o, c, d]·x[c, q + d], and ReLU.
    private static double[] convolved(double[] x, int side, Tensor weight, Tensor bias) {
        int out = weight.shape().get(0);
        int in = weight.shape().get(1);
        int k = weight.shape().get(2);
        int t = side - k + 1;
        double[] y = new double[out * t * t * t];
        for (int o = 0; o < out; o++) {
            for (int q = 0; q < t * t * t; q++) {
                double sum = bias.values()[o];
                for (int c = 0; c < in; c++) {
                    for (int d = 0; d < k * k * k; d++) {
                        sum += weight.values()[(o * in + c) * k * k * k + d] * x[cell(c, side, q, t, d, k)];
                    }
                }
                y[o * t * t * t + q] = Math.max(0, sum);
            }
        }
        return y;
    }

    /// y[o, q + d] = b[o] + Σ w[c, o, d]·x[c, q], and ReLU.
    private static double[] transposed(double[] x, int small, Tensor weight, Tensor bias) {
        int in = weight.shape().get(0);
        int out = weight.shape().get(1);
        int k = weight.shape().get(2);
        int side = small + k - 1;
        double[] y = new double[out * side * side * side];
        for (int o = 0; o < out; o++) {
            java.util.Arrays.fill(y, o * side * side * side, (o + 1) * side * side * side, bias.values()[o]);
            for (int c = 0; c < in; c++) {
                for (int q = 0; q < small * small * small; q++) {
                    for (int d = 0; d < k * k * k; d++) {
                        y[cell(o, side, q, small, d, k)] +=
                                weight.values()[(c * out + o) * k * k * k + d] * x[c * small * small * small + q];
                    }
                }
            }
        }
        for (int i = 0; i < y.length; i++) {
            y[i] = Math.max(0, y[i]);
        }
        return y;
    }

    /// Cell q + d of a channel of a cube: q of t³ places, d of k³ cells of the kernel.
    private static int cell(int channel, int side, int q, int t, int d, int k) {
        int z = q / (t * t) + d / (k * k);
        int y = q / t % t + d / k % k;
        int x = q % t + d % k;
        return ((channel * side + z) * side + y) * side + x;
    }

    private static TrainedModel model(Detector detector) {
        return detector.fit(GROUND.evidence(), GROUND.samples(), new Seed(1), Workers.ONE, Progress.NONE)
                .trainedModel()
                .orElseThrow();
    }

    private static Map<String, Tensor> byName(TrainedModel model) {
        return model.tensors().stream().collect(Collectors.toMap(Tensor::name, Function.identity()));
    }
}
