package org.lodecast.geostat.kriging;

import static org.lodecast.geostat.kriging.Correlation.SPECIES;
import static org.lodecast.geostat.kriging.Correlation.WIDTH;
import static org.lodecast.geostat.kriging.WideSystem.SIDE;

import jdk.incubator.vector.DoubleVector;

/// The Cholesky factor of one matrix. Columns lie one after the other, each from the vector of its diagonal
/// on; the matrix is padded to whole vectors, and padding must covary with nothing.
final class ColumnCholesky {
    int n;
    int room; // n, padded
    double[] l = new double[0]; // the matrix, then its factor
    int[] column = new int[0]; // where row 0 of each column would be
    double[] inverse = new double[0]; // 1 / diagonal

    void begin(int count) {
        n = count;
        room = padded(n);
        if (column.length < room) {
            column = new int[room];
            inverse = new double[room];
            l = new double[size(room)];
        }
        int at = 0;
        for (int j = 0; j < room; j++) {
            int first = j / WIDTH * WIDTH;
            column[j] = at - first;
            at += room - first;
        }
    }

    /// A whole number of vectors and of fours.
    static int padded(int n) {
        int unit = Math.max(4, WIDTH);
        return (n + unit - 1) / unit * unit;
    }

    private static int size(int room) {
        return Math.toIntExact((long) room * (room + WIDTH) / 2);
    }

    /// C = LLᵀ in place, four columns at a time from all before them; the rows stand in vectors. Rows of
    /// padding covary with nothing.
    ///
    /// @return false if a pivot falls below `least`
    boolean decompose(double least) {
        double[] corner = new double[10]; // the four rows of the four columns, row by row
        for (int j = 0; j < room; j += 4) {
            for (int i = j / WIDTH * WIDTH; i < j + 4; i += WIDTH) {
                eliminate(j, i, false, corner);
            }
            for (int a = 0, at = 0; a < 4; a++) {
                for (int b = 0; b <= a; b++) {
                    corner[at++] = l[column[j + b] + j + a];
                }
            }
            if (!decompose(corner, j, least)) {
                return false;
            }
            for (int i = j / WIDTH * WIDTH; i < room; i += WIDTH) {
                eliminate(j, i, true, corner);
            }
        }
        return true;
    }

    /// The four rows by four columns on the diagonal.
    private boolean decompose(double[] corner, int j, double least) {
        for (int a = 0, row = 0; a < 4; row += ++a) {
            for (int b = 0, other = 0; b <= a; other += ++b) {
                double s = corner[row + b];
                for (int k = 0; k < b; k++) {
                    s -= corner[row + k] * corner[other + k];
                }
                if (b < a) {
                    corner[row + b] = s * inverse[j + b];
                } else if (s > least) {
                    inverse[j + a] = 1 / Math.sqrt(s);
                } else {
                    return false;
                }
            }
        }
        return true;
    }

    /// cᵢⱼ −= Σ lᵢₖ lⱼₖ over all k before j, for the four columns from j on and a vector of rows i.
    ///
    /// @param last whether the columns are to be finished; where rows hold the corner their sums are there
    ///     already
    private void eliminate(int j, int i, boolean last, double[] corner) {
        int a = column[j] + i;
        int b = column[j + 1] + i;
        int c = column[j + 2] + i;
        int d = column[j + 3] + i;
        DoubleVector p = DoubleVector.fromArray(SPECIES, l, a);
        DoubleVector q = DoubleVector.fromArray(SPECIES, l, b);
        DoubleVector r = DoubleVector.fromArray(SPECIES, l, c);
        DoubleVector s = DoubleVector.fromArray(SPECIES, l, d);
        int until = last && i < j + 4 ? 0 : j;
        for (int k = 0; k < until; k++) {
            int at = column[k];
            DoubleVector minus = DoubleVector.fromArray(SPECIES, l, at + i).neg();
            p = minus.fma(DoubleVector.broadcast(SPECIES, l[at + j]), p);
            q = minus.fma(DoubleVector.broadcast(SPECIES, l[at + j + 1]), q);
            r = minus.fma(DoubleVector.broadcast(SPECIES, l[at + j + 2]), r);
            s = minus.fma(DoubleVector.broadcast(SPECIES, l[at + j + 3]), s);
        }
        if (last) {
            p = p.mul(inverse[j]);
            q = p.fma(DoubleVector.broadcast(SPECIES, -corner[1]), q).mul(inverse[j + 1]);
            r = p.fma(DoubleVector.broadcast(SPECIES, -corner[3]), r);
            r = q.fma(DoubleVector.broadcast(SPECIES, -corner[4]), r).mul(inverse[j + 2]);
            s = p.fma(DoubleVector.broadcast(SPECIES, -corner[6]), s);
            s = q.fma(DoubleVector.broadcast(SPECIES, -corner[7]), s);
            s = r.fma(DoubleVector.broadcast(SPECIES, -corner[8]), s).mul(inverse[j + 3]);
        }
        p.intoArray(l, a);
        q.intoArray(l, b);
        r.intoArray(l, c);
        s.intoArray(l, d);
    }

