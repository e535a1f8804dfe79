package org.lodecast.geostat.variogram;

import java.util.List;

/// What an automatic fit may choose and what it is held to. Numbers that are NaN are free.
///
/// @param kinds shapes to choose from, by likelihood or by the least weighted error, as the method says; one to
///     hold it
/// @param structures nested structures, 1 or 2, on common axes
/// @param isotropic whether one range serves all directions
/// @param method what axes and ranges are found by; nugget and sill are always fitted to the experiments
/// @param weighting weights of the classes
/// @param estimator of the experiments
/// @param reach longest distance looked at [m]; NaN for a third of the diagonal of the samples' box
/// @param fixed parameters that are given
public record FitSettings(
        List<Structure.Kind> kinds,
        int structures,
        boolean isotropic,
        Method method,
        VariogramFit.Weighting weighting,
        Estimator estimator,
        double reach,
        Fixed fixed) {

    /// What axes and ranges are found by.
    public enum Method {
        /// Weighted least squares of the classes of pairs.
        LEAST_SQUARES,
        /// The likelihood of the samples, as ranks turned to normal scores, begun at the least squares. It knows
        /// ranges better, since it weighs each sample by what it adds to its neighbours.
        ///
        /// Values far from normal have other ranges than their scores: there all ranges are stretched alike to
        /// what suits the classes best.
        LIKELIHOOD
    }

    /// Parameters that the user holds; NaN is free.
    ///
    /// @param nugget 0 or more
    /// @param sill nugget and all partial sills together
    /// @param azimuth of the major axis, clockwise from north [rad]
    /// @param dip of the major axis, negative down [rad]
    /// @param plunge turn of the other axes about the major one [rad]; see {@link Anisotropy}
    /// @param ranges along the three axes, one triple a structure from the first; missing ones are free
    public record Fixed(double nugget, double sill, double azimuth, double dip, double plunge, List<Ranges> ranges) {
        /// Nothing is held.
        public static final Fixed NONE =
                new Fixed(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, List.of());

        public Fixed {
            ranges = List.copyOf(ranges);
            if (nugget < 0 || nugget == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException("nugget must be 0 or more: " + nugget);
            }
            if (sill <= 0 || sill == Double.POSITIVE_INFINITY || sill < nugget) {
                throw new IllegalArgumentException("sill must be positive and no less than the nugget: " + sill);
            }
            if (Double.isInfinite(azimuth) || Double.isInfinite(dip) || Double.isInfinite(plunge)) {
                throw new IllegalArgumentException("angles must be finite: " + azimuth + ", " + dip + ", " + plunge);
            }
        }

        /// Whether the user says that directions differ.
        public boolean givesAxes() {
            boolean angles = !(Double.isNaN(azimuth) && Double.isNaN(dip) && Double.isNaN(plunge));
            return angles || ranges.stream().anyMatch(r -> !r.isFree());
        }

        Ranges range(int structure) {
            return structure < ranges.size() ? ranges.get(structure) : Ranges.FREE;
        }
    }

    /// Ranges along the axes [m]; NaN is free.
    public record Ranges(double major, double semiMajor, double minor) {
        public static final Ranges FREE = new Ranges(Double.NaN, Double.NaN, Double.NaN);

        public Ranges {
            for (double r : new double[] {major, semiMajor, minor}) {
                if (r <= 0 || r == Double.POSITIVE_INFINITY) {
                    throw new IllegalArgumentException("ranges must be positive and finite: " + r);
                }
            }
        }

        boolean isFree() {
            return Double.isNaN(major) && Double.isNaN(semiMajor) && Double.isNaN(minor);
        }

        double[] all() {
            return new double[] {major, semiMajor, minor};
        }
    }

    public FitSettings {
        kinds = List.copyOf(kinds);
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("no kind of structure to fit");
        }
        if (structures < 1 || structures > 2) {
            throw new IllegalArgumentException("one or two structures can be fitted, not " + structures);
        }
        if (reach <= 0 || reach == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("reach must be positive: " + reach);
        }
        if (fixed.ranges().size() > structures) {
            throw new IllegalArgumentException(
                    fixed.ranges().size() + " structures have fixed ranges, but " + structures + " are fitted");
        }
    }

    /// One structure of the best of the given kinds, anisotropic where the data bear it, all else free.
    public static FitSettings of(Structure.Kind... kinds) {
        return new FitSettings(
                List.of(kinds),
                1,
                false,
                Method.LIKELIHOOD,
                VariogramFit.Weighting.PAIRS_OVER_DISTANCE_SQUARED,
                Estimator.MATHERON,
                Double.NaN,
                Fixed.NONE);
    }

    /// What solutions of different weights are compared by: N/γ² has no common scale, the misfit has.
    double score(ModelSearch.Solution s) {
        return weighting == VariogramFit.Weighting.CRESSIE ? s.misfit() : s.error();
    }

    public FitSettings withStructures(int count) {
        return new FitSettings(kinds, count, isotropic, method, weighting, estimator, reach, fixed);
    }

    public FitSettings isotropicOnly() {
        return new FitSettings(kinds, structures, true, method, weighting, estimator, reach, fixed);
    }

    public FitSettings withMethod(Method how) {
        return new FitSettings(kinds, structures, isotropic, how, weighting, estimator, reach, fixed);
    }

    public FitSettings withWeighting(VariogramFit.Weighting weights) {
        return new FitSettings(kinds, structures, isotropic, method, weights, estimator, reach, fixed);
    }

    public FitSettings withEstimator(Estimator e) {
        return new FitSettings(kinds, structures, isotropic, method, weighting, e, reach, fixed);
    }

    public FitSettings withReach(double longest) {
        return new FitSettings(kinds, structures, isotropic, method, weighting, estimator, longest, fixed);
    }

    public FitSettings withFixed(Fixed held) {
        return new FitSettings(kinds, structures, isotropic, method, weighting, estimator, reach, held);
    }

    /// Holds the nugget, all else as before.
    public FitSettings withNugget(double nugget) {
        return withFixed(new Fixed(nugget, fixed.sill, fixed.azimuth, fixed.dip, fixed.plunge, fixed.ranges));
    }

    /// Holds the sill, nugget included, all else as before.
    public FitSettings withSill(double sill) {
        return withFixed(new Fixed(fixed.nugget, sill, fixed.azimuth, fixed.dip, fixed.plunge, fixed.ranges));
    }

    /// Holds the axes [rad], all else as before.
    public FitSettings withAxes(double azimuth, double dip, double plunge) {
        return withFixed(new Fixed(fixed.nugget, fixed.sill, azimuth, dip, plunge, fixed.ranges));
    }

    /// Holds ranges, one triple a structure, all else as before.
    public FitSettings withRanges(Ranges... ranges) {
        return withFixed(new Fixed(fixed.nugget, fixed.sill, fixed.azimuth, fixed.dip, fixed.plunge, List.of(ranges)));
    }
}
