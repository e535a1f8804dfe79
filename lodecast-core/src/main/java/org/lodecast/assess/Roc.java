package org.lodecast.assess;

/// A receiver operating characteristic: the curve, its area, and DeLong's 95 % interval.
///
/// @param falsePositiveRate from 0 to 1, rising
/// @param truePositiveRate of the same length
/// @param auc area under the curve, ties counted half
/// @param low lower end of the interval
/// @param high upper end of the interval
public record Roc(double[] falsePositiveRate, double[] truePositiveRate, double auc, double low, double high) {}
