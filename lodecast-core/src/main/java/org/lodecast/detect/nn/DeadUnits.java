package org.lodecast.detect.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.lodecast.Seed;

/// Finds units that died and draws them anew. A unit under ReLU that gives 0 on every sample passes no
/// gradient back and can never recover by itself. It counts as dead
///
/// - in a taught level: if its mean target is more than a hundredth of the largest mean target in the level. A
///   unit whose target is next to nothing rightly gives nothing;
/// - in any other level: if all units of the level are silent, for then nothing passes the level at all.
///   Single silent units there are only room that goes unused.
///
/// A unit is an output cell where each cell has weights of its own, else a channel. Drawn anew, its weights
/// are uniform in (0, 1/√f), f as in {@link Network#initial}: not negative, so that it is active wherever
/// anything comes in. The bias is drawn likewise, unless live cells share it.
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

    /// Runs all samples and lists the dead.
    List<Trained.Death> find(Samples samples, int[] ids, int epoch, boolean willReseed) {
        boolean[][] active = new boolean[network.depth()][];
        double[][] target = new double[network.depth()][];
        for (int l = 0; l < network.depth(); l++) {
            active[l] = new boolean[network.level(l).outputs()];
            target[l] = new double[network.level(l).outputs()];
        }
        for (int from = 0; from < ids.length; from += learner.batch()) {
            int rows = Math.min(learner.batch(), ids.length - from);
            learner.measure(samples, ids, from, rows);
            for (int n = 0; n < rows; n++) {
                for (int l = 0; l < network.depth(); l++) {
                    markActive(learner.output(l)[n], active[l]);
                }
                for (int i = 0; i < taught.length; i++) {
                    add(learner.target(i)[n], target[taught[i]]);
                }
            }
        }
        List<Trained.Death> deaths = new ArrayList<>();
        for (int l = 0; l < network.depth(); l++) {
            Level level = network.level(l);
            if (!level.relu()) {
                continue;
            }
            List<Integer> cells = isTaught(l) ? silentCells(level, active[l], target[l]) : allIfSilent(active[l]);
            if (!cells.isEmpty()) {
                deaths.add(new Trained.Death(epoch, l, cells, willReseed));
            }
        }
        return deaths;
    }

    /// Draws the dead units anew.
    void reseed(List<Trained.Death> deaths, float[] parameters, Adam adam, Seed seed) {
        for (Trained.Death death : deaths) {
            int l = death.level();
            Level level = network.level(l);
            RandomGenerator random = seed.split(l).generator();
            float bound = network.bound(l);
            int outputCells = level.outputCells();
            int sinksAChannel = level.sinks() / level.out();
            boolean ownWeights = level.places() == 1;
            int[] deadCells = new int[level.out()];
            for (int cell : death.cells()) {
                int channel = cell / outputCells;
                deadCells[channel]++;
                if (ownWeights) {
                    redraw(parameters, adam, l, cell, bound, random);
                }
            }
            for (int channel = 0; channel < level.out(); channel++) {
                if (deadCells[channel] < outputCells) {
                    continue; // the bias belongs to live cells too
                }
                if (!ownWeights) {
                    for (int t = 0; t < sinksAChannel; t++) {
                        redraw(parameters, adam, l, channel * sinksAChannel + t, bound, random);
                    }
                }
                int b = network.biasOffset(l) + channel;
                parameters[b] = bound * random.nextFloat();
                adam.forget(b);
            }
        }
    }

    private void redraw(float[] parameters, Adam adam, int l, int sink, float bound, RandomGenerator random) {
        Level level = network.level(l);
        for (int s = 0, i = network.weightOffset(l) + sink; s < level.sources(); s++, i += level.sinks()) {
            parameters[i] = bound * random.nextFloat();
            adam.forget(i);
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

    private static void markActive(float[] y, boolean[] active) {
        for (int k = 0; k < y.length; k++) {
            active[k] |= y[k] > 0;
        }
    }

    private static void add(float[] y, double[] sum) {
        for (int k = 0; k < y.length; k++) {
            sum[k] += y[k];
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
