package org.lodecast.geostat.kriging;

import static org.lodecast.geostat.kriging.Correlation.SPECIES;
import static org.lodecast.geostat.kriging.Correlation.WIDTH;

import java.util.Arrays;
import java.util.List;
import jdk.incubator.vector.DoubleVector;
import org.lodecast.geostat.variogram.Structure;
import org.lodecast.geostat.variogram.VariogramModel;

/// Covariances between samples, and between samples and targets, under a model, a vector of them at once. Each
/// structure has its own copy of the sample coordinates, already turned and scaled, so that a covariance costs one
/// distance and one correlation.
///
/// Samples lie at distinct places, so the nugget stands on the diagonal only; a target that is a sample is the caller's
/// case.
final class Covariances {
    private final VariogramModel model;
    private final Structure.Kind[] kind;
    private final double[] share;
    private final double[][] matrix;
    private final double[][] tx; // by structure, then sample
    private final double[][] ty;
    private final double[][] tz;
    private final double[][] offsets; // by structure: of the points that stand for a block, turned as the samples are
    private final int points;
    private final double sill;
    private final double targetVariance;

    /// @param x coordinates of the samples, about an origin near them so that no digits are lost
    /// @param offsets three numbers a point that stands for the target's block; none for a target that is a point
    Covariances(VariogramModel model, double[] x, double[] y, double[] z, double[] offsets) {
        this.model = model;
        points = offsets.length / 3;
        sill = model.sill();
        List<Structure> structures = model.structures();
        int s = structures.size();
        kind = new Structure.Kind[s];
        share = new double[s];
        matrix = new double[s][];
        tx = new double[s][x.length];
        ty = new double[s][x.length];
        tz = new double[s][x.length];
        this.offsets = new double[s][offsets.length];
        for (int k = 0; k < s; k++) {
            kind[k] = structures.get(k).kind();
            share[k] = structures.get(k).partialSill();
            double[] m = structures.get(k).matrix();
            matrix[k] = m;
            for (int i = 0; i < x.length; i++) {
                tx[k][i] = m[0] * x[i] + m[1] * y[i] + m[2] * z[i];
                ty[k][i] = m[3] * x[i] + m[4] * y[i] + m[5] * z[i];
                tz[k][i] = m[6] * x[i] + m[7] * y[i] + m[8] * z[i];
            }
            for (int p = 0; p < offsets.length; p += 3) {
                for (int r = 0; r < 3; r++) {
                    this.offsets[k][p + r] =
                            m[3 * r] * offsets[p] + m[3 * r + 1] * offsets[p + 1] + m[3 * r + 2] * offsets[p + 2];
                }
            }
        }
        targetVariance = points == 0 ? sill : blockVariance(offsets);
    }

    int structures() {
        return kind.length;
    }

    double sill() {
        return sill;
    }

    /// Variance of the target itself: the sill for a point; for a block the mean covariance of its points, in which
    /// the nugget averages out.
    double targetVariance() {
        return targetVariance;
    }

    private double blockVariance(double[] offset) {
        double sum = 0;
        for (int a = 0; a < offset.length; a += 3) {
            for (int b = 0; b < offset.length; b += 3) {
                double dx = offset[a] - offset[b];
                double dy = offset[a + 1] - offset[b + 1];
                double dz = offset[a + 2] - offset[b + 2];
                double c = model.covariance(dx, dy, dz);
                sum += dx == 0 && dy == 0 && dz == 0 ? c - model.nugget() : c;
            }
        }
        return sum / points / points;
    }

    /// Copies samples into a lane, row by row, in the axes of each structure.
    void gather(int[] id, int from, int n, int lane, double[][] x, double[][] y, double[][] z) {
        for (int k = 0; k < kind.length; k++) {
            double[] sx = tx[k];
            double[] sy = ty[k];
            double[] sz = tz[k];
            double[] lx = x[k];
            double[] ly = y[k];
            double[] lz = z[k];
            for (int i = 0; i < n; i++) {
                int s = id[from + i];
                int at = i * WIDTH + lane;
                lx[at] = sx[s];
                ly[at] = sy[s];
                lz[at] = sz[s];
            }
        }
    }

