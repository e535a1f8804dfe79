package org.lodecast.geostat.kriging;

import java.util.Arrays;
import org.lodecast.geostat.KdTree;

/// A neighbourhood laid over samples: finds which of them an estimate is made from.
final class SampleSearch {
    /// Nothing is left out.
    static final int NONE = -1;

    private static final int LISTED = 128; // up to here a sorted list of the best is quick enough

    private final Neighbourhood neighbourhood;
    private final int[] hole;
    private final double[] matrix;
    private final double[] sx; // samples in the ellipsoid's axes
    private final double[] sy;
    private final double[] sz;
    private final KdTree tree;
    private final KdTree plain; // the same in true distance, for the nearest sample

    /// @param x coordinates about an origin near the samples
    /// @param hole hole of each, of which a selection may take but so many
    SampleSearch(Neighbourhood neighbourhood, double[] x, double[] y, double[] z, int[] hole) {
        this.neighbourhood = neighbourhood;
        this.hole = hole;
        int n = x.length;
        matrix = neighbourhood.search().matrix();
        sx = new double[n];
        sy = new double[n];
        sz = new double[n];
        for (int i = 0; i < n; i++) {
            sx[i] = turned(0, x[i], y[i], z[i]);
            sy[i] = turned(3, x[i], y[i], z[i]);
            sz[i] = turned(6, x[i], y[i], z[i]);
        }
        plain = new KdTree(x, y, z);
        tree = neighbourhood.search().isIsotropic() ? plain : new KdTree(sx, sy, sz);
    }

    /// The answer to a search, and room to work in; one a thread.
    static final class Selection {
        final KdTree.Found found = new KdTree.Found();
        int[] id = new int[0]; // rising
        int size;
        int nearest; // nearest sample of all by true distance, NONE if there are no samples
        double distance; // to it [m], infinite if there are none
        int[] holeCount = new int[0]; // of the holes met so far, found through `holeName`
        int[] holeName = new int[0];
    }

    /// Selects samples for the point.
    ///
    /// @param fold of each sample; only looked at if some are left out
    /// @param without fold whose samples are left out, NONE for none
    void find(double px, double py, double pz, int[] fold, int without, Selection out) {
        Neighbourhood rule = neighbourhood;
        int n = hole.length;
        double reach = rule.search().range();
        double qx = turned(0, px, py, pz);
        double qy = turned(3, px, py, pz);
        double qz = turned(6, px, py, pz);
        boolean free =
                rule.maxPerHole() == Neighbourhood.ALL && rule.maxPerOctant() == Neighbourhood.ALL && without == NONE;
        if (rule.maxPerHole() != Neighbourhood.ALL
                && rule.maxPerOctant() == Neighbourhood.ALL
                && rule.maxSamples() <= LISTED
                && without == NONE) {
            tree.nearest(qx, qy, qz, reach * reach, rule.maxSamples(), hole, rule.maxPerHole(), NONE, out.found);
            pick(qx, qy, qz, fold, NONE, true, out);
            finish(px, py, pz, out);
            return;
        }
        // The nearest `ask` are a prefix of the whole order, so picking greedily from them is exact; if the
        // rule passed over too many of them, ask for more.
        long ask = free ? rule.maxSamples() : 2L * Math.min(rule.maxSamples(), n) + 8;
        while (true) {
            int asked = (int) Math.min(ask, n);
            tree.nearest(qx, qy, qz, reach * reach, asked, out.found);
            pick(qx, qy, qz, fold, without, free, out);
            if (out.size >= rule.maxSamples() || out.found.size() < asked || asked == n) {
                break;
            }
            ask = 4L * asked;
        }
        finish(px, py, pz, out);
    }

    private void finish(double px, double py, double pz, Selection out) {
        if (tree == plain && out.found.size() > 0) {
            out.nearest = out.found.id(0);
            out.distance = Math.sqrt(out.found.distance2(0));
        } else {
            nearest(px, py, pz, out);
        }
        Arrays.sort(out.id, 0, out.size); // one order for one set: the same system, to the bit, wherever it recurs
    }

    /// Only looks for the nearest sample.
    void nearest(double px, double py, double pz, Selection out) {
        plain.nearest(px, py, pz, Double.POSITIVE_INFINITY, 1, out.found);
        boolean any = out.found.size() > 0;
        out.nearest = any ? out.found.id(0) : NONE;
        out.distance = any ? Math.sqrt(out.found.distance2(0)) : Double.POSITIVE_INFINITY;
    }

    private void pick(double qx, double qy, double qz, int[] fold, int without, boolean free, Selection out) {
        KdTree.Found found = out.found;
        if (out.id.length < found.size()) {
            out.id = new int[found.size()];
            out.holeName = new int[found.size()];
            out.holeCount = new int[found.size()];
        }
        out.size = 0;
        int holes = 0;
        int[] octants = new int[8];
        for (int k = 0; k < found.size() && out.size < neighbourhood.maxSamples(); k++) {
            int i = found.id(k);
            if (!free) {
                if (without != NONE && fold[i] == without) {
                    continue;
                }
                int octant = (sx[i] >= qx ? 1 : 0) + (sy[i] >= qy ? 2 : 0) + (sz[i] >= qz ? 4 : 0);
                if (octants[octant] >= neighbourhood.maxPerOctant()) {
                    continue;
                }
                if (neighbourhood.maxPerHole() != Neighbourhood.ALL) {
                    int h = 0;
                    while (h < holes && out.holeName[h] != hole[i]) {
                        h++;
                    }
                    if (h == holes) {
                        out.holeName[h] = hole[i];
                        out.holeCount[h] = 0;
                        holes++;
                    }
                    if (out.holeCount[h] >= neighbourhood.maxPerHole()) {
                        continue;
                    }
                    out.holeCount[h]++;
                }
                octants[octant]++;
            }
            out.id[out.size++] = i;
        }
    }

    Neighbourhood neighbourhood() {
        return neighbourhood;
    }

    int size() {
        return hole.length;
    }

    KdTree tree() {
        return tree;
    }

    int[] hole() {
        return hole;
    }

    /// Whether distances in the search are true distances.
    boolean isotropic() {
        return tree == plain;
    }

    /// Coordinates of a sample in the axes of the search.
    double sx(int i) {
        return sx[i];
    }

    double sy(int i) {
        return sy[i];
    }

    double sz(int i) {
        return sz[i];
    }

    double[] matrix() {
        return matrix;
    }

    double turned(int row, double x, double y, double z) {
        return matrix[row] * x + matrix[row + 1] * y + matrix[row + 2] * z;
    }
}
