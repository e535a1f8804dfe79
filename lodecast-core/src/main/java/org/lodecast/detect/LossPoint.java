package org.lodecast.detect;

/// Loss after an epoch.
///
/// @param network `dae`, `teacher` or `student`
/// @param epoch 1-based
/// @param train mean squared error over the training samples during the epoch
/// @param validation the same over samples kept aside after the epoch, NaN if there are none
/// @param learningRate in force during the epoch
public record LossPoint(String network, int epoch, double train, double validation, double learningRate) {}
