package org.lodecast.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.detect.nn.Architecture;
import org.lodecast.detect.nn.Attribution;
import org.lodecast.detect.nn.DenseScorer;
import org.lodecast.detect.nn.Network;
import org.lodecast.detect.nn.Objective;
import org.lodecast.detect.nn.Scorer;
import org.lodecast.detect.nn.Trained;
import org.lodecast.detect.nn.Trainer;
import org.lodecast.detect.nn.Training;
import org.lodecast.detect.nn.Volume;
import org.lodecast.evidence.Evidence;

/// Student-teacher ore-induced anomaly detection (paper, section 3.2). The teacher is an auto-encoder that
/// has learnt all samples, barren, held out and ore, and is then fixed. The student has the shape of its
/// encoder and learns, from barren samples alone, to give what the teacher's three levels give. Where the two
/// differ the ground is not like barren ground.
///
/// Loss of the student Σ hᵢ·½‖Tᵢ − Sᵢ‖², hᵢ = ⅓, sums over the units of a level, mean over the batch (eq.
/// 11); score Σ hᵢ‖Tᵢ − Sᵢ‖² (eq. 19). The share of each level is kept.
///
/// The teacher keeps no sample aside, so its loss has no validation. With several members, each has a teacher
/// and a student of its own seed; their raw scores are brought to a common mean over the barren training
/// samples, so that none outvotes the others, and averaged. Min-max of each would depend on which voxels are
/// asked for.
///
/// @param architecture the teacher's shape
/// @param training how teacher and student are trained
/// @param members number of teacher-student pairs, trained in parallel
public record Stoad(Architecture architecture, Training training, int members) implements Detector {

    public Stoad {
        if (members < 1) {
            throw new IllegalArgumentException("members: at least 1, not " + members);
        }
    }

    /// As published: cube of 3³ voxels, widths 64, 32, 16, 500 epochs, one pair.
    public static Stoad standard() {
        return of(Architecture.STANDARD, Training.PAPER);
    }

    /// One pair.
    public static Stoad of(Architecture architecture, Training training) {
        return new Stoad(architecture, training, 1);
    }

    public Stoad withMembers(int n) {
        return new Stoad(architecture, training, n);
    }

    @Override
    public String name() {
        return "stoad";
    }

    @Override
    public FittedStoad fit(Evidence evidence, TrainingSamples samples, Seed seed, Workers workers, Progress progress) {
        Patches.check(evidence, samples, name());
        progress.begin("stoad: train", 2L * members * training.epochs());
        Patches patches = new Patches(evidence, architecture.side());
        Seed own = seed.split("stoad");
        List<Member> pairs = workers.map(members, m -> train(patches, samples, m, own.split(m), progress));
        double[] scale = new double[members];
        if (members == 1) {
            scale[0] = 1;
        } else {
            double all = 0;
            for (int m = 0; m < members; m++) {
                scale[m] = mean(pairs.get(m).scores(patches, samples.normal(), workers, Progress.NONE));
                all += scale[m] / members;
            }
            for (int m = 0; m < members; m++) {
                scale[m] = scale[m] > 0 ? all / scale[m] : 1;
            }
        }
        float[] usual = new float[evidence.count()];
        for (int c = 0; c < usual.length; c++) {
            usual[c] = (float) meanAt(evidence.layers()[c], samples.normal());
        }
        return new FittedStoad(architecture.side(), pairs, scale, samples.ore().length > 0, evidence.names(), usual);
    }

