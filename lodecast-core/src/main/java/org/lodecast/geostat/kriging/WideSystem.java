package org.lodecast.geostat.kriging;

import static org.lodecast.geostat.kriging.Correlation.SPECIES;
import static org.lodecast.geostat.kriging.Correlation.WIDTH;

import jdk.incubator.vector.DoubleVector;
import org.lodecast.InvalidInput;

/// The kriging system of one set of samples, factored once for many targets, which stand side by side in the
/// lanes of vectors; the formulas are those of {@link LaneSystems}. Weights are not needed for the estimates
/// here: with v = L⁻¹z an estimate is v·y − μ·Uᵀv.
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
    private final ColumnCholesky cholesky = new ColumnCholesky();
    private final int variables;
    private final double[][] own; // U = L⁻¹F and v = L⁻¹z beside each other as a side of targets is, or several sides
    private final double[][] dots; // Uᵀ(U v), by function and column
    private final double[][] g; // Cholesky factor of UᵀU
    private final double[] inverseG; // 1 / its diagonal, 0 for a function left out
    private final Gathered gathered = new Gathered();

    WideSystem(Covariances covariances, SampleTable table, int functions) {
        this.covariances = covariances;
        this.table = table;
        this.functions = functions;
        variables = table.variables();
        own = new double[(functions + variables + SIDE - 1) / SIDE][0];
        dots = new double[functions][own.length * SIDE];
        g = new double[functions][functions];
        inverseG = new double[functions];
    }

    /// Coordinates of the samples at hand, in the axes of each structure.
    static final class Gathered {
        double[][] x = new double[0][];
        double[][] y = new double[0][];
        double[][] z = new double[0][];
    }

    /// Begins the system of the samples `ids[from … from + count)`; {@link #function} is to be set for each
    /// next.
    void begin(int[] ids, int from, int count) {
        if (count > MAX_SAMPLES) {
            throw InvalidInput.of(
                    "kriging-neighbourhood",
                    "a neighbourhood of " + count + " samples is too large to solve (at most " + MAX_SAMPLES
                            + "): set a maximum number of samples or a search radius");
        }
        n = count;
        cholesky.begin(n);
        int room = cholesky.room;
        if (id.length < room) {
            id = new int[room];
            for (int k = 0; k < own.length; k++) {
                own[k] = new double[room * SIDE];
            }
        }
        System.arraycopy(ids, from, id, 0, n);
        covariances.gather(id, n, room, gathered);
    }

    /// Sets a function of the mean at the i-th sample.
    void function(int k, int i, double value) {
        own[k / SIDE][i * SIDE + k % SIDE] = value;
    }

    /// L⁻¹F, then L⁻¹z: row i of a column.
    private double own(int column, int i) {
        return own[column / SIDE][i * SIDE + column % SIDE];
    }

    /// Factors the system begun.
    void factor() {
        double sill = covariances.sill();
        regularised = false;
        for (double share = 0; ; share = share == 0 ? 1e-10 : 100 * share) {
            if (share > 1e-2 * 1.001) {
                throw new IllegalStateException("covariance matrix is not positive definite");
            }
            regularised = share > 0;
            covariances.fill(gathered, n, cholesky.room, cholesky.column, cholesky.l, share);
            if (cholesky.decompose(LaneSystems.LEAST_PIVOT * sill)) {
                break;
            }
        }
        for (int k = 0; k < variables; k++) {
            int c = functions + k;
            for (int i = 0; i < n; i++) {
                own[c / SIDE][i * SIDE + c % SIDE] = table.centred(k, id[i]);
            }
        }
        for (double[] side : own) {
            cholesky.forward(side);
        }
        factorMean();
    }

    /// Dots of U with all columns, and the Cholesky factor of G = UᵀU without the functions that those
    /// before them say already.
    private void factorMean() {
        leftOut = false;
        for (int a = 0; a < functions; a++) {
            for (int k = 0; k < own.length * SIDE; k += WIDTH) {
                DoubleVector s = DoubleVector.zero(SPECIES);
                for (int i = 0; i < n; i++) {
                    s = DoubleVector.fromArray(SPECIES, own[k / SIDE], i * SIDE + k % SIDE)
                            .fma(DoubleVector.broadcast(SPECIES, own(a, i)), s);
                }
                s.intoArray(dots[a], k);
            }
            for (int b = 0; b <= a; b++) {
                double s = dots[a][b];
                for (int k = 0; k < b; k++) {
                    s -= g[a][k] * g[b][k];
                }
                if (b < a) {
                    g[a][b] = s * inverseG[b];
                } else {
                    boolean told = s > LaneSystems.LEAST_FUNCTION * dots[a][a];
                    g[a][a] = Math.sqrt(Math.max(0, s));
                    inverseG[a] = told ? 1 / g[a][a] : 0;
                    leftOut |= !told;
                }
            }
        }
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
        if (side.value.length < variables * SIDE) {
            side.value = new double[variables * SIDE];
            side.multiplier = new double[functions * SIDE];
        }
        covariances.toTargets(gathered, n, px, py, pz, side.y);
        cholesky.forward(side.y);
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
            DoubleVector t = product(k, y, half).sub(DoubleVector.fromArray(SPECIES, f, k * SIDE + half));
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
        for (int k = 0; k < variables; k++) {
            DoubleVector z = product(functions + k, y, half);
            for (int a = 0; a < functions; a++) {
                z = DoubleVector.fromArray(SPECIES, m, a * SIDE + half)
                        .mul(-dots[a][functions + k])
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
                s -= side.multiplier[k * SIDE + place] * own(k, i);
            }
            for (int j = i + 1; j < n; j++) {
                s -= cholesky.l[cholesky.column[i] + j] * w[j];
            }
            w[i] = s * cholesky.inverse[i];
        }
        return w;
    }

    /// Estimates sample i from all others without a new system (Dubrule 1983): with Q the inverse of the
    /// bordered system's matrix, z*ᵢ = zᵢ − (Qz)ᵢ / Qᵢᵢ and σ² = 1 / Qᵢᵢ. Row i of C⁻¹ comes from x = L⁻¹eᵢ.
    ///
    /// @param out zᵢ* − zᵢ of each variable, then the variance
    void leaveOut(int i, double[] out) {
        double[] x = new double[n];
        x[i] = 1;
        cholesky.forward(x, i);
        double[] t = new double[functions]; // the Cholesky factor of G from Uᵀx
        double q = 0;
        for (int k = i; k < n; k++) {
            q += x[k] * x[k];
        }
        for (int a = 0; a < functions; a++) {
            t[a] = dot(a, x);
            for (int b = 0; b < a; b++) {
                t[a] -= g[a][b] * t[b];
            }
            t[a] *= inverseG[a];
            q -= t[a] * t[a];
        }
        double[] r = new double[functions];
        for (int k = 0; k < variables; k++) {
            double qz = dot(functions + k, x);
            for (int a = 0; a < functions; a++) {
                r[a] = dots[a][functions + k];
                for (int b = 0; b < a; b++) {
                    r[a] -= g[a][b] * r[b];
                }
                r[a] *= inverseG[a];
                qz -= t[a] * r[a];
            }
            out[k] = -qz / q;
        }
        out[variables] = 1 / q;
    }

    private DoubleVector product(int column, double[] b, int at) {
        double[] a = own[column / SIDE];
        int c = column % SIDE;
        DoubleVector s = DoubleVector.zero(SPECIES);
        for (int i = 0; i < n * SIDE; i += SIDE) {
            s = DoubleVector.fromArray(SPECIES, b, at + i).fma(DoubleVector.broadcast(SPECIES, a[i + c]), s);
        }
        return s;
    }

    private double dot(int column, double[] x) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += own(column, i) * x[i];
        }
        return sum;
    }
}
