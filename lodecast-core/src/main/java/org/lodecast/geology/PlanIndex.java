package org.lodecast.geology;

import java.util.Arrays;
import java.util.function.IntConsumer;

/// Triangles by the vertical columns that their bounding boxes touch: those that may lie over a place.
final class PlanIndex {
    private final double[] bounds;
    private final int bins;
    private final int[] start; // triangles of bin b: members[start[b]] to members[start[b + 1] − 1]
    private int[] members = new int[0];

    private PlanIndex(double[] bounds, int bins) {
        this.bounds = bounds;
        this.bins = bins;
        start = new int[bins * bins + 1];
    }

    static PlanIndex of(TriangleMesh mesh) {
        PlanIndex index = new PlanIndex(mesh.bounds(), Math.clamp((int) Math.sqrt(mesh.triangles()), 1, 512));
        for (int t = 0; t < mesh.triangles(); t++) {
            index.each(mesh, t, b -> index.start[b + 1]++);
        }
        for (int b = 0; b < index.bins * index.bins; b++) {
            index.start[b + 1] += index.start[b];
        }
        int[] next = index.start.clone();
        index.members = new int[index.start[index.bins * index.bins]];
        for (int t = 0; t < mesh.triangles(); t++) {
            int triangle = t;
            index.each(mesh, t, b -> index.members[next[b]++] = triangle);
        }
        return index;
    }

    /// Bins that the bounding box of a triangle touches.
    private void each(TriangleMesh mesh, int t, IntConsumer bin) {
        double[] x = {mesh.corner(t, 0, 0), mesh.corner(t, 1, 0), mesh.corner(t, 2, 0)};
        double[] y = {mesh.corner(t, 0, 1), mesh.corner(t, 1, 1), mesh.corner(t, 2, 1)};
        Arrays.sort(x);
        Arrays.sort(y);
        for (int j = bin(y[0], 1); j <= bin(y[2], 1); j++) {
            for (int i = bin(x[0], 0); i <= bin(x[2], 0); i++) {
                bin.accept(j * bins + i);
            }
        }
    }

    /// The column over a place, −1 outside the surface.
    int column(double x, double y) {
        return x >= bounds[0] && x <= bounds[3] && y >= bounds[1] && y <= bounds[4] ? bin(y, 1) * bins + bin(x, 0) : -1;
    }

    /// Number of the first triangle of a column, for {@link #triangle}.
    int first(int column) {
        return start[column];
    }

    /// One more than the number of its last.
    int end(int column) {
        return start[column + 1];
    }

    /// The triangle of a number.
    int triangle(int number) {
        return members[number];
    }

    private int bin(double v, int axis) {
        double width = bounds[3 + axis] - bounds[axis];
        return width > 0 ? Math.clamp((int) ((v - bounds[axis]) / width * bins), 0, bins - 1) : 0;
    }
}