    private Member train(Patches patches, TrainingSamples samples, int m, Seed seed, Progress progress) {
        String suffix = m == 0 ? "" : "-" + (m + 1);
        int channels = patches.evidence().count();
        Network teacher = architecture.autoEncoder(channels);
        int[] all = Stream.of(samples.normal(), samples.normalHeldOut(), samples.ore())
                .flatMapToInt(IntStream::of)
                .toArray();
        Trained taught = Trainer.train(
                teacher,
                new Objective.Reconstruction(teacher.depth() - 1),
                patches,
                all,
                new int[0],
                training,
                seed.split("teacher"),
                progress);
        Network student = architecture.encoder(channels);
        Objective objective = new Objective.Distillation(teacher, taught.parameters(), Architecture.LEVELS);
        Trained learnt = Trainer.train(
                student,
                objective,
                patches,
                samples.normal(),
                samples.normalHeldOut(),
                training,
                seed.split("student"),
                progress);
        return new Member(
                new Scorer(student, learnt.parameters(), objective),
                new NetworkReport("teacher" + suffix, teacher, taught),
                new NetworkReport("student" + suffix, student, learnt));
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float v : values) {
            sum += v;
        }
        return sum / values.length;
    }

    private static double meanAt(float[] layer, int[] voxels) {
        double sum = 0;
        for (int v : voxels) {
            sum += layer[v];
        }
        return sum / voxels.length;
    }

    /// A teacher and its student.
    private record Member(Scorer scorer, NetworkReport teacher, NetworkReport student) {
        float[] scores(Patches patches, int[] voxels, Workers workers, Progress progress) {
            return scorer.weighted(scorer.errors(patches, voxels, workers, progress));
        }
    }

    /// Trained pairs.
    public static final class FittedStoad implements Fitted, ByLayer {
        private final int side;
        private final List<Member> members;
        private final double[] scale;
        private final boolean knowsOre;
        private final List<String> layers;
        private final float[] usual;

        private FittedStoad(
                int side, List<Member> members, double[] scale, boolean knowsOre, List<String> layers, float[] usual) {
            this.side = side;
            this.members = List.copyOf(members);
            this.scale = scale;
            this.knowsOre = knowsOre;
            this.layers = List.copyOf(layers);
            this.usual = usual;
        }

        @Override
        public float[] score(Evidence evidence, int[] voxels, Workers workers, Progress progress) {
            return levels(evidence, voxels, workers, progress).total();
        }

        /// The score and what each level of the encoder has in it.
        ///
        /// @param total score of each voxel
        /// @param level for each of the three levels, its part hᵢ‖Tᵢ − Sᵢ‖² of the score of each voxel
        public record Parts(float[] total, float[][] level) {}

        /// Score with its parts: fine detail differs at the first level, the gist of the cube at the last.
        public Parts levels(Evidence evidence, int[] voxels, Workers workers, Progress progress) {
            progress.begin("stoad: score", (long) members.size() * voxels.length);
            Volume volume = new Patches(evidence, side).volume();
            double[][] sums = new double[Architecture.LEVELS][voxels.length];
            for (int m = 0;
                    m < members.size();
                    m++) { // in order, so that sums have the same bits on any number of threads
                Scorer scorer = members.get(m).scorer();
                float[][] errors = DenseScorer.of(scorer).errors(volume, voxels, workers, progress);
                for (int i = 0; i < errors.length; i++) {
                    double factor = scale[m] * scorer.objective().weight(i) / members.size();
                    for (int n = 0; n < voxels.length; n++) {
                        sums[i][n] += factor * errors[i][n];
                    }
                }
            }
            float[] total = new float[voxels.length];
            float[][] level = new float[Architecture.LEVELS][voxels.length];
            for (int n = 0; n < voxels.length; n++) {
                double sum = 0;
                for (int i = 0; i < level.length; i++) {
                    level[i][n] = (float) sums[i][n];
                    sum += sums[i][n];
                }
                total[n] = (float) sum;
            }
            return new Parts(total, level);
        }

        /// Σ over the cube of ∂score/∂x·(x − x̄), x̄ the layer's mean over the barren training samples: by
        /// how much the score would fall, to first order, if the layer were as in barren ground. Negative
        /// where the layer speaks against.
        @Override
        public float[][] byLayer(Evidence evidence, int[] voxels, Workers workers, Progress progress) {
            progress.begin("stoad: layers", (long) members.size() * voxels.length);
            Patches patches = new Patches(evidence, side);
            float[][] sums = new float[layers.size()][voxels.length];
            for (int m = 0; m < members.size(); m++) {
                float[][] parts = new Attribution(members.get(m).scorer(), layers.size())
                        .ofDistillation(patches, usual, voxels, workers, progress);
                float factor = (float) (scale[m] / members.size());
                for (int c = 0; c < sums.length; c++) {
                    for (int n = 0; n < voxels.length; n++) {
                        sums[c][n] += factor * parts[c][n];
                    }
                }
            }
            return sums;
        }

        @Override
        public List<LossPoint> losses() {
            List<LossPoint> losses = new ArrayList<>();
            for (Member member : members) {
                losses.addAll(member.teacher().losses());
                losses.addAll(member.student().losses());
            }
            return losses;
        }

        @Override
        public List<String> remarks() {
            List<String> remarks = new ArrayList<>();
            if (!knowsOre) {
                remarks.add("stoad: no ore among the samples: the teacher knows barren ground alone, like its student");
            }
            for (Member member : members) {
                remarks.addAll(member.teacher().remarks(layers));
                remarks.addAll(member.student().remarks(layers));
            }
            return remarks;
        }
    }
}
