package org.lodecast.detect.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.lodecast.Progress;
import org.lodecast.Seed;

/// Trains a network: mini-batches in an order shuffled anew each epoch, Adam, a rate that decays in steps;
/// and watches for units that die under ReLU ({@link DeadUnits}). Runs on the calling thread alone, so the
/// same seed gives the same bits, and the same again where it goes on from a {@link Checkpoint}.
public final class Trainer {
    /// Dead units are drawn anew at most so many times.
    static final int REVIVALS = 5;

    /// A cancelled run need not wait for the end of an epoch: it is asked once in so many steps.
    private static final int STEPS_BETWEEN_QUESTIONS = 512;

    private final Learner learner;
    private final Samples samples;
    private final int[] train;
    private final int[] heldOut;
    private final Training training;
    private final Seed seed;
    private final Progress progress;
    private final Adam adam;
    private final DeadUnits deadUnits;
    private final int[] order;
    private final List<Trained.Epoch> epochs = new ArrayList<>();
    private final List<Trained.Death> deaths = new ArrayList<>();
    private float[] best;
    private double least = Double.POSITIVE_INFINITY;
    private int waitingFrom;
    private int revivals;
    private int stoppedAt;

    private Trainer(
            Network network,
            Objective objective,
            Samples samples,
            int[] train,
            int[] heldOut,
            Training training,
            Seed seed,
            Progress progress) {
        this.learner = new Learner(network, network.initial(seed.split("initial")), objective, training.batch());
        int all = train.length + heldOut.length;
        boolean gathered = Gathered.fits(samples, all);
        this.samples = gathered ? Gathered.of(samples, train, heldOut) : samples;
        this.train = gathered ? IntStream.range(0, train.length).toArray() : train;
        this.heldOut = gathered ? IntStream.range(train.length, all).toArray() : heldOut;
        this.training = training;
        this.seed = seed;
        this.progress = progress;
        this.adam = learner.adam();
        this.deadUnits = new DeadUnits(network, objective, learner);
        this.order = this.train.clone();
        this.best = training.patience() > 0 ? learner.parameters() : new float[0];
    }

    /// Trains from fresh parameters, or goes on where the same training was stopped.
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
        Checkpoints kept = training.checkpoints();
        // the key reads all samples, for nothing where nothing is kept
        String key = kept == Checkpoints.NONE
                ? ""
                : TrainingKey.of(network, objective, samples, train, heldOut, training, seed);
        Checkpoint last = kept.last(key);
        if (last != null && last.ended()) {
            progress.skip(training.epochs());
            return last.trained();
        }
        Trainer trainer = new Trainer(network, objective, samples, train, heldOut, training, seed, progress);
        if (last != null) {
            trainer.restore(last);
        }
        Trained trained = trainer.run(kept, key);
        kept.keep(key, Checkpoint.of(trained));
        return trained;
    }

    /// About how many products of two numbers a training takes: one way through the network, and, but for
    /// held-out samples, back by each level's weights and, but for the first level, by what it takes.
    public static double effort(Network network, Objective objective, int train, int heldOut, Training training) {
        double forward = products(network);
        double back = 2 * forward - products(network.level(0));
        double target = objective instanceof Objective.Distillation d ? products(d.encoder()) : 0;
        return training.epochs() * (train * (target + forward + back) + heldOut * (target + forward));
    }

    private static double products(Network network) {
        return network.levels().stream().mapToDouble(Trainer::products).sum();
    }

    private static double products(Level level) {
        return (double) level.places() * level.weights();
    }

    private void restore(Checkpoint c) {
        learner.load(c.parameters());
        adam.restore(c.moments());
        best = c.best();
        least = c.least();
        waitingFrom = c.waitingFrom();
        revivals = c.revivals();
        deaths.addAll(c.deaths());
        epochs.addAll(c.epochs());
        for (Trained.Epoch e : epochs) {
            shuffle(e.number());
        }
        progress.skip(epochs.size());
    }

    private Checkpoint checkpoint() {
        return new Checkpoint(
                epochs,
                learner.parameters(),
                adam.moments(),
                best,
                least,
                waitingFrom,
                revivals,
                deaths,
                stoppedAt,
                false);
    }

    private Trained run(Checkpoints kept, String key) {
        while (epochs.size() < training.epochs() && stoppedAt == 0) {
            int epoch = epochs.size() + 1;
            epochs.add(pass(epoch));
            progress.advance(1);
            if (training.patience() > 0) {
                watch(epoch);
            }
            if (stoppedAt == 0) {
                revive(epoch);
                if (kept.due(key)) {
                    kept.keep(key, checkpoint());
                }
            }
        }
        if (training.patience() > 0) {
            learner.load(best);
        }
        deaths.addAll(deadUnits.find(samples, train, epochs.size(), false));
        return new Trained(learner.parameters(), List.copyOf(epochs), List.copyOf(deaths), stoppedAt);
    }

    /// Learns from each sample once.
    private Trained.Epoch pass(int epoch) {
        shuffle(epoch);
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
        return new Trained.Epoch(epoch, sum / order.length, meanSquare(heldOut), rate);
    }

    /// Keeps the best parameters and stops when patience has run out.
    private void watch(int epoch) {
        Trained.Epoch last = epochs.getLast();
        double watched = heldOut.length > 0 ? last.validation() : last.train();
        if (watched < least) {
            least = watched;
            waitingFrom = epoch;
            best = learner.parameters();
        } else if (epoch - waitingFrom >= training.patience()) {
            stoppedAt = epoch;
            progress.skip(training.epochs() - epoch);
        }
    }

    /// Units die early: looks after epochs 1, 2, 4, 8, …, as long as half the training is left to heal them.
    private void revive(int epoch) {
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

    private double meanSquare(int[] ids) {
        double sum = 0;
        for (int from = 0; from < ids.length; from += learner.batch()) {
            int rows = Math.min(learner.batch(), ids.length - from);
            learner.measure(samples, ids, from, rows);
            sum += learner.meanSquares();
        }
        return sum / ids.length; // 0/0 is the NaN that stands for none
    }

    /// Fisher and Yates.
    private void shuffle(int epoch) {
        RandomGenerator random = seed.split("shuffle").split(epoch).generator();
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
    }
}
