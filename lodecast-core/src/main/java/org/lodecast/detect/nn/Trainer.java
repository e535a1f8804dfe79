package org.lodecast.detect.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.lodecast.Progress;
import org.lodecast.Seed;

/// Trains a network: mini-batches in an order shuffled anew each epoch, Adam, a rate that decays in steps;
/// and watches for units that die under ReLU ({@link DeadUnits}). Runs on the calling thread alone, so the
/// same seed gives the same bits.
public final class Trainer {
    /// Dead units are drawn anew at most so many times.
    static final int REVIVALS = 5;

    /// A cancelled run need not wait for the end of an epoch: it is asked once in so many steps.
    private static final int STEPS_BETWEEN_QUESTIONS = 512;

    private Trainer() {}

    /// Trains from fresh parameters.
    ///
    /// @param train samples to learn from, at least one
    /// @param heldOut samples to watch the loss on, may be empty
    /// @param progress advanced by {@link Training#epochs} in all
    public static Trained train(
            Network network,
            Objective objective,
            Samples samples,
            int[] train,
            int[] heldOut,
            Training training,
            Seed seed,
            Progress progress) {
        if (train.length == 0) {
            throw new IllegalArgumentException("no training samples");
        }
        Learner learner = new Learner(network, network.initial(seed.split("initial")), objective, training.batch());
        Adam adam = learner.adam();
        DeadUnits deadUnits = new DeadUnits(network, objective, learner);
        List<Trained.Death> deaths = new ArrayList<>();
        List<Trained.Epoch> epochs = new ArrayList<>();
        int revivals = 0;
        int stoppedAt = 0;
        float[] best = learner.parameters();
        double least = Double.POSITIVE_INFINITY;
        int waitingFrom = 0;
        int[] order = train.clone();
        for (int epoch = 1; epoch <= training.epochs(); epoch++) {
            shuffle(order, seed.split("shuffle").split(epoch).generator());
            double rate = training.rate(epoch);
            double sum = 0;
            for (int from = 0, step = 1; from < order.length; from += training.batch(), step++) {
                int rows = Math.min(training.batch(), order.length - from);
                learner.measure(samples, order, from, rows);
                sum += learner.meanSquares();
                learner.learn(adam, rate);
                if (step % STEPS_BETWEEN_QUESTIONS == 0) {
                    progress.advance(0);
                }
            }
            double loss = sum / order.length;
            double validation = meanSquare(learner, samples, heldOut);
            epochs.add(new Trained.Epoch(epoch, loss, validation, rate));
            progress.advance(1);
            if (training.patience() > 0) {
                double watched = heldOut.length > 0 ? validation : loss;
                if (watched < least) {
                    least = watched;
                    waitingFrom = epoch;
                    best = learner.parameters();
                } else if (epoch - waitingFrom >= training.patience()) {
                    stoppedAt = epoch;
                    progress.advance(training.epochs() - epoch);
                    break;
                }
            }
            // units die early: look after epochs 1, 2, 4, 8, …, as long as half the training is left to heal them
            if (Integer.bitCount(epoch) == 1 && 2 * epoch <= training.epochs() && revivals < REVIVALS) {
                List<Trained.Death> found = deadUnits.find(samples, train, epoch, true);
                if (!found.isEmpty()) {
                    deadUnits.reseed(
                            found, samples, train, adam, seed.split("revival").split(epoch));
                    deaths.addAll(found);
                    revivals++;
                    waitingFrom = epoch; // fresh units need time
                }
            }
        }
        if (training.patience() > 0) {
            learner.load(best);
        }
        deaths.addAll(deadUnits.find(samples, train, epochs.size(), false));
        return new Trained(learner.parameters(), List.copyOf(epochs), List.copyOf(deaths), stoppedAt);
    }

    private static double meanSquare(Learner learner, Samples samples, int[] ids) {
        double sum = 0;
        for (int from = 0; from < ids.length; from += learner.batch()) {
            int rows = Math.min(learner.batch(), ids.length - from);
            learner.measure(samples, ids, from, rows);
            sum += learner.meanSquares();
        }
        return sum / ids.length; // 0/0 is the NaN that stands for none
    }

    /// Fisher and Yates.
    private static void shuffle(int[] order, RandomGenerator random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
    }
}
