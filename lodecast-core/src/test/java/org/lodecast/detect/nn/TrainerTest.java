package org.lodecast.detect.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;

class TrainerTest {
    private static final Architecture SMALL = Architecture.of(3, 10, 8, 4);
    private final Network network = SMALL.autoEncoder(2);
    private final Objective objective = new Objective.Reconstruction(network.depth() - 1);
    private final Samples samples = RowSamples.of(rows(120, network.level(0).inputs()));
    private final int[] train = IntStream.range(0, 80).toArray();
    private final int[] heldOut = IntStream.range(80, 120).toArray();

    /// The rate of the paper: 0.001, less 10 % every 5 epochs.
    @Test
    void rateFallsInSteps() {
        assertThat(Training.PAPER.rate(1)).isEqualTo(0.001);
        assertThat(Training.PAPER.rate(5)).isEqualTo(0.001);
        assertThat(Training.PAPER.rate(6)).isEqualTo(0.001 * 0.9);
        assertThat(Training.PAPER.rate(500)).isCloseTo(0.001 * Math.pow(0.9, 99), within(1e-18));
    }

    @Test
    void toldLossIsTheMeanSquaredErrorPerUnit() {
        Trained trained = Trainer.train(
                network, objective, samples, train, heldOut, Training.PAPER.withEpochs(3), new Seed(1), Progress.NONE);
        float[][] errors = new Scorer(network, trained.parameters(), objective)
                .errors(samples, heldOut, Workers.ONE, Progress.NONE);
        double mean = 0;
        for (float e : errors[0]) {
            mean += e / heldOut.length / samples.width();
        }
        assertThat(trained.epochs().getLast().validation()).isCloseTo(mean, within(1e-7));
        assertThat(trained.epochs().getLast().train()).isCloseTo(mean, within(0.5 * mean));
    }

    @Test
    void patienceGoesBackToTheBestParameters() {
        Training wild = new Training(40, 16, 0.2, 1, 5, 4); // so high a rate that the loss jumps about
        Trained trained = Trainer.train(network, objective, samples, train, heldOut, wild, new Seed(3), Progress.NONE);
        assertThat(trained.stoppedAt()).isPositive().isLessThan(40);
        double least = trained.epochs().stream()
                .mapToDouble(Trained.Epoch::validation)
                .min()
                .orElseThrow();
        float[][] errors = new Scorer(network, trained.parameters(), objective)
                .errors(samples, heldOut, Workers.ONE, Progress.NONE);
        double mean = 0;
        for (float e : errors[0]) {
            mean += e / heldOut.length / samples.width();
        }
        assertThat(mean).isCloseTo(least, within(1e-6));
    }

    @Test
    void startsWithinPytorchsBounds() {
        float[] parameters = network.initial(new Seed(8));
        for (int l = 0; l < network.depth(); l++) {
            Level level = network.level(l);
            int fan =
                    (level.transposed() ? level.out() : level.in()) * level.kernel() * level.kernel() * level.kernel();
            double bound = 1 / Math.sqrt(fan);
            double largest = 0;
            for (int i = network.weightOffset(l); i < network.biasOffset(l) + level.out(); i++) {
                largest = Math.max(largest, Math.abs(parameters[i]));
            }
            assertThat(largest).isBetween(0.8 * bound, bound * (1 + 1e-6));
        }
        assertThat(network.initial(new Seed(8))).isEqualTo(parameters);
    }

    /// One dead output channel among live ones, one silent hidden unit that does no harm, and a level that is
    /// silent as a whole.
    @Test
    void deadUnitsAreFoundAndComeBackToLife() {
        for (int side : new int[] {3, 5}) {
            Network net = Architecture.of(side, 10, 8, 4).autoEncoder(2);
            Samples inputs = RowSamples.of(rows(120, net.level(0).inputs()));
            Objective rebuild = new Objective.Reconstruction(net.depth() - 1);
            float[] parameters = net.initial(new Seed(1));
            int last = net.depth() - 1;
            for (int l = 0; l < net.depth(); l++) { // all alive to begin with
                for (int i = net.weightOffset(l);
                        i < net.biasOffset(l) + net.level(l).out();
                        i++) {
                    parameters[i] = Math.abs(parameters[i]);
                }
            }
            Learner learner = new Learner(net, parameters, rebuild, 16);
            DeadUnits dead = new DeadUnits(net, rebuild, learner);
            assertThat(dead.find(inputs, train, 1, true)).isEmpty();

            parameters[net.biasOffset(last) + 1] = -1000; // channel 1 of the output
            parameters[net.biasOffset(0) + 3] = -1000; // one unit of the first level
            learner.load(parameters);
            List<Trained.Death> deaths = dead.find(inputs, train, 2, true);
            int cells = side * side * side;
            assertThat(deaths).hasSize(1);
            assertThat(deaths.getFirst().level()).isEqualTo(last);
            assertThat(deaths.getFirst().cells())
                    .isEqualTo(IntStream.range(cells, 2 * cells).boxed().toList());
            dead.reseed(deaths, inputs, train, learner.adam(), new Seed(5));
            float[] after = learner.parameters();
            assertThat(dead.find(inputs, train, 3, true)).isEmpty();
            assertThat(IntStream.range(0, net.weightOffset(last)).allMatch(i -> after[i] == parameters[i]))
                    .as("no other level is touched")
                    .isTrue();

            for (int o = 0; o < 4; o++) {
                after[net.biasOffset(2) + o] = -1000; // the whole bottleneck
            }
            learner.load(after);
            deaths = dead.find(inputs, train, 4, true);
            assertThat(deaths).extracting(Trained.Death::level).containsExactly(2);
            dead.reseed(deaths, inputs, train, learner.adam(), new Seed(6));
            assertThat(dead.find(inputs, train, 5, true)).isEmpty();
        }
    }

