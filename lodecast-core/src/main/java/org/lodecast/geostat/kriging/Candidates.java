package org.lodecast.geostat.kriging;

import static org.lodecast.geostat.kriging.Correlation.SPECIES;
import static org.lodecast.geostat.kriging.Correlation.WIDTH;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.lodecast.geostat.KdTree;

/// The few samples that the targets of a tile may take, and the choice of the nearest of them for one target after the
/// other. Neighbours choose much the same, so each choice starts from the last: as long as the farthest inside is
/// farther than the nearest outside, they change places.
///
/// Squared distances are kept as their bits: for numbers not negative these stand in the same order, and vectors of
/// whole numbers have a quick least and greatest.
final class Candidates {
    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;
    private static final long BEYOND = Double.doubleToLongBits(Double.MAX_VALUE);
    private static final int NONE = SampleSearch.NONE;

    private final SampleSearch search;
    private final int most;
    private final int perHole;
    private final boolean byHole;
    private final boolean unlimited;
    private final long reach2;
    int count;
    private int[] id = new int[0]; // rising
    private double[] x = new double[0]; // in the axes of the search, padded to whole vectors
    private double[] y = new double[0];
    private double[] z = new double[0];
    private long[] square = new long[0]; // of the distance from the target at hand
    private long[] in = new long[0]; // a bit for each: whether it is chosen
    int chosen; // how many are
    private boolean settled; // whether there is a choice, and it is that of the last target
    private int[] member = new int[0]; // candidates hole by hole
    private int[] holeStart = new int[0];
    private int[] holeOf = new int[0];
    private int[] holeName = new int[0];
    private long[] best = new long[0];
    private int holes;
    private long farthest; // of those chosen

    Candidates(SampleSearch search) {
        this.search = search;
        Neighbourhood rule = search.neighbourhood();
        most = Math.min(rule.maxSamples(), search.size());
        perHole = rule.maxPerHole();
        byHole = perHole != Neighbourhood.ALL;
        double reach = rule.search().range();
        unlimited = reach == Double.POSITIVE_INFINITY && !byHole;
        reach2 = Double.doubleToLongBits(Math.min(reach * reach, Double.MAX_VALUE));
    }

    /// Takes these samples for candidates; no choice is made yet.
    void load(KdTree.Indices samples) {
        count = samples.size();
        if (id.length < count || id.length == 0) {
            int room = (2 * count + WIDTH) / WIDTH * WIDTH;
            id = new int[room];
            x = new double[room];
            y = new double[room];
            z = new double[room];
            square = new long[room];
            in = new long[(room + 63) >> 6];
            member = new int[room];
            holeStart = new int[room + 2];
            holeOf = new int[room];
            holeName = new int[room];
            best = new long[2 * room];
        }
        for (int k = 0; k < count; k++) {
            int s = samples.get(k);
            id[k] = s;
            x[k] = search.sx(s);
            y[k] = search.sy(s);
            z[k] = search.sz(s);
        }
        finish();
    }

    private void finish() {
        for (int k = count; k % WIDTH != 0; k++) {
            x[k] = Double.POSITIVE_INFINITY; // never near
            y[k] = 0;
            z[k] = 0;
        }
        settled = false;
        if (byHole) {
            groupByHole();
        }
    }

    /// Puts the candidates hole by hole, in their order within each.
    private void groupByHole() {
        int[] hole = search.hole();
        holes = 0;
        Arrays.fill(holeStart, 0, count + 2, 0);
        for (int k = 0; k < count; k++) {
            int mine = hole[id[k]];
            int h = k > 0 && hole[id[k - 1]] == mine ? holeOf[k - 1] : 0;
            while (h < holes && holeName[h] != mine) {
                h++;
            }
            if (h == holes) {
                holeName[holes++] = mine;
            }
            holeOf[k] = h;
            holeStart[h + 2]++;
        }
        for (int h = 2; h <= holes + 1; h++) {
            holeStart[h] += holeStart[h - 1];
        }
        for (int k = 0; k < count; k++) {
            member[holeStart[holeOf[k] + 1]++] = k;
        }
    }

