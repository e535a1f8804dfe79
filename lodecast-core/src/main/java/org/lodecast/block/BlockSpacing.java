package org.lodecast.block;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.lodecast.InvalidInput;

/// Block sizes of a regular model from the centres of its blocks.
final class BlockSpacing {
    /// Coordinates closer than this are one, told apart by rounding (of turned centres: along both axes)
    /// [m].
    private static final double SAME = 3e-3;

    /// How far a gap may be from a multiple of the size, for each time, but never more than a tenth of it
    /// [m].
    private static final double ROUNDING = 2e-3;

    /// Share of the gaps that must be multiples.
    private static final double REGULAR = 0.99;

    private static final String[] AXES = {"first horizontal", "second horizontal", "vertical"};
    private static final String ASK = "; give the size of the blocks, and the rotation of the model if it is turned";

    /// Blocks looked at for a neighbour.
    private static final int LOOKED_AT = 5000;

    private BlockSpacing() {}

    static double[] of(double[] x, double[] y, double[] z, double rotation) {
        BlockBoxes boxes = BlockBoxes.of(x, y, z, new double[] {1}, new double[] {1}, new double[] {1}, rotation);
        double[] spacing = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            spacing[axis] = along(boxes, axis);
        }
        demandNeighbours(boxes, spacing);
        return spacing;
    }

    private static double along(BlockBoxes boxes, int axis) {
        double[] c = new double[boxes.size()];
        Arrays.setAll(c, b -> boxes.centre(b, axis));
        Arrays.sort(c);
        double[] gaps = gaps(c);
        if (gaps.length == 0) {
            throw fail("all blocks have one coordinate along the " + AXES[axis] + " axis");
        }
        Map<Long, Integer> counts = new TreeMap<>();
        for (double g : gaps) {
            counts.merge(Math.round(g * 1000), 1, Integer::sum);
        }
        long commonest = 0;
        int most = 0;
        for (var e : counts.entrySet()) {
            if (e.getValue() > most) {
                commonest = e.getKey();
                most = e.getValue();
            }
        }
        double size = commonest / 1000.0;
        double sum = 0;
        double steps = 0;
        int regular = 0;
        for (double g : gaps) {
            double times = Math.rint(g / size);
            if (times >= 1 && Math.abs(g - times * size) <= Math.min(ROUNDING * times, 0.1 * size)) {
                regular++;
                sum += g;
                steps += times;
            }
        }
        if (regular < REGULAR * gaps.length) {
            throw fail(String.format(
                    Locale.ROOT,
                    "of %d gaps between the coordinates of blocks along the %s axis, %d are multiples of the commonest, "
                            + "%.3f m: the model is not regular, or turned",
                    gaps.length,
                    AXES[axis],
                    regular,
                    size));
        }
        double mean = sum / steps; // of many gaps it is better than one, where the size is no whole millimetres
        return Math.abs(mean - Math.rint(mean * 1000) / 1000) < 1e-5 ? Math.rint(mean * 1000) / 1000 : mean;
    }

    /// Gaps between sorted coordinates, those that rounding makes left out.
    private static double[] gaps(double[] sorted) {
        double[] gaps = new double[sorted.length];
        int n = 0;
        double last = sorted[0];
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] - sorted[i - 1] > SAME) {
                gaps[n++] = sorted[i] - last;
                last = sorted[i];
            }
        }
        return Arrays.copyOf(gaps, n);
    }

    /// Centres of blocks and sub-blocks are on a lattice too, that of the smallest; but then most blocks
    /// stand alone on it, and would be taken for far too small.
    private static void demandNeighbours(BlockBoxes boxes, double[] size) {
        int n = boxes.size();
        BlockBins bins = BlockBins.of(BlockBoxes.of(
                boxes.x(),
                boxes.y(),
                boxes.z(),
                new double[] {size[0]},
                new double[] {size[1]},
                new double[] {size[2]},
                boxes.rotation()));
        int step = Math.max(1, n / LOOKED_AT);
        int alone = 0;
        int seen = 0;
        for (int b = 0; b < n; b += step) {
            boolean any = false;
            for (int side = 0; side < 6 && !any; side++) {
                double[] c = {boxes.centre(b, 0), boxes.centre(b, 1), boxes.centre(b, 2)};
                c[side / 2] += (side % 2 == 0 ? 1 : -1) * size[side / 2];
                any = bins.at(c[0], c[1], c[2]) >= 0;
            }
            seen++;
            alone += any ? 0 : 1;
        }
        if (2 * alone > seen) {
            throw fail(String.format(
                    Locale.ROOT,
                    "of %d blocks %d have no neighbour at the commonest gaps, %.3f × %.3f × %.3f m: there are blocks of "
                            + "several sizes",
                    seen,
                    alone,
                    size[0],
                    size[1],
                    size[2]));
        }
    }

    private static InvalidInput fail(String what) {
        return InvalidInput.of("block-size", what + ASK);
    }
}
