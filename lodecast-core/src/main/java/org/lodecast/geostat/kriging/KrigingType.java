package org.lodecast.geostat.kriging;

/// What is known of the mean: it is a sum of known functions, m(p) = Σ bₖ fₖ(p), whose factors bₖ are known (simple)
/// or not (the others, for which the weights then keep Σ wᵢ fₖ(pᵢ) = fₖ(p)).
public sealed interface KrigingType {

    /// The mean is unknown but the same throughout a neighbourhood; weights sum to one.
    KrigingType ORDINARY = new Ordinary();

    /// The mean is known; far from all samples the estimate is the mean.
    ///
    /// @param means of each variable, or one for all
    static KrigingType simple(double... means) {
        return new Simple(means.clone());
    }

    /// The mean follows a polynomial of the coordinates within a neighbourhood (universal kriging).
    ///
    /// @param degree 1 or 2
    static KrigingType trend(int degree) {
        return new Trend(degree);
    }

    /// The mean follows variables that are known everywhere (kriging with external drift), besides a constant.
    ///
    /// @param atSamples values of each such variable at the samples, in their order
    static KrigingType externalDrift(double[]... atSamples) {
        return new ExternalDrift(atSamples.clone());
    }

    /// Number of functions with an unknown factor.
    default int functions() {
        return switch (this) {
            case Simple _ -> 0;
            case Ordinary _ -> 1;
            case Trend(int degree) -> degree == 1 ? 4 : 10;
            case ExternalDrift(double[][] atSamples) -> 1 + atSamples.length;
        };
    }

    /// Number of variables whose values at the targets are needed.
    default int external() {
        return this instanceof ExternalDrift(double[][] atSamples) ? atSamples.length : 0;
    }

    /// The functions at a place.
    ///
    /// @param u coordinates about a nearby origin, in units of a length of like size
    /// @param external values of the external variables, `stride` apart from `at` on
    /// @param out first of the functions' values, `step` apart
    default void functions(
            double u, double v, double w, double[] external, int at, int stride, double[] out, int first, int step) {
        int n = functions();
        if (n == 0) {
            return;
        }
        out[first] = 1;
        if (this instanceof Trend) {
            out[first + step] = u;
            out[first + 2 * step] = v;
            out[first + 3 * step] = w;
            if (n == 10) {
                out[first + 4 * step] = u * u;
                out[first + 5 * step] = v * v;
                out[first + 6 * step] = w * w;
                out[first + 7 * step] = u * v;
                out[first + 8 * step] = u * w;
                out[first + 9 * step] = v * w;
            }
        } else {
            for (int k = 1; k < n; k++) {
                out[first + k * step] = external[at + (k - 1) * stride];
            }
        }
    }

    /// See {@link #ORDINARY}.
    record Ordinary() implements KrigingType {}

    /// See {@link #simple}.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Simple(double[] means) implements KrigingType {
        public Simple {
            if (means.length == 0) {
                throw new IllegalArgumentException("no mean is given");
            }
            for (double mean : means) {
                if (!Double.isFinite(mean)) {
                    throw new IllegalArgumentException("mean must be finite: " + mean);
                }
            }
        }

        double mean(int variable) {
            return means[means.length == 1 ? 0 : variable];
        }
    }

    /// See {@link #trend}.
    record Trend(int degree) implements KrigingType {
        public Trend {
            if (degree != 1 && degree != 2) {
                throw new IllegalArgumentException("degree of a trend: 1 or 2, not " + degree);
            }
        }
    }

    /// See {@link #externalDrift}.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record ExternalDrift(double[][] atSamples) implements KrigingType {
        public ExternalDrift {
            if (atSamples.length == 0) {
                throw new IllegalArgumentException("no external variable is given");
            }
            for (double[] variable : atSamples) {
                for (double v : variable) {
                    if (!Double.isFinite(v)) {
                        throw new IllegalArgumentException("an external variable is not finite at a sample: " + v);
                    }
                }
            }
        }
    }
}
