package org.lodecast.geostat.kriging;

import java.util.List;
import org.lodecast.geostat.variogram.Structure;
import org.lodecast.geostat.variogram.VariogramModel;

/// Covariances between samples, and between samples and a target, under a model. Each structure has its own
/// copy of the sample coordinates, already turned and scaled, so that a covariance costs one distance and one
/// correlation.
///
/// Samples lie at distinct places, so the nugget stands on the diagonal only; a target that is a sample is
/// the caller's case.
final class Covariances {
    private final VariogramModel model;
    private final Structure.Kind[] kind;
    private final double[] share;
    private final double[][] matrix;
    private final double[][] tx; // by structure, then sample
    private final double[][] ty;
    private final double[][] tz;
    private final double[] offsets; // of the points that stand for a block; a single zero for a point
    private final boolean point;

    /// @param x coordinates of the samples, about an origin near them so that no digits are lost
    /// @param offsets three numbers a point that stands for the target's block
    /// @param point whether the target is a point, not a block
    Covariances(VariogramModel model, double[] x, double[] y, double[] z, double[] offsets, boolean point) {
        this.model = model;
        this.offsets = offsets;
        this.point = point;
        List<Structure> structures = model.structures();
        int s = structures.size();
        kind = new Structure.Kind[s];
        share = new double[s];
        matrix = new double[s][];
        tx = new double[s][x.length];
        ty = new double[s][x.length];
        tz = new double[s][x.length];
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
        }
    }

    double sill() {
        return model.sill();
    }

    /// Variance of the target itself: the sill for a point; for a block the mean covariance of its points, in
    /// which the nugget averages out.
    double targetVariance() {
        if (point) {
            return model.sill();
        }
        int n = offsets.length / 3;
        double sum = 0;
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                double dx = offsets[3 * a] - offsets[3 * b];
                double dy = offsets[3 * a + 1] - offsets[3 * b + 1];
                double dz = offsets[3 * a + 2] - offsets[3 * b + 2];
                double c = model.covariance(dx, dy, dz);
                sum += dx == 0 && dy == 0 && dz == 0 ? c - model.nugget() : c;
            }
        }
        return sum / n / n;
    }

    /// Fills the lower triangle, packed row by row, of the matrix of the samples `id[0 … n)`.
    void fill(int[] id, int n, double[] packed) {
        double sill = model.sill();
        for (int k = 0; k < kind.length; k++) {
            double[] x = tx[k];
            double[] y = ty[k];
            double[] z = tz[k];
            Structure.Kind g = kind[k];
            double c = share[k];
            int at = 0;
            for (int i = 0; i < n; i++) {
                double xi = x[id[i]];
                double yi = y[id[i]];
                double zi = z[id[i]];
                for (int j = 0; j < i; j++) {
                    double dx = x[id[j]] - xi;
                    double dy = y[id[j]] - yi;
                    double dz = z[id[j]] - zi;
                    double v = c * g.correlation(dx * dx + dy * dy + dz * dz);
                    packed[at] = k == 0 ? v : packed[at] + v;
                    at++;
                }
                packed[at++] = sill;
            }
        }
        if (kind.length == 0) {
            int at = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < i; j++) {
                    packed[at++] = 0;
                }
                packed[at++] = sill;
            }
        }
    }

    /// Covariances of the samples `id[0 … n)` with the target about (px, py, pz).
    void toTarget(int[] id, int n, double px, double py, double pz, double[] out) {
        for (int i = 0; i < n; i++) {
            out[i] = 0;
        }
        int points = offsets.length / 3;
        for (int k = 0; k < kind.length; k++) {
            double[] m = matrix[k];
            double[] x = tx[k];
            double[] y = ty[k];
            double[] z = tz[k];
            Structure.Kind g = kind[k];
            double c = share[k] / points;
            for (int p = 0; p < points; p++) {
                double qx = px + offsets[3 * p];
                double qy = py + offsets[3 * p + 1];
                double qz = pz + offsets[3 * p + 2];
                double u = m[0] * qx + m[1] * qy + m[2] * qz;
                double v = m[3] * qx + m[4] * qy + m[5] * qz;
                double w = m[6] * qx + m[7] * qy + m[8] * qz;
                for (int i = 0; i < n; i++) {
                    double dx = x[id[i]] - u;
                    double dy = y[id[i]] - v;
                    double dz = z[id[i]] - w;
                    out[i] += c * g.correlation(dx * dx + dy * dy + dz * dz);
                }
            }
        }
    }
}
