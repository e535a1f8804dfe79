package org.lodecast.detect.nn;

import java.util.Arrays;
import org.lodecast.Progress;
import org.lodecast.Workers;

/// Which channels of the input a sample's error comes from.
///
/// @param scorer network, parameters and objective
/// @param channels of the input
public record Attribution(Scorer scorer, int channels) {
    private static final int BATCH = Kernels.ROWS;
    private static final int CHUNK = 1024;

    /// ‖Xc − X′c‖² of each channel c: the parts of the error of an auto-encoder; of what stands above the
    /// reconstruction alone, if its score counts no more.
    ///
    /// @param progress advanced by the number of samples in all
    /// @return an array a channel, a value a sample
    public float[][] ofReconstruction(Samples samples, int[] ids, Workers workers, Progress progress) {
        float[][] parts = new float[channels][ids.length];
        int last = scorer.network().depth() - 1;
        boolean oneSided = scorer.objective() instanceof Objective.Reconstruction r && r.oneSided();
        inChunks(ids.length, workers, progress, (from, end) -> {
            Learner learner = new Learner(scorer.network(), scorer.parameters(), scorer.objective(), BATCH);
            for (int first = from; first < end; first += BATCH) {
                int rows = Math.min(BATCH, end - first);
                learner.measure(samples, ids, first, rows);
                for (int n = 0; n < rows; n++) {
                    for (int c = 0, cells = samples.width() / channels; c < channels; c++) {
                        double sum = 0;
                        for (int i = c * cells; i < (c + 1) * cells; i++) {
                            double d = learner.input(n, i) - learner.output(last, n, i);
                            sum += oneSided && d < 0 ? 0 : d * d;
                        }
                        parts[c][first + n] = (float) sum;
                    }
                }
            }
        });
        return parts;
    }

    /// For a student, with E = Σ hᵢ‖Tᵢ − Sᵢ‖² or as else the levels' errors are {@linkplain Fusion fused}:
    /// Σ over
    /// the cells x of a channel of ∂E/∂x·(x − x̄), x̄ the channel's usual value. The error flows back
    /// through student and teacher alike.
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
                    for (int c = 0, cells = samples.width() / channels; c < channels; c++) {
                        double sum = 0;
                        for (int i = c * cells; i < (c + 1) * cells; i++) {
                            sum += gradient.byInput(n, i) * (gradient.input(n, i) - usual[c]);
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
        private final Network encoder;
        private final Pass student;
        private final Pass teacher;
        private final float[] studentParameters;
        private final float[] teacherParameters;
        private final Batch batch;
        private final float[][] twice;
        private final float[][] errors;
        private final double[] e;
        private final double[] weights;
        private final double[] usual;
        private final float[][] byInput = new float[1][];

        Gradient(Scorer scorer, Objective.Distillation distillation) {
            this.scorer = scorer;
            this.distillation = distillation;
            weights = scorer.weights();
            usual = scorer.usually();
            errors = new float[weights.length][BATCH];
            e = new double[weights.length];
            twice = new float[weights.length][BATCH];
            encoder = distillation.encoder();
            Packing packing = new Packing(scorer.network());
            student = new Pass(scorer.network(), packing, BATCH);
            studentParameters = new float[packing.size()];
            packing.pack(scorer.parameters(), studentParameters);
            packing = new Packing(encoder);
            teacher = new Pass(encoder, packing, BATCH);
            teacherParameters = new float[packing.size()];
            packing.pack(distillation.parameters(), teacherParameters);
            int width = encoder.level(0).inputs();
            batch = new Batch(BATCH, width);
            byInput[0] = new float[Wiring.room(width)];
        }

        /// Value k of sample n of the batch.
        float input(int n, int k) {
            return batch.cells(0)[Kernels.ROWS * k + n];
        }

        /// ∂E/∂x of value k of sample n of the batch.
        float byInput(int n, int k) {
            return byInput[0][Kernels.ROWS * k + n];
        }

        /// What the student's i-th taught level gave.
        private float[] output(int i) {
            return student.output(distillation.levels().get(i), 0);
        }

        void run(Samples samples, int[] ids, int from, int rows) {
            batch.take(samples, ids, from, rows);
            int depth = distillation.depth();
            int all = scorer.network().depth();
            student.forward(studentParameters, batch, all);
            teacher.forward(teacherParameters, batch, depth);
            for (int i = 0; i < depth; i++) {
                int units = encoder.level(i).outputs();
                Cells.squaredDistances(output(i), teacher.output(i, 0), units, false, errors[i], 0);
            }
            for (int n = 0; n < BATCH; n++) { // ∂E/∂S = 2·∂E/∂e·(S − T)
                for (int i = 0; i < depth; i++) {
                    e[i] = errors[i][n];
                }
                for (int i = 0; i < depth; i++) {
                    twice[i][n] = (float) (2 * scorer.fusion().slope(i, e, weights, usual));
                }
            }
            for (int l = 0; l < all; l++) {
                Arrays.fill(student.delta(l, 0), 0f);
            }
            for (int i = 0; i < depth; i++) {
                float[] s = output(i);
                float[] t = teacher.output(i, 0);
                int units = encoder.level(i).outputs();
                Cells.difference(
                        s, t, twice[i], student.delta(distillation.levels().get(i), 0), units);
                Cells.difference(t, s, twice[i], teacher.delta(i, 0), units);
            }
            Arrays.fill(byInput[0], 0f);
            student.backwardToInput(studentParameters, batch, byInput);
            teacher.backwardToInput(teacherParameters, batch, byInput);
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
