package org.lodecast.geostat.variogram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.optim.nonlinear.vector.leastsquares.MultivariateJacobianFunction;
import org.hipparchus.util.Pair;

/// Weighted least squares of a model of given kinds on classes of pairs, each a mean vector (so the fit sees
/// directions, not only distances).
///
/// For given axes and ranges nugget and sills follow exactly ({@link Sills}); only the former are searched:
/// on
/// a coarse set of axes and ranges, then by Levenberg's and Marquardt's method from the best of these
/// (variable projection, Golub and Pereyra 1973).
final class ModelSearch {
    private static final int STARTS = 4;
    private static final int ROUNDS = 8; // of weights N/γ²

    /// Classes of pairs, as columns.
    record Classes(double[] x, double[] y, double[] z, double[] h, double[] pairs, double[] gamma) {
        static Classes of(VariogramMap map) {
            int n = map.cells().size();
            Classes c = new Classes(
                    new double[n], new double[n], new double[n], new double[n], new double[n], new double[n]);
            for (int k = 0; k < n; k++) {
                VariogramMap.Cell cell = map.cells().get(k);
                // The mean of vectors is a little shorter than their mean length, which is the distance meant.
                double norm = Math.hypot(Math.hypot(cell.dx(), cell.dy()), cell.dz());
                double f = norm > 0 ? cell.distance() / norm : 0;
                c.x[k] = cell.dx() * f;
                c.y[k] = cell.dy() * f;
                c.z[k] = cell.dz() * f;
                c.h[k] = cell.distance();
                c.pairs[k] = cell.pairs();
                c.gamma[k] = cell.gamma();
            }
            return c;
        }

        int size() {
            return h.length;
        }
    }

    /// A solution.
    ///
    /// @param all angles and logarithms of ranges
    /// @param sills nugget and partial sills
    /// @param error weighted mean square
    /// @param misfit Σ N (ln m + γ/m) / Σ N, m being the model: twice the negative logarithm of the composite
    ///     likelihood of the pairs' differences, a pair (Curriero and Lele 1999). Weights N/m² lead to its
    ///     minimum
    record Solution(
            Structure.Kind[] kinds, Geometry geometry, double[] all, double[] sills, double error, double misfit) {
        VariogramModel model() {
            List<Structure> list = new ArrayList<>();
            for (int s = 0; s < kinds.length; s++) {
                if (sills[s + 1] > 0) {
                    list.add(Structure.of(kinds[s], sills[s + 1], geometry.anisotropy(all, s)));
                }
            }
            return new VariogramModel(sills[0], list);
        }

        double sill() {
            return Arrays.stream(sills).sum();
        }
    }

    private final Classes data;
    private final Structure.Kind[] kinds;
    private final Geometry geometry;
    private final Sills linear;
    private final FitSettings settings;
    private final double shortest; // distances below it count as it in N/h²
    private double[] weight;

    ModelSearch(Classes data, Structure.Kind[] kinds, FitSettings settings, Geometry geometry, double shortest) {
        this.data = data;
        this.kinds = kinds;
        this.geometry = geometry;
        this.settings = settings;
        this.shortest = shortest;
        linear = new Sills(
                kinds.length, settings.fixed().nugget(), settings.fixed().sill());
        weight = new double[data.size()];
        for (int k = 0; k < weight.length; k++) {
            double h = Math.max(data.h[k], shortest);
            weight[k] = data.pairs[k] / (h * h);
        }
    }

    /// The best model from the best of the given starts.
    Solution best(List<double[]> starts) {
        List<Solution> tried = new ArrayList<>();
        for (double[] s : starts) {
            tried.add(at(s));
        }
        tried.sort(Comparator.comparingDouble(Solution::error)); // stable: the first of equals
        if (settings.weighting() == VariogramFit.Weighting.CRESSIE) {
            reweigh(tried.getFirst());
            tried.replaceAll(s -> at(s.all));
            tried.sort(Comparator.comparingDouble(Solution::error));
        }
        double[] first = weight;
        Solution best = null;
        for (int i = 0; i < Math.min(STARTS, tried.size()); i++) {
            weight = first;
            Solution s = refine(tried.get(i));
            if (settings.weighting() == VariogramFit.Weighting.CRESSIE) {
                for (int round = 0; round < ROUNDS; round++) {
                    reweigh(s);
                    s = refine(at(s.all));
                }
            }
            s = judged(s);
            if (best == null || settings.score(s) < settings.score(best)) {
                best = s;
            }
        }
        return java.util.Objects.requireNonNull(best);
    }

    /// Nugget and sills at axes and ranges that were found otherwise; if asked, all ranges stretched
    /// alike to what suits the classes.
    Solution hold(double[] all, boolean stretch) {
        double[] size = new double[stretch ? 41 : 1];
        Arrays.setAll(size, i -> stretch ? Math.log(2) * (i - 20) / 20 : 0); // from half to twice
        Solution best = at(all);
        for (int round = 0; round < (settings.weighting() == VariogramFit.Weighting.CRESSIE ? ROUNDS : 1); round++) {
            if (settings.weighting() == VariogramFit.Weighting.CRESSIE) {
                reweigh(best);
            }
            best = at(best.all);
            for (double log : size) {
                double[] stretched = all.clone();
                for (int i = 3; i < stretched.length; i++) {
                    stretched[i] += log;
                }
                Solution s = at(geometry.expand(geometry.pick(stretched)));
                best = s.error < best.error ? s : best;
            }
        }
        return judged(best);
    }