    /// Fills the lower triangles, packed row by row, of the matrices of the samples gathered.
    void fill(double[][] x, double[][] y, double[][] z, int rows, double[] packed) {
        if (kind.length == 0) {
            Arrays.fill(packed, 0, rows * (rows + 1) / 2 * WIDTH, 0);
        }
        for (int k = 0; k < kind.length; k++) {
            for (int i = 1; i < rows; i++) {
                fillRow(kind[k], share[k], x[k], y[k], z[k], i, packed, k > 0);
            }
        }
        DoubleVector diagonal = DoubleVector.broadcast(SPECIES, sill);
        for (int i = 0; i < rows; i++) {
            diagonal.intoArray(packed, (i * (i + 1) / 2 + i) * WIDTH);
        }
    }

    private static void fillRow(
            Structure.Kind kind,
            double share,
            double[] x,
            double[] y,
            double[] z,
            int i,
            double[] packed,
            boolean add) {
        DoubleVector xi = DoubleVector.fromArray(SPECIES, x, i * WIDTH);
        DoubleVector yi = DoubleVector.fromArray(SPECIES, y, i * WIDTH);
        DoubleVector zi = DoubleVector.fromArray(SPECIES, z, i * WIDTH);
        int row = i * (i + 1) / 2 * WIDTH;
        for (int j = 0; j < i * WIDTH; j += WIDTH) {
            DoubleVector dx = DoubleVector.fromArray(SPECIES, x, j).sub(xi);
            DoubleVector dy = DoubleVector.fromArray(SPECIES, y, j).sub(yi);
            DoubleVector dz = DoubleVector.fromArray(SPECIES, z, j).sub(zi);
            DoubleVector c = Correlation.of(kind, dx.mul(dx).add(dy.mul(dy)).add(dz.mul(dz)))
                    .mul(share);
            if (add) {
                c = c.add(DoubleVector.fromArray(SPECIES, packed, row + j));
            }
            c.intoArray(packed, row + j);
        }
    }

    /// Covariances of the samples gathered with one target in each lane, row by row.
    void toTargets(
            double[][] x, double[][] y, double[][] z, int rows, double[] px, double[] py, double[] pz, double[] out) {
        if (kind.length == 0) {
            Arrays.fill(out, 0, rows * WIDTH, 0);
        }
        DoubleVector vx = DoubleVector.fromArray(SPECIES, px, 0);
        DoubleVector vy = DoubleVector.fromArray(SPECIES, py, 0);
        DoubleVector vz = DoubleVector.fromArray(SPECIES, pz, 0);
        for (int k = 0; k < kind.length; k++) {
            double[] m = matrix[k];
            DoubleVector u = vx.mul(m[0]).add(vy.mul(m[1])).add(vz.mul(m[2]));
            DoubleVector v = vx.mul(m[3]).add(vy.mul(m[4])).add(vz.mul(m[5]));
            DoubleVector w = vx.mul(m[6]).add(vy.mul(m[7])).add(vz.mul(m[8]));
            if (points == 0) {
                column(kind[k], share[k], x[k], y[k], z[k], rows, u, v, w, out, k > 0);
                continue;
            }
            double[] o = offsets[k];
            for (int p = 0; p < o.length; p += 3) {
                column(
                        kind[k],
                        share[k] / points,
                        x[k],
                        y[k],
                        z[k],
                        rows,
                        u.add(o[p]),
                        v.add(o[p + 1]),
                        w.add(o[p + 2]),
                        out,
                        k > 0 || p > 0);
            }
        }
    }

    private static void column(
            Structure.Kind kind,
            double share,
            double[] x,
            double[] y,
            double[] z,
            int rows,
            DoubleVector u,
            DoubleVector v,
            DoubleVector w,
            double[] out,
            boolean add) {
        for (int j = 0; j < rows * WIDTH; j += WIDTH) {
            DoubleVector dx = DoubleVector.fromArray(SPECIES, x, j).sub(u);
            DoubleVector dy = DoubleVector.fromArray(SPECIES, y, j).sub(v);
            DoubleVector dz = DoubleVector.fromArray(SPECIES, z, j).sub(w);
            DoubleVector c = Correlation.of(kind, dx.mul(dx).add(dy.mul(dy)).add(dz.mul(dz)))
                    .mul(share);
            if (add) {
                c = c.add(DoubleVector.fromArray(SPECIES, out, j));
            }
            c.intoArray(out, j);
        }
    }

