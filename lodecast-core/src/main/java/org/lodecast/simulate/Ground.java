package org.lodecast.simulate;

import org.lodecast.Seed;
import org.lodecast.block.Grid;
import org.lodecast.geology.TriangleMesh;

/// The surface of the ground: gentle hills about the mean elevation of the {@link Size}, never above its
/// grid.
public final class Ground {
    private final Size size;
    private final Waves hills;

    private Ground(Size size, Waves hills) {
        this.size = size;
        this.hills = hills;
    }

    static Ground of(Seed seed, Size size) {
        return new Ground(size, Waves.of(seed.generator(), 24, 0.6 * size.east()));
    }

    /// Elevation of the ground [m].
    public double elevation(double x, double y) {
        // tanh keeps a rare sum of crests below the top of the grid
        return size.base() + 1.8 * size.relief() * Math.tanh(hills.at(x, y, 0) / 1.8);
    }

    /// Whether a point lies in the fill of a valley, up to 12 m thick.
    boolean fill(double x, double y, double z) {
        double hollow = size.base() + 0.2 * size.relief() - elevation(x, y);
        return hollow > 0 && elevation(x, y) - z < Math.min(12, 0.35 * hollow);
    }

    /// The ground as triangles between points a few cells apart, over the whole grid.
    public TriangleMesh mesh() {
        Grid grid = size.grid();
        int n = Math.max(2, grid.nx() / 2);
        int m = Math.max(2, grid.ny() / 2);
        double[] xyz = new double[3 * (n + 1) * (m + 1)];
        for (int j = 0, p = 0; j <= m; j++) {
            for (int i = 0; i <= n; i++) {
                xyz[p++] = grid.x0() + size.east() * i / n;
                xyz[p++] = grid.y0() + size.north() * j / m;
                xyz[p] = elevation(xyz[p - 2], xyz[p - 1]);
                p++;
            }
        }
        return new TriangleMesh("topography", xyz, Sheet.quilt(n, m));
    }
}
