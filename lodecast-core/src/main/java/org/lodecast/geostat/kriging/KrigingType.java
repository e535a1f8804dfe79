package org.lodecast.geostat.kriging;

/// What is known of the mean.
public sealed interface KrigingType {

    /// The mean is unknown but the same throughout a neighbourhood; weights sum to one.
    KrigingType ORDINARY = new Ordinary();

    /// The mean is known; far from all samples the estimate is the mean.
    static KrigingType simple(double mean) {
        return new Simple(mean);
    }

    /// See {@link #ORDINARY}.
    record Ordinary() implements KrigingType {}

    /// See {@link #simple}.
    record Simple(double mean) implements KrigingType {
        public Simple {
            if (!Double.isFinite(mean)) {
                throw new IllegalArgumentException("mean must be finite: " + mean);
            }
        }
    }
}
