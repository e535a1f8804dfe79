package org.lodecast.detect.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.lodecast.Seed;

/// Finds units that died and draws them anew. A unit under ReLU that gives 0 on every sample passes no
/// gradient back and can never recover by itself. It counts as dead
///
/// - in a taught level: if its mean target is more than a hundredth of the largest mean target in the level.
///   A unit whose target is next to nothing rightly gives nothing;
/// - in any other level: if all units of the level are silent, for then nothing passes the level at all.
///   Single silent units there are only room that goes unused.
///
/// A unit is an output cell where each cell has weights of its own, else a channel. Drawn anew, its weights
/// are uniform in (0, 1/√f), f as in {@link Network#initial}: not negative, so that it is active wherever
/// anything comes in. The bias becomes 0, unless live cells share it. In a taught level the weights are then
/// scaled so that the mean output is the mean target; a unit that starts far above a small target is pushed
/// down so hard that it dies again.
final class DeadUnits {
    private static final double LEAST_TARGET = 0.01;

    private final Network network;
    private final int[] taught;
    private final Learner learner;

    DeadUnits(Network network, Objective objective, Learner learner) {
        this.network = network;
        this.taught = objective.levels().stream().mapToInt(i -> i).toArray();
        this.learner = learner;
    }

    /// What the units gave and should have given, summed over samples.
    ///
    /// @param active whether a cell ever gave more than 0
    /// @param output sums of what it gave
    /// @param target sums of what it should have given, 0 in levels that are not taught
    private record Survey(boolean[][] active, double[][] output, double[][] target) {}

    private Survey survey(Samples samples, int[] ids) {
        int depth = network.depth();
        Survey survey = new Survey(new boolean[depth][], new double[depth][], new double[depth][]);
        for (int l = 0; l < depth; l++) {
            int outputs = network.level(l).outputs();
            survey.active[l] = new boolean[outputs];
            survey.output[l] = new double[outputs];
            survey.target[l] = new double[outputs];
        }
        for (int from = 0; from < ids.length; from += learner.batch()) {
            int rows = Math.min(learner.batch(), ids.length - from);
            learner.measure(samples, ids, from, rows);
            for (int g = 0; g < Batch.groups(rows); g++) {
                int used = Math.min(Kernels.ROWS, rows - g * Kernels.ROWS);
                for (int l = 0; l < depth; l++) {
                    markActive(learner.output(l, g), used, survey.active[l]);
                }
                for (int i = 0; i < taught.length; i++) {
                    add(learner.output(taught[i], g), used, survey.output[taught[i]]);
                    add(learner.target(i, g), used, survey.target[taught[i]]);
                }
            }
        }
        return survey;
    }

    /// Runs all samples and lists the dead.
    List<Trained.Death> find(Samples samples, int[] ids, int epoch, boolean willReseed) {
        Survey survey = survey(samples, ids);
        List<Trained.Death> deaths = new ArrayList<>();
        for (int l = 0; l < network.depth(); l++) {
            Level level = network.level(l);
            if (!level.relu()) {
                continue;
            }
            List<Integer> cells = isTaught(l)
                    ? silentCells(level, survey.active[l], survey.target[l])
                    : allIfSilent(survey.active[l]);
            if (!cells.isEmpty()) {
                deaths.add(new Trained.Death(epoch, l, cells, willReseed));
            }
        }
        return deaths;
    }

    /// Draws the dead units anew.
    void reseed(List<Trained.Death> deaths, Samples samples, int[] ids, Adam adam, Seed seed) {
        float[] parameters = learner.parameters();
        for (Trained.Death death : deaths) {
            int l = death.level();
            RandomGenerator random = seed.split(l).generator();
            float bound = network.bound(l);
            for (int sink : sinks(death)) {
                redraw(parameters, adam, l, sink, bound, random);
            }
            int[] deadCells = new int[network.level(l).out()];
            for (int cell : death.cells()) {
                deadCells[cell / network.level(l).outputCells()]++;
            }
            for (int channel = 0; channel < deadCells.length; channel++) {
                if (deadCells[channel] == network.level(l).outputCells()) { // else the bias belongs to live cells too
                    parameters[network.biasOffset(l) + channel] = 0;
                    adam.forget(learner.slot(network.biasOffset(l) + channel));
                }
            }
        }
        learner.load(parameters);
        Survey survey = survey(samples, ids);
        for (Trained.Death death : deaths) {
            if (isTaught(death.level())) {
                scaleToTarget(death, survey, ids.length, parameters);
            }
        }
        learner.load(parameters);
    }

