package org.lodecast.detect.nn;

import java.util.List;

/// All that a training carries from one epoch to the next, so that it goes on from here with the same bits
/// as if it had never stopped. The order of the samples and what is drawn follow from the seed.
///
/// @param epochs that are done
/// @param parameters of the network
/// @param moments of Adam
/// @param best parameters so far, none without patience
/// @param least loss so far
/// @param waitingFrom epoch from which patience counts
/// @param revivals how often dead units were drawn anew
/// @param deaths that were found
/// @param stoppedAt epoch at which patience ran out, 0 if it did not
/// @param ended whether nothing is left to do: then there are no moments and no best parameters
public record Checkpoint(
        List<Trained.Epoch> epochs,
        float[] parameters,
        Moments moments,
        float[] best,
        double least,
        int waitingFrom,
        int revivals,
        List<Trained.Death> deaths,
        int stoppedAt,
        boolean ended) {

    /// What Adam knows.
    ///
    /// @param mean of the gradient, in the order of the kernels
    /// @param square likewise
    /// @param power1 β₁ to the number of steps
    /// @param power2 β₂ likewise
    public record Moments(float[] mean, float[] square, double power1, double power2) {}

    public Checkpoint {
        epochs = List.copyOf(epochs);
        deaths = List.copyOf(deaths);
    }

    /// Of a training that is done.
    static Checkpoint of(Trained trained) {
        return new Checkpoint(
                trained.epochs(),
                trained.parameters(),
                new Moments(new float[0], new float[0], 0, 0),
                new float[0],
                0,
                0,
                0,
                trained.deaths(),
                trained.stoppedAt(),
                true);
    }

    Trained trained() {
        return new Trained(parameters, epochs, deaths, stoppedAt);
    }
}