    /// Keeps those that are within `limit` of the target at hand, and of each hole those within `slack` of the last it
    /// may give.
    void keepWithin(double limit, double slack) {
        long limit2 = Double.doubleToLongBits(limit * limit);
        if (byHole) {
            for (int h = 0; h < holes; h++) {
                long last = holeStart[h + 1] - holeStart[h] <= perHole ? Long.MAX_VALUE : lastOf(h);
                double far = Math.sqrt(Double.longBitsToDouble(Math.min(last, BEYOND))) + slack;
                best[h] = Math.min(limit2, Double.doubleToLongBits(far * far));
            }
        }
        int kept = 0;
        for (int k = 0; k < count; k++) {
            if (square[k] <= (byHole ? best[holeOf[k]] : limit2)) {
                id[kept] = id[k];
                x[kept] = x[k];
                y[kept] = y[k];
                z[kept++] = z[k];
            }
        }
        count = kept;
        finish();
    }

    /// Aims at a target: squared distances of all candidates from it.
    ///
    /// @return the least distance
    double aim(double qx, double qy, double qz) {
        LongVector least = LongVector.broadcast(LONGS, BEYOND);
        for (int k = 0; k < count; k += WIDTH) {
            DoubleVector dx = DoubleVector.fromArray(SPECIES, x, k).sub(qx);
            DoubleVector dy = DoubleVector.fromArray(SPECIES, y, k).sub(qy);
            DoubleVector dz = DoubleVector.fromArray(SPECIES, z, k).sub(qz);
            LongVector bits = dx.mul(dx).add(dy.mul(dy)).add(dz.mul(dz)).reinterpretAsLongs();
            bits.intoArray(square, k);
            least = least.min(bits);
        }
        return Math.sqrt(Double.longBitsToDouble(least.reduceLanes(VectorOperators.MIN)));
    }

    /// Distances of a tile's targets from the nearest candidate, a vector of targets at a time.
    void leastDistances(Tile tile, int from, int to, double[] out) {
        for (int t = from; t < to; t += WIDTH) {
            VectorMask<Double> some = SPECIES.indexInRange(t, to);
            DoubleVector px = DoubleVector.fromArray(SPECIES, tile.x, t, some);
            DoubleVector py = DoubleVector.fromArray(SPECIES, tile.y, t, some);
            DoubleVector pz = DoubleVector.fromArray(SPECIES, tile.z, t, some);
            double[] m = search.matrix();
            DoubleVector qx = px.mul(m[0]).add(py.mul(m[1])).add(pz.mul(m[2]));
            DoubleVector qy = px.mul(m[3]).add(py.mul(m[4])).add(pz.mul(m[5]));
            DoubleVector qz = px.mul(m[6]).add(py.mul(m[7])).add(pz.mul(m[8]));
            LongVector least = LongVector.broadcast(LONGS, BEYOND);
            for (int k = 0; k < count; k++) {
                DoubleVector dx = qx.sub(x[k]);
                DoubleVector dy = qy.sub(y[k]);
                DoubleVector dz = qz.sub(z[k]);
                least = least.min(dx.mul(dx).add(dy.mul(dy)).add(dz.mul(dz)).reinterpretAsLongs());
            }
            least.reinterpretAsDoubles().sqrt().intoArray(out, t, some);
        }
    }

    /// The sample at the very place of the target, or NONE. Only asked where the search's axes are those of space.
    int at(double qx, double qy, double qz) {
        for (int k = 0; k < count; k++) {
            if (x[k] == qx && y[k] == qy && z[k] == qz) {
                return id[k];
            }
        }
        return NONE;
    }

    /// How a choice came out.
    enum Choice {
        /// The same samples as for the last target.
        SAME,
        /// Others.
        NEW,
        /// Samples are equally far; which is taken goes by their order, and is not found here.
        TIE
    }

