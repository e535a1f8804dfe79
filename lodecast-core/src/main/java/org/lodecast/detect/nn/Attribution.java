package org.lodecast.detect.nn;

import java.util.Arrays;
import org.lodecast.Progress;
import org.lodecast.Workers;

/// Which channels of the input a sample's error comes from.
///
/// @param scorer network, parameters and objective
/// @param channels of the input
public record Attribution(Scorer scorer, int channels) {
    private static final int BATCH = 16;
    private static final int CHUNK = 1024;

    /// ‖Xc − X′c‖² of each channel c: the parts of the error of an auto-encoder.
    ///
    /// @param progress advanced by the number of samples in all
    /// @return an array a channel, a value a sample
    public float[][] ofReconstruction(Samples samples, int[] ids, Workers workers, Progress progress) {
        float[][] parts = new float[channels][ids.length];
        int last = scorer.network().depth() - 1;
        inChunks(ids.length, workers, progress, (from, end) -> {
            Learner learner = new Learner(scorer.network(), scorer.parameters(), scorer.objective(), BATCH);
            for (int first = from; first < end; first += BATCH) {
                int rows = Math.min(BATCH, end - first);
                learner.measure(samples, ids, first, rows);
                for (int n = 0; n < rows; n++) {
                    float[] x = learner.input()[n];
                    float[] y = learner.output(last)[n];
                    for (int c = 0, cells = x.length / channels; c < channels; c++) {
                        double sum = 0;
                        for (int i = c * cells; i < (c + 1) * cells; i++) {
                            double d = x[i] - y[i];
                            sum += d * d;
                        }
                        parts[c][first + n] = (float) sum;
                    }
                }
            }
        });
        return parts;
    }

    /// For a student, with E = Σ hᵢ‖Tᵢ − Sᵢ‖²: Σ over the cells x of a channel of ∂E/∂x·(x − x̄), x̄ the
    /// channel's usual value. The error flows back through student and teacher alike.
    ///
    /// @param usual value of each channel
    /// @param progress advanced by the number of samples in all
    /// @return an array a channel, a value a sample
    public float[][] ofDistillation(Samples samples, float[] usual, int[] ids, Workers workers, Progress progress) {
        if (!(scorer.objective() instanceof Objective.Distillation distillation)) {
            throw new IllegalArgumentException("only a student has a teacher: " + scorer.objective());
        }
        float[][] parts = new float[channels][ids.length];
        inChunks(ids.length, workers, progress, (from, end) -> {
            Gradient gradient = new Gradient(scorer, distillation);
            for (int first = from; first < end; first += BATCH) {
                int rows = Math.min(BATCH, end - first);
                gradient.run(samples, ids, first, rows);
                for (int n = 0; n < rows; n++) {
                    float[] x = gradient.input[n];
                    float[] d = gradient.byInput[n];
                    for (int c = 0, cells = x.length / channels; c < channels; c++) {
                        double sum = 0;
                        for (int i = c * cells; i < (c + 1) * cells; i++) {
                            sum += d[i] * (x[i] - usual[c]);
                        }
                        parts[c][first + n] = (float) sum;
                    }
                }
            }
        });
        return parts;
    }

    /// ∂E/∂x of a batch of a student's errors by its inputs. One a thread.
    static final class Gradient {
        private final Scorer scorer;
        private final Objective.Distillation distillation;
        private final Pass student;
        private final Pass teacher;
        private final float[] scratch;
        final float[][] input;
        final float[][] byInput;

        Gradient(Scorer scorer, Objective.Distillation distillation) {
            this.scorer = scorer;
            this.distillation = distillation;
            student = new Pass(scorer.network(), BATCH);
            // the encoder's parameters come first, so they serve the encoder alone as they lie
            Network encoder = Network.of(distillation.teacher().levels().subList(0, distillation.depth()));
            teacher = new Pass(encoder, BATCH);
            scratch = new float[Math.max(encoder.size(), scorer.network().size())];
            int width = scorer.network().level(0).inputs();
            input = new float[BATCH][width];
            byInput = new float[BATCH][width];
        }

        void run(Samples samples, int[] ids, int from, int rows) {
            for (int n = 0; n < rows; n++) {
                samples.fill(ids[from + n], input[n]);
                Arrays.fill(byInput[n], 0f);
            }
            int depth = distillation.depth();
            student.forward(scorer.parameters(), input, rows, depth);
            teacher.forward(distillation.parameters(), input, rows, depth);
            for (int l = 0; l < depth; l++) {
                float twice = (float) (2 * distillation.weight(l));
                for (int n = 0; n < rows; n++) {
                    float[] s = student.output(l)[n];
                    float[] t = teacher.output(l)[n];
                    for (int i = 0; i < s.length; i++) {
                        float d = twice * (s[i] - t[i]);
                        student.delta(l)[n][i] = d;
                        teacher.delta(l)[n][i] = -d;
                    }
                }
            }
            student.backward(scorer.parameters(), input, rows, scratch, byInput);
            teacher.backward(distillation.parameters(), input, rows, scratch, byInput);
        }
    }

    private interface Chunk {
        void run(int from, int end);
    }

    private static void inChunks(int count, Workers workers, Progress progress, Chunk chunk) {
        workers.forEach((count + CHUNK - 1) / CHUNK, c -> {
            int end = Math.min(count, (c + 1) * CHUNK);
            chunk.run(c * CHUNK, end);
            progress.advance(end - c * CHUNK);
        });
    }
}