    /// An output whose target is 0 rightly gives 0.
    @Test
    void aTargetOfZeroIsNoDeath() {
        float[][] rows = rows(120, 54);
        for (float[] row : rows) {
            java.util.Arrays.fill(row, 27, 54, 0f);
        }
        Samples inputs = RowSamples.of(rows);
        float[] parameters = network.initial(new Seed(1));
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = Math.abs(parameters[i]);
        }
        parameters[network.biasOffset(network.depth() - 1) + 1] = -1000;
        DeadUnits dead = new DeadUnits(network, objective, new Learner(network, parameters, objective, 16));
        assertThat(dead.find(inputs, train, 1, true)).isEmpty();
    }

    /// Rows that fit are gathered once, others read anew each epoch. Held-out samples are what tips the scale
    /// here; without patience they have no say in what is learnt.
    @Test
    void learnsTheSameWhetherItsRowsFitIntoMemoryOrNot() {
        Network net = Architecture.of(1, 4, 4, 2).autoEncoder(8192);
        float[][] rows = rows(97, 8192);
        Samples many = new Samples() {
            @Override
            public int width() {
                return 8192;
            }

            @Override
            public void fill(int id, float[] row) {
                System.arraycopy(rows[id % rows.length], 0, row, 0, row.length);
            }
        };
        int[] learnt = IntStream.range(0, 4050).map(k -> 3 * k + 7).toArray();
        int[] watched = IntStream.range(0, 60).map(k -> 5 * k).toArray();
        assertThat(Gathered.fits(many, learnt.length)).isTrue();
        assertThat(Gathered.fits(many, learnt.length + watched.length)).isFalse();
        Training two = Training.PAPER.withEpochs(2);
        Objective rebuild = new Objective.Reconstruction(net.depth() - 1);
        Trained gathered = Trainer.train(net, rebuild, many, learnt, new int[0], two, new Seed(4), Progress.NONE);
        Trained read = Trainer.train(net, rebuild, many, learnt, watched, two, new Seed(4), Progress.NONE);
        assertThat(read.parameters()).isEqualTo(gathered.parameters());
        assertThat(read.deaths()).isEqualTo(gathered.deaths());
        assertThat(read.epochs().getLast().train())
                .isEqualTo(gathered.epochs().getLast().train());
        assertThat(read.epochs().getLast().validation()).isPositive();
    }

    @Test
    void refusesShapesThatMakeNoSense() {
        assertThatThrownBy(() -> Architecture.of(2, 8, 4, 2)).hasMessageContaining("1, 3 or 5");
        assertThatThrownBy(() -> Architecture.of(3, 8, 0, 2)).hasMessageContaining("three positive numbers");
        assertThatThrownBy(() -> new Architecture(3, List.of(8, 4), false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Training.PAPER.withEpochs(0)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> new Training(1, 16, 0, 0.9, 5, 0)).hasMessageContaining("rate");
        assertThatThrownBy(() ->
                        Network.of(List.of(new Level(2, 8, 3, 3, false, true), new Level(4, 8, 1, 1, false, true))))
                .hasMessageContaining("does not fit");
        assertThatThrownBy(() -> Trainer.train(
                        network, objective, samples, new int[0], heldOut, Training.PAPER, new Seed(1), Progress.NONE))
                .hasMessageContaining("no training samples");
    }

    private static float[][] rows(int count, int width) {
        RandomGenerator random = new Seed(77).generator();
        float[][] rows = new float[count][width];
        for (float[] row : rows) {
            float level = 0.2f + 0.4f * random.nextFloat();
            for (int i = 0; i < width; i++) {
                row[i] = level + 0.1f * random.nextFloat();
            }
        }
        return rows;
    }
}
