package org.lodecast.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.lodecast.Seed;
import org.lodecast.block.Grid;
import org.lodecast.geology.TriangleMesh;

/// Undulating fault sheets in random orientation across a grid of 10 m.
///
/// @param grid onto which distances are measured
/// @param faults the sheets
record DistanceProblem(Grid grid, List<TriangleMesh> faults) {
    private static final double CELL = 10;

    /// @param triangles of each fault, about
    static DistanceProblem made(Seed seed, int nx, int ny, int nz, int faults, int triangles) {
        Grid grid = Grid.of(500_000, 4_000_000, -CELL * nz, CELL, CELL, CELL, nx, ny, nz);
        RandomGenerator random = seed.split("faults").generator();
        List<TriangleMesh> all = new ArrayList<>();
        for (int f = 0; f < faults; f++) {
            all.add(sheet(grid, random, Math.max(1, (int) Math.round(Math.sqrt(triangles / 2.0))), "fault " + f));
        }
        return new DistanceProblem(grid, all);
    }

    /// As long as the grid is high, as wide as it is broad, of n × n quads cut in two, waves of a tenth of
    /// the width.
    private static TriangleMesh sheet(Grid g, RandomGenerator random, int n, String name) {
        double width = CELL * Math.max(g.nx(), g.ny());
        double length = CELL * g.nz();
        double[] centre = {
            g.x0() + CELL * g.nx() * random.nextDouble(),
            g.y0() + CELL * g.ny() * random.nextDouble(),
            g.z0() + length * random.nextDouble()
        };
        double azimuth = 2 * Math.PI * random.nextDouble();
        double dip = Math.asin(random.nextDouble());
        double[] strike = {Math.sin(azimuth), Math.cos(azimuth), 0};
        double[] down = {Math.cos(azimuth) * Math.cos(dip), -Math.sin(azimuth) * Math.cos(dip), -Math.sin(dip)};
        double[] normal = {
            strike[1] * down[2] - strike[2] * down[1],
            strike[2] * down[0] - strike[0] * down[2],
            strike[0] * down[1] - strike[1] * down[0]
        };
        double phase = 2 * Math.PI * random.nextDouble();
        double[] xyz = new double[3 * (n + 1) * (n + 1)];
        for (int j = 0; j <= n; j++) {
            for (int i = 0; i <= n; i++) {
                double u = width * ((double) i / n - 0.5);
                double v = length * ((double) j / n - 0.5);
                double w = width / 20 * (Math.sin(9 * u / width + phase) + Math.cos(7 * v / width));
                for (int axis = 0; axis < 3; axis++) {
                    xyz[3 * (i + (n + 1) * j) + axis] =
                            centre[axis] + u * strike[axis] + v * down[axis] + w * normal[axis];
                }
            }
        }
        int[] corners = new int[6 * n * n];
        int at = 0;
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                int a = i + (n + 1) * j;
                for (int c : new int[] {a, a + 1, a + n + 2, a, a + n + 2, a + n + 1}) {
                    corners[at++] = c;
                }
            }
        }
        return new TriangleMesh(name, xyz, corners);
    }
}
