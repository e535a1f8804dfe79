package org.lodecast.detect.analogue;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/// How unlike the deposits that a network was raised on other ground is, by what its last hidden level makes
/// of it: Mahalanobis' distance d² = (h − m)ᵀS⁻¹(h − m)/n to the lessons' mean m and covariance S, n units
/// (Lee et al. 2018, NeurIPS: this space tells far ground from near better than the answer's own certainty).
///
/// A distance alone says nothing; it is told as a rank among voxels, and among deposits by their means, of
/// deposits that the network had not seen either.
///
/// @param mean m
/// @param inverse S⁻¹, row by row
/// @param voxels quantiles of d² over voxels of unseen deposits, rising: at 0, 0.1, …, 100 %
/// @param deposits means of d² of unseen deposits, rising
public record Likeness(float[] mean, float[] inverse, float[] voxels, float[] deposits) {
    private static final int QUANTILES = 1001;
    private static final double RIDGE = 1e-3; // of the mean variance: units that never fire have none

    /// @param taught features of lessons that the network learnt from
    /// @param unseen features of voxels of each deposit that it did not
    static Likeness of(float[][] taught, float[][][] unseen) {
        int n = taught[0].length;
        double[] mean = new double[n];
        for (float[] h : taught) {
            for (int k = 0; k < n; k++) {
                mean[k] += h[k] / taught.length;
            }
        }
        DMatrixRMaj s = new DMatrixRMaj(n, n);
        for (float[] h : taught) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    s.add(j, k, (h[j] - mean[j]) * (h[k] - mean[k]) / taught.length);
                }
            }
        }
        double ridge = RIDGE * CommonOps_DDRM.trace(s) / n + 1e-12;
        for (int k = 0; k < n; k++) {
            s.add(k, k, ridge);
        }
        CommonOps_DDRM.invert(s);
        float[] m = new float[n];
        float[] inverse = new float[n * n];
        for (int k = 0; k < n; k++) {
            m[k] = (float) mean[k];
        }
        for (int k = 0; k < inverse.length; k++) {
            inverse[k] = (float) s.data[k];
        }
        Likeness bare = new Likeness(m, inverse, new float[0], new float[0]);
        float[] deposits = new float[unseen.length];
        float[] all = new float[Arrays.stream(unseen).mapToInt(u -> u.length).sum()];
        int at = 0;
        for (int d = 0; d < unseen.length; d++) {
            double sum = 0;
            for (float[] h : unseen[d]) {
                float distance = bare.distance(h);
                all[at++] = distance;
                sum += distance;
            }
            deposits[d] = (float) (sum / unseen[d].length);
        }
        Arrays.sort(all);
        Arrays.sort(deposits);
        float[] voxels = new float[QUANTILES];
        for (int q = 0; q < QUANTILES; q++) {
            voxels[q] = all[(int) ((long) q * (all.length - 1) / (QUANTILES - 1))];
        }
        return new Likeness(m, inverse, voxels, deposits);
    }

    /// d² of a voxel's features.
    float distance(float[] features) {
        int n = mean.length;
        float sum = 0;
        for (int j = 0; j < n; j++) {
            float row = 0;
            for (int k = 0; k < n; k++) {
                row += inverse[j * n + k] * (features[k] - mean[k]);
            }
            sum += row * (features[j] - mean[j]);
        }
        return sum / n;
    }

    /// Share of unseen voxels that are less unlike, 0 to 1.
    double voxelRank(float distance) {
        return rank(voxels, distance);
    }

    /// Share of unseen deposits that are less unlike on the mean, 0 to 1.
    double depositRank(double meanDistance) {
        return rank(deposits, (float) meanDistance);
    }

    private static double rank(float[] sorted, float v) {
        int at = Arrays.binarySearch(sorted, v);
        return (double) (at < 0 ? -at - 1 : at) / sorted.length;
    }
}
