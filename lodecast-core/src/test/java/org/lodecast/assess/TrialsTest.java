package org.lodecast.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.block.Grid;
import org.lodecast.detect.Detector;
import org.lodecast.detect.TrainingSamples;
import org.lodecast.evidence.Evidence;
import org.lodecast.sample.Fold;
import org.lodecast.sample.LabelledVoxels;

class TrialsTest {
    private static final Grid GRID = Grid.of(0, 0, 0, 10, 10, 10, 20, 10, 4);
    private static final Seed SEED = new Seed(1);

    /// A fit of a made-up detector: what it was given to learn from, and the draw of its own seed.
    private record Fit(TrainingSamples samples, long drawn) {}

    /// Scores by the first layer, on a scale that differs from fold to fold as networks' do, with a
    /// little noise of its own seed; below `least` ore voxels it cannot learn.
    private record ByLayer(String name, int sign, int least, List<Fit> fits) implements Detector {
        @Override
        public Fitted fit(Evidence evidence, TrainingSamples samples, Seed seed, Workers workers, Progress progress) {
            RandomGenerator random = seed.generator();
            float scale = 1 + 1000 * random.nextFloat();
            synchronized (fits) {
                fits.add(new Fit(samples, Float.floatToIntBits(scale)));
            }
            if (samples.ore().length < least) {
                throw InvalidInput.of("too-few", "only " + samples.ore().length + " ore voxels");
            }
            return (e, voxels, w, p) -> {
                float[] score = new float[voxels.length];
                for (int k = 0; k < score.length; k++) {
                    score[k] = scale * (1 + sign * e.layers()[0][voxels[k]]);
                }
                return score;
            };
        }

        static ByLayer of(String name, int sign, int least) {
            return new ByLayer(name, sign, least, new ArrayList<>());
        }
    }

    /// 400 labelled voxels of eight holes; the first layer tells ore with some error, the second tells
    /// nothing.
    private static Trials trials() {
        RandomGenerator random = new Seed(13).generator();
        float[][] layers = new float[2][GRID.size()];
        boolean[] ore = new boolean[400];
        int[] hole = new int[400];
        int[] voxel = IntStream.range(0, 400).map(i -> 2 * i).toArray();
        for (int v = 0; v < GRID.size(); v++) {
            layers[0][v] = random.nextFloat();
            layers[1][v] = 0.5f;
        }
        for (int i = 0; i < 400; i++) {
            ore[i] = layers[0][voxel[i]] + 0.3 * random.nextGaussian() > 0.8;
            hole[i] = i / 50;
        }
        LabelledVoxels samples =
                new LabelledVoxels(voxel, ore, hole, new String[] {"A", "B", "C", "D", "E", "F", "G", "H"});
        return new Trials(
                new Evidence(GRID, List.of("tells", "flat"), layers),
                samples,
                List.of(
                        Protocol.paper(samples, 0.7, SEED),
                        Protocol.hole(samples, 4, SEED),
                        Protocol.block(samples, GRID, 50, 10, 4, SEED),
                        Protocol.depth(samples, GRID)),
                IntStream.range(0, GRID.size()).toArray());
    }

    private static List<Trial> trials(List<Trials.Tried> tried) {
        return tried.stream().map(Trials.Tried::trial).toList();
    }

    private static double auc(Trials t, int[] tested, float[] column) {
        double[] score = new double[tested.length];
        boolean[] ore = new boolean[tested.length];
        for (int k = 0; k < tested.length; k++) {
            score[k] = column[t.samples().voxel()[tested[k]]];
            ore[k] = t.samples().ore()[tested[k]];
        }
        return RocAnalysis.of(score, ore).roc(10).auc();
    }

    /// Takes some effort and writes down when it begins.
    private record Costly(String name, double effort, List<String> begun) implements Detector {
        @Override
        public double effort(Evidence evidence, TrainingSamples samples) {
            return effort;
        }

