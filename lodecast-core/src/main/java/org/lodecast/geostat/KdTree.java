package org.lodecast.geostat;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Nearest points in space by a k-d tree: nodes hold bounding boxes, leaves up to 12 points. Answers are
/// exact and ordered by squared distance, then by index, so ties never depend on the shape of the tree.
public final class KdTree {
    private static final int LEAF = 12;

    private final double[] x; // in tree order
    private final double[] y;
    private final double[] z;
    private final int[] index; // index of the point at each place in tree order
    private final double[] box; // six numbers a node: least and greatest x, y, z
    private final int[] from; // range of places under each node; node 0 is the root, children of k are 2k+1 and 2k+2
    private final int[] to;

    public KdTree(double[] px, double[] py, double[] pz) {
        int n = px.length;
        int levels = 0;
        while ((n >> levels) > LEAF) {
            levels++;
        }
        int nodes = (2 << levels) - 1;
        box = new double[6 * nodes];
        from = new int[nodes];
        to = new int[nodes];
        int[] order = new int[n];
        Arrays.setAll(order, i -> i);
        build(0, 0, n, levels, order, new double[][] {px, py, pz});
        x = new double[n];
        y = new double[n];
        z = new double[n];
        index = new int[n];
        for (int k = 0; k < n; k++) {
            index[k] = order[k];
            x[k] = px[index[k]];
            y[k] = py[index[k]];
            z[k] = pz[index[k]];
        }
    }

    private void build(int node, int lo, int hi, int levels, int[] order, double[][] p) {
        from[node] = lo;
        to[node] = hi;
        int axis = 0;
        double widest = -1;
        for (int a = 0; a < 3; a++) {
            double min = Double.POSITIVE_INFINITY;
            double max = Double.NEGATIVE_INFINITY;
            double[] along = p[a];
            for (int k = lo; k < hi; k++) {
                double v = along[order[k]];
                min = v < min ? v : min;
                max = v > max ? v : max;
            }
            box[6 * node + a] = min;
            box[6 * node + 3 + a] = max;
            if (max - min > widest) {
                widest = max - min;
                axis = a;
            }
        }
        if (levels > 0) {
            int middle = (lo + hi) >>> 1;
            part(order, p[axis], lo, hi - 1, middle);
            build(2 * node + 1, lo, middle, levels - 1, order, p);
            build(2 * node + 2, middle, hi, levels - 1, order, p);
        }
    }

    /// Brings those that come before the one of rank `middle` in front of it (Hoare 1961). Points in one
    /// place go by index, so that which half each falls into depends on nothing else.
    private static void part(int[] order, double[] along, int lo, int hi, int middle) {
        while (lo < hi) {
            int pivot = median(along, order[lo], order[(lo + hi) >>> 1], order[hi]);
            int i = lo;
            int j = hi;
            while (i <= j) {
                while (before(along, order[i], pivot)) {
                    i++;
                }
                while (before(along, pivot, order[j])) {
                    j--;
                }
                if (i <= j) {
                    int swap = order[i];
                    order[i++] = order[j];
                    order[j--] = swap;
                }
            }
            if (middle <= j) {
                hi = j;
            } else if (middle >= i) {
                lo = i;
            } else {
                return;
            }
        }
    }

    private static int median(double[] along, int a, int b, int c) {
        if (before(along, b, a)) {
            return before(along, a, c) ? a : before(along, b, c) ? c : b;
        }
        return before(along, b, c) ? b : before(along, a, c) ? c : a;
    }

    private static boolean before(double[] along, int i, int j) {
        return along[i] < along[j] || along[i] == along[j] && i < j;
    }

    public int size() {
        return index.length;
    }

    /// Finds the `most` nearest points whose squared distance is `reach2` or less.
    ///
    /// @param found cleared first; holds the answer in order
    public void nearest(double qx, double qy, double qz, double reach2, int most, Found found) {
        found.clear(Math.min(most, index.length));
        if (index.length > 0 && most > 0) {
            visit(0, qx, qy, qz, reach2, found);
        }
        found.sort();
    }

    /// Finds all points whose squared distance is `reach2` or less, in no order that means anything.
    ///
    /// @param out cleared first
    public void within(double qx, double qy, double qz, double reach2, Indices out) {
        out.clear();
        if (index.length > 0) {
            gather(0, qx, qy, qz, reach2, out);
        }
    }

    private void gather(int node, double qx, double qy, double qz, double reach2, Indices out) {
        if (boxDistance2(node, qx, qy, qz) > reach2) {
            return;
        }
        if (2 * node + 1 < from.length) {
            gather(2 * node + 1, qx, qy, qz, reach2, out);
            gather(2 * node + 2, qx, qy, qz, reach2, out);
            return;
        }
        for (int k = from[node]; k < to[node]; k++) {
            double dx = x[k] - qx;
            double dy = y[k] - qy;
            double dz = z[k] - qz;
            if (dx * dx + dy * dy + dz * dz <= reach2) {
                out.add(index[k]);
            }
        }
    }

    /// A list of indices that grows.
    public static final class Indices {
        private int[] at = new int[64];
        private int size;

        public int size() {
            return size;
        }

        public int get(int k) {
            return at[k];
        }

        public void clear() {
            size = 0;
        }

        public void add(int i) {
            if (size == at.length) {
                at = Arrays.copyOf(at, 2 * size);
            }
            at[size++] = i;
        }

        public void sort() {
            Arrays.sort(at, 0, size);
        }
    }

