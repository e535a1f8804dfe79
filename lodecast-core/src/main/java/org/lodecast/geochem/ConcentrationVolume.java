package org.lodecast.geochem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.lodecast.Workers;

/// Concentration-volume fractal (Afzal et al. 2011, after Cheng et al. 1994): above a concentration ν the
/// volume falls as `V(≥ν) ∝ ν^−β`, with a different β in background, outer, middle and inner anomaly. The
/// breaks are where the slope of ln V against ln ν changes.
///
/// The curve is taken at some hundred levels and cut by {@link BrokenLine}: least squares over all ways to
/// cut it, the number of pieces by BIC, a set share of the curve at least in each. The lines to draw are then
/// fitted by least squares to the points of the curve, joined at the breaks.
///
/// Missing values, those not above zero and those without weight take no part. Where more than a fiftieth of
/// the volume holds the very least value (half a detection limit, mostly), the curve begins above it: they
/// belong to the background, but how they fall is not known.
///
/// @param level ln ν of the curve, rising
/// @param volume ln V(≥ν); V in voxels, or in the unit of the weights
/// @param breaks concentrations at which one class ends and the next begins, rising; empty if the curve is
///     one line
/// @param heights ln V of the fitted lines at their ends: the first level, each break, the last level
/// @param r2 share of the variance of ln V over the levels that the lines explain, at most 1
/// @param counts what took part and what was left out
/// @param remark what the user should know, empty if nothing
public record ConcentrationVolume(
        double[] level, double[] volume, double[] breaks, double[] heights, double r2, Counts counts, String remark) {

    /// How the curve is cut.
    ///
    /// @param mostClasses at most so many classes, at least 1; 4 are background, outer, middle and inner
    /// @param leastShare of the curve's steps in each class, above 0, at most 0.5
    /// @param levels at most so many steps of the curve, at least 40; fewer where data are few
    public record Settings(int mostClasses, double leastShare, int levels) {
        /// Four classes, a twentieth of the curve in each, 400 steps.
        public static final Settings DEFAULT = new Settings(4, 0.05, 400);

        public Settings {
            if (mostClasses < 1 || !(leastShare > 0 && leastShare <= 0.5) || levels < 40) {
                throw new IllegalArgumentException("concentration-volume curve: at least 1 class, a share in"
                        + " ]0, 0.5] and 40 levels, not " + mostClasses + ", " + leastShare + ", " + levels);
            }
        }
    }

    /// What the curve was made from.
    ///
    /// @param used values of the curve
    /// @param missing NaN, infinite, or of no weight
    /// @param notPositive zero and below
    /// @param tied of those used, how many hold the least value and stand before the curve begins; 0 if it
    ///     begins at them
    public record Counts(long used, long missing, long notPositive, long tied) {}

    /// The curve of equal voxels; nothing is copied.
    ///
    /// @param column values by voxel
    /// @param voxels those that count, e.g. the ground below the surface
    /// @throws IllegalArgumentException if fewer than 100 different positive values
    public static ConcentrationVolume of(float[] column, int[] voxels, Settings settings, Workers workers) {
        return of(ConcentrationCurve.of(column, voxels, workers), settings);
    }

    /// The curve of data that stand for unequal volumes.
    ///
    /// @param weights of each value, e.g. length times declustering weight; V is their sum
    /// @throws IllegalArgumentException if fewer than 100 different positive values
    public static ConcentrationVolume of(double[] values, double[] weights, Settings settings) {
        if (values.length != weights.length) {
            throw new IllegalArgumentException(values.length + " values but " + weights.length + " weights");
        }
        return of(ConcentrationCurve.of(values, i -> weights[i]), settings);
    }

    /// The curve of values that all weigh alike.
    ///
    /// @param mostClasses at most so many classes, e.g. 4 for background, outer, middle and inner
    /// @throws IllegalArgumentException if fewer than 100 different positive values
    public static ConcentrationVolume of(double[] values, int mostClasses) {
        Settings d = Settings.DEFAULT;
        return of(ConcentrationCurve.of(values, i -> 1), new Settings(mostClasses, d.leastShare, d.levels));
    }

    private static ConcentrationVolume of(ConcentrationCurve all, Settings settings) {
        ConcentrationCurve.Steps curve = all.steps(settings.levels);
        double[] level = curve.level();
        double[] volume = curve.volume();
        int[] cuts = BrokenLine.cut(curve.slope(), curve.weight(), settings.mostClasses, settings.leastShare);
        double[] knots = new double[cuts.length + 2];
        double[] breaks = new double[cuts.length];
        for (int i = 0; i < cuts.length; i++) {
            knots[i + 1] = level[cuts[i]];
            breaks[i] = Math.exp(level[cuts[i]]);
        }
        knots[0] = level[0];
        knots[cuts.length + 1] = level[level.length - 1];
        double[] heights = BrokenLine.heights(level, volume, knots);
        double mean = Arrays.stream(volume).average().orElseThrow();
        double left = 0;
        double total = 0;
        for (int i = 0; i < level.length; i++) {
            double r = volume[i] - BrokenLine.at(knots, heights, level[i]);
            left += r * r;
            total += (volume[i] - mean) * (volume[i] - mean);
        }
        List<String> remarks = new ArrayList<>();
        if (breaks.length == 0) {
            remarks.add("the concentration-volume curve is one straight line: no anomaly stands out");
        }
        if (curve.jump() > 0.05) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "%.0f %% of the volume hold the value %.4g, where the concentration-volume curve jumps",
                    100 * curve.jump(),
                    curve.jumpAt()));
        }
        return new ConcentrationVolume(
                level, volume, breaks, heights, 1 - left / total, curve.counts(), String.join("; ", remarks));
    }

    /// Class of a concentration: 0 background, 1 outer, 2 middle, 3 inner anomaly where there are four. NaN
    /// is background.
    public int classOf(double value) {
        int c = 0;
        while (c < breaks.length && value >= breaks[c]) {
            c++;
        }
        return c;
    }

    /// Number of classes.
    public int classes() {
        return breaks.length + 1;
    }

    /// Names of the classes, from background up.
    public List<String> names() {
        return switch (classes()) {
            case 1 -> List.of("background");
            case 2 -> List.of("background", "anomaly");
            case 3 -> List.of("background", "outer anomaly", "inner anomaly");
            case 4 -> List.of("background", "outer anomaly", "middle anomaly", "inner anomaly");
            default -> {
                List<String> names = new ArrayList<>(List.of("background"));
                for (int i = 1; i < classes(); i++) {
                    names.add("anomaly " + i);
                }
                yield List.copyOf(names);
            }
        };
    }

    /// ln ν where the fitted lines end: the first level, each break, the last level.
    public double[] knots() {
        double[] knots = new double[breaks.length + 2];
        knots[0] = level[0];
        for (int i = 0; i < breaks.length; i++) {
            knots[i + 1] = Math.log(breaks[i]);
        }
        knots[breaks.length + 1] = level[level.length - 1];
        return knots;
    }

    /// Exponent β of each class, from background up.
    public double[] beta() {
        double[] knots = knots();
        double[] beta = new double[classes()];
        Arrays.setAll(beta, i -> (heights[i] - heights[i + 1]) / (knots[i + 1] - knots[i]));
        return beta;
    }

    /// ln V of the fitted lines at each level.
    public double[] fitted() {
        double[] knots = knots();
        return Arrays.stream(level).map(x -> BrokenLine.at(knots, heights, x)).toArray();
    }
}
