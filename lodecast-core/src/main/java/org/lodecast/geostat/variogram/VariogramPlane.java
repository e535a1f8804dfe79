package org.lodecast.geostat.variogram;

import java.util.ArrayList;
import java.util.List;
import org.lodecast.Workers;
import org.lodecast.geostat.PointSamples;

/// A variogram map in a plane: semivariance by the pair's vector in square cells, as gstat's `map = TRUE` and
/// GSLIB's `varmap` draw it. Every pair counts both ways, so the map is the same turned half round.
///
/// In the plane u runs along the strike, to the right of one who looks down the dip, v down the dip; in a level
/// plane of dip azimuth 0, u is east and v north.
///
/// @param dip of the plane, 0 or more, downwards [rad]
/// @param dipAzimuth direction that it dips to [rad]
/// @param width of a cell [m]
/// @param reach cells on either side of the middle one
/// @param cells those that hold pairs, by v, then u
/// @param variance variance of all values, 0 if they are equal
public record VariogramPlane(
        double dip, double dipAzimuth, double width, int reach, List<Cell> cells, double variance) {

    /// @param u middle of the cell [m]
    /// @param v middle of the cell [m]
    /// @param pairs at least 1
    /// @param gamma semivariance
    public record Cell(double u, double v, long pairs, double gamma) {}

    public VariogramPlane {
        cells = List.copyOf(cells);
    }

    /// @param thickness pairs count if they lie within this distance of the plane [m]; infinite for all
    public static VariogramPlane of(
            PointSamples samples,
            double dip,
            double dipAzimuth,
            double width,
            int reach,
            double thickness,
            Estimator estimator,
            Workers workers) {
        if (!(width > 0 && width < Double.POSITIVE_INFINITY && thickness >= 0) || reach < 1 || reach > 1000) {
            throw new IllegalArgumentException(
                    "cells of " + width + ", " + reach + " on either side, pairs within " + thickness);
        }
        int side = 2 * reach + 1;
        double ca = Math.cos(dipAzimuth);
        double sa = Math.sin(dipAzimuth);
        double cd = Math.cos(dip);
        double sd = Math.sin(dip);
        // Farthest corner, and beyond it as far as the pair may lie off the plane; a great length stands for no end.
        double corner = (reach + 0.5) * width * Math.sqrt(2);
        double all = Math.hypot(
                Math.hypot(PairSums.extent(samples.x()), PairSums.extent(samples.y())), PairSums.extent(samples.z()));
        double farthest = Math.hypot(corner, Math.min(thickness, all)) * (1 + 1e-9);
        PairSums.Sectors which = (dx, dy, dz, h) -> {
            double off = dx * sa * sd + dy * ca * sd + dz * cd;
            if (Math.abs(off) > thickness) {
                return PairSums.Sectors.NONE;
            }
            double u = dx * ca - dy * sa;
            double v = dx * sa * cd + dy * ca * cd - dz * sd;
            int sign = v < 0 || (v == 0 && u < 0) ? -1 : 1; // a pair has no order: one on an edge must not show one
            int i = sign * (int) Math.floor(sign * u / width + 0.5) + reach;
            int k = sign * (int) Math.floor(sign * v / width + 0.5) + reach;
            return i < 0 || k < 0 || i >= side || k >= side ? PairSums.Sectors.NONE : i + side * k;
        };
        PairSums sums = PairSums.of(
                ExperimentalVariogram.thin(samples), Lags.bounds(0, farthest), side * side, which, estimator, workers);
        List<Cell> cells = new ArrayList<>();
        for (int at = 0; at < side * side; at++) {
            int opposite = side * side - 1 - at;
            long n = sums.count[at] + sums.count[opposite];
            if (n > 0) {
                double terms = sums.terms[at] + sums.terms[opposite];
                cells.add(new Cell(
                        (at % side - reach) * width, (at / side - reach) * width, n, estimator.gamma(terms, n)));
            }
        }
        return new VariogramPlane(dip, dipAzimuth, width, reach, cells, samples.variance());
    }

    /// γ over the variance of the values: 1 is no likeness. γ itself if the values are equal.
    public double relative(Cell cell) {
        return variance > 0 ? cell.gamma() / variance : cell.gamma();
    }
}
