package org.lodecast.app.format.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lodecast.Progress;
import org.lodecast.Workers;
import org.lodecast.detect.Stoad;

/// ONNX Runtime reads what we write and gives the scores that we give.
class OnnxRuntimeTest {
    private static final OrtEnvironment RUNTIME = OrtEnvironment.getEnvironment();

    @TempDir
    Path folder;

    static List<TrainedModels> models() {
        return TrainedModels.every();
    }

    @ParameterizedTest
    @MethodSource("models")
    void givesOurScores(TrainedModels trained) throws Exception {
        Path file = folder.resolve("model.onnx");
        OnnxWriter.write(trained.model(), Map.of(), file);
        int n = TrainedModels.VOXELS.length;
        int side = trained.model().side();
        FloatBuffer patches = FloatBuffer.allocate(n * TrainedModels.EVIDENCE.count() * side * side * side);
        for (int v : TrainedModels.VOXELS) {
            patches.put(TrainedModels.patch(v, side));
        }
        long[] shape = {n, TrainedModels.EVIDENCE.count(), side, side, side};
        try (OrtSession session = RUNTIME.createSession(file.toString());
                OnnxTensor input = OnnxTensor.createTensor(RUNTIME, patches.flip(), shape);
                OrtSession.Result result = session.run(Map.of("patch", input))) {
            float[] score = trained.score();
            agree((float[]) result.get("score").orElseThrow().getValue(), score, score);
            if (trained.fitted() instanceof Stoad.FittedStoad stoad) {
                float[][] levels =
                        (float[][]) result.get("levels").orElseThrow().getValue();
                float[][] ours = stoad.levels(TrainedModels.EVIDENCE, TrainedModels.VOXELS, Workers.ONE, Progress.NONE)
                        .level();
                for (int i = 0; i < ours.length; i++) {
                    float[] level = new float[n];
                    for (int v = 0; v < n; v++) {
                        level[v] = levels[v][i];
                    }
                    agree(level, ours[i], score);
                }
            } else {
                assertThat(session.getOutputNames()).containsExactly("score");
            }
        }
    }

    /// To 1e-5 of the score.
    private static void agree(float[] theirs, float[] ours, float[] score) {
        assertThat(theirs).hasSameSizeAs(ours);
        double worst = 0;
        for (int v = 0; v < ours.length; v++) {
            assertThat(score[v]).isPositive();
            worst = Math.max(worst, Math.abs(theirs[v] - ours[v]) / score[v]);
        }
        assertThat(worst).isLessThan(1e-5);
    }

    @Test
    void saysWhereItComesFrom() throws Exception {
        TrainedModels trained = TrainedModels.named("stoad two MAX");
        Path file = folder.resolve("model.onnx");
        OnnxWriter.write(trained.model(), Map.of("lodecast.seed", "7"), file);
        try (OrtSession session = RUNTIME.createSession(file.toString())) {
            assertThat(session.getMetadata().getProducerName()).isEqualTo("lodecast");
            assertThat(session.getMetadata().getGraphName()).isEqualTo("stoad");
            assertThat(session.getMetadata().getCustomMetadata())
                    .isEqualTo(ModelFile.metadata(trained.model(), Map.of("lodecast.seed", "7")))
                    .containsEntry("lodecast.format", "1")
                    .containsEntry("lodecast.layers", "[\"fault\",\"Au\",\"größe\"]")
                    .containsEntry("lodecast.seed", "7");
        }
        byte[] once = Files.readAllBytes(file);
        OnnxWriter.write(trained.model(), Map.of("lodecast.seed", "7"), file);
        assertThat(Files.readAllBytes(file)).isEqualTo(once);
    }
}
