package org.lodecast.sample;

import java.util.Arrays;
import org.lodecast.block.Grid;
import org.lodecast.drill.Composites;

/// The nearest composite of each voxel, among those within a radius of its centre; −1 where there is none.
final class NearestComposite {
    private final Grid grid;
    private final double radius;
    private final int[] composite;
    private final float[] distance;

    private NearestComposite(Grid grid, double radius) {
        this.grid = grid;
        this.radius = radius;
        composite = new int[grid.size()];
        Arrays.fill(composite, -1);
        distance = new float[grid.size()];
        Arrays.fill(distance, Float.POSITIVE_INFINITY);
    }

    /// @param usable which composites count
    static NearestComposite of(Grid grid, double radius, Composites c, boolean[] usable) {
        NearestComposite nearest = new NearestComposite(grid, radius);
        for (int i = 0; i < c.size(); i++) {
            if (usable[i]) {
                nearest.offer(i, c.x()[i], c.y()[i], c.z()[i]);
            }
        }
        return nearest;
    }

    int at(int voxel) {
        return composite[voxel];
    }

    /// Visits the box of voxels about the point, found in the grid's own axes.
    private void offer(int i, double x, double y, double z) {
        int rx = (int) Math.ceil(radius / grid.dx());
        int ry = (int) Math.ceil(radius / grid.dy());
        int rz = (int) Math.ceil(radius / grid.dz());
        double ex = x - grid.x0();
        double en = y - grid.y0();
        double cos = Math.cos(grid.rotation());
        double sin = Math.sin(grid.rotation());
        int cx = (int) Math.floor((ex * cos - en * sin) / grid.dx());
        int cy = (int) Math.floor((ex * sin + en * cos) / grid.dy());
        int cz = (int) Math.floor((z - grid.z0()) / grid.dz());
        for (int iz = Math.max(0, cz - rz); iz <= Math.min(grid.nz() - 1, cz + rz); iz++) {
            for (int iy = Math.max(0, cy - ry); iy <= Math.min(grid.ny() - 1, cy + ry); iy++) {
                for (int ix = Math.max(0, cx - rx); ix <= Math.min(grid.nx() - 1, cx + rx); ix++) {
                    double dx = grid.x(ix, iy) - x;
                    double dy = grid.y(ix, iy) - y;
                    double dz = grid.z(iz) - z;
                    double d = Math.sqrt(dx * dx + dy * dy + dz * dz);
                    int v = grid.index(ix, iy, iz);
                    if (d <= radius && d < distance[v]) {
                        distance[v] = (float) d;
                        composite[v] = i;
                    }
                }
            }
        }
    }
}