    private void reweigh(Solution s) {
        double floor = 1e-3 * s.sill(); // a γ of 0 at a short lag has no weight of infinity
        double[] m = model(s.sills, shapes(s.all));
        weight = new double[data.size()];
        for (int k = 0; k < weight.length; k++) {
            double g = Math.max(m[k], floor);
            weight[k] = data.pairs[k] / (g * g);
        }
    }

    private Solution refine(Solution from) {
        if (geometry.unknowns() == 0) {
            return from;
        }
        Solution[] best = {from};
        MultivariateJacobianFunction f = point -> {
            double[] p = point.toArray();
            double[] r = residuals(p, best);
            RealMatrix j = MatrixUtils.createRealMatrix(r.length, p.length);
            for (int i = 0; i < p.length; i++) {
                double[] q = p.clone();
                double step = 1e-5;
                q[i] += step;
                double[] bounded = geometry.clip(q);
                if (bounded[i] == p[i]) { // at the upper bound: look down
                    q[i] = p[i] - step;
                }
                double[] r2 = residuals(q, null);
                for (int k = 0; k < r.length; k++) {
                    j.setEntry(k, i, (r2[k] - r[k]) / (q[i] - p[i]));
                }
            }
            return new Pair<RealVector, RealMatrix>(new ArrayRealVector(r, false), j);
        };
        try {
            new LevenbergMarquardtOptimizer()
                    .withCostRelativeTolerance(1e-9)
                    .withParameterRelativeTolerance(1e-8)
                    .optimize(new LeastSquaresBuilder()
                            .start(geometry.pick(from.all))
                            .target(new double[data.size()])
                            .model(f)
                            .parameterValidator(v -> new ArrayRealVector(geometry.clip(v.toArray()), false))
                            .maxEvaluations(60)
                            .maxIterations(60)
                            .build());
        } catch (MathIllegalStateException e) {
            // No more to be gained, or too many rounds: the best point met stands.
        }
        return best[0];
    }

    private double[] residuals(double[] unknown, Solution @org.jspecify.annotations.Nullable [] best) {
        double[] all = geometry.expand(unknown);
        double[][] g = shapes(all);
        Solution s = at(all, g);
        if (best != null && s.error < best[0].error) {
            best[0] = s;
        }
        double[] m = model(s.sills, g);
        for (int k = 0; k < m.length; k++) {
            m[k] = Math.sqrt(weight[k]) * (data.gamma[k] - m[k]);
        }
        return m;
    }

    /// The best nugget and sills at the given axes and ranges, the misfit not told.
    private Solution at(double[] all) {
        return at(all, shapes(all));
    }

    private Solution at(double[] all, double[][] g) {
        int n = g.length;
        double[] a = new double[n * n];
        double[] b = new double[n];
        for (int k = 0; k < data.size(); k++) { // all sums side by side: one alone would wait for each addition
            for (int i = 0; i < n; i++) {
                double f = weight[k] * g[i][k];
                for (int j = 0; j <= i; j++) {
                    a[i * n + j] += f * g[j][k];
                }
                b[i] += f * data.gamma[k];
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                a[j * n + i] = a[i * n + j];
            }
        }
        double[] c = linear.solve(a, b);
        double[] m = model(c, g);
        double error = 0;
        double total = 0;
        for (int k = 0; k < m.length; k++) {
            double d = data.gamma[k] - m[k];
            error += weight[k] * d * d;
            total += weight[k];
        }
        return new Solution(kinds, geometry, all, c, error / total, Double.NaN);
    }

    /// The same with its misfit, whose logarithms would cost a search more than all else.
    private Solution judged(Solution s) {
        double[] m = model(s.sills, shapes(s.all));
        double misfit = 0;
        double pairs = 0;
        for (int k = 0; k < m.length; k++) {
            double floor = Math.max(m[k], Double.MIN_NORMAL);
            misfit += data.pairs[k] * (Math.log(floor) + data.gamma[k] / floor);
            pairs += data.pairs[k];
        }
        return new Solution(kinds, geometry, s.all, s.sills, s.error, misfit / pairs);
    }

    private double[] model(double[] sills, double[][] g) {
        double[] m = new double[data.size()];
        for (int i = 0; i < g.length; i++) {
            for (int k = 0; k < m.length; k++) {
                m[k] += sills[i] * g[i][k];
            }
        }
        return m;
    }

    /// The columns 1, g₁, g₂.
    private double[][] shapes(double[] all) {
        double[][] g = new double[kinds.length + 1][data.size()];
        Arrays.fill(g[0], 1);
        for (int s = 0; s < kinds.length; s++) {
            double[] m = Structure.of(kinds[s], 1, geometry.anisotropy(all, s)).matrix();
            for (int k = 0; k < data.size(); k++) {
                double u = m[0] * data.x[k] + m[1] * data.y[k] + m[2] * data.z[k];
                double v = m[3] * data.x[k] + m[4] * data.y[k] + m[5] * data.z[k];
                double w = m[6] * data.x[k] + m[7] * data.y[k] + m[8] * data.z[k];
                g[s + 1][k] = 1 - kinds[s].correlation(u * u + v * v + w * w);
            }
        }
        return g;
    }
}
