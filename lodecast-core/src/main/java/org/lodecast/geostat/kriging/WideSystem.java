package org.lodecast.geostat.kriging;

import static org.lodecast.geostat.kriging.Correlation.SPECIES;
import static org.lodecast.geostat.kriging.Correlation.WIDTH;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import org.lodecast.InvalidInput;

/// The kriging system of one large set of samples, factored once for many targets, which stand side by side in the
/// lanes of a vector; the formulas are those of {@link LaneSystems}. Weights are not needed for the estimates here:
/// with
/// v = L⁻¹z an estimate is v·y − μ·Uᵀv.
final class WideSystem {
    /// One system of this many samples takes 400 MB.
    static final int MAX_SAMPLES = 10_000;

    final int n;
    final int[] id;
    final boolean regularised;
    final boolean leftOut;
    private final Covariances covariances;
    private final SampleTable table;
    private final int functions;
    private final double[] l;
    private final double[][] u; // function by function
    private final double[][] v; // variable by variable
    private final double[][] uv; // Uᵀv, by variable and function
    private final double[][] g; // Cholesky factor of UᵀU
    private final double[] inverseG;

    /// @param ids the samples `ids[from … from + count)`
    /// @param f functions of the mean at these samples, function by function
    WideSystem(Covariances covariances, SampleTable table, int[] ids, int from, int count, double[][] f) {
        if (count > MAX_SAMPLES) {
            throw InvalidInput.of(
                    "kriging-neighbourhood",
                    "a neighbourhood of " + count + " samples is too large to solve (at most " + MAX_SAMPLES
                            + "): set a maximum number of samples or a search radius");
        }
        this.covariances = covariances;
        this.table = table;
        n = count;
        id = Arrays.copyOfRange(ids, from, from + count);
        functions = f.length;
        l = new double[n * (n + 1) / 2];
        covariances.fill(id, l);
        double sill = covariances.sill();
        boolean made = false;
        for (double share = 1e-10; !decompose(LaneSystems.LEAST_PIVOT * sill); share *= 100) {
            if (share > 1e-2 * 1.001) {
                throw new IllegalStateException("covariance matrix is not positive definite");
            }
            made = true;
            covariances.fill(id, l);
            for (int i = 0, at = 0; i < n; at += ++i + 1) {
                l[at] += share * sill;
            }
        }
        regularised = made;
        u = f;
        for (double[] column : u) {
            forward(column, 0);
        }
        v = new double[table.variables()][n];
        uv = new double[table.variables()][functions];
        for (int k = 0; k < v.length; k++) {
            for (int i = 0; i < n; i++) {
                v[k][i] = table.centred(k, id[i]);
            }
            forward(v[k], 0);
            for (int a = 0; a < functions; a++) {
                uv[k][a] = dot(u[a], v[k]);
            }
        }
        g = new double[functions][functions];
        inverseG = new double[functions];
        leftOut = factorMean();
    }

