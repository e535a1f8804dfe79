package org.lodecast.geostat.kriging;

import static org.lodecast.geostat.kriging.Correlation.SPECIES;
import static org.lodecast.geostat.kriging.Correlation.WIDTH;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// Kriging systems side by side, one in each lane of a vector: small systems have no vectors in them, but
/// many of them make one. With C = LLᵀ, F the functions of the mean at the samples, f those at the target, U
/// = L⁻¹F and G = UᵀU, a target c₀ takes
///
///     y = L⁻¹c₀,  t = Uᵀy − f,  Gμ = t,  e = y − Uμ,  weights w = L⁻ᵀe
///     estimate w·z = v·y − μ·Uᵀv with v = L⁻¹z,  variance C₀₀ − y·y + t·μ,  variance of the estimate wᵀCw = e·e = y·y
/// − t·μ − 2f·μ
///
/// (the Schur complement of the system bordered with F, written out; Chilès and Delfiner 2012, 3.4). Simple
/// kriging has no F, ordinary kriging a column of ones.
///
/// What is at fault in one lane stays in it:
/// - C not positive definite in floating point (Gaussian models, samples very near each other): a growing
///   share of the sill is added to its diagonal, 1e-10 to 1e-2, until it is.
/// - A function that the samples cannot tell from those before it (a trend across the line they lie on) is
/// left out.
///
/// Systems of fewer samples are padded with samples that covary with nothing. No lane hangs on another:
/// results are the same whatever stands beside. Rows are `WIDTH` numbers each, one a lane.
final class LaneSystems {
    /// Share of the sill below which a pivot is noise.
    static final double LEAST_PIVOT = 1e-13;

    /// Share of a function that those before it must leave for it to count.
    static final double LEAST_FUNCTION = 1e-10;

    /// Systems of more samples are large enough for themselves.
    static final int MOST_SAMPLES = 128;

    final int functions;
    private final Covariances covariances;
    private int rows; // even, since the kernels go by twos
    private final int[] size = new int[WIDTH];
    private double[][] x = new double[0][]; // samples in the axes of each structure
    private double[][] y = new double[0][];
    private double[][] z = new double[0][];
    private final LaneCholesky cholesky = new LaneCholesky();
    private double[] u = new double[0]; // function by function
    private final double[] g; // Cholesky factor of G
    private final double[] inverseG; // 1 / its diagonal, 0 for a function left out
    private final double[] multiplier;
    private double[] v = new double[0]; // values, then L⁻¹ of them
    private final double[] uv; // Uᵀv
    private double[] right = new double[0]; // c₀, then y, then e, then the weights
    private final double[] share = new double[WIDTH];
    final double[] variance = new double[WIDTH];
    final double[] ofEstimate = new double[WIDTH]; // wᵀCw
    final double[] value = new double[WIDTH]; // less its mean
    final boolean[] regularised = new boolean[WIDTH];
    final boolean[] leftOut = new boolean[WIDTH]; // whether a function was

    LaneSystems(Covariances covariances, int functions) {
        this.covariances = covariances;
        this.functions = functions;
        g = new double[functions * (functions + 1) / 2 * WIDTH];
        inverseG = new double[functions * WIDTH];
        multiplier = new double[functions * WIDTH];
        uv = new double[functions * WIDTH];
    }

    /// Begins systems of at most so many samples; {@link #load} is called for each lane next.
    void begin(int most) {
        rows = most + (most & 1);
        int structures = covariances.structures();
        cholesky.room(rows);
        if (right.length < rows * WIDTH) {
            x = new double[structures][rows * WIDTH];
            y = new double[structures][rows * WIDTH];
            z = new double[structures][rows * WIDTH];
            right = new double[rows * WIDTH];
            u = new double[functions * rows * WIDTH];
            v = new double[rows * WIDTH];
        }
    }

    /// Distance between the columns of {@link #functionsAt}.
    int stride() {
        return rows * WIDTH;
    }

    /// Where the functions of the mean at the samples go: function by function, row by row.
    double[] functionsAt() {
        return u;
    }

    /// Where the values of the samples go, row by row, if there is but one variable: its estimates come without
    /// weights then.
    double[] valuesAt() {
        return v;
    }

