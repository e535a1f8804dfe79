package org.lodecast.detect;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.lodecast.detect.mixture.Rows;

/// How much of each layer varies, and how much of that the other layers do not tell already.
///
/// @param own variance of each layer among the samples
/// @param given variance left of each layer when the others are known, by least squares
record LayerSpread(double[] own, double[] given) {
    /// Makes the covariance of layers that are sums of each other regular, and is told from none.
    private static final double TRIFLE = 1e-9;

    static LayerSpread of(Rows rows) {
        int d = rows.width();
        int n = rows.size();
        double[] mean = new double[d];
        for (int c = 0; c < d; c++) {
            for (double x : rows.columns()[c]) {
                mean[c] += x / n;
            }
        }
        DMatrixRMaj covariance = new DMatrixRMaj(d, d);
        double[] own = new double[d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int r = 0; r < n; r++) {
                    sum += (rows.columns()[i][r] - mean[i]) * (rows.columns()[j][r] - mean[j]);
                }
                covariance.set(i, j, sum / n);
                covariance.set(j, i, sum / n);
            }
            own[i] = covariance.get(i, i);
            covariance.add(i, i, TRIFLE);
        }
        DMatrixRMaj inverse = new DMatrixRMaj(d, d);
        CommonOps_DDRM.invert(covariance, inverse);
        double[] given = new double[d];
        for (int i = 0; i < d; i++) {
            given[i] = 1 / inverse.get(i, i); // variance of a Gaussian given the others
        }
        return new LayerSpread(own, given);
    }

    /// Layers whose own, or left, variance is below the ridge that is added to it.
    List<String> remarks(String detector, List<String> names, double ridge) {
        List<String> constant = new ArrayList<>();
        List<String> told = new ArrayList<>();
        for (int c = 0; c < own.length; c++) {
            if (own[c] < ridge) {
                constant.add(names.get(c));
            } else if (given[c] < ridge) {
                told.add(names.get(c));
            }
        }
        List<String> remarks = new ArrayList<>();
        if (!constant.isEmpty()) {
            remarks.add(detector + ": (all but) constant among the samples: " + String.join(", ", constant)
                    + "; a variance of " + ridge + " stands in");
        }
        if (!told.isEmpty()) {
            remarks.add(detector + ": (all but) told by the other layers: " + String.join(", ", told)
                    + "; they count once more for it, softened by a variance of " + ridge);
        }
        return remarks;
    }
}
