package org.lodecast.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.lodecast.Seed;
import org.lodecast.block.Grid;
import org.lodecast.geostat.PointSamples;
import org.lodecast.geostat.variogram.Structure;
import org.lodecast.geostat.variogram.VariogramModel;

/// Samples of inclined holes and the nodes of a grid among them, which all contestants krige from the same
/// files.
///
/// The holes, of 50 samples 10 m apart, start anywhere on a square of 1,000 m and lean each its own way, so
/// that no two samples are equally far from a node: programs differ in which of them they take. The grid stands
/// 100 m inside, so that its first nodes are no more at the edge than its last.
///
/// @param grid whose voxels' centres the nodes are
/// @param x east of the nodes [m]
/// @param y north of the nodes [m]
/// @param z elevation of the nodes [m]
record KrigingProblem(PointSamples samples, Grid grid, double[] x, double[] y, double[] z) {
    static final double NUGGET = 0.2;
    static final double SILL = 0.8;
    static final double RANGE = 200;

    private static final int HOLE = 50;
    private static final double SPACING = 10;
    private static final double SIDE = 1000;
    private static final double MARGIN = 100;
    private static final String SAMPLES = "samples.f64";
    private static final String NODES = "nodes.f64";
    private static final String GRID = "grid.f64";

    static VariogramModel model() {
        return VariogramModel.of(NUGGET, Structure.Kind.SPHERICAL, SILL, RANGE);
    }

    /// @param nodes how many there shall be, about: the grid's counts are whole numbers
    static KrigingProblem made(Seed seed, int samples, int nodes) {
        RandomGenerator random = seed.split("kriging bench").generator();
        double[][] s = new double[4][samples];
        double[] collar = new double[2];
        double[] way = new double[3];
        for (int i = 0; i < samples; i++) {
            if (i % HOLE == 0) {
                double azimuth = 2 * Math.PI * random.nextDouble();
                double dip = Math.toRadians(60 + 29 * random.nextDouble());
                collar[0] = SIDE * random.nextDouble();
                collar[1] = SIDE * random.nextDouble();
                way[0] = Math.cos(dip) * Math.sin(azimuth);
                way[1] = Math.cos(dip) * Math.cos(azimuth);
                way[2] = -Math.sin(dip);
            }
            double at = SPACING * (i % HOLE + 0.5);
            s[0][i] = collar[0] + at * way[0];
            s[1][i] = collar[1] + at * way[1];
            s[2][i] = at * way[2];
            s[3][i] = 3
                    + Math.sin(s[0][i] / 90) * Math.cos(s[1][i] / 70)
                    + Math.sin(s[2][i] / 50)
                    + 0.5 * random.nextGaussian();
        }
        double wide = SIDE - 2 * MARGIN;
        double deep = HOLE * SPACING - 2 * MARGIN;
        double cell = Math.cbrt(wide * wide * deep / nodes);
        int n = (int) Math.max(1, Math.round(wide / cell));
        int levels = (int) Math.max(1, Math.round((double) nodes / n / n));
        return of(
                PointSamples.of(s[0], s[1], s[2], s[3]),
                Grid.of(MARGIN, MARGIN, -deep - MARGIN, wide / n, wide / n, deep / levels, n, n, levels));
    }

    private static KrigingProblem of(PointSamples samples, Grid grid) {
        double[][] g = new double[3][grid.size()];
        for (int i = 0; i < g[0].length; i++) {
            g[0][i] = grid.x(grid.ix(i), grid.iy(i));
            g[1][i] = grid.y(grid.ix(i), grid.iy(i));
            g[2][i] = grid.z(grid.iz(i));
        }
        return new KrigingProblem(samples, grid, g[0], g[1], g[2]);
    }

    int nodes() {
        return x.length;
    }

    void write(Path folder) throws IOException {
        DoubleFile.write(folder.resolve(SAMPLES), samples.x(), samples.y(), samples.z(), samples.value());
        DoubleFile.write(folder.resolve(NODES), x, y, z);
        double[] g = {grid.x0(), grid.y0(), grid.z0(), grid.dx(), grid.dy(), grid.dz(), grid.nx(), grid.ny(), grid.nz()
        };
        DoubleFile.write(folder.resolve(GRID), g);
    }

    static KrigingProblem read(Path folder) throws IOException {
        double[][] s = DoubleFile.read(folder.resolve(SAMPLES), 4);
        double[] g = DoubleFile.read(folder.resolve(GRID), 1)[0];
        return of(
                PointSamples.of(s[0], s[1], s[2], s[3]),
                Grid.of(g[0], g[1], g[2], g[3], g[4], g[5], (int) g[6], (int) g[7], (int) g[8]));
    }
}
