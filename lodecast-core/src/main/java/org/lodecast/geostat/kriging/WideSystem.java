package org.lodecast.geostat.kriging;

import static org.lodecast.geostat.kriging.Correlation.SPECIES;
import static org.lodecast.geostat.kriging.Correlation.WIDTH;

import jdk.incubator.vector.DoubleVector;
import org.lodecast.InvalidInput;

/// The kriging system of one set of samples, factored once for many targets, which stand side by side in the lanes of
/// vectors; the formulas are those of {@link LaneSystems}. Weights are not needed for the estimates here: with v = L⁻¹z
/// an estimate is v·y − μ·Uᵀv.
///
/// Columns of L lie one after the other, each from the vector of its diagonal on.
final class WideSystem {
    /// One system of this many samples takes 400 MB.
    static final int MAX_SAMPLES = 10_000;

    /// Targets that are solved for side by side.
    static final int SIDE = 2 * WIDTH;

    private final Covariances covariances;
    private final SampleTable table;
    private final int functions;
    int n;
    int[] id = new int[0];
    boolean regularised;
    boolean leftOut;
    private double[] l = new double[0];
    private int[] column = new int[0]; // where row 0 of each column would be
    private double[] inverse = new double[0]; // 1 / diagonal
    private final double[][] u; // L⁻¹F, function by function
    private final double[][] v; // L⁻¹z, variable by variable
    private final double[][] uv; // Uᵀv, by variable and function
    private final double[][] g; // Cholesky factor of UᵀU
    private final double[] inverseG; // 1 / its diagonal, 0 for a function left out
    private final Gathered gathered = new Gathered();

    WideSystem(Covariances covariances, SampleTable table, int functions) {
        this.covariances = covariances;
        this.table = table;
        this.functions = functions;
        u = new double[functions][0];
        v = new double[table.variables()][0];
        uv = new double[table.variables()][functions];
        g = new double[functions][functions];
        inverseG = new double[functions];
    }

    /// Coordinates of the samples at hand, in the axes of each structure.
    static final class Gathered {
        double[][] x = new double[0][];
        double[][] y = new double[0][];
        double[][] z = new double[0][];
    }

    /// Begins the system of the samples `ids[from … from + count)`; {@link #functionsAt} is to be filled next.
    void begin(int[] ids, int from, int count) {
        if (count > MAX_SAMPLES) {
            throw InvalidInput.of(
                    "kriging-neighbourhood",
                    "a neighbourhood of " + count + " samples is too large to solve (at most " + MAX_SAMPLES
                            + "): set a maximum number of samples or a search radius");
        }
        n = count;
        int room = padded(n);
        if (id.length < room) {
            id = new int[room];
            column = new int[room];
            inverse = new double[room];
            l = new double[size(room)];
            for (int k = 0; k < functions; k++) {
                u[k] = new double[room];
            }
            for (int k = 0; k < v.length; k++) {
                v[k] = new double[room];
            }
        }
        System.arraycopy(ids, from, id, 0, n);
        int at = 0;
        for (int j = 0; j < room; j++) {
            int first = j / WIDTH * WIDTH;
            column[j] = at - first;
            at += room - first;
        }
        covariances.gather(id, n, room, gathered);
    }

    private static int padded(int n) {
        return (n + WIDTH - 1) / WIDTH * WIDTH;
    }

    private static int size(int room) {
        return Math.toIntExact((long) room * (room + WIDTH) / 2);
    }

    /// The functions of the mean at the samples, function by function.
    double[][] functionsAt() {
        return u;
    }

    /// Factors the system begun.
    void factor() {
        double sill = covariances.sill();
        int room = padded(n);
        regularised = false;
        for (double share = 0; ; share = share == 0 ? 1e-10 : 100 * share) {
            if (share > 1e-2 * 1.001) {
                throw new IllegalStateException("covariance matrix is not positive definite");
            }
            regularised = share > 0;
            covariances.fill(gathered, n, room, column, l, share);
            if (decompose(room, LaneSystems.LEAST_PIVOT * sill)) {
                break;
            }
        }
        for (double[] f : u) {
            forward(f, 0);
        }
        for (int k = 0; k < v.length; k++) {
            for (int i = 0; i < n; i++) {
                v[k][i] = table.centred(k, id[i]);
            }
            forward(v[k], 0);
            for (int a = 0; a < functions; a++) {
                uv[k][a] = dot(u[a], v[k]);
            }
        }
        factorMean();
    }

    /// Cholesky factor of G = UᵀU, without the functions that those before them say already.
    private void factorMean() {
        leftOut = false;
        for (int a = 0; a < functions; a++) {
            for (int b = 0; b <= a; b++) {
                double s = dot(u[a], u[b]);
                double whole = s;
                for (int k = 0; k < b; k++) {
                    s -= g[a][k] * g[b][k];
                }
                if (b < a) {
                    g[a][b] = s * inverseG[b];
                } else {
                    boolean told = s > LaneSystems.LEAST_FUNCTION * whole;
                    g[a][a] = Math.sqrt(Math.max(0, s));
                    inverseG[a] = told ? 1 / g[a][a] : 0;
                    leftOut |= !told;
                }
            }
        }
    }