    /// Cholesky factor of G = UᵀU, without the functions that those before them say already.
    private boolean factorMean() {
        boolean left = false;
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
                    left |= !told;
                }
            }
        }
        return left;
    }

    /// Room for the targets that stand side by side.
    static final class Side {
        double[] y = new double[0];
        final double[] variance = new double[WIDTH];
        final double[] ofEstimate = new double[WIDTH];
        double[] value = new double[0]; // variable by variable
        double[] multiplier = new double[0]; // function by function
    }

    /// Solves for one target in each lane.
    ///
    /// @param f functions of the mean at the targets, function by function, `WIDTH` apart
    void solve(double[] px, double[] py, double[] pz, double[] f, Side side) {
        if (side.y.length < n * WIDTH) {
            side.y = new double[n * WIDTH];
        }
        if (side.value.length < v.length * WIDTH) {
            side.value = new double[v.length * WIDTH];
            side.multiplier = new double[functions * WIDTH];
        }
        covariances.toTargets(id, n, px, py, pz, side.y);
        forward(side.y);
        DoubleVector yy = product(side.y, side.y);
        DoubleVector sum = DoubleVector.zero(SPECIES);
        double[] m = side.multiplier;
        for (int k = 0; k < functions; k++) {
            DoubleVector t = product(u[k], side.y, 0).sub(DoubleVector.fromArray(SPECIES, f, k * WIDTH));
            for (int h = 0; h < k; h++) {
                t = DoubleVector.fromArray(SPECIES, m, h * WIDTH).mul(-g[k][h]).add(t);
            }
            t = t.mul(inverseG[k]);
            sum = t.fma(t, sum);
            t.intoArray(m, k * WIDTH);
        }
        for (int k = functions - 1; k >= 0; k--) {
            DoubleVector t = DoubleVector.fromArray(SPECIES, m, k * WIDTH);
            for (int h = k + 1; h < functions; h++) {
                t = DoubleVector.fromArray(SPECIES, m, h * WIDTH).mul(-g[h][k]).add(t);
            }
            t.mul(inverseG[k]).intoArray(m, k * WIDTH);
        }
        for (int k = 0; k < v.length; k++) {
            DoubleVector z = product(v[k], side.y, 0);
            for (int a = 0; a < functions; a++) {
                z = DoubleVector.fromArray(SPECIES, m, a * WIDTH).mul(-uv[k][a]).add(z);
            }
            z.intoArray(side.value, k * WIDTH);
        }
        for (int k = 0; k < functions; k++) { // e = y − Uμ in place of y
            DoubleVector minus = DoubleVector.fromArray(SPECIES, m, k * WIDTH).neg();
            for (int i = 0; i < n; i++) {
                minus.mul(u[k][i])
                        .add(DoubleVector.fromArray(SPECIES, side.y, i * WIDTH))
                        .intoArray(side.y, i * WIDTH);
            }
        }
        DoubleVector.broadcast(SPECIES, covariances.targetVariance())
                .sub(yy)
                .add(sum)
                .max(0)
                .intoArray(side.variance, 0);
        product(side.y, side.y).intoArray(side.ofEstimate, 0);
    }

    /// Weights of the target in a lane just solved for: L⁻ᵀe.
    double[] weights(Side side, int lane) {
        double[] w = new double[n];
        for (int i = 0; i < n; i++) {
            w[i] = side.y[i * WIDTH + lane];
        }
        for (int i = n - 1; i >= 0; i--) {
            int row = i * (i + 1) / 2;
            double a = w[i] / l[row + i];
            w[i] = a;
            for (int j = 0; j < i; j++) {
                w[j] -= l[row + j] * a;
            }
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
        for (int k = 0; k < v.length; k++) {
            double qz = dot(x, v[k]);
            double[] r = new double[functions];
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

    /// C = LLᵀ in place, lower triangle packed row by row: lᵢⱼ = (cᵢⱼ − Σ lᵢₖlⱼₖ) / lⱼⱼ.
    private boolean decompose(double least) {
        for (int i = 0; i < n; i++) {
            int ri = i * (i + 1) / 2;
            for (int j = 0; j <= i; j++) {
                int rj = j * (j + 1) / 2;
                double sum = l[ri + j];
                for (int k = 0; k < j; k++) {
                    sum -= l[ri + k] * l[rj + k];
                }
                if (j < i) {
                    l[ri + j] = sum / l[rj + j];
                } else if (sum > least) {
                    l[ri + i] = Math.sqrt(sum);
                } else {
                    return false;
                }
            }
        }
        return true;
    }

    /// b := L⁻¹b, given that b is zero before `first`.
    private void forward(double[] b, int first) {
        for (int i = first; i < n; i++) {
            int row = i * (i + 1) / 2;
            double sum = b[i];
            for (int j = first; j < i; j++) {
                sum -= l[row + j] * b[j];
            }
            b[i] = sum / l[row + i];
        }
    }

    /// The same for a vector of right sides.
    private void forward(double[] b) {
        for (int i = 0; i < n; i++) {
            int row = i * (i + 1) / 2;
            DoubleVector s = DoubleVector.fromArray(SPECIES, b, i * WIDTH);
            for (int j = 0; j < i; j++) {
                s = DoubleVector.fromArray(SPECIES, b, j * WIDTH).fma(DoubleVector.broadcast(SPECIES, -l[row + j]), s);
            }
            s.div(l[row + i]).intoArray(b, i * WIDTH);
        }
    }

    private DoubleVector product(double[] column, double[] b, int at) {
        DoubleVector s = DoubleVector.zero(SPECIES);
        for (int i = 0; i < n; i++) {
            s = DoubleVector.fromArray(SPECIES, b, at + i * WIDTH).fma(DoubleVector.broadcast(SPECIES, column[i]), s);
        }
        return s;
    }

    private DoubleVector product(double[] a, double[] b) {
        DoubleVector s = DoubleVector.zero(SPECIES);
        for (int i = 0; i < n * WIDTH; i += WIDTH) {
            s = DoubleVector.fromArray(SPECIES, a, i).fma(DoubleVector.fromArray(SPECIES, b, i), s);
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
