package org.lodecast.geology;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lodecast.Progress;
import org.lodecast.Workers;
import org.lodecast.block.Grid;

/// A surface that encloses a body: says whether a point lies inside.
///
/// Closed surfaces are asked for the parity of crossings of the vertical ray upward. Edges shared by two
/// triangles are decided by the same arithmetic for both, so that a ray through an edge crosses a closed
/// surface an even or odd number of times just as one beside it. Surfaces with open edges are asked how often
/// they wind about the point, see {@link WindingNumber}, once their triangles face one way; points where that
/// is near one half in the quick sum are summed in full.
public final class Solid {
    /// So near one half the quick sum is not trusted.
    private static final double DOUBT = 0.2;

    private final TriangleMesh mesh;
    private final double[] bounds;
    private final PlanIndex index;
    private final int openEdges;
    private final Orientation orientation;
    private final @Nullable WindingNumber winding;

    private Solid(TriangleMesh mesh, @Nullable InsideTest wanted) {
        this.mesh = mesh;
        bounds = mesh.bounds();
        index = PlanIndex.of(mesh);
        MeshEdges edges = MeshEdges.of(mesh);
        openEdges = edges.open();
        orientation = Orientation.of(mesh, edges);
        boolean wind = wanted == null ? openEdges > 0 : wanted == InsideTest.WINDING;
        winding =
                wind && mesh.triangles() > 0 ? new WindingNumber(Triangles.corners(List.of(orientation.mesh()))) : null;
    }

    /// Prepares the test: parity if the surface is closed, else the winding number.
    public static Solid of(TriangleMesh mesh) {
        return new Solid(mesh, null);
    }

    /// Prepares a test of one's choice.
    public static Solid of(TriangleMesh mesh, InsideTest test) {
        return new Solid(mesh, test);
    }

    public TriangleMesh mesh() {
        return mesh;
    }

    /// The test in use.
    public InsideTest insideTest() {
        return winding == null ? InsideTest.PARITY : InsideTest.WINDING;
    }

    /// How its triangles faced, and they turned to face outward.
    public Orientation orientation() {
        return orientation;
    }

    /// Volume within the triangles [m³], by their own coordinates; not negative. Of a surface with holes
    /// as if each were closed by a cone to the middle of the box.
    public double volume() {
        return mesh.triangles() == 0 ? 0 : Math.abs(Orientation.volume(orientation.mesh()));
    }

    /// Edges with an odd number of triangles, 0 for a closed surface: where a ray may slip through. Where a
    /// closed surface touches itself an edge has four, which misleads no ray. Corners count as the same
    /// vertex if their coordinates agree exactly.
    public int openEdges() {
        return openEdges;
    }

    /// Whether the point lies inside.
    public boolean contains(double x, double y, double z) {
        int column = index.column(x, y);
        if (column < 0 || !(z >= bounds[2] && z <= bounds[5])) {
            return false;
        }
        if (winding != null) {
            return winds(winding, x, y, z);
        }
        boolean inside = false;
        for (int k = index.first(column); k < index.end(column); k++) {
            if (crossing(index.triangle(k), x, y) > z) {
                inside = !inside;
            }
        }
        return inside;
    }

    /// Once or more, whichever way the part of the surface about the point faces.
    private static boolean winds(WindingNumber winding, double x, double y, double z) {
        double w = Math.abs(winding.about(x, y, z));
        if (Math.abs(w - 0.5) < DOUBT) {
            w = Math.abs(winding.exact(x, y, z));
        }
        return w > 0.5;
    }

    /// Voxels whose centre lies inside: what {@link #contains} says of each, column by column.
    public BitSet onto(Grid grid, Workers workers, Progress progress) {
        double[] z = new double[grid.nz()];
        for (int iz = 0; iz < z.length; iz++) {
            z[iz] = grid.z(iz);
        }
        progress.begin("voxels inside " + mesh.name(), grid.ny());
        List<BitSet> rows = workers.map(grid.ny(), iy -> {
            BitSet row = new BitSet();
            boolean[] column = new boolean[z.length];
            for (int ix = 0; ix < grid.nx(); ix++) {
                column(grid.x(ix, iy), grid.y(ix, iy), z, column);
                for (int iz = 0; iz < z.length; iz++) {
                    if (column[iz]) {
                        row.set(ix * z.length + iz);
                    }
                }
            }
            progress.advance(1);
            return row;
        });
        BitSet inside = new BitSet(grid.size());
        for (int iy = 0; iy < grid.ny(); iy++) {
            BitSet row = rows.get(iy);
            for (int k = row.nextSetBit(0); k >= 0; k = row.nextSetBit(k + 1)) {
                inside.set(grid.index(k / z.length, iy, k % z.length));
            }
        }
        return inside;
    }

    /// Which of the rising heights above a place lie inside.
    void column(double x, double y, double[] z, boolean[] inside) {
        Arrays.fill(inside, 0, z.length, false);
        int column = index.column(x, y);
        if (column < 0) {
            return;
        }
        double[] heights = winding == null ? crossings(column, x, y) : new double[0];
        int below = 0;
        for (int k = 0; k < z.length; k++) {
            if (!(z[k] >= bounds[2] && z[k] <= bounds[5])) {
                continue;
            }
            if (winding != null) {
                inside[k] = winds(winding, x, y, z[k]);
                continue;
            }
            while (below < heights.length && !(heights[below] > z[k])) {
                below++;
            }
            inside[k] = (heights.length - below) % 2 == 1;
        }
    }

    /// Rising.
    private double[] crossings(int column, double x, double y) {
        double[] heights = new double[index.end(column) - index.first(column)];
        int n = 0;
        for (int k = index.first(column); k < index.end(column); k++) {
            double h = crossing(index.triangle(k), x, y);
            if (!Double.isNaN(h)) {
                heights[n++] = h;
            }
        }
        Arrays.sort(heights, 0, n);
        return Arrays.copyOf(heights, n);
    }

    /// The height at which the vertical crosses the triangle, NaN where it does not. Seen from above, the
    /// line through the point from west to east enters the triangle through one edge and leaves it
    /// through another; between these two places the height is interpolated, so that a wall seen edge-on,
    /// too, is crossed at a height it has.
    private double crossing(int t, double x, double y) {
        double westX = Double.NaN;
        double westZ = Double.NaN;
        double eastX = Double.NaN;
        double eastZ = Double.NaN;
        for (int k = 0; k < 3; k++) {
            int a = 3 * mesh.corners()[3 * t + k];
            int b = 3 * mesh.corners()[3 * t + (k + 1) % 3];
            if (mesh.xyz()[a + 1] > y == mesh.xyz()[b + 1] > y) {
                continue;
            }
            // the lower end comes first, so that the arithmetic does not depend on the edge's direction
            int low = mesh.xyz()[a + 1] < mesh.xyz()[b + 1] ? a : b;
            int high = low == a ? b : a;
            double s = (y - mesh.xyz()[low + 1]) / (mesh.xyz()[high + 1] - mesh.xyz()[low + 1]);
            double edgeX = mesh.xyz()[low] + s * (mesh.xyz()[high] - mesh.xyz()[low]);
            double edgeZ = mesh.xyz()[low + 2] + s * (mesh.xyz()[high + 2] - mesh.xyz()[low + 2]);
            if (edgeX > x) {
                eastX = edgeX;
                eastZ = edgeZ;
            } else {
                westX = edgeX;
                westZ = edgeZ;
            }
        }
        // NaN if no edge lies on one of the sides: the point is beside the triangle
        return westZ + (x - westX) / (eastX - westX) * (eastZ - westZ);
    }
}
