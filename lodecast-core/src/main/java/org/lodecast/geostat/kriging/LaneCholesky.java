package org.lodecast.geostat.kriging;

import static org.lodecast.geostat.kriging.Correlation.SPECIES;
import static org.lodecast.geostat.kriging.Correlation.WIDTH;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// Cholesky factors of small matrices side by side, one in each lane. Rows of numbers are `WIDTH` long; the
/// lower triangle is packed row by row. The count of rows and columns is even.
final class LaneCholesky {
    double[] l = new double[0]; // the matrices, then their factors
    private double[] inverse = new double[0]; // 1 / diagonal

    void room(int rows) {
        if (inverse.length < rows * WIDTH) {
            l = new double[rows * (rows + 1) / 2 * WIDTH];
            inverse = new double[rows * WIDTH];
        }
    }

    /// C = LLᵀ in place, two rows by two columns at a time: lᵢⱼ = (cᵢⱼ − Σₖ lᵢₖ lⱼₖ) / lⱼⱼ.
    ///
    /// @return the lanes in which no pivot fell below `limit`
    VectorMask<Double> decompose(int rows, double limit) {
        DoubleVector least = DoubleVector.broadcast(SPECIES, limit);
        VectorMask<Double> fine = SPECIES.maskAll(true);
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
        for (int i = 0; i < rows; i += 2) {
            int a = i * (i + 1) / 2 * WIDTH; // this row
            int b = a + (i + 1) * WIDTH; // and the next
            eliminate(i, a, b);
            DoubleVector s00 = DoubleVector.fromArray(SPECIES, l, a + i * WIDTH);
            DoubleVector s10 = DoubleVector.fromArray(SPECIES, l, b + i * WIDTH);
            DoubleVector s11 = DoubleVector.fromArray(SPECIES, l, b + (i + 1) * WIDTH);
            for (int k = 0; k < i * WIDTH; k += WIDTH) {
                DoubleVector p = DoubleVector.fromArray(SPECIES, l, a + k);
                DoubleVector q = DoubleVector.fromArray(SPECIES, l, b + k);
                DoubleVector minus = q.neg();
                s00 = p.neg().fma(p, s00);
                s10 = minus.fma(p, s10);
                s11 = minus.fma(q, s11);
            }
            fine = fine.and(s00.compare(VectorOperators.GT, least));
            s00 = s00.sqrt();
            DoubleVector d = one.div(s00);
            s10 = s10.mul(d);
            s11 = s10.neg().fma(s10, s11);
            fine = fine.and(s11.compare(VectorOperators.GT, least));
            s11 = s11.sqrt();
            s00.intoArray(l, a + i * WIDTH);
            s10.intoArray(l, b + i * WIDTH);
            s11.intoArray(l, b + (i + 1) * WIDTH);
            d.intoArray(inverse, i * WIDTH);
            one.div(s11).intoArray(inverse, (i + 1) * WIDTH);
        }
        return fine;
    }

    private void eliminate(int i, int a, int b) {
        for (int j = 0; j < i; j += 2) {
            int c = j * (j + 1) / 2 * WIDTH;
            int d = c + (j + 1) * WIDTH;
            DoubleVector s00 = DoubleVector.fromArray(SPECIES, l, a + j * WIDTH);
            DoubleVector s01 = DoubleVector.fromArray(SPECIES, l, a + (j + 1) * WIDTH);
            DoubleVector s10 = DoubleVector.fromArray(SPECIES, l, b + j * WIDTH);
            DoubleVector s11 = DoubleVector.fromArray(SPECIES, l, b + (j + 1) * WIDTH);
            for (int k = 0; k < j * WIDTH; k += WIDTH) {
                DoubleVector p = DoubleVector.fromArray(SPECIES, l, a + k).neg();
                DoubleVector q = DoubleVector.fromArray(SPECIES, l, b + k).neg();
                DoubleVector r = DoubleVector.fromArray(SPECIES, l, c + k);
                DoubleVector s = DoubleVector.fromArray(SPECIES, l, d + k);
                s00 = p.fma(r, s00);
                s01 = p.fma(s, s01);
                s10 = q.fma(r, s10);
                s11 = q.fma(s, s11);
            }
            DoubleVector corner = DoubleVector.fromArray(SPECIES, l, d + j * WIDTH);
            DoubleVector first = DoubleVector.fromArray(SPECIES, inverse, j * WIDTH);
            DoubleVector second = DoubleVector.fromArray(SPECIES, inverse, (j + 1) * WIDTH);
            s00 = s00.mul(first);
            s10 = s10.mul(first);
            s00.neg().fma(corner, s01).mul(second).intoArray(l, a + (j + 1) * WIDTH);
            s10.neg().fma(corner, s11).mul(second).intoArray(l, b + (j + 1) * WIDTH);
            s00.intoArray(l, a + j * WIDTH);
            s10.intoArray(l, b + j * WIDTH);
        }
    }

    /// b := L⁻¹b.
    void forward(int rows, double[] b, int at) {
        for (int i = 0; i < rows; i += 2) {
            int p = i * (i + 1) / 2 * WIDTH;
            int q = p + (i + 1) * WIDTH;
            DoubleVector s = DoubleVector.fromArray(SPECIES, b, at + i * WIDTH);
            DoubleVector t = DoubleVector.fromArray(SPECIES, b, at + (i + 1) * WIDTH);
            for (int k = 0; k < i * WIDTH; k += WIDTH) {
                DoubleVector minus = DoubleVector.fromArray(SPECIES, b, at + k).neg();
                s = minus.fma(DoubleVector.fromArray(SPECIES, l, p + k), s);
                t = minus.fma(DoubleVector.fromArray(SPECIES, l, q + k), t);
            }
            s = s.mul(DoubleVector.fromArray(SPECIES, inverse, i * WIDTH));
            t = s.neg().fma(DoubleVector.fromArray(SPECIES, l, q + i * WIDTH), t);
            s.intoArray(b, at + i * WIDTH);
            t.mul(DoubleVector.fromArray(SPECIES, inverse, (i + 1) * WIDTH)).intoArray(b, at + (i + 1) * WIDTH);
        }
    }

    /// b := L⁻ᵀb.
    void backward(int rows, double[] b) {
        for (int i = rows - 2; i >= 0; i -= 2) {
            int p = i * (i + 1) / 2 * WIDTH;
            int q = p + (i + 1) * WIDTH;
            DoubleVector t = DoubleVector.fromArray(SPECIES, b, (i + 1) * WIDTH)
                    .mul(DoubleVector.fromArray(SPECIES, inverse, (i + 1) * WIDTH));
            DoubleVector minusT = t.neg();
            DoubleVector s = minusT.fma(
                            DoubleVector.fromArray(SPECIES, l, q + i * WIDTH),
                            DoubleVector.fromArray(SPECIES, b, i * WIDTH))
                    .mul(DoubleVector.fromArray(SPECIES, inverse, i * WIDTH));
            DoubleVector minusS = s.neg();
            s.intoArray(b, i * WIDTH);
            t.intoArray(b, (i + 1) * WIDTH);
            for (int k = 0; k < i * WIDTH; k += WIDTH) {
                DoubleVector r = DoubleVector.fromArray(SPECIES, b, k);
                r = minusT.fma(DoubleVector.fromArray(SPECIES, l, q + k), r);
                minusS.fma(DoubleVector.fromArray(SPECIES, l, p + k), r).intoArray(b, k);
            }
        }
    }
}