    /// Copies samples, one after the other, in the axes of each structure; padded to whole vectors.
    void gather(int[] id, int n, int room, WideSystem.Gathered out) {
        if (out.x.length < kind.length || (kind.length > 0 && out.x[0].length < room)) {
            out.x = new double[kind.length][room];
            out.y = new double[kind.length][room];
            out.z = new double[kind.length][room];
        }
        for (int k = 0; k < kind.length; k++) {
            for (int i = 0; i < room; i++) {
                int s = id[Math.min(i, n - 1)];
                out.x[k][i] = tx[k][s];
                out.y[k][i] = ty[k][s];
                out.z[k][i] = tz[k][s];
            }
        }
    }

    /// Fills the columns, from the vector of the diagonal down, of the matrix of the samples gathered.
    ///
    /// @param column where row 0 of each column would be
    /// @param more added to the diagonal, in units of the sill
    void fill(WideSystem.Gathered at, int n, int room, int[] column, double[] out, double more) {
        for (int j = 0; j < room; j++) {
            for (int i = j / WIDTH * WIDTH; i < room; i += WIDTH) {
                DoubleVector c = DoubleVector.zero(SPECIES);
                for (int k = 0; k < kind.length; k++) {
                    DoubleVector dx =
                            DoubleVector.fromArray(SPECIES, at.x[k], i).sub(at.x[k][j]);
                    DoubleVector dy =
                            DoubleVector.fromArray(SPECIES, at.y[k], i).sub(at.y[k][j]);
                    DoubleVector dz =
                            DoubleVector.fromArray(SPECIES, at.z[k], i).sub(at.z[k][j]);
                    c = Correlation.of(kind[k], dx.mul(dx).add(dy.mul(dy)).add(dz.mul(dz)))
                            .mul(share[k])
                            .add(c);
                }
                c.intoArray(out, column[j] + i);
            }
            out[column[j] + j] = sill * (1 + more);
            for (int i = Math.max(n, j + 1); i < room; i++) {
                out[column[j] + i] = 0;
            }
        }
    }

    /// Covariances of the samples gathered with a side of targets, row by row.
    void toTargets(WideSystem.Gathered at, int n, double[] px, double[] py, double[] pz, double[] out) {
        int of = Math.max(1, points);
        for (int half = 0; half < WideSystem.SIDE; half += WIDTH) {
            DoubleVector vx = DoubleVector.fromArray(SPECIES, px, half);
            DoubleVector vy = DoubleVector.fromArray(SPECIES, py, half);
            DoubleVector vz = DoubleVector.fromArray(SPECIES, pz, half);
            if (kind.length == 0) {
                for (int i = 0; i < n; i++) {
                    DoubleVector.zero(SPECIES).intoArray(out, i * WideSystem.SIDE + half);
                }
            }
            for (int k = 0; k < kind.length; k++) {
                double[] m = matrix[k];
                DoubleVector u = vx.mul(m[0]).add(vy.mul(m[1])).add(vz.mul(m[2]));
                DoubleVector v = vx.mul(m[3]).add(vy.mul(m[4])).add(vz.mul(m[5]));
                DoubleVector w = vx.mul(m[6]).add(vy.mul(m[7])).add(vz.mul(m[8]));
                for (int p = 0; p < of; p++) {
                    boolean whole = points == 0;
                    column(
                            kind[k],
                            share[k] / of,
                            at.x[k],
                            at.y[k],
                            at.z[k],
                            n,
                            u.add(whole ? 0 : offsets[k][3 * p]),
                            v.add(whole ? 0 : offsets[k][3 * p + 1]),
                            w.add(whole ? 0 : offsets[k][3 * p + 2]),
                            out,
                            half,
                            k > 0 || p > 0);
                }
            }
        }
    }

    /// As the column above, with one sample for all lanes.
    private static void column(
            Structure.Kind kind,
            double share,
            double[] x,
            double[] y,
            double[] z,
            int n,
            DoubleVector u,
            DoubleVector v,
            DoubleVector w,
            double[] out,
            int half,
            boolean add) {
        for (int i = 0; i < n; i++) {
            DoubleVector dx = u.sub(x[i]);
            DoubleVector dy = v.sub(y[i]);
            DoubleVector dz = w.sub(z[i]);
            DoubleVector c = Correlation.of(kind, dx.mul(dx).add(dy.mul(dy)).add(dz.mul(dz)))
                    .mul(share);
            int at = i * WideSystem.SIDE + half;
            if (add) {
                c = c.add(DoubleVector.fromArray(SPECIES, out, at));
            }
            c.intoArray(out, at);
        }
    }
}
