package org.lodecast.geostat.variogram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lodecast.Workers;
import org.lodecast.geostat.PointSamples;

/// From samples to a variogram model without a question asked, but with every answer that the user already has
/// held to.
///
/// The pairs are gathered by direction and distance ({@link VariogramMap}); a model is fitted to all of these
/// classes at once by weighted least squares, first one for all directions, then one with axes. The axes are
/// found from the classes: a coarse set of orientations and ranges is tried, and the best are refined, angles,
/// ranges and sills together. From there the likelihood of the samples is climbed, which decides between kinds,
/// and between one range and axes, and settles the ranges ({@link FitSettings.Method}). The nugget is read from
/// the downhole variogram, where holes have one, as that has the nearest pairs; else it is fitted with the
/// rest. The same input gives the same bits.
///
/// Edges: data that cannot be fitted (fewer than two samples, one place, equal values) give a defined model and
/// a remark that says why; no number of the result is ever NaN.
///
/// @param model what was fitted
/// @param error weighted mean square of the fit, 0 if nothing could be fitted
/// @param remarks in plain words, what the user should know
/// @param downhole experiment within the holes
/// @param omnidirectional experiment of all directions
/// @param axes experiments along the axes of the model, longest range first; none for an isotropic one
/// @param map the classes that were fitted
public record AutomaticVariogram(
        VariogramModel model,
        double error,
        List<String> remarks,
        ExperimentalVariogram downhole,
        ExperimentalVariogram omnidirectional,
        List<Axis> axes,
        VariogramMap map) {
    /// Above this many samples the fit is made from a scattered subset.
    public static final int MAX_SAMPLES = 8000;

    private static final int LAGS = 24;
    private static final int DOWNHOLE_LAGS = 12;
    private static final int AZIMUTHS = 24;
    private static final int DIPS = 6;
    private static final double TOLERANCE = Math.toRadians(22.5);

    /// An experiment along an axis of the model.
    ///
    /// @param azimuth clockwise from north [rad]
    /// @param dip negative down [rad]
    /// @param experiment pairs within 22.5° of the axis
    public record Axis(double azimuth, double dip, ExperimentalVariogram experiment) {
        /// γ of a model at distance h along the axis.
        public double gamma(VariogramModel model, double h) {
            double c = Math.cos(dip);
            return model.gamma(h * c * Math.sin(azimuth), h * c * Math.cos(azimuth), h * Math.sin(dip));
        }
    }

    public AutomaticVariogram {
        remarks = List.copyOf(remarks);
        axes = List.copyOf(axes);
    }

    /// Fits one structure of the best kind, see {@link FitSettings#of}.
    public static AutomaticVariogram of(PointSamples samples, Workers workers) {
        return of(samples, FitSettings.of(Structure.Kind.values()), workers);
    }

    public static AutomaticVariogram of(PointSamples all, FitSettings settings, Workers workers) {
        PointSamples samples = ExperimentalVariogram.thin(all, MAX_SAMPLES);
        List<String> remarks = new ArrayList<>();
        if (samples.size() < all.size()) {
            remarks.add("fitted to " + samples.size() + " of " + all.size() + " samples, scattered");
        }
        double diagonal = Math.hypot(
                Math.hypot(PairSums.extent(samples.x()), PairSums.extent(samples.y())), PairSums.extent(samples.z()));
        double variance = samples.size() == 0 ? 0 : samples.variance();
        double reach = Double.isNaN(settings.reach()) ? diagonal / 3 : settings.reach();
        double spacing = Spacing.median(samples);
        Lags lags = lags(reach > 0 ? reach : 1, spacing);
        VariogramMap map = VariogramMap.of(samples, AZIMUTHS, DIPS, lags, settings.estimator(), workers);
        if (diagonal > 0
                && map.cells().stream()
                        .noneMatch(c -> c.distance() > 0)) { // a few samples far apart: take what there is
            lags = lags(diagonal * (1 + 1e-9), spacing);
            map = VariogramMap.of(samples, AZIMUTHS, DIPS, lags, settings.estimator(), workers);
        }
        boolean holes = spacing > 0 && DOWNHOLE_LAGS * spacing < diagonal;
        ExperimentalVariogram downhole = ExperimentalVariogram.of(
                samples,
                PairSelection.DOWNHOLE,
                holes ? Lags.of(spacing, DOWNHOLE_LAGS) : lags,
                settings.estimator(),
                workers);
        ExperimentalVariogram omni =
                ExperimentalVariogram.of(samples, PairSelection.OMNIDIRECTIONAL, lags, settings.estimator(), workers);
        String why = samples.size() < 2
                ? "fewer than two samples"
                : !(diagonal > 0)
                        ? "all samples lie at one place"
                        : variance == 0
                                ? "all values are equal"
                                : map.cells().stream().allMatch(c -> c.gamma() == 0)
                                        ? "paired values are all equal"
                                        : "";
        if (!why.isEmpty()) {
            VariogramFit none = VariogramFit.undefined(variance, lags.reach(), why);
            remarks.addAll(none.remarks());
            return new AutomaticVariogram(none.model(), 0, remarks, downhole, omni, List.of(), map);
        }
        AxesFit fit = AxesFit.of(
                map,
                samples,
                holes && downhole.size() >= DOWNHOLE_LAGS / 2
                        ? downhole
                        : ExperimentalVariogram.none(lags.width(), variance),
                settings,
                workers);
        remarks.addAll(fit.remarks());
        List<Axis> axes = new ArrayList<>();
        for (double[] u : fit.axes()) {
            double azimuth = Math.atan2(u[0], u[1]);
            double dip = Math.atan2(u[2], Math.hypot(u[0], u[1]));
            PairSelection along = PairSelection.directional(azimuth, dip, TOLERANCE);
            axes.add(new Axis(
                    azimuth, dip, ExperimentalVariogram.of(samples, along, lags, settings.estimator(), workers)));
        }
        return new AutomaticVariogram(fit.model(), fit.error(), remarks, downhole, omni, axes, map);
    }

    /// Classes from the spacing of samples down the holes up to the reach, widening.
    private static Lags lags(double reach, double spacing) {
        double even = reach / LAGS;
        // The first class ends halfway between one spacing and two: the nearest pairs have a class of their own.
        return spacing > 0 && 1.5 * spacing < even ? Lags.widening(1.5 * spacing, reach, LAGS) : Lags.of(even, LAGS);
    }

    /// Distance between neighbours down the holes.
    static final class Spacing {
        private Spacing() {}

        /// Median distance between samples that follow each other in one hole [m], 0 if there are none.
        static double median(PointSamples s) {
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
    }
}