    /// Puts the samples `id[from … from + n)` into a lane.
    void load(int lane, int[] id, int from, int n) {
        size[lane] = n;
        covariances.gather(id, from, n, lane, x, y, z);
        for (int k = 0; k < x.length; k++) {
            for (int i = n; i < rows; i++) {
                x[k][i * WIDTH + lane] = x[k][lane]; // anywhere; what it says is wiped
                y[k][i * WIDTH + lane] = y[k][lane];
                z[k][i * WIDTH + lane] = z[k][lane];
            }
        }
        for (int i = n; i < rows; i++) {
            for (int f = 0; f < functions; f++) {
                u[f * stride() + i * WIDTH + lane] = 0;
            }
            v[i * WIDTH + lane] = 0;
        }
    }

    /// Factors the systems loaded.
    ///
    /// @param valued whether values were loaded
    void factor(boolean valued) {
        double sill = covariances.sill();
        for (int lane = 0; lane < WIDTH; lane++) {
            share[lane] = 0;
        }
        for (int round = 0; ; round++) {
            fill(sill);
            VectorMask<Double> fine = cholesky.decompose(rows, LEAST_PIVOT * sill);
            if (fine.allTrue()) {
                break;
            }
            if (round == 5) {
                throw new IllegalStateException("covariance matrix is not positive definite");
            }
            for (int lane = 0; lane < WIDTH; lane++) {
                if (!fine.laneIsSet(lane)) {
                    share[lane] = share[lane] == 0 ? 1e-10 : 100 * share[lane];
                }
            }
        }
        for (int lane = 0; lane < WIDTH; lane++) {
            regularised[lane] = share[lane] > 0;
        }
        mean();
        if (valued) {
            cholesky.forward(rows, v, 0);
            for (int f = 0; f < functions; f++) {
                dot(u, f * stride(), v, 0).intoArray(uv, f * WIDTH);
            }
        }
    }

    private void fill(double sill) {
        double[] l = cholesky.l;
        covariances.fill(x, y, z, rows, l);
        for (int lane = 0; lane < WIDTH; lane++) {
            int n = size[lane];
            if (share[lane] > 0) {
                for (int i = 0; i < n; i++) {
                    l[(i * (i + 1) / 2 + i) * WIDTH + lane] += share[lane] * sill;
                }
            }
            for (int i = n; i < rows; i++) {
                for (int j = 0; j < i; j++) {
                    l[(i * (i + 1) / 2 + j) * WIDTH + lane] = 0;
                }
            }
        }
    }

    /// U = L⁻¹F and the factor of G = UᵀU.
    private void mean() {
        Arrays.fill(leftOut, false);
        for (int f = 0; f < functions; f++) {
            cholesky.forward(rows, u, f * stride());
            for (int h = 0; h <= f; h++) {
                int at = (f * (f + 1) / 2 + h) * WIDTH;
                DoubleVector s = dot(u, f * stride(), u, h * stride());
                DoubleVector whole = s;
                for (int k = 0; k < h; k++) {
                    s = DoubleVector.fromArray(SPECIES, g, (f * (f + 1) / 2 + k) * WIDTH)
                            .neg()
                            .fma(DoubleVector.fromArray(SPECIES, g, (h * (h + 1) / 2 + k) * WIDTH), s);
                }
                if (h < f) {
                    s.mul(DoubleVector.fromArray(SPECIES, inverseG, h * WIDTH)).intoArray(g, at);
                } else {
                    VectorMask<Double> told = s.compare(VectorOperators.GT, whole.mul(LEAST_FUNCTION));
                    DoubleVector root = s.max(0).sqrt();
                    root.intoArray(g, at);
                    DoubleVector.zero(SPECIES)
                            .blend(DoubleVector.broadcast(SPECIES, 1).div(root), told)
                            .intoArray(inverseG, f * WIDTH);
                    for (int lane = 0; lane < WIDTH; lane++) {
                        leftOut[lane] |= !told.laneIsSet(lane);
                    }
                }
            }
        }
    }

    private DoubleVector dot(double[] a, int at, double[] b, int bt) {
        DoubleVector s = DoubleVector.zero(SPECIES);
        for (int k = 0; k < rows * WIDTH; k += WIDTH) {
            s = DoubleVector.fromArray(SPECIES, a, at + k).fma(DoubleVector.fromArray(SPECIES, b, bt + k), s);
        }
        return s;
    }

