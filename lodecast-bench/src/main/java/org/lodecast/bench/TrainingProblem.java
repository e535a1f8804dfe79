package org.lodecast.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.detect.nn.Architecture;
import org.lodecast.detect.nn.Level;
import org.lodecast.detect.nn.Network;
import org.lodecast.detect.nn.Objective;
import org.lodecast.detect.nn.Samples;
import org.lodecast.detect.nn.Trainer;
import org.lodecast.detect.nn.Training;

/// An auto-encoder and a student to train on random rows, ours and the peer's alike.
///
/// @param architecture of the auto-encoder and of the student's teacher
/// @param rows samples, whole batches
record TrainingProblem(Architecture architecture, float[][] rows) {
    static final int LAYERS = 5;
    static final int BATCH = 16;

    private static final int BATCHES = 64;
    private static final Seed SEED = new Seed(3);

    static TrainingProblem of(Architecture architecture) {
        int side = architecture.side();
        RandomGenerator random = new Seed(1).generator();
        float[][] rows = new float[BATCHES * BATCH][LAYERS * side * side * side];
        for (float[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = random.nextFloat();
            }
        }
        return new TrainingProblem(architecture, rows);
    }

    Network autoEncoder() {
        return architecture.autoEncoder(LAYERS);
    }

    Network student() {
        return architecture.encoder(LAYERS);
    }

    private float[] teacher() {
        return autoEncoder().initial(new Seed(2));
    }

    /// What the peer needs: rows, the auto-encoder's, the student's and the teacher's parameters to start
    /// from.
    void write(Path folder) throws IOException {
        double[] flat = new double[rows.length * rows[0].length];
        for (int n = 0, i = 0; n < rows.length; n++) {
            for (float v : rows[n]) {
                flat[i++] = v;
            }
        }
        DoubleFile.write(folder.resolve("input.f64"), flat);
        DoubleFile.write(folder.resolve("dae.f64"), doubles(autoEncoder().initial(SEED.split("initial"))));
        DoubleFile.write(folder.resolve("student.f64"), doubles(student().initial(SEED.split("initial"))));
        DoubleFile.write(folder.resolve("teacher.f64"), doubles(teacher()));
    }

    /// Trains the auto-encoder for so many epochs of the first `samples` rows.
    float[] trainAutoEncoder(int samples, int epochs) {
        Network network = autoEncoder();
        return train(network, new Objective.Reconstruction(network.depth() - 1), samples, epochs);
    }

    /// Trains the student of a teacher that knows nothing.
    float[] trainStudent(int samples, int epochs) {
        Objective objective = new Objective.Distillation(autoEncoder(), teacher(), Architecture.LEVELS);
        return train(student(), objective, samples, epochs);
    }

    private float[] train(Network network, Objective objective, int samples, int epochs) {
        Training training = new Training(epochs, BATCH, 0.001, 1, 1, 0);
        int[] ids = IntStream.range(0, samples).toArray();
        return Trainer.train(network, objective, samples(), ids, new int[0], training, SEED, Progress.NONE)
                .parameters();
    }

    private Samples samples() {
        return new Samples() {
            @Override
            public int width() {
                return rows[0].length;
            }

            @Override
            public void fill(int id, float[] row) {
                System.arraycopy(rows[id], 0, row, 0, row.length);
            }
        };
    }

    /// Operations of the products of an auto-encoder's step, two to a multiply-add.
    double autoEncoderFlops() {
        return BATCH * training(autoEncoder().levels());
    }

    /// Operations of the products of a student's step, the teacher's forward pass among them.
    double studentFlops() {
        List<Level> levels = student().levels();
        return BATCH * (training(levels) + products(levels));
    }

    /// Forward, by the weights, and by the input of all levels but the first.
    private static double training(List<Level> levels) {
        return 2 * products(levels) + products(levels.subList(1, levels.size()));
    }

    private static double products(List<Level> levels) {
        return levels.stream().mapToDouble(TrainingProblem::product).sum();
    }

    /// Kernel places · sources · sinks, which both kinds of levels have.
    private static double product(Level level) {
        int places = level.side() - level.kernel() + 1;
        return 2.0 * places * places * places * level.in() * level.out() * Math.pow(level.kernel(), 3);
    }

    private static double[] doubles(float[] values) {
        double[] d = new double[values.length];
        for (int i = 0; i < d.length; i++) {
            d[i] = values[i];
        }
        return d;
    }
}
