package org.lodecast.geochem;

import java.util.Arrays;

/// Grows the tree from the whole down.
final class PartitionGrowth {
    private final SequentialPartition partition;
    private final double[] mean;
    private final double[] variance;
    private final double halfWidth;
    private int placed;

    PartitionGrowth(SequentialPartition partition, double[] mean, double[] variance, double halfWidth) {
        this.partition = partition;
        this.mean = mean;
        this.variance = variance;
        this.halfWidth = halfWidth;
    }

    PartitionTree root() {
        boolean[] whole = new boolean[partition.parts().size()];
        Arrays.fill(whole, true);
        placed = 0;
        return grow(whole, depth(whole));
    }

    private PartitionTree grow(boolean[] group, double top) {
        int b = splitOf(group);
        if (b < 0) {
            int column = 0;
            while (!group[column]) {
                column++;
            }
            return new PartitionTree.Leaf(partition.parts().get(column), column, placed++, top);
        }
        double foot = top - variance[b];
        PartitionTree left = grow(side(b, 1), foot);
        PartitionTree right = grow(side(b, -1), foot);
        double toLeft = halfWidth > 0 ? (1 + mean[b] / halfWidth) / 2 : 0.5;
        double position = right.position() + toLeft * (left.position() - right.position());
        return new PartitionTree.Split(b, left, right, mean[b], variance[b], position, top, foot);
    }

    /// Largest sum of variances from a group down to a part.
    private double depth(boolean[] group) {
        int b = splitOf(group);
        return b < 0 ? 0 : variance[b] + Math.max(depth(side(b, 1)), depth(side(b, -1)));
    }

    private boolean[] side(int balance, int sign) {
        boolean[] side = new boolean[partition.parts().size()];
        for (int j = 0; j < side.length; j++) {
            side[j] = partition.sign(balance, j) == sign;
        }
        return side;
    }

    /// The balance whose parts are just these, −1 for a single part.
    private int splitOf(boolean[] group) {
        for (int b = 0; b < partition.size(); b++) {
            boolean same = true;
            for (int j = 0; j < group.length; j++) {
                same &= group[j] == (partition.sign(b, j) != 0);
            }
            if (same) {
                return b;
            }
        }
        return -1;
    }
}
