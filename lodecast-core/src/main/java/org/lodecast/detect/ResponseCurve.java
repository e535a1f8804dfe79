package org.lodecast.detect;

/// How a detector's chance of ore goes with one layer, the others held.
///
/// @param layer its name
/// @param value of the layer, from 0 to 1
/// @param chance there
public record ResponseCurve(String layer, double[] value, double[] chance) {}
