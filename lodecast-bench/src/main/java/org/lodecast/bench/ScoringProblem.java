package org.lodecast.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.detect.nn.Architecture;
import org.lodecast.detect.nn.DenseScorer;
import org.lodecast.detect.nn.Level;
import org.lodecast.detect.nn.Network;
import org.lodecast.detect.nn.Objective;
import org.lodecast.detect.nn.Scorer;
import org.lodecast.detect.nn.Volume;

/// A block of random evidence and networks that know nothing: what they score costs the same.
///
/// @param architecture of the teacher, the student and the auto-encoder
/// @param volume every voxel of which is scored
record ScoringProblem(Architecture architecture, Volume volume) {
    static final int LAYERS = 5;

    static ScoringProblem of(Architecture architecture, int nx, int ny, int nz) {
        RandomGenerator random = new Seed(1).split("scoring bench").generator();
        float[][] layers = new float[LAYERS][nx * ny * nz];
        for (float[] layer : layers) {
            for (int i = 0; i < layer.length; i++) {
                layer[i] = random.nextFloat();
            }
        }
        return new ScoringProblem(architecture, new Volume(nx, ny, nz, layers));
    }

    int voxels() {
        return volume.nx() * volume.ny() * volume.nz();
    }

    private Network autoEncoder() {
        return architecture.autoEncoder(LAYERS);
    }

    private Network student() {
        return architecture.encoder(LAYERS);
    }

    private float[] teacherParameters() {
        return autoEncoder().initial(new Seed(2));
    }

    private float[] studentParameters() {
        return student().initial(new Seed(3));
    }

    /// ‖Tᵢ − Sᵢ‖² of each level, of every voxel.
    float[][] student(int threads) {
        return errors(
                new Scorer(
                        student(),
                        studentParameters(),
                        new Objective.Distillation(autoEncoder(), teacherParameters(), Architecture.LEVELS)),
                threads);
    }

    /// ‖X − X′‖² of every voxel.
    float[][] autoEncoder(int threads) {
        Network network = autoEncoder();
        return errors(
                new Scorer(network, teacherParameters(), new Objective.Reconstruction(network.depth() - 1)), threads);
    }

    private float[][] errors(Scorer scorer, int threads) {
        int[] all = IntStream.range(0, voxels()).toArray();
        return DenseScorer.of(scorer).errors(volume, all, new Workers(threads), Progress.NONE);
    }

    /// Operations of the products of teacher and student a voxel, two to a multiply-add, a first level
    /// smaller than the cube shared by all cubes.
    double studentFlops() {
        return 4
                * student().levels().stream()
                        .mapToDouble(ScoringProblem::products)
                        .sum();
    }

    /// Sources · sinks of one place, for all further places are those of other voxels.
    private static double products(Level level) {
        int k = level.kernel();
        return (double) level.in() * k * k * k * level.out();
    }

    /// What the peer needs.
    void write(Path folder) throws IOException {
        List<double[]> layers =
                List.of(volume.layers()).stream().map(ScoringProblem::doubles).toList();
        DoubleFile.write(folder.resolve("layers.f64"), layers.toArray(double[][]::new));
        DoubleFile.write(folder.resolve("student.f64"), doubles(studentParameters()));
        DoubleFile.write(folder.resolve("teacher.f64"), doubles(teacherParameters()));
    }

    private static double[] doubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }
}
