package org.lodecast.geostat.variogram;

/// Which pairs of samples an experimental variogram looks at.
public sealed interface PairSelection {

    /// All pairs.
    PairSelection OMNIDIRECTIONAL = new Omnidirectional();

    /// Pairs within one hole: short distances, well sampled, so the best place to read the nugget.
    PairSelection DOWNHOLE = new Downhole();

    /// Pairs along a direction, either way.
    ///
    /// @param azimuth clockwise from north [rad]
    /// @param dip negative down [rad]
    /// @param tolerance greatest angle between pair and direction, in (0, π/2] [rad]
    static PairSelection directional(double azimuth, double dip, double tolerance) {
        return new Directional(azimuth, dip, tolerance);
    }

    /// See {@link #OMNIDIRECTIONAL}.
    record Omnidirectional() implements PairSelection {}

    /// See {@link #DOWNHOLE}.
    record Downhole() implements PairSelection {}

    /// See {@link #directional}.
    record Directional(double azimuth, double dip, double tolerance) implements PairSelection {
        public Directional {
            if (!(tolerance > 0 && tolerance <= Math.PI / 2) || Double.isNaN(0 * azimuth + 0 * dip)) {
                throw new IllegalArgumentException(
                        "tolerance must lie in (0, π/2]: " + tolerance + " about " + azimuth + ", " + dip);
            }
        }
    }
}
