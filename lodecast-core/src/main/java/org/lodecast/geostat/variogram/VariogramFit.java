package org.lodecast.geostat.variogram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.univariate.BrentOptimizer;
import org.hipparchus.optim.univariate.SearchInterval;
import org.hipparchus.optim.univariate.UnivariateObjectiveFunction;
import org.hipparchus.optim.univariate.UnivariatePointValuePair;
import org.lodecast.Workers;
import org.lodecast.geostat.PointSamples;

/// A model fitted to an experimental variogram: nugget c₀ ≥ 0 and one structure of partial sill c ≥ 0 and
/// range a, by weighted least squares, Σ wₖ (γₖ − c₀ − c·g(hₖ/a))² → min.
///
/// For a given range the best c₀ and c follow in closed form (two non-negative unknowns), so only the range
/// is searched: on a logarithmic ladder between the lag width and the longest lag, then by Brent's method
/// about the best rung. There is no starting value to choose, and the global minimum is found as long as the
/// ladder is finer than the valleys.
///
/// Edges: data that cannot be fitted (no pairs, equal values, one place) give a defined model and a remark
/// that says why; no number of it is ever NaN.
///
/// @param model what was fitted
/// @param error weighted mean square Σ w (γ − model)² / Σ w, 0 if nothing could be fitted
/// @param remarks in plain words, what the user should know; empty if nothing
public record VariogramFit(VariogramModel model, double error, List<String> remarks) {
    private static final int RUNGS = 60;
    private static final int LAGS = 15;
    private static final int DOWNHOLE_LAGS = 12;

    /// Weights of the lags.
    public enum Weighting {
        /// N/h²: many pairs and short distances count most. gstat's default.
        PAIRS_OVER_DISTANCE_SQUARED,
        /// N/γ(h)² with the model's own γ, reached by repeated fits (Cressie 1985).
        CRESSIE
    }

    public VariogramFit {
        remarks = List.copyOf(remarks);
    }

    /// Fits nugget, sill and range to an experimental variogram.
    public static VariogramFit of(ExperimentalVariogram experimental, Structure.Kind kind, Weighting weighting) {
        return fit(experimental, kind, weighting, Double.NaN);
    }

