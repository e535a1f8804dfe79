package org.lodecast.geostat.variogram;

/// Which pairs of samples an experimental variogram looks at.
public sealed interface PairSelection {

    /// All pairs.
    PairSelection OMNIDIRECTIONAL = new Omnidirectional();

    /// Pairs within one hole: short distances, well sampled, so the best place to read the nugget.
    PairSelection DOWNHOLE = new Downhole();

    /// Pairs along a direction, either way, however far they lie off its axis.
    ///
    /// @param azimuth clockwise from north [rad]
    /// @param dip negative down [rad]
    /// @param tolerance greatest angle between pair and direction, in (0, π/2] [rad]
    static PairSelection directional(double azimuth, double dip, double tolerance) {
        return directional(azimuth, dip, tolerance, Double.POSITIVE_INFINITY);
    }

    /// Pairs along a direction, either way, no farther off its axis than the bandwidth, sideways and up.
    ///
    /// @param bandwidth see {@link Directional} [m]
    static PairSelection directional(double azimuth, double dip, double tolerance, double bandwidth) {
        return new Directional(azimuth, dip, tolerance, bandwidth, bandwidth);
    }

    /// See {@link #OMNIDIRECTIONAL}.
    record Omnidirectional() implements PairSelection {}

    /// See {@link #DOWNHOLE}.
    record Downhole() implements PairSelection {}

    /// A cone about the direction, cut to a beam: the angle between pair and direction is `tolerance` at most,
    /// and the pair's end lies within the two bandwidths of the axis. (GSLIB's `gamv` has the same two
    /// bandwidths, bandh and bandv, but one tolerance for the azimuth and one for the dip; a cone has no seam
    /// at steep dips.)
    ///
    /// @param azimuth clockwise from north [rad]
    /// @param dip negative down [rad]
    /// @param tolerance greatest angle between pair and direction, in (0, π/2] [rad]
    /// @param horizontalBand greatest distance off the axis along the level line across it [m], may be infinite
    /// @param verticalBand greatest distance off the axis along the line across both [m], may be infinite
    record Directional(double azimuth, double dip, double tolerance, double horizontalBand, double verticalBand)
            implements PairSelection {
        public Directional {
            if (!(tolerance > 0 && tolerance <= Math.PI / 2) || Double.isNaN(0 * azimuth + 0 * dip)) {
                throw new IllegalArgumentException(
                        "tolerance must lie in (0, π/2]: " + tolerance + " about " + azimuth + ", " + dip);
            }
            if (!(horizontalBand > 0 && verticalBand > 0)) {
                throw new IllegalArgumentException(
                        "bandwidths must be positive: " + horizontalBand + ", " + verticalBand);
            }
        }
    }
}
