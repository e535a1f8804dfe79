package org.lodecast.detect.nn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a network is trained. The rate of epoch e (1-based) is rate·decay^⌊(e − 1)/decayEvery⌋.
///
/// @param epochs most passes over the training samples
/// @param batch samples a step
/// @param rate of learning at the start
/// @param decay factor on the rate
/// @param decayEvery epochs between two decays
/// @param patience stops after so many epochs without a lower loss (the held-out samples' if there are any,
///     else the training samples') and goes back to the best parameters; 0 never stops
/// @param checkpoints where it goes on from if it was stopped; no part of what is learnt, nor of equality
public record Training(
        int epochs, int batch, double rate, double decay, int decayEvery, int patience, Checkpoints checkpoints) {
    /// As published: 500 epochs, batch 16, rate 0.001 that falls by 10 % every 5 epochs, no early stop.
    public static final Training PAPER = new Training(500, 16, 0.001, 0.9, 5, 0);

    public Training {
        if (epochs < 1 || batch < 1 || decayEvery < 1 || patience < 0) {
            throw new IllegalArgumentException("epochs, batch and decayEvery: at least 1, patience: at least 0; not "
                    + epochs + ", " + batch + ", " + decayEvery + ", " + patience);
        }
        if (!(rate > 0 && decay > 0 && decay <= 1)) {
            throw new IllegalArgumentException("rate: above 0, decay: in (0, 1]; not " + rate + ", " + decay);
        }
    }

    /// Without checkpoints.
    public Training(int epochs, int batch, double rate, double decay, int decayEvery, int patience) {
        this(epochs, batch, rate, decay, decayEvery, patience, Checkpoints.NONE);
    }

    public Training withEpochs(int n) {
        return new Training(n, batch, rate, decay, decayEvery, patience, checkpoints);
    }

    public Training withPatience(int n) {
        return new Training(epochs, batch, rate, decay, decayEvery, n, checkpoints);
    }

    public Training withCheckpoints(Checkpoints c) {
        return new Training(epochs, batch, rate, decay, decayEvery, patience, c);
    }

    /// Rate of learning in an epoch, 1-based.
    public double rate(int epoch) {
        return rate * Math.pow(decay, (epoch - 1) / decayEvery);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Training t && figures().equals(t.figures());
    }

    @Override
    public int hashCode() {
        return figures().hashCode();
    }

    private List<Number> figures() {
        return List.of(epochs, batch, rate, decay, decayEvery, patience);
    }
}
