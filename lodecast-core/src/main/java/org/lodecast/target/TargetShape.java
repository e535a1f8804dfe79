package org.lodecast.target;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lodecast.block.Grid;
import org.lodecast.geology.TriangleMesh;

/// The closed surface of a body of voxels: the faces between a voxel of the body and one that is none, two
/// triangles each, counter-clockwise seen from outside. Hollows have their own walls, which face into the
/// hollow.
///
/// The volume within, Σ a·(b × c)/6 over the triangles, is that of the voxels. Where two voxels touch by no
/// more than an edge four triangles meet there, and by a corner two cones: every edge still has as many
/// triangles in one direction as in the other, so that the surface has no hole, but it touches itself.
///
/// Vertices are numbered in the order in which the rising voxels need them, so that the same body is the
/// same mesh.
public final class TargetShape {
    private final Grid grid;
    private final BitSet body = new BitSet();
    private final Map<Long, Integer> vertices = new HashMap<>();
    private final List<double[]> places = new ArrayList<>();
    private final List<int[]> quads = new ArrayList<>();

    private TargetShape(Grid grid, int[] voxels) {
        this.grid = grid;
        for (int v : voxels) {
            body.set(v);
        }
    }

    /// The surface of a target, named by its id.
    public static TriangleMesh of(Grid grid, Target target) {
        return of(target.id(), grid, target.voxels());
    }

    /// The surface of a body; without triangles if it has no voxel.
    public static TriangleMesh of(String name, Grid grid, int[] voxels) {
        TargetShape shape = new TargetShape(grid, voxels);
        shape.body.stream().forEach(shape::faces);
        return shape.mesh(name);
    }

    private void faces(int v) {
        int[] cell = {grid.ix(v), grid.iy(v), grid.iz(v)};
        int[] counts = {grid.nx(), grid.ny(), grid.nz()};
        int[] strides = {1, grid.nx(), grid.nx() * grid.ny()};
        for (int axis = 0; axis < 3; axis++) {
            if (cell[axis] == 0 || !body.get(v - strides[axis])) {
                quad(cell, axis, false);
            }
            if (cell[axis] == counts[axis] - 1 || !body.get(v + strides[axis])) {
                quad(cell, axis, true);
            }
        }
    }

    private void quad(int[] cell, int axis, boolean upper) {
        int[] at = cell.clone();
        at[axis] += upper ? 1 : 0;
        // the next two axes in turn: their cross product points along the axis
        int b = (axis + 1) % 3;
        int c = (axis + 2) % 3;
        int v00 = vertex(at);
        at[b]++;
        int v10 = vertex(at);
        at[c]++;
        int v11 = vertex(at);
        at[b]--;
        int v01 = vertex(at);
        quads.add(upper ? new int[] {v00, v10, v11, v01} : new int[] {v00, v01, v11, v10});
    }

    private int vertex(int[] at) {
        long key = at[0] + (grid.nx() + 1L) * (at[1] + (grid.ny() + 1L) * at[2]);
        return vertices.computeIfAbsent(key, k -> {
            double u = at[0] * grid.dx();
            double v = at[1] * grid.dy();
            double cos = Math.cos(grid.rotation());
            double sin = Math.sin(grid.rotation());
            places.add(new double[] {
                grid.x0() + u * cos + v * sin, grid.y0() - u * sin + v * cos, grid.z0() + at[2] * grid.dz()
            });
            return places.size() - 1;
        });
    }

    private TriangleMesh mesh(String name) {
        double[] xyz = new double[3 * places.size()];
        for (int i = 0; i < places.size(); i++) {
            System.arraycopy(places.get(i), 0, xyz, 3 * i, 3);
        }
        int[] corners = new int[6 * quads.size()];
        for (int i = 0; i < quads.size(); i++) {
            int[] q = quads.get(i);
            int[] two = {q[0], q[1], q[2], q[0], q[2], q[3]};
            System.arraycopy(two, 0, corners, 6 * i, 6);
        }
        return new TriangleMesh(name, xyz, corners);
    }
}
