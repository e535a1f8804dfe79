package org.lodecast.geostat;

import java.util.Arrays;
import org.lodecast.Workers;

/// Cell declustering, as the program `declus` of GSLIB does it.
///
/// A grid of cubes is laid over the data. With n(i) data in the cell of datum i and m cells that hold any, it
/// weighs 1 / (m·n(i)): each occupied cell weighs the same and its data share that. The grid's origin is a
/// matter of chance, so the weights are summed over several origins, the k-th of J shifted down by k·s/J along
/// each axis (by no more than half of the extent) from 0.01 below the least coordinates, s being the cell's
/// edge. Of all sizes tried the one with the least declustered mean counts (or the greatest, where poor ground
/// was drilled most); if none lies below the plain mean all data weigh alike. Where one size is given, it
/// counts whatever comes of it.
///
/// Source: Deutsch and Journel (1998), GSLIB, 2nd edition, section VI.2.1; Deutsch (1989), Computers and
/// Geosciences 15, 325–332. The first edition of the program summed 1 / n(i) over the origins, so that an origin
/// that makes more occupied cells weighs more; the weights published with its example are of that kind.
///
/// Edges: a datum without a value has no part in it. Coordinates are taken in their own unit.
///
/// @param least smallest cell [m]
/// @param most largest cell [m]
/// @param steps from the smallest to the largest cell; 0 for the smallest alone
/// @param origins how many, J
/// @param greatest whether the size of the greatest mean counts
/// @param firstEdition whether origins count by their occupied cells
public record CellDeclustering(
        double least, double most, int steps, int origins, boolean greatest, boolean firstEdition) {

    public CellDeclustering {
        if (!(least > 0) || !(most >= least) || steps < 0 || origins < 1) {
            throw new IllegalArgumentException(
                    "cells from " + least + " to " + most + " in " + steps + " steps, " + origins + " origins");
        }
    }

    /// The usual search: 25 sizes, 5 origins, the least mean.
    public static CellDeclustering between(double least, double most) {
        return new CellDeclustering(least, most, 24, 5, false, false);
    }

    /// Cells of one size, 5 origins.
    public static CellDeclustering of(double size) {
        return new CellDeclustering(size, size, 0, 5, false, false);
    }

    /// Weighs the data; coordinates and values are columns of equal length.
    public Declustering weigh(double[] x, double[] y, double[] z, double[] values, Workers workers) {
        Declustering.Data data = Declustering.Data.of(x, y, z, values);
        double[] sizes = new double[steps + 1];
        double[] means = new double[steps + 1];
        Arrays.setAll(sizes, k -> steps == 0 ? least : least + k * (most - least) / steps);
        if (data.size() == 0) {
            return data.result(new double[0], 0, new double[0], new double[0]);
        }
        workers.forEach(sizes.length, k -> means[k] = new Cells(data, sizes[k]).mean());
        int best = -1;
        double bestMean = data.naive();
        for (int k = 0; k < sizes.length; k++) {
            if (steps == 0 || (greatest ? means[k] > bestMean : means[k] < bestMean)) {
                best = k;
                bestMean = means[k];
            }
        }
        return best < 0
                ? data.result(new double[0], 0, sizes, means)
                : data.result(new Cells(data, sizes[best]).weights(), sizes[best], sizes, means);
    }

    /// Grids of one cell size over the data. Data that follow each other down a hole mostly lie in one cell, so
    /// cells are looked up by run of such data, not by datum.
    private final class Cells {
        private final Declustering.Data data;
        private final double size;
        private final double[][] axes;
        private final double[] low = new double[3];
        private final double[] shift = new double[3];
        private final long[] cells = new long[3];
        private final int[] runEnd;
        private final long[] runKey;
        private int runs;
        private int occupied;

        Cells(Declustering.Data data, double size) {
            this.data = data;
            this.size = size;
            axes = data.place();
            double all = 1;
            for (int d = 0; d < 3; d++) {
                double min = data.least()[d];
                double max = data.most()[d];
                low[d] = min - 0.01;
                shift[d] = Math.min(size / origins, 0.5 * (max - min));
                cells[d] = (long) ((max - low[d]) / size) + 2;
                all *= cells[d];
            }
            if (!(all < 1L << 62)) {
                throw new IllegalArgumentException("cells of " + size + " are too small for the extent of the data");
            }
            runEnd = new int[data.size()];
            runKey = new long[data.size()];
        }

        double mean() {
            double sum = 0;
            double weights = 0;
            double[] value = data.value();
            for (int o = 0; o < origins; o++) {
                int[] count = counts(o);
                double metal = 0;
                for (int r = 0, i = 0; r < runs; r++) {
                    double run = 0;
                    for (; i < runEnd[r]; i++) {
                        run += value[i];
                    }
                    metal += run / count[r];
                }
                double share = firstEdition ? 1 : 1.0 / occupied;
                sum += share * metal;
                weights += share * occupied;
            }
            return sum / weights;
        }

        double[] weights() {
            double[] weight = new double[data.size()];
            for (int o = 0; o < origins; o++) {
                int[] count = counts(o);
                double share = firstEdition ? 1 : 1.0 / occupied;
                for (int r = 0, i = 0; r < runs; r++) {
                    for (; i < runEnd[r]; i++) {
                        weight[i] += share / count[r];
                    }
                }
            }
            return weight;
        }

        /// How many data lie in the cell of each run.
        private int[] counts(int origin) {
            run(origin);
            int bits = 64 - Long.numberOfLeadingZeros(2L * runs); // a table at most half full
            long[] key = new long[1 << bits];
            int[] count = new int[1 << bits];
            int[] slot = new int[runs];
            int mask = key.length - 1;
            occupied = 0;
            for (int r = 0, before = 0; r < runs; before = runEnd[r], r++) {
                long k = runKey[r] + 1; // 0 is free
                int s = (int) ((k * 0x9E3779B97F4A7C15L) >>> (64 - bits));
                while (key[s] != 0 && key[s] != k) {
                    s = (s + 1) & mask;
                }
                if (key[s] == 0) {
                    key[s] = k;
                    occupied++;
                }
                count[s] += runEnd[r] - before;
                slot[r] = s;
            }
            for (int r = 0; r < runs; r++) {
                slot[r] = count[slot[r]];
            }
            return slot;
        }

        private void run(int origin) {
            double x0 = low[0] - origin * shift[0];
            double y0 = low[1] - origin * shift[1];
            double z0 = low[2] - origin * shift[2];
            runs = 0;
            long last = -1;
            for (int i = 0; i < data.size(); i++) {
                long ix = (long) ((axes[0][i] - x0) / size);
                long iy = (long) ((axes[1][i] - y0) / size);
                long iz = (long) ((axes[2][i] - z0) / size);
                long key = ix + cells[0] * (iy + cells[1] * iz);
                if (key != last) {
                    runKey[runs++] = key;
                    last = key;
                }
                runEnd[runs - 1] = i + 1;
            }
        }
    }
}