    /// Solves for one target in each lane. Afterwards {@link #variance} and {@link #ofEstimate} hold the
    /// answers, and {@link #value} if values were loaded.
    ///
    /// @param px coordinates of the targets, a lane each
    /// @param f functions of the mean at the targets, function by function, `WIDTH` apart
    void solve(double[] px, double[] py, double[] pz, double[] f) {
        covariances.toTargets(x, y, z, rows, px, py, pz, right);
        for (int lane = 0; lane < WIDTH; lane++) {
            for (int i = size[lane]; i < rows; i++) {
                right[i * WIDTH + lane] = 0;
            }
        }
        cholesky.forward(rows, right, 0);
        // y·y and v·y, and without more ado Uᵀy of the one function of ordinary kriging
        DoubleVector yy = DoubleVector.zero(SPECIES);
        DoubleVector vy = DoubleVector.zero(SPECIES);
        DoubleVector uy = DoubleVector.zero(SPECIES);
        boolean one = functions == 1;
        for (int k = 0; k < rows * WIDTH; k += WIDTH) {
            DoubleVector r = DoubleVector.fromArray(SPECIES, right, k);
            yy = r.fma(r, yy);
            vy = r.fma(DoubleVector.fromArray(SPECIES, v, k), vy);
            if (one) {
                uy = r.fma(DoubleVector.fromArray(SPECIES, u, k), uy);
            }
        }
        DoubleVector var =
                DoubleVector.broadcast(SPECIES, covariances.targetVariance()).sub(yy);
        DoubleVector of = yy;
        if (one) {
            // t = u·y − f, μ = t / u·u
            DoubleVector goal = DoubleVector.fromArray(SPECIES, f, 0);
            DoubleVector inverseRoot = DoubleVector.fromArray(SPECIES, inverseG, 0);
            DoubleVector t = uy.sub(goal);
            DoubleVector m = t.mul(inverseRoot).mul(inverseRoot);
            m.intoArray(multiplier, 0);
            var = m.fma(t, var);
            of = of.sub(m.mul(goal.add(uy)));
            vy = vy.sub(m.mul(DoubleVector.fromArray(SPECIES, uv, 0)));
        } else if (functions > 1) {
            DoubleVector told = fitMean(f);
            var = var.add(told);
            of = of.sub(told);
            for (int k = 0; k < functions; k++) {
                DoubleVector m = DoubleVector.fromArray(SPECIES, multiplier, k * WIDTH);
                of = of.sub(m.mul(DoubleVector.fromArray(SPECIES, f, k * WIDTH)).mul(2));
                vy = vy.sub(m.mul(DoubleVector.fromArray(SPECIES, uv, k * WIDTH)));
            }
        }
        var.max(0).intoArray(variance, 0);
        of.max(0).intoArray(ofEstimate, 0);
        vy.intoArray(value, 0);
    }

    /// The multipliers μ of functions other than one alone.
    ///
    /// @return t·μ
    private DoubleVector fitMean(double[] f) {
        DoubleVector sum = DoubleVector.zero(SPECIES);
        for (int k = 0; k < functions; k++) { // forward: the Cholesky factor of G from t
            DoubleVector t = dot(u, k * stride(), right, 0).sub(DoubleVector.fromArray(SPECIES, f, k * WIDTH));
            for (int h = 0; h < k; h++) {
                t = DoubleVector.fromArray(SPECIES, g, (k * (k + 1) / 2 + h) * WIDTH)
                        .neg()
                        .fma(DoubleVector.fromArray(SPECIES, multiplier, h * WIDTH), t);
            }
            t = t.mul(DoubleVector.fromArray(SPECIES, inverseG, k * WIDTH));
            sum = t.fma(t, sum);
            t.intoArray(multiplier, k * WIDTH);
        }
        for (int k = functions - 1; k >= 0; k--) {
            DoubleVector m = DoubleVector.fromArray(SPECIES, multiplier, k * WIDTH);
            for (int h = k + 1; h < functions; h++) {
                m = DoubleVector.fromArray(SPECIES, g, (h * (h + 1) / 2 + k) * WIDTH)
                        .neg()
                        .fma(DoubleVector.fromArray(SPECIES, multiplier, h * WIDTH), m);
            }
            m.mul(DoubleVector.fromArray(SPECIES, inverseG, k * WIDTH)).intoArray(multiplier, k * WIDTH);
        }
        return sum;
    }

    /// Turns what {@link #solve} left into weights: e = y − Uμ, w = L⁻ᵀe.
    ///
    /// @return row by row, a lane each
    double[] weights() {
        for (int k = 0; k < functions; k++) {
            DoubleVector minus =
                    DoubleVector.fromArray(SPECIES, multiplier, k * WIDTH).neg();
            for (int i = 0; i < rows * WIDTH; i += WIDTH) {
                minus.fma(
                                DoubleVector.fromArray(SPECIES, u, k * stride() + i),
                                DoubleVector.fromArray(SPECIES, right, i))
                        .intoArray(right, i);
            }
        }
        cholesky.backward(rows, right);
        return right;
    }
}