    /// C = LLᵀ in place, two columns at a time from all before them; the rows stand in vectors. Rows of padding covary
    /// with nothing.
    private boolean decompose(int room, double least) {
        for (int j = 0; j < room; j += 2) {
            int a = column[j];
            int b = column[j + 1];
            for (int i = j / WIDTH * WIDTH; i < room; i += WIDTH) {
                DoubleVector s = DoubleVector.fromArray(SPECIES, l, a + i);
                DoubleVector t = DoubleVector.fromArray(SPECIES, l, b + i);
                for (int k = 0; k < j; k++) {
                    int c = column[k];
                    DoubleVector minus =
                            DoubleVector.fromArray(SPECIES, l, c + i).neg();
                    s = minus.fma(DoubleVector.broadcast(SPECIES, l[c + j]), s);
                    t = minus.fma(DoubleVector.broadcast(SPECIES, l[c + j + 1]), t);
                }
                s.intoArray(l, a + i);
                t.intoArray(l, b + i);
            }
            double pivot = l[a + j];
            if (!(pivot > least)) {
                return false;
            }
            double root = Math.sqrt(pivot);
            inverse[j] = 1 / root;
            for (int i = j / WIDTH * WIDTH; i < room; i += WIDTH) {
                DoubleVector.fromArray(SPECIES, l, a + i).mul(inverse[j]).intoArray(l, a + i);
            }
            double corner = l[a + j + 1];
            for (int i = j / WIDTH * WIDTH; i < room; i += WIDTH) {
                DoubleVector.fromArray(SPECIES, l, a + i)
                        .fma(DoubleVector.broadcast(SPECIES, -corner), DoubleVector.fromArray(SPECIES, l, b + i))
                        .intoArray(l, b + i);
            }
            pivot = l[b + j + 1];
            if (!(pivot > least)) {
                return false;
            }
            inverse[j + 1] = 1 / Math.sqrt(pivot);
            for (int i = j / WIDTH * WIDTH; i < room; i += WIDTH) {
                DoubleVector.fromArray(SPECIES, l, b + i).mul(inverse[j + 1]).intoArray(l, b + i);
            }
        }
        return true;
    }

    /// Room for the targets that stand side by side.
    static final class Side {
        double[] y = new double[0];
        final double[] variance = new double[SIDE];
        final double[] ofEstimate = new double[SIDE];
        double[] value = new double[0]; // variable by variable
        double[] multiplier = new double[0]; // function by function
    }

    /// Solves for a side of targets.
    ///
    /// @param f functions of the mean at the targets, function by function, `SIDE` apart
    void solve(double[] px, double[] py, double[] pz, double[] f, Side side) {
        if (side.y.length < n * SIDE) {
            side.y = new double[n * SIDE];
        }
        if (side.value.length < v.length * SIDE) {
            side.value = new double[v.length * SIDE];
            side.multiplier = new double[functions * SIDE];
        }
        covariances.toTargets(gathered, n, px, py, pz, side.y);
        forward(side.y);
        for (int half = 0; half < SIDE; half += WIDTH) {
            finish(side, half, f);
        }
    }

    private void finish(Side side, int half, double[] f) {
        double[] y = side.y;
        double[] m = side.multiplier;
        DoubleVector yy = DoubleVector.zero(SPECIES);
        for (int i = half; i < n * SIDE; i += SIDE) {
            DoubleVector r = DoubleVector.fromArray(SPECIES, y, i);
            yy = r.fma(r, yy);
        }
        DoubleVector told = DoubleVector.zero(SPECIES); // t·μ
        for (int k = 0; k < functions; k++) {
            DoubleVector t = product(u[k], y, half).sub(DoubleVector.fromArray(SPECIES, f, k * SIDE + half));
            for (int h = 0; h < k; h++) {
                t = DoubleVector.fromArray(SPECIES, m, h * SIDE + half)
                        .mul(-g[k][h])
                        .add(t);
            }
            t = t.mul(inverseG[k]);
            told = t.fma(t, told);
            t.intoArray(m, k * SIDE + half);
        }
        DoubleVector of = yy.sub(told);
        for (int k = functions - 1; k >= 0; k--) {
            DoubleVector t = DoubleVector.fromArray(SPECIES, m, k * SIDE + half);
            for (int h = k + 1; h < functions; h++) {
                t = DoubleVector.fromArray(SPECIES, m, h * SIDE + half)
                        .mul(-g[h][k])
                        .add(t);
            }
            t = t.mul(inverseG[k]);
            t.intoArray(m, k * SIDE + half);
            of = of.sub(
                    t.mul(DoubleVector.fromArray(SPECIES, f, k * SIDE + half)).mul(2));
        }
        for (int k = 0; k < v.length; k++) {
            DoubleVector z = product(v[k], y, half);
            for (int a = 0; a < functions; a++) {
                z = DoubleVector.fromArray(SPECIES, m, a * SIDE + half)
                        .mul(-uv[k][a])
                        .add(z);
            }
            z.intoArray(side.value, k * SIDE + half);
        }
        DoubleVector.broadcast(SPECIES, covariances.targetVariance())
                .sub(yy)
                .add(told)
                .max(0)
                .intoArray(side.variance, half);
        of.max(0).intoArray(side.ofEstimate, half);
    }

