package org.lodecast.detect.nn;

import java.util.List;

/// A trained network's parameters and how the training went.
///
/// @param parameters of the network
/// @param epochs one entry an epoch
/// @param deaths units that were found dead, in the order in which they were found
/// @param stoppedAt epoch at which patience ran out, 0 if it never did
public record Trained(float[] parameters, List<Epoch> epochs, List<Death> deaths, int stoppedAt) {

    /// Loss of an epoch as mean squared error: Σ hᵢ‖tᵢ − yᵢ‖²/nᵢ over the taught levels of nᵢ units, mean
    /// over the samples.
    ///
    /// @param number 1-based
    /// @param train over the training samples while they were learnt from
    /// @param validation over the held-out samples after the epoch, NaN without any
    /// @param rate of learning in force
    public record Epoch(int number, double train, double validation, double rate) {}

    /// Units of a level that gave 0 on all training samples though their targets are not 0.
    ///
    /// @param epoch after which they were found
    /// @param level of the network
    /// @param cells output cells concerned
    /// @param reseeded whether they were drawn anew; if not, they are dead in the parameters as they stand
    public record Death(int epoch, int level, List<Integer> cells, boolean reseeded) {}
}
