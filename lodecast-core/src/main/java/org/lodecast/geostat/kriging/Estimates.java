package org.lodecast.geostat.kriging;

import java.util.List;

/// Estimates at many points, of one variable or of several that were kriged together.
///
/// @param values of each variable; NaN where fewer than the least number of samples were found
/// @param variance kriging variance, NaN where there is no value
/// @param slope slope of the regression of truth on estimate: 1 if the estimate is conditionally unbiased
/// @param count number of samples found
/// @param distance to the nearest sample of all [m], infinite if there are none
/// @param remarks what the user should know, in plain words; empty if nothing
public record Estimates(
        double[][] values, double[] variance, double[] slope, int[] count, double[] distance, List<String> remarks) {
    public Estimates {
        remarks = List.copyOf(remarks);
    }

    /// Estimates of the first variable.
    public double[] value() {
        return values[0];
    }

    public int size() {
        return variance.length;
    }
}
