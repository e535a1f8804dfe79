package org.lodecast.geostat.kriging;

import static org.lodecast.geostat.kriging.Correlation.SPECIES;
import static org.lodecast.geostat.kriging.Correlation.WIDTH;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import org.lodecast.geostat.KdTree;

/// The samples of each target of a tile, exactly those that {@link SampleSearch} finds for it alone, by one search of
/// the tree for all.
///
/// Let D(p) be the distance from p to the last of its `most` samples. D(p) ≤ D(c) + |p − c|, since each sample is no
/// more than |p − c| farther from p than from the tile's centre c; the same holds if a hole may give but so many, for
/// the j-th nearest of each hole moves no faster. So with R the tile's radius, no target needs a sample farther than
/// D(c) + 2R from c, nor one farther than 2R behind the last that its hole may give at c. Among these few candidates
/// each target's threshold of distance is then found by counting, a vector at a time.
final class TileSearch {
    private static final int NONE = SampleSearch.NONE;
    private static final double SAFE = 1 + 1e-9; // above all rounding of distances

    private final SampleSearch search;
    private final int[] fold;
    private final Neighbourhood rule;
    private final int most;
    private final boolean byHole;
    private final boolean oneByOne; // octants turn with the target: no bound holds for a tile
    private final KdTree.Found found = new KdTree.Found();
    private final KdTree.Indices candidates = new KdTree.Indices();
    private final SampleSearch.Selection selection = new SampleSearch.Selection();
    private int m; // candidates
    private int[] id = new int[0];
    private double[] x = new double[0]; // of the candidates, in the axes of the search, padded to whole vectors
    private double[] y = new double[0];
    private double[] z = new double[0];
    private double[] square = new double[0]; // of the distance from the target at hand
    private int[] member = new int[0]; // candidates hole by hole
    private int[] holeStart = new int[0];
    private double[] nearestOfHole = new double[0];
    private int holes;
    private double guess;
    final double[] distance = new double[Tile.MOST]; // true, to the nearest sample of all; infinite if there are none
    final int[] nearest = new int[Tile.MOST]; // that sample

    /// @param fold of each sample, for targets from whose sets one fold is left out
    TileSearch(SampleSearch search, int[] fold) {
        this.search = search;
        this.fold = fold;
        this.rule = search.neighbourhood();
        most = Math.min(rule.maxSamples(), search.size());
        byHole = rule.maxPerHole() != Neighbourhood.ALL;
        oneByOne = rule.maxPerOctant() != Neighbourhood.ALL;
    }

    /// Finds the sets of the targets `from … to` and adds them.
    void find(Tile tile, int from, int to, SampleSets sets) {
        boolean alone = oneByOne || to - from == 1;
        for (int t = from; t < to; t++) {
            alone |= tile.fold[t] != NONE;
        }
        if (alone || search.size() == 0) {
            for (int t = from; t < to; t++) {
                findAlone(tile, t, sets);
            }
            return;
        }
        double cx = middle(tile.x, from, to);
        double cy = middle(tile.y, from, to);
        double cz = middle(tile.z, from, to);
        double qx = search.turned(0, cx, cy, cz);
        double qy = search.turned(3, cx, cy, cz);
        double qz = search.turned(6, cx, cy, cz);
        double radius = 0;
        for (int t = from; t < to; t++) {
            double dx = search.turned(0, tile.x[t], tile.y[t], tile.z[t]) - qx;
            double dy = search.turned(3, tile.x[t], tile.y[t], tile.z[t]) - qy;
            double dz = search.turned(6, tile.x[t], tile.y[t], tile.z[t]) - qz;
            radius = Math.max(radius, dx * dx + dy * dy + dz * dz);
        }
        radius = Math.sqrt(radius) * SAFE;
        gather(qx, qy, qz, radius);
        if (candidates.size() > 6 * most + 128 && to - from > 1) {
            int middle = (from + to) >>> 1; // too wide a tile to gain by: its halves are nearer together
            find(tile, from, middle, sets);
            find(tile, middle, to, sets);
            return;
        }
        prepare();
        for (int t = from; t < to; t++) {
            select(tile, t, sets);
        }
    }

    private void findAlone(Tile tile, int t, SampleSets sets) {
        search.find(tile.x[t], tile.y[t], tile.z[t], fold, tile.fold[t], selection);
        int at = sets.room(selection.size);
        System.arraycopy(selection.id, 0, sets.id, at, selection.size);
        sets.add(t, selection.size);
        distance[t] = selection.distance;
        nearest[t] = selection.nearest;
    }