    private void visit(int node, double qx, double qy, double qz, double reach2, Found found) {
        if (2 * node + 1 >= from.length) {
            for (int k = from[node]; k < to[node]; k++) {
                double dx = x[k] - qx;
                double dy = y[k] - qy;
                double dz = z[k] - qz;
                double d2 = dx * dx + dy * dy + dz * dz;
                if (d2 <= reach2) {
                    found.offer(d2, index[k]);
                }
            }
            return;
        }
        int near = 2 * node + 1;
        int far = near + 1;
        double dNear = boxDistance2(near, qx, qy, qz);
        double dFar = boxDistance2(far, qx, qy, qz);
        if (dFar < dNear) {
            int n = near;
            near = far;
            far = n;
            double d = dNear;
            dNear = dFar;
            dFar = d;
        }
        // Not "<": a box at exactly the worst distance may hold a tie of lower index.
        if (dNear <= reach2 && dNear <= found.worst()) {
            visit(near, qx, qy, qz, reach2, found);
        }
        if (dFar <= reach2 && dFar <= found.worst()) {
            visit(far, qx, qy, qz, reach2, found);
        }
    }

    /// As {@link #nearest}, but at most `perLabel` points of one label. Whatever the limits, the greedy
    /// choice from the whole order is the `most` best of the `perLabel` best of each label, and that can be
    /// kept up point by point.
    ///
    /// @param label of each point, by index
    /// @param without label to leave out, −1 for none
    public void nearest(
            double qx,
            double qy,
            double qz,
            double reach2,
            int most,
            int[] label,
            int perLabel,
            int without,
            Found found) {
        found.clear(Math.min(most, index.length));
        found.label = label;
        found.perLabel = perLabel;
        found.without = without;
        if (index.length > 0 && most > 0) {
            visit(0, qx, qy, qz, reach2, found);
        }
        found.label = null;
    }

    /// Squared distance to a node's box, rounded no worse than that of any point in it since the sum is made
    /// alike.
    private double boxDistance2(int node, double qx, double qy, double qz) {
        int b = 6 * node;
        double dx = Math.max(0, Math.max(box[b] - qx, qx - box[b + 3]));
        double dy = Math.max(0, Math.max(box[b + 1] - qy, qy - box[b + 4]));
        double dz = Math.max(0, Math.max(box[b + 2] - qz, qz - box[b + 5]));
        return dx * dx + dy * dy + dz * dz;
    }

    /// The best so far: a heap with the worst on top while the search runs, sorted afterwards. With labels,
    /// which call for looking through it anyway, a list that is always sorted.
    public static final class Found {
        private int @Nullable [] label;
        private int perLabel;
        private int without;
        private double[] distance2 = new double[16];
        private int[] id = new int[16];
        private int size;
        private int limit;

        public int size() {
            return size;
        }

        public int id(int k) {
            return id[k];
        }

        public double distance2(int k) {
            return distance2[k];
        }

        private void clear(int most) {
            size = 0;
            limit = most;
        }

        private double worst() {
            return size < limit ? Double.POSITIVE_INFINITY : distance2[label == null ? 0 : size - 1];
        }

        private void offer(double d2, int i) {
            if (label != null) {
                offerLabelled(d2, i, label);
            } else if (size < limit) {
                makeRoom();
                int k = size++;
                while (k > 0 && worse(d2, i, (k - 1) >> 1)) {
                    int parent = (k - 1) >> 1;
                    distance2[k] = distance2[parent];
                    id[k] = id[parent];
                    k = parent;
                }
                distance2[k] = d2;
                id[k] = i;
            } else if (!worse(d2, i, 0)) {
                sink(d2, i, size);
            }
        }

        private void offerLabelled(double d2, int i, int[] of) {
            int mine = of[i];
            if (mine == without || (size == limit && worse(d2, i, size - 1))) {
                return;
            }
            int same = 0;
            int gap = size; // the place that falls free: a new one, or that of the worst of the same label
            for (int k = 0; k < size; k++) {
                if (of[id[k]] == mine && ++same == perLabel) {
                    gap = k;
                }
            }
            if (same >= perLabel) {
                if (worse(d2, i, gap)) {
                    return;
                }
            } else if (size == limit) {
                gap = size - 1;
            } else {
                makeRoom();
                size++;
            }
            while (gap > 0 && !worse(d2, i, gap - 1)) {
                distance2[gap] = distance2[gap - 1];
                id[gap] = id[gap - 1];
                gap--;
            }
            distance2[gap] = d2;
            id[gap] = i;
        }

        private void makeRoom() {
            if (size == id.length) {
                id = Arrays.copyOf(id, 2 * size);
                distance2 = Arrays.copyOf(distance2, 2 * size);
            }
        }

        /// Whether (d2, i) comes after the entry at place k.
        private boolean worse(double d2, int i, int k) {
            return d2 > distance2[k] || (d2 == distance2[k] && i > id[k]);
        }

        /// Replaces the top of the first n entries.
        private void sink(double d2, int i, int n) {
            int k = 0;
            for (int child; (child = 2 * k + 1) < n; k = child) {
                if (child + 1 < n && worse(distance2[child + 1], id[child + 1], child)) {
                    child++;
                }
                if (worse(d2, i, child)) {
                    break;
                }
                distance2[k] = distance2[child];
                id[k] = id[child];
            }
            distance2[k] = d2;
            id[k] = i;
        }

        private void sort() {
            for (int n = size - 1; n > 0; n--) {
                double d = distance2[n];
                int i = id[n];
                distance2[n] = distance2[0];
                id[n] = id[0];
                sink(d, i, n);
            }
        }
    }
}
