package org.lodecast.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.SharedProgress;
import org.lodecast.Workers;
import org.lodecast.detect.model.TrainedModel;
import org.lodecast.detect.nn.Architecture;
import org.lodecast.detect.nn.Attribution;
import org.lodecast.detect.nn.DenseScorer;
import org.lodecast.detect.nn.Fusion;
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
/// and a student of its own seed; their raw scores are brought to a {@linkplain CommonScale common mean} over
/// the barren training samples and averaged.
///
/// @param architecture the teacher's shape
/// @param training how teacher and student are trained
/// @param members number of teacher-student pairs, trained in parallel. As published: 1
/// @param studentWidths widths of the student's levels, each with a {@linkplain Architecture#student linear
///     adapter} to the teacher's; null for the teacher's own, as published
/// @param taught what the teacher learns
/// @param weights hᵢ of the three levels, above 0. As published: ⅓ each
/// @param fusion how the levels' errors make the score. As published: their sum
public record Stoad(
        Architecture architecture,
        Training training,
        int members,
        @Nullable List<Integer> studentWidths,
        Taught taught,
        List<Double> weights,
        Fusion fusion)
        implements NetworkDetector {

    /// What the teacher learns.
    public enum Taught {
        /// Barren, held out and ore, as published.
        ALL,
        /// The barren training samples alone.
        NORMAL,
        /// As many voxels as there are samples, drawn from the whole ground that has evidence.
        VOLUME
    }

    public Stoad {
        if (members < 1) {
            throw new IllegalArgumentException("members: at least 1, not " + members);
        }
        studentWidths = studentWidths == null ? null : List.copyOf(studentWidths);
        if (studentWidths != null
                && (studentWidths.size() != Architecture.LEVELS
                        || studentWidths.stream().anyMatch(w -> w < 1))) {
            throw new IllegalArgumentException("student's widths: three positive numbers, not " + studentWidths);
        }
        weights = List.copyOf(weights);
        if (weights.size() != Architecture.LEVELS || weights.stream().anyMatch(w -> !(w > 0 && w < 1e6))) {
            throw new IllegalArgumentException("weights: three positive numbers, not " + weights);
        }
    }

    /// As published: cube of 3³ voxels, widths 64, 32, 16, 500 epochs, one pair.
    public static Stoad standard() {
        return of(Architecture.STANDARD, Training.PAPER);
    }

    /// One pair, all else as published.
    public static Stoad of(Architecture architecture, Training training) {
        List<Double> thirds = Collections.nCopies(Architecture.LEVELS, 1.0 / Architecture.LEVELS);
        return new Stoad(architecture, training, 1, null, Taught.ALL, thirds, Fusion.SUM);
    }

    public Stoad withMembers(int n) {
        return new Stoad(architecture, training, n, studentWidths, taught, weights, fusion);
    }

    /// @param widths null for the teacher's
    public Stoad withStudent(@Nullable List<Integer> widths) {
        return new Stoad(architecture, training, members, widths, taught, weights, fusion);
    }

    public Stoad withTaught(Taught samples) {
        return new Stoad(architecture, training, members, studentWidths, samples, weights, fusion);
    }

    public Stoad withWeights(double first, double second, double third) {
        List<Double> h = List.of(first, second, third);
        return new Stoad(architecture, training, members, studentWidths, taught, h, fusion);
    }

    public Stoad withFusion(Fusion f) {
        return new Stoad(architecture, training, members, studentWidths, taught, weights, f);
    }

    @Override
    public String name() {
        return "stoad";
    }

    @Override
    public FittedStoad fit(Evidence evidence, TrainingSamples samples, Seed seed, Workers workers, Progress progress) {
        return (FittedStoad) NetworkDetector.super.fit(evidence, samples, seed, workers, progress);
    }

    @Override
    public Lesson lesson(Evidence evidence, TrainingSamples samples, Seed seed) {
        Patches.check(evidence, samples, name());
        Patches patches = new Patches(evidence, architecture.side());
        Seed own = seed.split("stoad");
        return new Lesson(
                members,
                effort(evidence, samples) / members,
                (m, progress) -> train(patches, samples, m, own.split(m), progress),
                (pairs, workers) -> joined(patches, samples, pairs, workers));
    }

    @Override
    public double effort(Evidence evidence, TrainingSamples samples) {
        return members * (teachersEffort(evidence, samples) + studentsEffort(evidence, samples));
    }

    private double teachersEffort(Evidence evidence, TrainingSamples samples) {
        Network teacher = architecture.autoEncoder(Math.max(1, evidence.count()));
        int taughtOf = samples.normal().length
                + (taught == Taught.NORMAL ? 0 : samples.normalHeldOut().length + samples.ore().length);
        return Trainer.effort(teacher, new Objective.Reconstruction(teacher.depth() - 1), taughtOf, 0, training);
    }

    private double studentsEffort(Evidence evidence, TrainingSamples samples) {
        int channels = Math.max(1, evidence.count());
        Network teacher = architecture.autoEncoder(channels);
        Network student = student(channels);
        return Trainer.effort(
                student,
                Objective.Distillation.of(teacher, new float[0], student),
                samples.normal().length,
                samples.normalHeldOut().length,
                training);
    }

    private Network student(int channels) {
        return studentWidths == null ? architecture.encoder(channels) : architecture.student(channels, studentWidths);
    }

    private FittedStoad joined(Patches patches, TrainingSamples samples, List<Lesson.Member> pairs, Workers workers) {
        Evidence evidence = patches.evidence();
        float[][] barren = new float[members][];
        for (int m = 0; m < members; m++) {
            Scorer scorer = pairs.get(m).scorer();
            barren[m] = members == 1
                    ? new float[0]
                    : scorer.fused(scorer.errors(patches, samples.normal(), workers, Progress.NONE));
        }
        List<Float> usual = new ArrayList<>();
        for (float[] layer : evidence.layers()) {
            usual.add((float) meanAt(layer, samples.normal()));
        }
        double[] scale = CommonScale.of(barren);
        List<TrainedModel.Member> networks = IntStream.range(0, members)
                .mapToObj(m -> new TrainedModel.Member(pairs.get(m).scorer(), scale[m]))
                .toList();
        boolean untold = taught == Taught.ALL && samples.ore().length == 0;
        return new FittedStoad(
                new TrainedModel(name(), architecture.side(), evidence.names(), usual, networks),
                pairs.stream().flatMap(p -> p.reports().stream()).toList(),
                untold);
    }

    private Lesson.Member train(Patches patches, TrainingSamples samples, int m, Seed seed, SharedProgress progress) {
        String suffix = m == 0 ? "" : "-" + (m + 1);
        Evidence evidence = patches.evidence();
        Network teacher = architecture.autoEncoder(evidence.count());
        Progress teaches = progress.part(teachersEffort(evidence, samples));
        teaches.begin("teacher", training.epochs());
        Trained known = Trainer.train(
                teacher,
                new Objective.Reconstruction(teacher.depth() - 1),
                patches,
                teachersSamples(evidence, samples, seed.split("volume")),
                new int[0],
                training,
                seed.split("teacher"),
                teaches);
        Network student = student(evidence.count());
        Objective objective = Objective.Distillation.of(teacher, known.parameters(), student)
                .withWeights(weights)
                .withFusion(fusion);
        Progress learns = progress.part(studentsEffort(evidence, samples));
        learns.begin("student", training.epochs());
        Trained learnt = Trainer.train(
                student,
                objective,
                patches,
                samples.normal(),
                samples.normalHeldOut(),
                training,
                seed.split("student"),
                learns);
        Scorer scorer = new Scorer(student, learnt.parameters(), objective);
        if (fusion == Fusion.NORMALISED_SUM) {
            scorer = scorer.withUsual(scorer.errors(patches, samples.normal(), Workers.ONE, Progress.NONE));
        }
        return new Lesson.Member(
                scorer,
                List.of(
                        new NetworkReport("teacher" + suffix, teacher, known),
                        new NetworkReport("student" + suffix, student, learnt)));
    }

    private int[] teachersSamples(Evidence evidence, TrainingSamples samples, Seed seed) {
        int[] all = Stream.of(samples.normal(), samples.normalHeldOut(), samples.ore())
                .flatMapToInt(IntStream::of)
                .toArray();
        return switch (taught) {
            case ALL -> all;
            case NORMAL -> samples.normal();
            case VOLUME -> draw(evidence, all.length, seed);
        };
    }

    /// So many of the voxels at which all layers have a value, or all of these if there are fewer; in the
    /// order of the grid.
    static int[] draw(Evidence evidence, int count, Seed seed) {
        int[] known = IntStream.range(0, evidence.grid().size())
                .filter(v -> Arrays.stream(evidence.layers()).allMatch(layer -> Float.isFinite(layer[v])))
                .toArray();
        RandomGenerator random = seed.generator();
        int drawn = Math.min(count, known.length);
        for (int i = 0; i < drawn; i++) { // Fisher and Yates, as far as is needed
            int j = i + random.nextInt(known.length - i);
            int swap = known[i];
            known[i] = known[j];
            known[j] = swap;
        }
        int[] sample = Arrays.copyOf(known, drawn);
        Arrays.sort(sample);
        return sample;
    }

    private static double meanAt(float[] layer, int[] voxels) {
        double sum = 0;
        for (int v : voxels) {
            sum += layer[v];
        }
        return sum / voxels.length;
    }

    /// Trained pairs.
    public static final class FittedStoad implements Fitted, ByLayer {
        private final TrainedModel model;
        private final List<NetworkReport> reports;
        private final boolean untold;

        /// @param reports each teacher's and then its student's, none if the model was not trained here
        /// @param untold whether the teachers should have been told of ore but there was none
        FittedStoad(TrainedModel model, List<NetworkReport> reports, boolean untold) {
            this.model = model;
            this.reports = List.copyOf(reports);
            this.untold = untold;
        }

        @Override
        public Optional<TrainedModel> trainedModel() {
            return Optional.of(model);
        }

        @Override
        public float[] score(Evidence evidence, int[] voxels, Workers workers, Progress progress) {
            return levels(evidence, voxels, workers, progress).total();
        }

        /// The score and what each level of the encoder has in it.
        ///
        /// @param total score of each voxel
        /// @param level for each of the three levels, its part of the score of each voxel: hᵢ‖Tᵢ − Sᵢ‖², or
        ///     what the
        ///     {@linkplain Fusion fusion} makes of it; the parts add up to the score
        public record Parts(float[] total, float[][] level) {}

        /// Score with its parts: fine detail differs at the first level, the gist of the cube at the last.
        public Parts levels(Evidence evidence, int[] voxels, Workers workers, Progress progress) {
            progress.begin("stoad: score", (long) model.members().size() * voxels.length);
            Patches.check(evidence, model);
            Volume volume = new Patches(evidence, model.side()).volume();
            double[][] sums = new double[Architecture.LEVELS][voxels.length];
            for (TrainedModel.Member member : model.members()) {
                // in order, so that sums have the same bits on any number of threads
                Scorer scorer = member.scorer();
                float[][] errors = DenseScorer.of(scorer).errors(volume, voxels, workers, progress);
                scorer.addParts(errors, member.scale() / model.members().size(), sums);
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
            progress.begin("stoad: layers", (long) model.members().size() * voxels.length);
            Patches.check(evidence, model);
            Patches patches = new Patches(evidence, model.side());
            int layers = model.layers().size();
            float[] usual = new float[layers];
            for (int c = 0; c < layers; c++) {
                usual[c] = model.usual().get(c);
            }
            float[][] sums = new float[layers][voxels.length];
            for (TrainedModel.Member member : model.members()) {
                float[][] parts = new Attribution(member.scorer(), layers)
                        .ofDistillation(patches, usual, voxels, workers, progress);
                float factor = (float) (member.scale() / model.members().size());
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
            return reports.stream().flatMap(r -> r.losses().stream()).toList();
        }

        @Override
        public List<String> remarks() {
            List<String> remarks = new ArrayList<>();
            if (untold) {
                remarks.add("stoad: no ore among the samples: the teacher knows barren ground alone, like its student");
            }
            reports.forEach(r -> remarks.addAll(r.remarks(model.layers())));
            return remarks;
        }
    }
}