    /// All samples that any target within the radius of the centre may take.
    private void gather(double qx, double qy, double qz, double radius) {
        double reach = rule.search().range() + radius;
        KdTree tree = search.tree();
        int[] hole = search.hole();
        if (byHole) {
            tree.nearest(qx, qy, qz, reach * reach, most, hole, rule.maxPerHole(), NONE, found);
        } else {
            tree.nearest(qx, qy, qz, reach * reach, most, found);
        }
        double last = found.size() < most ? Double.POSITIVE_INFINITY : Math.sqrt(found.distance2(found.size() - 1));
        double limit = Math.min(reach, (last + 2 * radius)) * SAFE;
        guess = last * last;
        tree.within(qx, qy, qz, limit * limit, candidates);
        candidates.sort();
        int n = candidates.size();
        if (id.length < n || id.length == 0) {
            int room = (2 * n + WIDTH) / WIDTH * WIDTH;
            id = new int[room];
            x = new double[room];
            y = new double[room];
            z = new double[room];
            square = new double[room];
            member = new int[room];
            holeStart = new int[room + 1];
            nearestOfHole = new double[room];
        }
        m = n;
        for (int k = 0; k < n; k++) {
            id[k] = candidates.get(k);
        }
        if (byHole && n > most) {
            dropTheLastOfHoles(qx, qy, qz, radius);
        }
    }

    /// Drops the candidates of each hole that come more than 2R behind the last it may give at the centre.
    private void dropTheLastOfHoles(double qx, double qy, double qz, double radius) {
        byHole();
        int per = rule.maxPerHole();
        int kept = 0;
        double[] limit = nearestOfHole;
        for (int h = 0; h < holes; h++) {
            int n = holeStart[h + 1] - holeStart[h];
            if (n <= per) {
                limit[h] = Double.POSITIVE_INFINITY;
                continue;
            }
            for (int k = 0; k < n; k++) {
                int s = id[member[holeStart[h] + k]];
                double dx = search.sx(s) - qx;
                double dy = search.sy(s) - qy;
                double dz = search.sz(s) - qz;
                square[k] = dx * dx + dy * dy + dz * dz;
            }
            Arrays.sort(square, 0, n);
            double far = (Math.sqrt(square[per - 1]) + 2 * radius) * SAFE;
            limit[h] = far * far;
        }
        boolean[] keep = new boolean[m];
        for (int h = 0; h < holes; h++) {
            for (int k = holeStart[h]; k < holeStart[h + 1]; k++) {
                int s = id[member[k]];
                double dx = search.sx(s) - qx;
                double dy = search.sy(s) - qy;
                double dz = search.sz(s) - qz;
                keep[member[k]] = dx * dx + dy * dy + dz * dz <= limit[h];
            }
        }
        for (int k = 0; k < m; k++) {
            if (keep[k]) {
                id[kept++] = id[k];
            }
        }
        m = kept;
    }

    /// Sorts the candidates by hole, stably.
    private void byHole() {
        int[] hole = search.hole();
        holes = 0;
        int[] name = new int[m];
        int[] of = new int[m];
        int[] count = new int[m + 1];
        for (int k = 0; k < m; k++) {
            int mine = hole[id[k]];
            int h = 0;
            while (h < holes && name[h] != mine) {
                h++;
            }
            if (h == holes) {
                name[holes++] = mine;
            }
            of[k] = h;
            count[h + 1]++;
        }
        holeStart[0] = 0;
        for (int h = 0; h < holes; h++) {
            holeStart[h + 1] = holeStart[h] + count[h + 1];
            count[h + 1] = holeStart[h + 1];
        }
        for (int k = 0; k < m; k++) {
            member[count[of[k]]++] = k;
        }
    }

    private void prepare() {
        for (int k = 0; k < m; k++) {
            x[k] = search.sx(id[k]);
            y[k] = search.sy(id[k]);
            z[k] = search.sz(id[k]);
        }
        for (int k = m; k % WIDTH != 0; k++) {
            x[k] = Double.POSITIVE_INFINITY; // never near
            y[k] = 0;
            z[k] = 0;
        }
        if (byHole) {
            byHole();
        }
    }

