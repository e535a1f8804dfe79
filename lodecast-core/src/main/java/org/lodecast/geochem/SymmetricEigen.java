package org.lodecast.geochem;

import java.util.Arrays;
import java.util.Comparator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/// Eigenvalues of a symmetric matrix, largest first, and their vectors of unit length.
///
/// @param values largest first
/// @param vectors the same order: `vectors[m]` belongs to `values[m]`
record SymmetricEigen(double[] values, double[][] vectors) {

    static SymmetricEigen of(double[][] matrix) {
        int p = matrix.length;
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(p, true, true);
        if (!eigen.decompose(new DMatrixRMaj(matrix))) {
            throw new IllegalArgumentException("the matrix has no eigenvalues");
        }
        double[] values = new double[p];
        Arrays.setAll(values, i -> eigen.getEigenvalue(i).getReal());
        Integer[] order = new Integer[p];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble((Integer i) -> -values[i]));
        double[] sorted = new double[p];
        double[][] vectors = new double[p][];
        for (int m = 0; m < p; m++) {
            sorted[m] = values[order[m]];
            vectors[m] = eigen.getEigenVector(order[m]).getData().clone();
        }
        return new SymmetricEigen(sorted, vectors);
    }

    /// The most negative or positive entry of each vector is made positive: a sign that depends on nothing
    /// else.
    SymmetricEigen turned() {
        double[][] turned = new double[vectors.length][];
        for (int m = 0; m < vectors.length; m++) {
            double[] v = vectors[m].clone();
            int lead = 0;
            for (int j = 1; j < v.length; j++) {
                lead = Math.abs(v[j]) > Math.abs(v[lead]) ? j : lead;
            }
            if (v[lead] < 0) {
                for (int j = 0; j < v.length; j++) {
                    v[j] = -v[j];
                }
            }
            turned[m] = v;
        }
        return new SymmetricEigen(values, turned);
    }

    /// How many eigenvalues are not zero but for rounding.
    int rank() {
        int rank = 0;
        while (rank < values.length && values[rank] > 1e-10 * values[0]) {
            rank++;
        }
        return rank;
    }
}
