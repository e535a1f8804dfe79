package org.lodecast.geology;

import java.util.Arrays;

/// The triangles of one surface in a tree, to be crossed with those of another: pairs of branches whose boxes
/// are apart are left out.
final class CrossingTree {
    private static final int LEAF = 4;

    private final BoxTree tree; // without nodes worth asking if there is no triangle
    private final double[] corners;

    CrossingTree(double[] corners) {
        tree = new BoxTree(corners.length == 0 ? new double[6] : BoxTree.ofTriangles(corners), LEAF);
        this.corners = corners.length == 0 ? corners : Triangles.sorted(corners, tree.order);
    }

    /// Segments along which triangles of the two meet, six numbers each.
    double[] crossings(CrossingTree other) {
        Segments found = new Segments();
        if (corners.length > 0 && other.corners.length > 0) {
            cross(0, other, 0, found);
        }
        return Arrays.copyOf(found.numbers, found.size);
    }

    private void cross(int a, CrossingTree other, int b, Segments found) {
        if (apart(6 * a, other, 6 * b)) {
            return;
        }
        if (tree.isLeaf(a) && other.tree.isLeaf(b)) {
            for (int s = tree.first[a]; s < tree.first[a] + tree.count[a]; s++) {
                for (int t = other.tree.first[b]; t < other.tree.first[b] + other.tree.count[b]; t++) {
                    double[] segment = TriangleCrossing.of(corners, 9 * s, other.corners, 9 * t);
                    if (segment.length > 0) {
                        found.add(segment);
                    }
                }
            }
        } else if (other.tree.isLeaf(b) || !tree.isLeaf(a) && size(a) >= other.size(b)) {
            cross(tree.first[a], other, b, found);
            cross(tree.first[a] + 1, other, b, found);
        } else {
            cross(a, other, other.tree.first[b], found);
            cross(a, other, other.tree.first[b] + 1, found);
        }
    }

    private double size(int node) {
        double sum = 0;
        for (int axis = 0; axis < 3; axis++) {
            sum += tree.boxes[6 * node + 3 + axis] - tree.boxes[6 * node + axis];
        }
        return sum;
    }

    /// By more than the rounding within which triangles still touch.
    private boolean apart(int a, CrossingTree other, int b) {
        for (int axis = 0; axis < 3; axis++) {
            double lowA = tree.boxes[a + axis];
            double highA = tree.boxes[a + 3 + axis];
            double lowB = other.tree.boxes[b + axis];
            double highB = other.tree.boxes[b + 3 + axis];
            double slack = TriangleCrossing.TOUCH
                    * (highA
                            - lowA
                            + highB
                            - lowB
                            + Math.abs(lowA)
                            + Math.abs(highA)
                            + Math.abs(lowB)
                            + Math.abs(highB));
            if (lowA > highB + slack || lowB > highA + slack) {
                return true;
            }
        }
        return false;
    }

    /// Numbers that grow.
    private static final class Segments {
        private double[] numbers = new double[60];
        private int size;

        void add(double[] segment) {
            if (size + 6 > numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * numbers.length);
            }
            System.arraycopy(segment, 0, numbers, size, 6);
            size += 6;
        }
    }
}
