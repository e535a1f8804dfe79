package org.lodecast.geology;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.lodecast.Progress;
import org.lodecast.Workers;
import org.lodecast.block.Grid;

/// Exact unsigned distance to the nearest of many triangles [m]: of a point through a tree of bounding boxes,
/// whose branches are left out where they lie farther than the best so far; of the voxels of a grid brick by
/// brick, see {@link BrickDistance}, to the same bits.
public final class SurfaceDistance {
    private static final int LEAF = 4;

    private final BoxTree tree;
    private final Triangles triangles; // in the order of the leaves

    private SurfaceDistance(double[] corners) {
        tree = new BoxTree(BoxTree.ofTriangles(corners), LEAF);
        triangles = new Triangles(Triangles.sorted(corners, tree.order));
    }

    /// Over all triangles of the surfaces.
    ///
    /// @throws IllegalArgumentException if there is no triangle
    public static SurfaceDistance of(List<TriangleMesh> surfaces) {
        return ofCorners(Triangles.corners(surfaces));
    }

    /// @param corners nine numbers a triangle
    static SurfaceDistance ofCorners(double[] corners) {
        if (corners.length == 0) {
            throw new IllegalArgumentException("no triangle to measure a distance to");
        }
        return new SurfaceDistance(corners);
    }

    /// Distance of the point to the nearest triangle [m].
    public double distance(double x, double y, double z) {
        int[] stack = new int[BoxTree.DEEPEST];
        int top = 0;
        stack[top++] = 0;
        double best = Double.POSITIVE_INFINITY;
        while (top > 0) {
            int node = stack[--top];
            if (tree.distance2(node, x, y, z) >= best) {
                continue;
            }
            if (tree.isLeaf(node)) {
                for (int t = tree.first[node]; t < tree.first[node] + tree.count[node]; t++) {
                    best = Math.min(best, triangles.distance2(t, x, y, z));
                }
                continue;
            }
            int near = tree.first[node];
            int far = near + 1;
            if (tree.distance2(near, x, y, z) > tree.distance2(far, x, y, z)) {
                near = far;
                far = near - 1;
            }
            stack[top++] = far;
            stack[top++] = near;
        }
        return Math.sqrt(best);
    }

    /// Distances of the centres of voxels, the nearest float to what {@link #distance} says of each [m]; NaN
    /// for voxels that are not asked for.
    ///
    /// @param voxels to measure
    public float[] onto(Grid grid, BitSet voxels, Workers workers, Progress progress) {
        float[] distance = new float[grid.size()];
        Arrays.fill(distance, Float.NaN);
        BrickDistance.measure(this, grid, voxels, Double.POSITIVE_INFINITY, distance, workers, progress);
        return distance;
    }

    /// The same where it matters up to a limit alone, into room that is there: voxels farther off may be left
    /// as they are, as are those that are not asked for.
    ///
    /// @param limit [m]
    void within(double limit, Grid grid, BitSet voxels, float[] distance, Workers workers, Progress progress) {
        BrickDistance.measure(this, grid, voxels, limit, distance, workers, progress);
    }

    /// The same for a list of voxels.
    public float[] onto(Grid grid, int[] voxels, Workers workers, Progress progress) {
        BitSet set = new BitSet(grid.size());
        for (int v : voxels) {
            set.set(v);
        }
        return onto(grid, set, workers, progress);
    }

    /// Squared distance to triangle `t`, by its number in the tree.
    double distance2(int t, double x, double y, double z) {
        return triangles.distance2(t, x, y, z);
    }

    /// Appends to `list` the numbers of the triangles no farther than `reach` from the point.
    void within(double x, double y, double z, double reach, IntList list) {
        int[] stack = new int[BoxTree.DEEPEST];
        int top = 0;
        stack[top++] = 0;
        while (top > 0) {
            int node = stack[--top];
            if (tree.distance2(node, x, y, z) > reach * reach) {
                continue;
            }
            if (tree.isLeaf(node)) {
                for (int t = tree.first[node]; t < tree.first[node] + tree.count[node]; t++) {
                    if (triangles.distance2(t, x, y, z) <= reach * reach) {
                        list.add(t);
                    }
                }
                continue;
            }
            stack[top++] = tree.first[node] + 1;
            stack[top++] = tree.first[node];
        }
    }

    /// Greatest coordinate without sign, for rounding.
    double greatest() {
        double most = 0;
        for (int k = 0; k < 6; k++) {
            most = Math.max(most, Math.abs(tree.boxes[k]));
        }
        return most;
    }
}
