package org.lodecast.geochem;

import java.util.List;

/// A node of the CoDa-dendrogram of a partition (Egozcue and Pawlowsky-Glahn 2005; Pawlowsky-Glahn and Egozcue
/// 2011, Austrian Journal of Statistics 40, 103).
///
/// Parts stand side by side at positions 0, 1, … D − 1, those with + left of those with −. A split is a vertical
/// bar as long as the variance of its balance, from `top` down to `foot`, where it meets the horizontal bar
/// that joins its two sides. Along that bar the balance runs from −halfWidth (right end) to +halfWidth (left
/// end), and the vertical bar meets it at the mean: nearer to the side that is the richer. The side's own bars
/// begin at `foot`. The root's `top` is the largest sum of variances down to a part, so that the lowest `foot` is 0.
public sealed interface PartitionTree {
    /// Where the vertical bar stands, in parts from the left.
    double position();

    /// Where the vertical bar begins.
    double top();

    /// Names of the parts below, left to right.
    List<String> group();

    /// A single part; its bar goes from `top` down to 0.
    ///
    /// @param part its name
    /// @param column its number among the parts
    record Leaf(String part, int column, double position, double top) implements PartitionTree {
        @Override
        public List<String> group() {
            return List.of(part);
        }
    }

    /// A group split in two.
    ///
    /// @param balance number of the balance that splits it
    /// @param left the side with +
    /// @param right the side with −
    /// @param mean of the balance
    /// @param variance of the balance
    /// @param foot `top` less `variance`: the height of the horizontal bar from left.position to right.position
    record Split(
            int balance,
            PartitionTree left,
            PartitionTree right,
            double mean,
            double variance,
            double position,
            double top,
            double foot)
            implements PartitionTree {
        @Override
        public List<String> group() {
            List<String> both = new java.util.ArrayList<>(left.group());
            both.addAll(right.group());
            return List.copyOf(both);
        }
    }

    /// @param halfWidth what the ends of every horizontal bar stand for
    static PartitionTree of(SequentialPartition partition, double[] mean, double[] variance, double halfWidth) {
        return new PartitionGrowth(partition, mean, variance, halfWidth).root();
    }
}