    /// Chooses for the target at hand.
    Choice choose() {
        if (byHole && !capHoles()) {
            settled = false;
            return Choice.TIE;
        }
        Choice choice = Choice.SAME;
        int all = unlimited ? count : countWithin(reach2);
        if (!settled || chosen != Math.min(most, all)) {
            begin(Math.min(most, all));
            choice = Choice.NEW;
        }
        while (true) {
            LongVector far = LongVector.broadcast(LONGS, -1);
            LongVector near = LongVector.broadcast(LONGS, BEYOND);
            for (int k = 0; k < count; k += WIDTH) {
                LongVector d = LongVector.fromArray(LONGS, square, k);
                VectorMask<Long> inside = VectorMask.fromLong(LONGS, in[k >> 6] >>> k);
                far = far.lanewise(VectorOperators.MAX, d, inside);
                near = near.lanewise(VectorOperators.MIN, d, inside.not());
            }
            farthest = far.reduceLanes(VectorOperators.MAX);
            long next = near.reduceLanes(VectorOperators.MIN);
            if (farthest < next) {
                return choice;
            }
            if (farthest == next) {
                settled = false;
                return Choice.TIE;
            }
            choice = Choice.NEW;
            swap(farthest, next);
        }
    }

    /// Distance of the farthest chosen if they are as many as may be, else infinite.
    double last() {
        return chosen < most ? Double.POSITIVE_INFINITY : Math.sqrt(Double.longBitsToDouble(farthest));
    }

    /// Writes the samples chosen.
    void write(int[] out, int from) {
        int n = from;
        for (int k = 0; k < count; k++) {
            out[n] = id[k];
            n += (int) (in[k >> 6] >>> k & 1);
        }
    }

    /// Writes all candidates.
    void writeAll(int[] out, int from) {
        System.arraycopy(id, 0, out, from, count);
    }

    /// Any so many within reach, to start with.
    private void begin(int wanted) {
        Arrays.fill(in, 0, (count + 63) >> 6, 0);
        chosen = 0;
        for (int k = 0; k < count && chosen < wanted; k++) {
            if (square[k] <= reach2) {
                in[k >> 6] |= 1L << k;
                chosen++;
            }
        }
        settled = true;
    }

    private void swap(long last, long next) {
        boolean out = false;
        boolean back = false;
        for (int k = 0; k < count && !(out && back); k += WIDTH) {
            LongVector d = LongVector.fromArray(LONGS, square, k);
            long inside = in[k >> 6] >>> k;
            long leaves = d.compare(VectorOperators.EQ, last).toLong() & inside;
            long comes = d.compare(VectorOperators.EQ, next).toLong() & ~inside;
            if (!out && leaves != 0) {
                in[k >> 6] &= ~(Long.lowestOneBit(leaves) << k);
                out = true;
            }
            if (!back && comes != 0) {
                in[k >> 6] |= Long.lowestOneBit(comes) << k;
                back = true;
            }
        }
    }

    /// Moves those beyond reach that come after the nearest of their hole that it may give.
    ///
    /// @return false if two of them are equally far, so that their order decides
    private boolean capHoles() {
        for (int h = 0; h < holes; h++) {
            int end = holeStart[h + 1];
            if (end - holeStart[h] <= perHole) {
                continue;
            }
            long last = lastOf(h);
            int within = 0;
            for (int k = holeStart[h]; k < end; k++) {
                int c = member[k];
                if (square[c] > last) {
                    square[c] = Long.MAX_VALUE;
                } else {
                    within++;
                }
            }
            if (within != perHole) {
                return false;
            }
        }
        return true;
    }

    /// Squared distance of the last sample that a hole may give, one of many.
    private long lastOf(int h) {
        int size = 0;
        for (int k = holeStart[h]; k < holeStart[h + 1]; k++) {
            long d = square[member[k]];
            if (size == perHole && d >= best[holes + size - 1]) {
                continue;
            }
            int gap = size < perHole ? size++ : perHole - 1;
            while (gap > 0 && best[holes + gap - 1] > d) {
                best[holes + gap] = best[holes + gap - 1];
                gap--;
            }
            best[holes + gap] = d;
        }
        return best[holes + perHole - 1];
    }

    /// How many are in reach of the target at hand.
    int inReach() {
        return reach2 == BEYOND ? count : countWithin(reach2);
    }

    private int countWithin(long limit) {
        int n = 0;
        for (int k = 0; k < count; k += WIDTH) {
            n += LongVector.fromArray(LONGS, square, k)
                    .compare(VectorOperators.LE, limit)
                    .trueCount();
        }
        return n;
    }
}
