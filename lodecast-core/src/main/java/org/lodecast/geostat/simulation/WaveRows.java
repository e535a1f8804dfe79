package org.lodecast.geostat.simulation;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.lodecast.Progress;
import org.lodecast.Workers;
import org.lodecast.block.Grid;

/// Sums waves over the voxels of a grid, row by row. Along the grid's own axes the phase of a wave is a
/// sum of three, so its cosine comes from tables of one axis each and no cosine is taken a voxel:
///
///     Σ A cos(X + R) = Σ (A cos R) cos X − (A sin R) sin X,    X of the place in the row, R of the row
///
/// a product of two matrices, (rows × 2 waves) · (2 waves × places in a row), in floats. Tables are in
/// double until they are used, so nothing drifts along a row. Each voxel's sum is its own, wave after
/// wave: it depends neither on the number of threads nor on the width of the machine's vectors, nor on
/// which voxels are wanted.
final class WaveRows {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = SPECIES.length();
    private static final int ROWS = 4; // summed together
    private static final int TASK = 8 * ROWS;

    private final Grid grid;
    private final int waves;
    private final float[] cosX; // as many places as a vector holds, wave by wave; then the next such places
    private final float[] sinX;
    private final double[] cosY; // row by row, wave by wave
    private final double[] sinY;
    private final double[] cosZ; // level by level; amplitude and phase are with it
    private final double[] sinZ;

    /// @param k wave vectors: east, north, up [rad/m]
    WaveRows(Grid grid, double[][] k, double[] phase, double[] amplitude) {
        this.grid = grid;
        waves = phase.length;
        int blocks = (grid.nx() + WIDTH - 1) / WIDTH;
        cosX = new float[blocks * WIDTH * waves];
        sinX = new float[cosX.length];
        cosY = new double[grid.ny() * waves];
        sinY = new double[cosY.length];
        cosZ = new double[grid.nz() * waves];
        sinZ = new double[cosZ.length];
        double cos = Math.cos(grid.rotation());
        double sin = Math.sin(grid.rotation());
        for (int w = 0; w < waves; w++) {
            double u = k[0][w] * cos - k[1][w] * sin;
            double v = k[0][w] * sin + k[1][w] * cos;
            for (int ix = 0; ix < grid.nx(); ix++) {
                double t = u * (ix + 0.5) * grid.dx();
                int at = (ix / WIDTH * waves + w) * WIDTH + ix % WIDTH;
                cosX[at] = (float) Math.cos(t);
                sinX[at] = (float) Math.sin(t);
            }
            for (int iy = 0; iy < grid.ny(); iy++) {
                double t = v * (iy + 0.5) * grid.dy();
                cosY[iy * waves + w] = Math.cos(t);
                sinY[iy * waves + w] = Math.sin(t);
            }
            double origin = k[0][w] * grid.x0() + k[1][w] * grid.y0() + phase[w];
            for (int iz = 0; iz < grid.nz(); iz++) {
                double t = k[2][w] * grid.z(iz) + origin;
                cosZ[iz * waves + w] = amplitude[w] * Math.cos(t);
                sinZ[iz * waves + w] = amplitude[w] * Math.sin(t);
            }
        }
    }

    /// The sums at the wanted voxels, NaN at the others.
    float[] sum(BitSet wanted, Workers workers, Progress progress) {
        float[] field = new float[grid.size()];
        Arrays.fill(field, Float.NaN);
        int nx = grid.nx();
        int[] rows = IntStream.range(0, grid.ny() * grid.nz())
                .filter(r -> first(wanted, r) < nx)
                .toArray();
        workers.forEach((rows.length + TASK - 1) / TASK, task -> {
            Work work = new Work();
            long done = 0;
            for (int from = task * TASK; from < Math.min(rows.length, (task + 1) * TASK); from += ROWS) {
                int to = Math.min(rows.length, from + ROWS);
                work.sum(rows, from, to, wanted);
                for (int r = from; r < to; r++) {
                    int start = rows[r] * nx;
                    for (int ix = 0; ix < nx; ix++) {
                        if (wanted.get(start + ix)) {
                            field[start + ix] = work.out[r - from][ix];
                            done++;
                        }
                    }
                }
            }
            progress.advance(done);
        });
        return field;
    }

    /// Place of the first voxel wanted in a row; the row's length or more if there is none.
    private int first(BitSet wanted, int row) {
        int at = wanted.nextSetBit(row * grid.nx());
        return at < 0 ? grid.nx() : at - row * grid.nx();
    }

    /// What one thread works with.
    private final class Work {
        final float[][] out = new float[ROWS][(grid.nx() + WIDTH - 1) / WIDTH * WIDTH];
        private final float[][] c = new float[ROWS][waves]; // A cos R
        private final float[][] s = new float[ROWS][waves]; // −A sin R

        void sum(int[] rows, int from, int to, BitSet wanted) {
            int low = grid.nx();
            int high = 0;
            for (int r = from; r < to; r++) {
                int start = rows[r] * grid.nx();
                low = Math.min(low, first(wanted, rows[r]));
                high = Math.max(high, wanted.previousSetBit(start + grid.nx() - 1) - start);
                factors(rows[r] % grid.ny() * waves, rows[r] / grid.ny() * waves, c[r - from], s[r - from]);
            }
            for (int block = low / WIDTH; block <= high / WIDTH; block++) {
                four(block);
            }
        }

        private void factors(int y, int z, float[] cos, float[] sin) {
            for (int w = 0; w < waves; w++) {
                double cy = cosY[y + w];
                double sy = sinY[y + w];
                double cz = cosZ[z + w];
                double sz = sinZ[z + w];
                cos[w] = (float) (cy * cz - sy * sz);
                sin[w] = (float) -(sy * cz + cy * sz);
            }
        }

        /// Four rows at once, so that the tables are read once for all; fewer rows leave what the last ones
        /// left.
        private void four(int block) {
            FloatVector a = FloatVector.zero(SPECIES);
            FloatVector b = a;
            FloatVector d = a;
            FloatVector e = a;
            float[] c0 = c[0];
            float[] c1 = c[1];
            float[] c2 = c[2];
            float[] c3 = c[3];
            float[] s0 = s[0];
            float[] s1 = s[1];
            float[] s2 = s[2];
            float[] s3 = s[3];
            int at = block * waves * WIDTH;
            for (int w = 0; w < waves; w++, at += WIDTH) {
                FloatVector cos = FloatVector.fromArray(SPECIES, cosX, at);
                FloatVector sin = FloatVector.fromArray(SPECIES, sinX, at);
                a = sin.fma(FloatVector.broadcast(SPECIES, s0[w]), cos.fma(FloatVector.broadcast(SPECIES, c0[w]), a));
                b = sin.fma(FloatVector.broadcast(SPECIES, s1[w]), cos.fma(FloatVector.broadcast(SPECIES, c1[w]), b));
                d = sin.fma(FloatVector.broadcast(SPECIES, s2[w]), cos.fma(FloatVector.broadcast(SPECIES, c2[w]), d));
                e = sin.fma(FloatVector.broadcast(SPECIES, s3[w]), cos.fma(FloatVector.broadcast(SPECIES, c3[w]), e));
            }
            a.intoArray(out[0], block * WIDTH);
            b.intoArray(out[1], block * WIDTH);
            d.intoArray(out[2], block * WIDTH);
            e.intoArray(out[3], block * WIDTH);
        }
    }
}
