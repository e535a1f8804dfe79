package org.lodecast.target;

import org.lodecast.drill.Desurvey;

/// A line through a point a hole aims at; places on it are metres along the hole from there, negative
/// towards the collar.
///
/// @param aim east, north, elevation [m]
/// @param direction unit vector down the hole
/// @param azimuth [degrees]
/// @param dip negative down [degrees]
record HoleLine(double[] aim, double[] direction, double azimuth, double dip) {

    static HoleLine of(double[] aim, double azimuth, double dip) {
        double[] d = Desurvey.direction(Math.toRadians(azimuth), Math.toRadians(dip));
        return new HoleLine(aim, d, azimuth, dip);
    }

    double[] at(double t) {
        return new double[] {aim[0] + t * direction[0], aim[1] + t * direction[1], aim[2] + t * direction[2]};
    }

    /// Distance of a point from the line [m].
    double distance(double[] point) {
        double along = 0;
        double square = 0;
        for (int a = 0; a < 3; a++) {
            double off = point[a] - aim[a];
            along += off * direction[a];
            square += off * off;
        }
        return Math.sqrt(Math.max(0, square - along * along));
    }
}