        @Override
        public Fitted fit(Evidence evidence, TrainingSamples samples, Seed seed, Workers workers, Progress progress) {
            begun.add(name);
            progress.begin(name, 10);
            progress.advance(10);
            return (e, voxels, w, p) -> new float[voxels.length];
        }
    }

    /// No thread is left alone with the longest at the end, and the progress goes by effort.
    @Test
    void theLongestIsBegunFirst() {
        List<String> begun = new ArrayList<>();
        List<Long> done = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void begin(String what, long total) {
                assertThat(total).isEqualTo(1000);
            }

            @Override
            public void advance(long steps) {
                if (steps > 0) {
                    done.add(steps);
                }
            }
        };
        Trials all = trials();
        Trials one = new Trials(all.evidence(), all.samples(), all.protocols().subList(0, 1), all.ground());
        List<Trials.Tried> tried = one.run(
                List.of(new Costly("quick", 1, begun), new Costly("long", 7, begun), new Costly("middle", 2, begun)),
                SEED,
                Workers.ONE,
                progress);
        assertThat(begun).containsExactly("long", "middle", "quick");
        assertThat(done).containsExactly(700L, 200L, 100L);
        assertThat(trials(tried)).extracting(Trial::detector).containsExactly("quick", "long", "middle");
    }

    /// Folds on scales of their own are pooled by rank, so the pooled figure is that of the layer itself.
    @Test
    void foldsArePooledByRank() {
        Trials t = trials();
        List<Trial> result = trials(
                t.run(List.of(ByLayer.of("up", 1, 0), ByLayer.of("down", -1, 0)), SEED, new Workers(2), Progress.NONE));
        assertThat(result)
                .extracting(Trial::detector)
                .containsExactly("up", "up", "up", "up", "down", "down", "down", "down");
        assertThat(result.subList(0, 4)).extracting(Trial::protocol).containsExactly("paper", "hole", "block", "depth");
        assertThat(result.subList(0, 4)).extracting(Trial::spatial).containsExactly(false, true, true, true);
        List<Trial> column = trials(t.ofColumn("layer", t.evidence().layers()[0]));
        for (int p = 0; p < 4; p++) {
            int[] tested = t.protocols().get(p).folds().stream()
                    .flatMapToInt(f -> Arrays.stream(f.test()))
                    .toArray();
            double expected = auc(t, tested, t.evidence().layers()[0]);
            Trial.Figures up = result.get(p).figures();
            assertThat(up).isNotNull();
            assertThat(up.auc()).isCloseTo(expected, within(1e-3)).isGreaterThan(0.8);
            assertThat(result.get(4 + p).figures().auc()).isCloseTo(1 - expected, within(1e-3));
            assertThat(up.aucLow()).isLessThan(up.auc());
            assertThat(up.aucHigh()).isGreaterThan(up.auc());
            assertThat(up.positives() + up.negatives()).isEqualTo(tested.length);
            assertThat(up.tp() + up.fn()).isEqualTo(up.positives());
            assertThat(up.tn() + up.fp()).isEqualTo(up.negatives());
            assertThat(up.threshold()).isBetween(0.0, 1.0);
            assertThat(up.f1())
                    .isCloseTo(2 * up.precision() * up.recall() / (up.precision() + up.recall()), within(1e-12));
            assertThat(result.get(p).reason()).isNull();
            assertThat(column.get(p).figures().auc()).isCloseTo(expected, within(1e-12));
            assertThat(up.aucLowByHole()).isLessThan(up.auc());
            assertThat(up.aucHighByHole()).isGreaterThan(up.auc());
        }
    }

    @Test
    void theFlatColumnIsWorthNothing() {
        Trials t = trials();
        for (Trial trial : trials(t.ofColumn("flat", t.evidence().layers()[1]))) {
            assertThat(trial.figures().auc()).isEqualTo(0.5);
        }
        assertThat(t.layers()).containsOnlyKeys("tells", "flat");
        assertThat(t.layers().get("flat")).isEqualTo(0.5);
        assertThat(t.layers().get("tells")).isGreaterThan(0.8);
    }

    /// Nothing that a fold tests on reaches the detector, but for the ore of the published split.
    @Test
    void whatIsTestedIsNotLearnt() {
        Trials t = trials();
        ByLayer spy = ByLayer.of("spy", 1, 0);
        t.run(List.of(spy), SEED, Workers.ONE, Progress.NONE);
        int at = 0;
        for (Protocol p : t.protocols()) {
            for (Fold f : p.folds()) {
                TrainingSamples given = spy.fits().get(at++).samples();
                Set<Integer> learnt = new HashSet<>();
                for (int[] part : new int[][] {given.normal(), given.normalHeldOut()}) {
                    for (int v : part) {
                        assertThat(t.samples().ore()[v / 2]).as("barren").isFalse();
                        assertThat(learnt.add(v)).isTrue();
                    }
                }
                double watched = given.normalHeldOut().length / (double) learnt.size();
                assertThat(watched).isCloseTo(p.spatial() ? 0.1 : 0, within(0.02));
                if (p.spatial()) {
                    Arrays.stream(given.ore()).forEach(learnt::add);
                }
                assertThat(learnt).hasSize(p.spatial() ? f.train().length : f.train().length - given.ore().length);
                for (int i : f.test()) {
                    assertThat(learnt).doesNotContain(t.samples().voxel()[i]);
                }
            }
        }
        assertThat(spy.fits()).hasSize(at);
        assertThat(spy.fits().stream().map(Fit::drawn).distinct())
                .as("each fold its own seed")
                .hasSize(at);
    }

    @Test
    void sameFiguresForAnyNumberOfThreads() {
        Trials t = trials();
        List<Detector> detectors = List.of(ByLayer.of("a", 1, 0), ByLayer.of("b", -1, 0));
        List<Trial> one = trials(t.run(detectors, SEED, Workers.ONE, Progress.NONE));
        List<Trial> three = trials(t.run(detectors, SEED, new Workers(3), Progress.NONE));
        assertThat(three)
                .extracting(Trial::figures)
                .isEqualTo(one.stream().map(Trial::figures).toList());
    }

    /// A fold that cannot learn is left out and told; if none can, there are no figures but a reason.
    @Test
    void foldsThatCannotLearnAreTold() {
        Trials t = trials();
        List<Trial> none = trials(t.run(List.of(ByLayer.of("never", 1, 1000)), SEED, Workers.ONE, Progress.NONE));
        assertThat(none).allSatisfy(x -> {
            assertThat(x.figures()).isNull();
            assertThat(x.roc()).isNull();
            assertThat(x.reason()).contains("ore voxels");
        });
        ByLayer spy = ByLayer.of("spy", 1, 0);
        t.run(List.of(spy), SEED, Workers.ONE, Progress.NONE);
        int[] ore = spy.fits().stream()
                .skip(1)
                .limit(4)
                .mapToInt(f -> f.samples().ore().length)
                .sorted()
                .toArray();
        assertThat(ore[0]).isLessThan(ore[3]);
        Trial some = t.run(List.of(ByLayer.of("at times", 1, ore[3])), SEED, Workers.ONE, Progress.NONE)
                .get(1)
                .trial();
        assertThat(some.figures()).isNotNull();
        assertThat(some.figures().positives()).isLessThan(t.samples().positives());
        assertThat(some.reason()).contains("ore voxels");
    }

    @Test
    void groundOfOneClassCannotBeJudged() {
        Trials t = trials();
        LabelledVoxels barren = new LabelledVoxels(
                t.samples().voxel(),
                new boolean[400],
                t.samples().hole(),
                t.samples().holes());
        Trials without = new Trials(t.evidence(), barren, List.of(Protocol.hole(barren, 4, SEED)), t.ground());
        Trial trial =
                without.ofColumn("layer", t.evidence().layers()[0]).getFirst().trial();
        assertThat(trial.figures()).isNull();
        assertThat(trial.reason()).contains("0 ore and 400 barren");
        assertThat(without.layers().get("tells")).isNaN();
    }

    /// By the spatial protocols alone: the published split flatters.
    @Test
    void theBestIsBestOnGroundLeftOut() {
        Trials t = trials();
        float[] tells = t.evidence().layers()[0];
        float[] flat = t.evidence().layers()[1];
        List<Trial> trials = new ArrayList<>(trials(t.ofColumn("honest", tells)));
        trials.addAll(trials(t.ofColumn("flatterer", flat)));
        trials.set(4, t.ofColumn("flatterer", tells).getFirst().trial()); // good under `paper` only
        assertThat(Trials.best(trials, List.of("flatterer", "honest"))).isEqualTo("honest");
        assertThat(Trials.best(List.of(), List.of("first", "second"))).isEqualTo("first");
    }

    /// Each fold sees evidence of its own, and voxels that then lack a layer are neither learnt nor tested.
    @Test
    void strictFoldsSeeTheirOwnEvidence() {
        Trials t = trials();
        List<String> asked = new ArrayList<>();
        Trials strict = t.strict((protocol, fold) -> {
            asked.add(protocol.name());
            float[][] layers = {
                t.evidence().layers()[0].clone(), t.evidence().layers()[1].clone()
            };
            layers[1][t.samples().voxel()[fold.test()[0]]] = Float.NaN;
            layers[1][t.samples().voxel()[fold.train()[0]]] = Float.NaN;
            return new Evidence(GRID, List.of("tells", "flat"), layers);
        });
        ByLayer spy = ByLayer.of("spy", 1, 0);
        List<Trial> result = trials(strict.run(List.of(spy), SEED, new Workers(2), Progress.NONE));
        assertThat(asked)
                .containsExactly("paper", "hole", "hole", "hole", "hole", "block", "block", "block", "block", "depth");
        Fold first = t.protocols().get(1).folds().getFirst();
        TrainingSamples given = spy.fits().get(1).samples();
        assertThat(given.normal().length + given.normalHeldOut().length + given.ore().length)
                .isEqualTo(first.train().length - 1);
        Trial.Figures hole = result.get(1).figures();
        assertThat(hole).isNotNull();
        assertThat(hole.positives() + hole.negatives()).isEqualTo(400 - 4);
    }

    /// The user's threshold is a rank in the ground, and counts what lies at or above it.
    @Test
    void aChosenThresholdIsJudged() {
        Trials t = trials().at(0.5);
        Trial trial = t.ofColumn("layer", t.evidence().layers()[0]).getFirst().trial();
        assertThat(trial.detail()).isNotNull();
        Confusion c = trial.detail().chosen();
        assertThat(c).isNotNull();
        int called = 0;
        float[] sorted = t.evidence().layers()[0].clone();
        Arrays.sort(sorted);
        for (int i : t.protocols().getFirst().folds().getFirst().test()) {
            called += t.evidence().layers()[0][t.samples().voxel()[i]] >= sorted[sorted.length / 2] ? 1 : 0;
        }
        assertThat(c.tp() + c.fp()).isEqualTo(called);
        assertThat(trials().ofColumn("layer", t.evidence().layers()[0])
                        .getFirst()
                        .trial()
                        .detail()
                        .chosen())
                .isNull();
    }

    @Test
    void theDrawStandsForTheGround() {
        int[] ground = IntStream.range(0, 100_000).map(i -> 3 * i).toArray();
        int[] drawn = Trials.drawn(ground, SEED);
        assertThat(drawn).hasSize(20_000).isSorted().doesNotHaveDuplicates();
        assertThat(Arrays.stream(drawn).average().orElse(0)).isCloseTo(150_000, within(2_000.0));
        assertThat(Trials.drawn(ground, SEED)).containsExactly(drawn);
        int[] few = {4, 7, 9};
        assertThat(Trials.drawn(few, SEED)).containsExactly(few);
    }
}