    /// Fits sill and range with the nugget held.
    public static VariogramFit withNugget(
            ExperimentalVariogram experimental, Structure.Kind kind, Weighting weighting, double nugget) {
        if (!(nugget >= 0 && nugget < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("nugget must be 0 or more: " + nugget);
        }
        return fit(experimental, kind, weighting, nugget);
    }

    /// From samples to an isotropic model without a question asked: the nugget from the downhole variogram,
    /// where holes allow (lags of the median sample spacing, 12 of them), then sill and range from the
    /// omnidirectional one (15 lags up to a third of the bounding box's diagonal, gstat's rule).
    public static VariogramFit automatic(PointSamples samples, Structure.Kind kind, Workers workers) {
        double diagonal =
                Math.sqrt(square(extent(samples.x())) + square(extent(samples.y())) + square(extent(samples.z())));
        if (!(diagonal > 0)) {
            return undefined(
                    samples.size() == 0 ? 0 : samples.variance(),
                    1,
                    samples.size() < 2 ? "fewer than two samples" : "all samples lie at one place");
        }
        ExperimentalVariogram all =
                ExperimentalVariogram.of(samples, PairSelection.OMNIDIRECTIONAL, diagonal / (3 * LAGS), LAGS, workers);
        if (all.size() == 0) { // a few samples far apart: take what there is
            all = ExperimentalVariogram.of(samples, PairSelection.OMNIDIRECTIONAL, diagonal / LAGS, LAGS, workers);
        }
        double spacing = medianSpacing(samples);
        if (spacing > 0 && spacing < diagonal / (3 * LAGS)) {
            ExperimentalVariogram downhole =
                    ExperimentalVariogram.of(samples, PairSelection.DOWNHOLE, spacing, DOWNHOLE_LAGS, workers);
            if (downhole.size() >= DOWNHOLE_LAGS / 2 && all.variance() > 0) {
                VariogramFit near = of(downhole, kind, Weighting.PAIRS_OVER_DISTANCE_SQUARED);
                VariogramFit fit = withNugget(
                        all,
                        kind,
                        Weighting.PAIRS_OVER_DISTANCE_SQUARED,
                        near.model().nugget());
                List<String> remarks = new ArrayList<>(fit.remarks());
                remarks.addFirst("the nugget was read from the downhole variogram");
                return new VariogramFit(fit.model(), fit.error(), remarks);
            }
        }
        return of(all, kind, Weighting.PAIRS_OVER_DISTANCE_SQUARED);
    }

    private static VariogramFit fit(
            ExperimentalVariogram e, Structure.Kind kind, Weighting weighting, double heldNugget) {
        int n = e.size();
        double farthest = n == 0 ? 0 : e.distance()[n - 1];
        if (n == 0) {
            return undefined(e.variance(), e.lagWidth(), "no two samples lie within the lags");
        }
        if (Arrays.stream(e.gamma()).allMatch(g -> g == 0)) {
            return undefined(e.variance(), Math.max(farthest, e.lagWidth()), "paired values are all equal");
        }
        if (!(farthest > 0)) {
            return undefined(e.gamma()[0], e.lagWidth(), "all samples lie at one place");
        }
        double[] weight = new double[n];
        for (int k = 0; k < n; k++) {
            // A lag of mean distance near 0 (samples at one place) must not outweigh all others.
            weight[k] = e.pairs()[k] / square(Math.max(e.distance()[k], 0.05 * e.lagWidth()));
        }
        double least = Math.min(e.lagWidth(), 0.5 * farthest);
        Profile best = search(e, kind, weight, heldNugget, least, farthest);
        if (weighting == Weighting.CRESSIE) {
            for (int round = 0; round < 10; round++) {
                double floor = 1e-6 * (best.nugget + best.sill); // a γ of 0 at a short lag has no weight of infinity
                for (int k = 0; k < n; k++) {
                    double g = best.nugget + best.sill * kind.gamma(e.distance()[k] / best.range);
                    weight[k] = e.pairs()[k] / square(Math.max(g, floor));
                }
                best = search(e, kind, weight, heldNugget, least, farthest);
            }
        }
        return best.told(e, kind, least, farthest);
    }

    private static Profile search(
            ExperimentalVariogram e, Structure.Kind kind, double[] weight, double held, double least, double most) {
        double ratio = Math.pow(most / least, 1.0 / (RUNGS - 1));
        double[] rung = new double[RUNGS];
        Profile best = null;
        int at = 0;
        for (int r = 0; r < RUNGS; r++) {
            rung[r] = r == RUNGS - 1 ? most : least * Math.pow(ratio, r);
            Profile p = Profile.at(e, kind, weight, held, rung[r]);
            if (best == null || p.error < best.error) {
                best = p;
                at = r;
            }
        }
        UnivariatePointValuePair found = new BrentOptimizer(1e-10, 1e-12 * most)
                .optimize(
                        new UnivariateObjectiveFunction(a -> Profile.at(e, kind, weight, held, a).error),
                        GoalType.MINIMIZE,
                        new MaxEval(500),
                        new SearchInterval(rung[Math.max(0, at - 1)], rung[Math.min(RUNGS - 1, at + 1)], rung[at]));
        Profile refined = Profile.at(e, kind, weight, held, found.getPoint());
        return best == null || refined.error < best.error ? refined : best;
    }

    /// The best fit at a given range.
    private record Profile(double range, double nugget, double sill, double error) {

        /// Least squares in two unknowns c₀, c ≥ 0: the free solution if both are so, else the better edge.
        static Profile at(ExperimentalVariogram e, Structure.Kind kind, double[] weight, double held, double range) {
            double s = 0;
            double sg = 0;
            double sgg = 0;
            double sy = 0;
            double sgy = 0;
            double[] g = new double[e.size()];
            for (int k = 0; k < g.length; k++) {
                g[k] = kind.gamma(e.distance()[k] / range);
                s += weight[k];
                sg += weight[k] * g[k];
                sgg += weight[k] * g[k] * g[k];
                sy += weight[k] * e.gamma()[k];
                sgy += weight[k] * g[k] * e.gamma()[k];
            }
            if (!Double.isNaN(held)) {
                return of(e, weight, g, range, held, sgg > 0 ? Math.max(0, (sgy - held * sg) / sgg) : 0);
            }
            Profile edge = of(e, weight, g, range, sy / s, 0);
            Profile other = of(e, weight, g, range, 0, sgg > 0 ? sgy / sgg : 0);
            Profile best = other.error < edge.error ? other : edge;
            double det = s * sgg - sg * sg;
            if (det > 1e-12 * s * sgg) {
                double nugget = (sy * sgg - sgy * sg) / det;
                double sill = (s * sgy - sg * sy) / det;
                if (nugget >= 0 && sill >= 0) {
                    Profile free = of(e, weight, g, range, nugget, sill);
                    best = free.error < best.error ? free : best;
                }
            }
            return best;
        }

        private static Profile of(
                ExperimentalVariogram e, double[] weight, double[] g, double range, double nugget, double sill) {
            double sum = 0;
            double total = 0;
            for (int k = 0; k < g.length; k++) {
                sum += weight[k] * square(e.gamma()[k] - nugget - sill * g[k]);
                total += weight[k];
            }
            return new Profile(range, nugget, sill, sum / total);
        }

        VariogramFit told(ExperimentalVariogram e, Structure.Kind kind, double least, double farthest) {
            List<String> remarks = new ArrayList<>();
            if (e.size() < 3) {
                remarks.add("only " + e.size() + " distance classes hold pairs: the fit means little");
            }
            if (sill <= 1e-9 * nugget || sill == 0) {
                double level = nugget > 0 ? nugget : e.variance();
                remarks.add("no likeness between neighbours was seen at these distances: a pure nugget");
                return new VariogramFit(VariogramModel.of(level > 0 ? level : 1), error, remarks);
            }
            if (range >= farthest * (1 - 1e-6)) {
                remarks.add("the sill is not reached within the longest distance class: the range is a lower bound");
            } else if (range <= least * (1 + 1e-6)) {
                remarks.add("the range is no longer than a distance class: it is an upper bound");
            }
            return new VariogramFit(VariogramModel.of(nugget, kind, sill, range), error, remarks);
        }
    }

    /// What stands in where nothing can be fitted: a pure nugget at the data's variance if there is any, else
    /// a unit sill, which leaves an estimate as it would be with any other.
    static VariogramFit undefined(double variance, double range, String why) {
        if (variance > 0) {
            return new VariogramFit(
                    VariogramModel.of(variance),
                    0,
                    List.of(why + ": no variogram can be fitted, a pure nugget is used"));
        }
        return new VariogramFit(
                VariogramModel.of(0, Structure.Kind.SPHERICAL, 1, range),
                0,
                List.of(why + ": no variogram can be fitted, a unit sill is used and variances mean nothing"));
    }

    /// Median distance between samples that follow each other in one hole, 0 if there are none.
    private static double medianSpacing(PointSamples s) {
        double[] step = new double[s.size()];
        int n = 0;
        for (int i = 1; i < s.size(); i++) {
            if (s.hole()[i] == s.hole()[i - 1]) {
                double dx = s.x()[i] - s.x()[i - 1];
                double dy = s.y()[i] - s.y()[i - 1];
                double dz = s.z()[i] - s.z()[i - 1];
                step[n++] = Math.sqrt(dx * dx + dy * dy + dz * dz);
            }
        }
        Arrays.sort(step, 0, n);
        return n == 0 ? 0 : step[n / 2];
    }

    private static double extent(double[] v) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double a : v) {
            min = Math.min(min, a);
            max = Math.max(max, a);
        }
        return v.length == 0 ? 0 : max - min;
    }

    private static double square(double a) {
        return a * a;
    }
}