    /// Weights of the target in a place of the side just solved for: L⁻ᵀ(y − Uμ).
    double[] weights(Side side, int place) {
        double[] w = new double[n];
        for (int i = n - 1; i >= 0; i--) {
            double s = side.y[i * SIDE + place];
            for (int k = 0; k < functions; k++) {
                s -= side.multiplier[k * SIDE + place] * u[k][i];
            }
            for (int j = i + 1; j < n; j++) {
                s -= l[column[i] + j] * w[j];
            }
            w[i] = s * inverse[i];
        }
        return w;
    }

    /// Estimates sample i from all others without a new system (Dubrule 1983): with Q the inverse of the bordered
    /// system's matrix, z*ᵢ = zᵢ − (Qz)ᵢ / Qᵢᵢ and σ² = 1 / Qᵢᵢ. Row i of C⁻¹ comes from x = L⁻¹eᵢ.
    ///
    /// @param out zᵢ* − zᵢ of each variable, then the variance
    void leaveOut(int i, double[] out) {
        double[] x = new double[n];
        x[i] = 1;
        forward(x, i);
        double[] t = new double[functions]; // the Cholesky factor of G from Uᵀx
        double q = dot(x, x);
        for (int a = 0; a < functions; a++) {
            double s = dot(x, u[a]);
            for (int b = 0; b < a; b++) {
                s -= g[a][b] * t[b];
            }
            t[a] = s * inverseG[a];
            q -= t[a] * t[a];
        }
        double[] r = new double[functions];
        for (int k = 0; k < v.length; k++) {
            double qz = dot(x, v[k]);
            for (int a = 0; a < functions; a++) {
                double s = uv[k][a];
                for (int b = 0; b < a; b++) {
                    s -= g[a][b] * r[b];
                }
                r[a] = s * inverseG[a];
                qz -= t[a] * r[a];
            }
            out[k] = -qz / q;
        }
        out[v.length] = 1 / q;
    }

    /// b := L⁻¹b, given that b is zero before `first`.
    private void forward(double[] b, int first) {
        for (int j = first; j < n; j++) {
            double y = b[j] * inverse[j];
            b[j] = y;
            int c = column[j];
            for (int i = j + 1; i < n; i++) {
                b[i] -= l[c + i] * y;
            }
        }
    }

    /// The same for a side of targets, two columns at a time.
    private void forward(double[] b) {
        int j = 0;
        for (; j + 1 < n; j += 2) {
            int c = column[j];
            int d = column[j + 1];
            DoubleVector p = DoubleVector.fromArray(SPECIES, b, j * SIDE).mul(inverse[j]);
            DoubleVector q =
                    DoubleVector.fromArray(SPECIES, b, j * SIDE + WIDTH).mul(inverse[j]);
            DoubleVector corner = DoubleVector.broadcast(SPECIES, -l[c + j + 1]);
            DoubleVector r = corner.fma(p, DoubleVector.fromArray(SPECIES, b, (j + 1) * SIDE))
                    .mul(inverse[j + 1]);
            DoubleVector s = corner.fma(q, DoubleVector.fromArray(SPECIES, b, (j + 1) * SIDE + WIDTH))
                    .mul(inverse[j + 1]);
            p.intoArray(b, j * SIDE);
            q.intoArray(b, j * SIDE + WIDTH);
            r.intoArray(b, (j + 1) * SIDE);
            s.intoArray(b, (j + 1) * SIDE + WIDTH);
            p = p.neg();
            q = q.neg();
            r = r.neg();
            s = s.neg();
            for (int i = j + 2; i < n; i++) {
                DoubleVector first = DoubleVector.broadcast(SPECIES, l[c + i]);
                DoubleVector second = DoubleVector.broadcast(SPECIES, l[d + i]);
                DoubleVector one = first.fma(p, DoubleVector.fromArray(SPECIES, b, i * SIDE));
                DoubleVector two = first.fma(q, DoubleVector.fromArray(SPECIES, b, i * SIDE + WIDTH));
                second.fma(r, one).intoArray(b, i * SIDE);
                second.fma(s, two).intoArray(b, i * SIDE + WIDTH);
            }
        }
        if (j < n) {
            for (int k = j * SIDE; k < (j + 1) * SIDE; k += WIDTH) {
                DoubleVector.fromArray(SPECIES, b, k).mul(inverse[j]).intoArray(b, k);
            }
        }
    }

    private DoubleVector product(double[] a, double[] b, int at) {
        DoubleVector s = DoubleVector.zero(SPECIES);
        for (int i = 0; i < n; i++) {
            s = DoubleVector.fromArray(SPECIES, b, at + i * SIDE).fma(DoubleVector.broadcast(SPECIES, a[i]), s);
        }
        return s;
    }

    private double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
