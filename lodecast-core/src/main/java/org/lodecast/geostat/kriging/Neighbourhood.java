package org.lodecast.geostat.kriging;

import org.lodecast.geostat.variogram.Anisotropy;

/// Which samples an estimate is made from: those within the search ellipsoid, nearest first (by distance in
/// the ellipsoid's own measure, then by index), until `maxSamples` are taken, passing over samples of a hole
/// or an octant that has given its share. Octants are those of the ellipsoid's axes.
///
/// @param search the ellipsoid; a sample exactly on it is inside
/// @param minSamples fewer than this give no estimate (NaN), at least 1
/// @param maxSamples at most this many are used
/// @param maxPerHole at most this many of one hole
/// @param maxPerOctant at most this many of one octant
/// @param shared whether targets near each other share one set, the samples that any of them may take. Each then has
///     all its own samples and some more, so that its kriging variance nowhere rises, and estimates do not jump where
///     samples come and go; they differ from those of a search for each target alone (Vigsnes et al. 2017 share in
///     the same way)
public record Neighbourhood(
        Anisotropy search, int minSamples, int maxSamples, int maxPerHole, int maxPerOctant, boolean shared) {
    /// Stands for "no limit".
    public static final int ALL = Integer.MAX_VALUE;

    private static final Neighbourhood GLOBAL =
            new Neighbourhood(Anisotropy.isotropic(Double.POSITIVE_INFINITY), 1, ALL, ALL, ALL, false);

    public Neighbourhood {
        if (minSamples < 1 || maxSamples < minSamples || maxPerHole < 1 || maxPerOctant < 1) {
            throw new IllegalArgumentException("limits must be 1 ≤ min ≤ max, and at least 1 a hole and an octant: min "
                    + minSamples + ", max " + maxSamples + ", a hole " + maxPerHole + ", an octant " + maxPerOctant);
        }
    }

    /// All samples, everywhere. For some thousand samples at most: the system is solved once, but each
    /// estimate then costs n²/2.
    public static Neighbourhood global() {
        return GLOBAL;
    }

    /// The nearest samples within a radius [m], which may be infinite.
    public static Neighbourhood sphere(double radius, int minSamples, int maxSamples) {
        return new Neighbourhood(Anisotropy.isotropic(radius), minSamples, maxSamples, ALL, ALL, false);
    }

    /// The nearest samples within an ellipsoid.
    public static Neighbourhood ellipsoid(Anisotropy search, int minSamples, int maxSamples) {
        return new Neighbourhood(search, minSamples, maxSamples, ALL, ALL, false);
    }

    public Neighbourhood withMaxPerHole(int limit) {
        return new Neighbourhood(search, minSamples, maxSamples, limit, maxPerOctant, shared);
    }

    public Neighbourhood withMaxPerOctant(int limit) {
        return new Neighbourhood(search, minSamples, maxSamples, maxPerHole, limit, shared);
    }

    /// The same, shared by targets near each other: many times as fast on a fine grid.
    public Neighbourhood share() {
        return new Neighbourhood(search, minSamples, maxSamples, maxPerHole, maxPerOctant, true);
    }

    /// Whether it takes all samples wherever it is asked.
    boolean isGlobal() {
        return search.range() == Double.POSITIVE_INFINITY
                && maxSamples == ALL
                && maxPerHole == ALL
                && maxPerOctant == ALL;
    }
}
