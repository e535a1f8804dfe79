package org.lodecast.geostat.kriging;

/// An estimate at one place, with all that went into it.
///
/// @param value NaN if fewer than the least number of samples were found
/// @param variance kriging variance, NaN if there is no value
/// @param slope slope of the regression of truth on estimate, NaN if there is no value
/// @param distance to the nearest sample of all [m], infinite if there are none
/// @param samples indices into {@link Kriging#samples()} of the samples found, rising
/// @param weights of these; empty if there is no value
public record Estimate(double value, double variance, double slope, double distance, int[] samples, double[] weights) {

    /// Number of samples found.
    public int count() {
        return samples.length;
    }
}