    private void select(Tile tile, int t, SampleSets sets) {
        double qx = search.turned(0, tile.x[t], tile.y[t], tile.z[t]);
        double qy = search.turned(3, tile.x[t], tile.y[t], tile.z[t]);
        double qz = search.turned(6, tile.x[t], tile.y[t], tile.z[t]);
        double least = squares(qx, qy, qz);
        double reach = rule.search().range();
        double all = reach * reach;
        if (byHole && !capHoles(rule.maxPerHole())) {
            findAlone(tile, t, sets);
            return;
        }
        double threshold = m <= most && !byHole ? all : threshold(Math.min(all, Double.MAX_VALUE));
        if (Double.isNaN(threshold)) { // samples equally far: which is taken goes by their order
            findAlone(tile, t, sets);
            return;
        }
        int at = sets.room(m);
        int[] out = sets.id;
        int n = at;
        for (int k = 0; k < m; k++) {
            out[n] = id[k];
            n += square[k] <= threshold ? 1 : 0;
        }
        sets.add(t, n - at);
        if (n > at && search.isotropic()) {
            distance[t] = Math.sqrt(least);
            nearest[t] = NONE;
            if (least == 0) {
                for (int k = 0; k < m; k++) {
                    if (x[k] == qx && y[k] == qy && z[k] == qz) {
                        nearest[t] = id[k];
                    }
                }
            }
        } else {
            search.nearest(tile.x[t], tile.y[t], tile.z[t], selection);
            distance[t] = selection.distance;
            nearest[t] = selection.nearest;
        }
    }

    /// Squared distances of the candidates from the target.
    ///
    /// @return the least of them
    private double squares(double qx, double qy, double qz) {
        DoubleVector least = DoubleVector.broadcast(SPECIES, Double.POSITIVE_INFINITY);
        for (int k = 0; k < m; k += WIDTH) {
            DoubleVector dx = DoubleVector.fromArray(SPECIES, x, k).sub(qx);
            DoubleVector dy = DoubleVector.fromArray(SPECIES, y, k).sub(qy);
            DoubleVector dz = DoubleVector.fromArray(SPECIES, z, k).sub(qz);
            DoubleVector d = dx.mul(dx).add(dy.mul(dy)).add(dz.mul(dz));
            d.intoArray(square, k);
            least = least.min(d);
        }
        return least.reduceLanes(VectorOperators.MIN);
    }

    /// Moves those out of reach that come after the `per` nearest of their hole.
    ///
    /// @return false if two of them are equally far, so that their order decides
    private boolean capHoles(int per) {
        double[] best = nearestOfHole;
        for (int h = 0; h < holes; h++) {
            int end = holeStart[h + 1];
            int n = end - holeStart[h];
            if (n <= per) {
                continue;
            }
            int size = 0;
            for (int k = holeStart[h]; k < end; k++) {
                double d = square[member[k]];
                if (size == per && d >= best[size - 1]) {
                    continue;
                }
                int gap = size < per ? size++ : per - 1;
                while (gap > 0 && best[gap - 1] > d) {
                    best[gap] = best[gap - 1];
                    gap--;
                }
                best[gap] = d;
            }
            double last = best[per - 1];
            int within = 0;
            for (int k = holeStart[h]; k < end; k++) {
                int c = member[k];
                if (square[c] > last) {
                    square[c] = Double.POSITIVE_INFINITY;
                } else {
                    within++;
                }
            }
            if (within != per) {
                return false;
            }
        }
        return true;
    }

    /// A squared distance that `most` candidates are within, or all of `reach2` if it has no more; NaN if there is
    /// none.
    private double threshold(double reach2) {
        int inReach = count(reach2);
        if (inReach <= most) {
            return reach2;
        }
        double low = 0; // fewer than `most` are within
        double high = Math.min(reach2, 4 * guess); // more are, or else it is made so
        int above = count(high);
        if (above < most) {
            low = high;
            high = reach2;
            above = inReach;
        }
        if (above == most) {
            return high;
        }
        int below = count(low);
        if (below >= most) {
            return below == most ? low : Double.NaN;
        }
        double at = guess;
        for (int round = 0; round < 64; round++) {
            if (!(at > low && at < high)) {
                at = low + (high - low) / 2;
                if (!(at > low && at < high)) {
                    return Double.NaN;
                }
            }
            int n = count(at);
            if (n == most) {
                guess = at;
                return at;
            }
            if (n < most) {
                low = at;
                below = n;
            } else {
                high = at;
                above = n;
            }
            // counts grow about evenly, but only halving is sure to end
            at = round % 4 == 3 ? low + (high - low) / 2 : low + (high - low) * (most - below) / (above - below + 0.0);
        }
        return Double.NaN;
    }

    private int count(double threshold) {
        int n = 0;
        for (int k = 0; k < m; k += WIDTH) {
            n += DoubleVector.fromArray(SPECIES, square, k)
                    .compare(VectorOperators.LE, threshold)
                    .trueCount();
        }
        return n;
    }

    private static double middle(double[] v, int from, int to) {
        double min = v[from];
        double max = v[from];
        for (int k = from + 1; k < to; k++) {
            min = Math.min(min, v[k]);
            max = Math.max(max, v[k]);
        }
        return 0.5 * (min + max);
    }
}