    /// With mean output ȳ = w·x̄ + b and mean target t̄, weights times (t̄ − b)/(ȳ − b) make the two means
    /// one.
    private void scaleToTarget(Trained.Death death, Survey survey, int samples, float[] parameters) {
        int l = death.level();
        Level level = network.level(l);
        int size = level.places() == 1 ? 1 : level.outputCells(); // cells a unit
        for (int sink : sinks(death)) {
            int channel = sink / (level.sinks() / level.out());
            int cell = level.places() == 1 ? sink : channel * size;
            double bias = parameters[network.biasOffset(l) + channel];
            double given = sum(survey.output[l], cell, size) / size / samples - bias;
            double wanted = sum(survey.target[l], cell, size) / size / samples - bias;
            if (given > 0 && wanted > 0) {
                for (int s = 0, i = network.weightOffset(l) + sink; s < level.sources(); s++, i += level.sinks()) {
                    parameters[i] *= (float) (wanted / given);
                }
            }
        }
    }

    /// The columns of the weight matrix that belong to the dead cells.
    private List<Integer> sinks(Trained.Death death) {
        Level level = network.level(death.level());
        if (level.places() == 1) { // sinks are the output cells
            return death.cells();
        }
        int sinksAChannel = level.sinks() / level.out();
        List<Integer> sinks = new ArrayList<>();
        for (int cell : death.cells()) {
            if (cell % level.outputCells() == 0) { // here channels die as a whole
                for (int t = 0; t < sinksAChannel; t++) {
                    sinks.add(cell / level.outputCells() * sinksAChannel + t);
                }
            }
        }
        return sinks;
    }

    private void redraw(float[] parameters, Adam adam, int l, int sink, float bound, RandomGenerator random) {
        Level level = network.level(l);
        for (int s = 0, i = network.weightOffset(l) + sink; s < level.sources(); s++, i += level.sinks()) {
            parameters[i] = bound * random.nextFloat();
            adam.forget(learner.slot(i));
        }
    }

    private boolean isTaught(int level) {
        for (int l : taught) {
            if (l == level) {
                return true;
            }
        }
        return false;
    }

    private static List<Integer> silentCells(Level level, boolean[] active, double[] target) {
        int size = level.places() == 1 ? 1 : level.outputCells(); // cells a unit
        double largest = 0;
        for (int from = 0; from < active.length; from += size) {
            largest = Math.max(largest, sum(target, from, size));
        }
        List<Integer> cells = new ArrayList<>();
        for (int from = 0; from < active.length; from += size) {
            boolean silent = true;
            for (int k = from; k < from + size; k++) {
                silent &= !active[k];
            }
            if (silent && sum(target, from, size) > LEAST_TARGET * largest) {
                for (int k = from; k < from + size; k++) {
                    cells.add(k);
                }
            }
        }
        return cells;
    }

    private static List<Integer> allIfSilent(boolean[] active) {
        List<Integer> cells = new ArrayList<>();
        for (int k = 0; k < active.length; k++) {
            if (active[k]) {
                return List.of();
            }
            cells.add(k);
        }
        return cells;
    }

    private static void markActive(float[] y, int rows, boolean[] active) {
        for (int k = 0; k < active.length; k++) {
            for (int i = Kernels.ROWS * k; i < Kernels.ROWS * k + rows; i++) {
                active[k] |= y[i] > 0;
            }
        }
    }

    private static void add(float[] y, int rows, double[] sum) {
        for (int k = 0; k < sum.length; k++) {
            for (int i = Kernels.ROWS * k; i < Kernels.ROWS * k + rows; i++) {
                sum[k] += y[i];
            }
        }
    }

    private static double sum(double[] values, int from, int count) {
        double sum = 0;
        for (int k = from; k < from + count; k++) {
            sum += values[k];
        }
        return sum;
    }
}
