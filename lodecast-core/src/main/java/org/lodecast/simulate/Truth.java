package org.lodecast.simulate;

import java.util.List;
import java.util.function.Predicate;
import org.lodecast.block.Grid;
import org.lodecast.geology.TriangleMesh;

/// What really lies in the ground. For judging only: nothing here is known to the explorer.
///
/// @param bodies all orebodies and what became of them
/// @param faults all faults where they truly run, below the ground
public record Truth(List<TrueBody> bodies, List<TriangleMesh> faults) {

    /// A true orebody.
    ///
    /// @param body its true shape, in all styles told the same way
    /// @param known whether drilling found it: some hole runs at least 2 m in it; otherwise it is blind
    /// @param drilled length of all holes in it [m], 0 for a body that no hole has touched
    public record TrueBody(Orebody body, boolean known, double drilled) {}

    /// Whether a point lies in ore, known or blind.
    public boolean ore(double x, double y, double z) {
        return bodyAt(x, y, z) >= 0;
    }

    /// Number in {@link #bodies} of the body that holds the point, −1 if none does; the first where bodies
    /// cross.
    public int bodyAt(double x, double y, double z) {
        for (int i = 0; i < bodies.size(); i++) {
            if (bodies.get(i).body().contains(x, y, z)) {
                return i;
            }
        }
        return -1;
    }

    /// 1 in voxels whose centre lies in ore, else 0.
    public float[] ore(Grid grid) {
        return column(grid, b -> true);
    }

    /// 1 in voxels whose centre lies in ore that drilling has missed, else 0.
    public float[] blind(Grid grid) {
        return column(grid, b -> !b.known());
    }

    /// 1 in voxels whose centre lies in one of the chosen bodies, else 0.
    public float[] column(Grid grid, Predicate<TrueBody> chosen) {
        float[] column = new float[grid.size()];
        for (TrueBody b : bodies) {
            if (chosen.test(b)) {
                fill(column, grid, b.body());
            }
        }
        return column;
    }

    private static void fill(float[] column, Grid grid, Orebody body) {
        double[] box = body.bounds();
        for (int iz = 0; iz < grid.nz(); iz++) {
            double z = grid.z(iz);
            if (z < box[2] || z > box[5]) {
                continue;
            }
            for (int iy = 0; iy < grid.ny(); iy++) {
                for (int ix = 0; ix < grid.nx(); ix++) {
                    double x = grid.x(ix, iy);
                    double y = grid.y(ix, iy);
                    boolean near = x >= box[0] && x <= box[3] && y >= box[1] && y <= box[4];
                    if (near && body.contains(x, y, z)) {
                        column[grid.index(ix, iy, iz)] = 1;
                    }
                }
            }
        }
    }
}
