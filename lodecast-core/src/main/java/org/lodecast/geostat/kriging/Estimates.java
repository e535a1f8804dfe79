package org.lodecast.geostat.kriging;

import java.util.List;

/// Estimates at many points.
///
/// @param value NaN where fewer than the least number of samples were found
/// @param variance kriging variance, NaN where there is no value
/// @param count number of samples found
/// @param distance to the nearest sample of all [m], infinite if there are none
/// @param remarks what the user should know, in plain words; empty if nothing
public record Estimates(double[] value, double[] variance, int[] count, double[] distance, List<String> remarks) {
    public Estimates {
        remarks = List.copyOf(remarks);
    }

    public int size() {
        return value.length;
    }
}
