package org.lodecast.target;

import java.util.List;
import org.lodecast.drill.Collar;
import org.lodecast.drill.Desurvey;
import org.lodecast.drill.Station;
import org.lodecast.drill.Trace;

/// A straight hole that tests a target. {@link HoleDesign} says how it was chosen.
///
/// @param target id of the target
/// @param x east of the collar [m]
/// @param y north of the collar [m]
/// @param z elevation of the collar, on the ground [m]
/// @param azimuth clockwise from north [degrees, 0..360); 0 for a vertical hole
/// @param dip negative down [degrees, −90..0)
/// @param length [m]
/// @param angle between the hole and the body's plane [degrees, 0..90], 90 across it; NaN if the body has
///     none
/// @param metres of the hole in the body [m]; a concave body may be left and entered again
/// @param entry depth along the hole at which it first enters the body [m]
/// @param exit depth at which it last leaves the body [m]
/// @param offCentre how far the hole passes from the body's centre [m]
/// @param worth by which it was chosen, see {@link HoleDesign}
/// @param nearestHole name of the drilled hole nearest to the middle of the intercept, empty if none is
///     drilled
/// @param distance from the middle of the intercept to that hole [m], infinite if none is drilled
public record ProposedHole(
        String target,
        double x,
        double y,
        double z,
        double azimuth,
        double dip,
        double length,
        double angle,
        double metres,
        double entry,
        double exit,
        double offCentre,
        double worth,
        String nearestHole,
        double distance)
        implements Proposal {

    /// What it is called: `P-` and its target.
    public String name() {
        return "P-" + target;
    }

    /// The collar as that of a drilled hole.
    public Collar collar(String name) {
        return new Collar(name, x, y, z, length, 0);
    }

    /// The only survey reading, at depth 0; angles in radians as of all stations.
    public Station station(String name) {
        return new Station(name, 0, Math.toRadians(azimuth), Math.toRadians(dip), 0);
    }

    /// The path, also for what asks of drilled holes: given among the planned ones to
    /// {@link HoleDesign#propose} it keeps the next hole from the same pad.
    public Trace trace(String name) {
        return Desurvey.MINIMUM_CURVATURE.trace(collar(name), List.of(station(name)), length);
    }
}