    /// b := L⁻¹b, given that b is zero before `first`.
    void forward(double[] b, int first) {
        for (int j = first; j < n; j++) {
            double y = b[j] * inverse[j];
            b[j] = y;
            int c = column[j];
            for (int i = j + 1; i < n; i++) {
                b[i] -= l[c + i] * y;
            }
        }
    }

    /// The same for a side of targets, four columns at a time.
    void forward(double[] b) {
        for (int j = 0; j < n; j += 4) {
            int end = Math.min(n, j + 4);
            for (int k = j; k < end; k++) { // the four among themselves
                DoubleVector p = DoubleVector.fromArray(SPECIES, b, k * SIDE);
                DoubleVector q = DoubleVector.fromArray(SPECIES, b, k * SIDE + WIDTH);
                for (int h = j; h < k; h++) {
                    DoubleVector minus = DoubleVector.broadcast(SPECIES, -l[column[h] + k]);
                    p = minus.fma(DoubleVector.fromArray(SPECIES, b, h * SIDE), p);
                    q = minus.fma(DoubleVector.fromArray(SPECIES, b, h * SIDE + WIDTH), q);
                }
                p.mul(inverse[k]).intoArray(b, k * SIDE);
                q.mul(inverse[k]).intoArray(b, k * SIDE + WIDTH);
            }
            if (end < n) {
                substitute(b, j);
            }
        }
    }

    /// Takes the four columns from j on out of all rows below them.
    private void substitute(double[] b, int j) {
        int c0 = column[j];
        int c1 = column[j + 1];
        int c2 = column[j + 2];
        int c3 = column[j + 3];
        DoubleVector p0 = DoubleVector.fromArray(SPECIES, b, j * SIDE).neg();
        DoubleVector q0 = DoubleVector.fromArray(SPECIES, b, j * SIDE + WIDTH).neg();
        DoubleVector p1 = DoubleVector.fromArray(SPECIES, b, (j + 1) * SIDE).neg();
        DoubleVector q1 =
                DoubleVector.fromArray(SPECIES, b, (j + 1) * SIDE + WIDTH).neg();
        DoubleVector p2 = DoubleVector.fromArray(SPECIES, b, (j + 2) * SIDE).neg();
        DoubleVector q2 =
                DoubleVector.fromArray(SPECIES, b, (j + 2) * SIDE + WIDTH).neg();
        DoubleVector p3 = DoubleVector.fromArray(SPECIES, b, (j + 3) * SIDE).neg();
        DoubleVector q3 =
                DoubleVector.fromArray(SPECIES, b, (j + 3) * SIDE + WIDTH).neg();
        for (int i = j + 4; i < n; i++) {
            DoubleVector p = DoubleVector.fromArray(SPECIES, b, i * SIDE);
            DoubleVector q = DoubleVector.fromArray(SPECIES, b, i * SIDE + WIDTH);
            DoubleVector m = DoubleVector.broadcast(SPECIES, l[c0 + i]);
            p = m.fma(p0, p);
            q = m.fma(q0, q);
            m = DoubleVector.broadcast(SPECIES, l[c1 + i]);
            p = m.fma(p1, p);
            q = m.fma(q1, q);
            m = DoubleVector.broadcast(SPECIES, l[c2 + i]);
            p = m.fma(p2, p);
            q = m.fma(q2, q);
            m = DoubleVector.broadcast(SPECIES, l[c3 + i]);
            m.fma(p3, p).intoArray(b, i * SIDE);
            m.fma(q3, q).intoArray(b, i * SIDE + WIDTH);
        }
    }
}
