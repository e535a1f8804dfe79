package org.lodecast.geochem;

import org.lodecast.Seed;

/// How a factor analysis is made.
///
/// @param method how loadings come of the correlation
/// @param count how many factors
/// @param least factors to keep where `count` finds fewer, at least 1; a remark says so
/// @param rotation what is done to the loadings
public record FactorSettings(Method method, Count count, int least, Rotation rotation) {
    /// Principal components, as many as parallel analysis finds, turned by varimax.
    public static final FactorSettings DEFAULT =
            new FactorSettings(Method.PRINCIPAL_COMPONENTS, Parallel.DEFAULT, 1, Rotation.VARIMAX);

    public FactorSettings {
        if (least < 1) {
            throw new IllegalArgumentException("least: at least 1 factor, not " + least);
        }
    }

    /// The same by another method.
    public FactorSettings with(Method other) {
        return new FactorSettings(other, count, least, rotation);
    }

    /// The same with another number of factors.
    public FactorSettings with(Count other) {
        return new FactorSettings(method, other, least, rotation);
    }

    /// The same with another rotation.
    public FactorSettings with(Rotation other) {
        return new FactorSettings(method, count, least, other);
    }

    /// How loadings Λ [variable][factor] come of the correlation R.
    public enum Method {
        /// The first eigenvectors of R, each times the root of its eigenvalue.
        PRINCIPAL_COMPONENTS,
        /// The same of R with communalities in its diagonal, again and again until these stand still.
        PRINCIPAL_AXIS,
        /// `R ≈ ΛΛᵀ + Ψ` by maximum likelihood of normal data (Jöreskog 1967).
        MAXIMUM_LIKELIHOOD
    }

    /// What is done to the loadings.
    public enum Rotation {
        NONE,
        /// Varimax on rows of unit length (Kaiser 1958).
        VARIMAX,
        /// The same as R's `stats::varimax` does it by default: it stops once a step gains less than 10⁻⁵, up to
        /// some thousandths of a radian short of the end. For comparison with what R gave.
        VARIMAX_LIKE_R
    }

    /// How many factors there are.
    public sealed interface Count {}

    /// So many.
    public record Fixed(int factors) implements Count {
        public Fixed {
            if (factors < 1) {
                throw new IllegalArgumentException("factors: at least 1, not " + factors);
            }
        }
    }

    /// As many as R has eigenvalues above 1.
    public record Kaiser() implements Count {}

    /// Parallel analysis (Horn 1965, Psychometrika 30, 179): the leading eigenvalues of R that exceed those of
    /// uncorrelated normal data of as many rows and columns.
    ///
    /// @param trials sets of random data, at least 1
    /// @param level of the random eigenvalues that must be exceeded: a quantile, 0..1, or NaN for their mean, as
    ///     Horn did
    public record Parallel(int trials, double level, Seed seed) implements Count {
        /// The 95 % quantile of 500 trials.
        public static final Parallel DEFAULT = new Parallel(500, 0.95, new Seed(1965));

        public Parallel {
            if (trials < 1) {
                throw new IllegalArgumentException("trials: at least 1, not " + trials);
            }
            if (level < 0 || level > 1) {
                throw new IllegalArgumentException("level: 0 to 1, or NaN for the mean, not " + level);
            }
        }
    }
}
