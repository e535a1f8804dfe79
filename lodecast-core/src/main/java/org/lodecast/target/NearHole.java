package org.lodecast.target;

import org.jspecify.annotations.Nullable;

/// A drilled hole near a body, and what it met.
///
/// @param hole its name
/// @param distance of its path from the body [m], 0 if it passes through
/// @param nearest its measured composite nearest to the body, of several within the body the one nearest to
///     its centre; null if nothing was measured
/// @param best its composite of highest grade, likewise
public record NearHole(
        String hole,
        double distance,
        @Nullable Met nearest,
        @Nullable Met best) {

    /// A composite.
    ///
    /// @param from upper depth [m]
    /// @param to lower depth [m]
    /// @param grade in the variable's unit
    /// @param distance of its middle from the body [m]
    public record Met(double from, double to, double grade, double distance) {
        /// Depth of its middle [m].
        public double middle() {
            return (from + to) / 2;
        }
    }
}
