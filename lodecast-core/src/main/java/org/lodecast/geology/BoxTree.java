package org.lodecast.geology;

/// A binary tree of axis-parallel boxes over numbered items, on flat arrays. Split where the surface-area
/// heuristic (Wald 2007, "On fast construction of SAH-based bounding volume hierarchies") over sixteen slices
/// of the widest spread of box centres is least; items whose centres agree are halved by number.
final class BoxTree {
    private static final int SLICES = 16;
    /// From this depth on branches are halved, so that no tree is deeper than {@link #DEEPEST}.
    private static final int HALVED_FROM = 60;

    /// Room that a stack of nodes to visit needs.
    static final int DEEPEST = HALVED_FROM + 34;

    /// Six numbers a node: lowest x, y, z, highest x, y, z.
    final double[] boxes;
    /// Leaf: place in `order` of its first item; branch: number of its left child, the right one is the next.
    final int[] first;
    /// Leaf: its items; branch: 0.
    final int[] count;
    /// Items as the leaves have them.
    final int[] order;

    private final double[] items;
    private final int leaf;
    private int nodes = 1;

    /// @param items six numbers each, at least one item
    /// @param leaf items of a leaf at most
    BoxTree(double[] items, int leaf) {
        this.items = items;
        this.leaf = leaf;
        int n = items.length / 6;
        order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        boxes = new double[6 * (2 * n)];
        first = new int[2 * n];
        count = new int[2 * n];
        build(0, 0, n, 0);
    }

    /// Boxes of triangles.
    ///
    /// @param corners nine numbers a triangle
    static double[] ofTriangles(double[] corners) {
        double[] items = new double[corners.length / 9 * 6];
        for (int t = 0; t < corners.length / 9; t++) {
            for (int axis = 0; axis < 3; axis++) {
                double a = corners[9 * t + axis];
                double b = corners[9 * t + 3 + axis];
                double c = corners[9 * t + 6 + axis];
                items[6 * t + axis] = Math.min(a, Math.min(b, c));
                items[6 * t + 3 + axis] = Math.max(a, Math.max(b, c));
            }
        }
        return items;
    }

    /// Nodes in use.
    int nodes() {
        return nodes;
    }

    boolean isLeaf(int node) {
        return count[node] > 0;
    }

    /// Squared distance from a point to a node's box, 0 inside.
    double distance2(int node, double x, double y, double z) {
        int b = 6 * node;
        double dx = Math.max(0, Math.max(boxes[b] - x, x - boxes[b + 3]));
        double dy = Math.max(0, Math.max(boxes[b + 1] - y, y - boxes[b + 4]));
        double dz = Math.max(0, Math.max(boxes[b + 2] - z, z - boxes[b + 5]));
        return dx * dx + dy * dy + dz * dz;
    }

    private void build(int node, int from, int to, int depth) {
        double[] box = empty();
        double[] centres = empty();
        for (int k = from; k < to; k++) {
            int o = 6 * order[k];
            for (int axis = 0; axis < 3; axis++) {
                box[axis] = Math.min(box[axis], items[o + axis]);
                box[3 + axis] = Math.max(box[3 + axis], items[o + 3 + axis]);
                double c = items[o + axis] + items[o + 3 + axis];
                centres[axis] = Math.min(centres[axis], c);
                centres[3 + axis] = Math.max(centres[3 + axis], c);
            }
        }
        System.arraycopy(box, 0, boxes, 6 * node, 6);
        if (to - from <= leaf) {
            first[node] = from;
            count[node] = to - from;
            return;
        }
        int axis = 0;
        for (int a = 1; a < 3; a++) {
            if (centres[3 + a] - centres[a] > centres[3 + axis] - centres[axis]) {
                axis = a;
            }
        }
        double low = centres[axis];
        double width = centres[3 + axis] - low;
        int middle = (from + to) >>> 1;
        if (width > 0 && depth < HALVED_FROM) {
            int split = partition(from, to, axis, low, width, cheapest(from, to, axis, low, width));
            middle = split > from && split < to ? split : middle;
        }
        int left = nodes;
        nodes += 2;
        first[node] = left;
        build(left, from, middle, depth + 1);
        build(left + 1, middle, to, depth + 1);
    }

    private int slice(int item, int axis, double low, double width) {
        double c = items[6 * item + axis] + items[6 * item + 3 + axis];
        return Math.clamp((int) ((c - low) / width * SLICES), 0, SLICES - 1);
    }

    /// The last slice of the left child where Σ area · items is least.
    private int cheapest(int from, int to, int axis, double low, double width) {
        int[] in = new int[SLICES];
        double[][] box = new double[SLICES][];
        for (int s = 0; s < SLICES; s++) {
            box[s] = empty();
        }
        for (int k = from; k < to; k++) {
            int s = slice(order[k], axis, low, width);
            in[s]++;
            grow(box[s], items, 6 * order[k]);
        }
        double[] right = new double[SLICES];
        double[] sum = empty();
        int n = 0;
        for (int s = SLICES - 1; s > 0; s--) {
            grow(sum, box[s], 0);
            n += in[s];
            right[s - 1] = n == 0 ? 0 : n * area(sum);
        }
        sum = empty();
        n = 0;
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int s = 0; s < SLICES - 1; s++) {
            grow(sum, box[s], 0);
            n += in[s];
            double cost = (n == 0 ? 0 : n * area(sum)) + right[s];
            if (n > 0 && n < to - from && cost < least) {
                least = cost;
                best = s;
            }
        }
        return best;
    }

    /// Items up to the slice first, in the order they had.
    private int partition(int from, int to, int axis, double low, double width, int last) {
        int[] rest = new int[to - from];
        int left = from;
        int right = 0;
        for (int k = from; k < to; k++) {
            int item = order[k];
            if (slice(item, axis, low, width) <= last) {
                order[left++] = item;
            } else {
                rest[right++] = item;
            }
        }
        System.arraycopy(rest, 0, order, left, right);
        return left;
    }

    private static double[] empty() {
        double inf = Double.POSITIVE_INFINITY;
        return new double[] {inf, inf, inf, -inf, -inf, -inf};
    }

    private static void grow(double[] box, double[] by, int o) {
        for (int axis = 0; axis < 3; axis++) {
            box[axis] = Math.min(box[axis], by[o + axis]);
            box[3 + axis] = Math.max(box[3 + axis], by[o + 3 + axis]);
        }
    }

    private static double area(double[] b) {
        double dx = b[3] - b[0];
        double dy = b[4] - b[1];
        double dz = b[5] - b[2];
        return dx * dy + dy * dz + dz * dx;
    }
}
