package org.lodecast.geostat.variogram;

import java.util.ArrayList;
import java.util.List;
import org.lodecast.Workers;
import org.lodecast.geostat.PointSamples;

/// Semivariance by direction and distance: where the anisotropy shows, and what it is found from.
///
/// Each pair is counted once, to the half of its line that points down (level pairs to azimuths in [0°,
/// 180°)).
/// The lower half sphere is cut into `dips` bands of equal angle, each into `azimuths` sectors, but for the
/// steepest band, which is one cap about the vertical: an azimuth means nothing there. Cells without a pair
/// are
/// left out.
///
/// @param azimuths number of sectors of the full circle, the first from north clockwise
/// @param dips number of bands from level to straight down
/// @param lags distance classes
/// @param cells those that hold pairs, by dip, azimuth, distance
/// @param variance variance of all values, 0 if they are equal
public record VariogramMap(int azimuths, int dips, Lags lags, List<Cell> cells, double variance) {

    /// @param azimuthIndex sector, 0 for the cap
    /// @param dipIndex band, 0 for the levelmost
    /// @param lag number of the distance class
    /// @param azimuth middle of the sector, clockwise from north [rad]; 0 for the cap
    /// @param dip middle of the band, negative down [rad]; −π/2 for the cap
    /// @param pairs at least 1
    /// @param gamma semivariance
    /// @param distance mean distance [m]
    /// @param dx mean of the pairs' vectors, pointing down: east [m]
    /// @param dy north [m]
    /// @param dz up [m], 0 or less
    public record Cell(
            int azimuthIndex,
            int dipIndex,
            int lag,
            double azimuth,
            double dip,
            long pairs,
            double gamma,
            double distance,
            double dx,
            double dy,
            double dz) {}

    public VariogramMap {
        cells = List.copyOf(cells);
    }

    /// Of more than {@link ExperimentalVariogram#MAX_SAMPLES} samples a scattered subset is used.
    ///
    /// @param azimuths 1 or more
    /// @param dips 2 or more
    public static VariogramMap of(
            PointSamples samples, int azimuths, int dips, Lags lags, Estimator estimator, Workers workers) {
        if (azimuths < 1 || dips < 2) {
            throw new IllegalArgumentException("a map needs sectors: " + azimuths + " azimuths, " + dips + " dips");
        }
        DirectionCells which = new DirectionCells(azimuths, dips);
        int sectors = which.cap() + 1;
        PairSums sums = PairSums.of(ExperimentalVariogram.thin(samples), lags, sectors, which, estimator, workers);
        List<Cell> cells = new ArrayList<>();
        for (int at = 0; at < sums.count.length; at++) {
            long n = sums.count[at];
            if (n > 0) {
                int sector = at / lags.count();
                boolean cap = sector == sectors - 1;
                int a = cap ? 0 : sector % azimuths;
                int d = sector / azimuths;
                cells.add(new Cell(
                        a,
                        d,
                        at % lags.count(),
                        cap ? 0 : 2 * Math.PI * (a + 0.5) / azimuths,
                        cap ? -Math.PI / 2 : -0.5 * Math.PI * (d + 0.5) / dips,
                        n,
                        sums.gamma(at),
                        sums.distance[at] / n,
                        sums.dx[at] / n,
                        sums.dy[at] / n,
                        sums.dz[at] / n));
            }
        }
        return new VariogramMap(azimuths, dips, lags, cells, samples.variance());
    }

    /// γ over the variance of the values: 1 is no likeness. γ itself if the values are equal.
    public double relative(Cell cell) {
        return variance > 0 ? cell.gamma() / variance : cell.gamma();
    }
}
