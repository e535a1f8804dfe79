package org.lodecast.target;

/// A body of prospective ground, worth a drillhole or not.
///
/// @param id `T01`, `T02`, … in order of rank
/// @param targetClass `high` or `medium`
/// @param rank 1 is best
/// @param volume [m³]
/// @param x east of the centre [m]
/// @param y north of the centre [m]
/// @param z elevation of the centre [m]
/// @param zMin lowest elevation [m]
/// @param zMax highest elevation [m]
/// @param strike azimuth of the body's plane, right-hand rule (dips to the right) [degrees], NaN if it has
///     none
/// @param dip of the body's plane below horizontal [degrees, 0..90], NaN if it has none
/// @param meanP mean of the scale that the class is cut on
/// @param maxP highest of it
/// @param support mean data support, 0 far from data to 1 on it
/// @param nearestHole name of the nearest drillhole
/// @param distance from the centre to that hole's nearest composite [m]
/// @param voxels indices of its voxels, rising
public record Target(
        String id,
        String targetClass,
        int rank,
        double volume,
        double x,
        double y,
        double z,
        double zMin,
        double zMax,
        double strike,
        double dip,
        double meanP,
        double maxP,
        double support,
        String nearestHole,
        double distance,
        int[] voxels) {}
