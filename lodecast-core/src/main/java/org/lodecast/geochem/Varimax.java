package org.lodecast.geochem;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/// Rotation of loadings that makes the variance of their squares as large as it gets (Kaiser 1958), on rows
/// scaled to unit communality: plane rotations of each pair of factors until none turns by more than 1e-9.
final class Varimax {
    private Varimax() {}

    /// @param a loadings [variable][factor], turned in place
    static void turn(double[][] a) {
        double[] h = toUnitRows(a);
        int k = a[0].length;
        for (int sweep = 0; sweep < 1000; sweep++) {
            double turned = 0;
            for (int f = 0; f < k; f++) {
                for (int g = f + 1; g < k; g++) {
                    turned = Math.max(turned, rotate(a, f, g));
                }
            }
            if (turned < 1e-9) {
                break;
            }
        }
        times(a, h);
    }

    /// The iteration of R 4's `stats::varimax`: the rotation T is the orthogonal factor of
    /// `B = Aᵀ(Z³ − Z·diag(ΣZ²)/p)`, Z = A·T, until the sum of the singular
    /// values of B gains less than 10⁻⁵ of itself.
    static void turnLikeR(double[][] a) {
        double[] h = toUnitRows(a);
        DMatrixRMaj start = new DMatrixRMaj(a);
        int k = start.numCols;
        DMatrixRMaj turn = CommonOps_DDRM.identity(k);
        DMatrixRMaj z = new DMatrixRMaj(a);
        double before = 0;
        for (int round = 0; round < 1000; round++) {
            CommonOps_DDRM.mult(start, turn, z);
            DMatrixRMaj b = new DMatrixRMaj(k, k);
            CommonOps_DDRM.multTransA(start, criterion(z), b);
            SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(k, k, true, true, true);
            if (!svd.decompose(b)) {
                break;
            }
            CommonOps_DDRM.mult(svd.getU(null, false), svd.getV(null, true), turn);
            double gained = Arrays.stream(svd.getSingularValues()).sum();
            if (gained < before * (1 + 1e-5)) {
                break;
            }
            before = gained;
        }
        CommonOps_DDRM.mult(start, turn, z);
        for (int j = 0; j < a.length; j++) {
            for (int f = 0; f < k; f++) {
                a[j][f] = z.get(j, f);
            }
        }
        times(a, h);
    }

    private static DMatrixRMaj criterion(DMatrixRMaj z) {
        DMatrixRMaj c = new DMatrixRMaj(z.numRows, z.numCols);
        for (int f = 0; f < z.numCols; f++) {
            double squares = 0;
            for (int j = 0; j < z.numRows; j++) {
                squares += z.get(j, f) * z.get(j, f);
            }
            for (int j = 0; j < z.numRows; j++) {
                double l = z.get(j, f);
                c.set(j, f, l * l * l - l * squares / z.numRows);
            }
        }
        return c;
    }

    /// Scales rows to unit length and gives what that was; rows of zeros stay.
    private static double[] toUnitRows(double[][] a) {
        int p = a.length;
        int k = a[0].length;
        double[] h = new double[p];
        for (int j = 0; j < p; j++) {
            for (double l : a[j]) {
                h[j] += l * l;
            }
            h[j] = Math.sqrt(h[j]);
            for (int f = 0; f < k; f++) {
                a[j][f] = h[j] > 0 ? a[j][f] / h[j] : 0;
            }
        }
        return h;
    }

    private static void times(double[][] a, double[] h) {
        for (int j = 0; j < h.length; j++) {
            for (int f = 0; f < a[j].length; f++) {
                a[j][f] *= h[j];
            }
        }
    }

    private static double rotate(double[][] a, int f, int g) {
        double su = 0;
        double sv = 0;
        double suv = 0;
        double sd = 0;
        int p = a.length;
        for (double[] row : a) {
            double u = row[f] * row[f] - row[g] * row[g];
            double v = 2 * row[f] * row[g];
            su += u;
            sv += v;
            suv += u * v;
            sd += u * u - v * v;
        }
        double angle = Math.atan2(2 * (suv - su * sv / p), sd - (su * su - sv * sv) / p) / 4;
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        for (double[] row : a) {
            double x = row[f];
            double y = row[g];
            row[f] = c * x + s * y;
            row[g] = c * y - s * x;
        }
        return Math.abs(angle);
    }
}
