package org.lodecast.app.report;

import java.util.Arrays;
import org.lodecast.block.Grid;
import org.lodecast.geology.TriangleMesh;

/// A way of looking at the block model: from above at one level, northward along the grid at one row, or
/// along any azimuth. Across and up are metres of the picture; a point's `off` is its distance from the
/// plane.
sealed interface View permits View.Plan, View.Section, Profile {
    Grid grid();

    /// Metres across of a point.
    double across(double x, double y, double z);

    /// Metres up the picture of a point.
    double up(double x, double y, double z);

    /// Signed distance of a point from the plane [m].
    double off(double x, double y, double z);

    /// Lowest across and up, highest across and up, of the grid.
    double[] bounds();

    /// Cells across and up.
    int columns();

    int rows();

    /// Layers seen one behind the other.
    int depth();

    /// Index of the voxel at a column, a row counted upward, and a layer; −1 where there is none.
    int voxel(int column, int row, int layer);

    /// The layer that the plane lies in.
    int layer();

    /// Affine map from cells (row 0 at the top) to metres of the picture: a, b, c, d, e, f.
    double[] cells();

    String acrossTitle();

    String upTitle();

    /// What a caption says of the plane.
    String name();

    /// The values in the plane, rows downward.
    default float[] slice(float[] values) {
        float[] out = new float[columns() * rows()];
        for (int r = 0; r < rows(); r++) {
            for (int c = 0; c < columns(); c++) {
                int v = voxel(c, r, layer());
                out[(rows() - 1 - r) * columns() + c] = v < 0 ? Float.NaN : values[v];
            }
        }
        return out;
    }

    /// The highest value along each line of sight, rows downward; NaN where there is none.
    default float[] highest(float[] values) {
        float[] out = new float[columns() * rows()];
        Arrays.fill(out, Float.NaN);
        for (int k = 0; k < depth(); k++) {
            for (int r = 0; r < rows(); r++) {
                for (int c = 0; c < columns(); c++) {
                    int at = voxel(c, r, k);
                    float v = at < 0 ? Float.NaN : values[at];
                    int i = (rows() - 1 - r) * columns() + c;
                    if (!Float.isNaN(v) && !(out[i] >= v)) {
                        out[i] = v;
                    }
                }
            }
        }
        return out;
    }

    /// Where a surface cuts the plane, as a path through a frame.
    default String cut(TriangleMesh mesh, Frame frame) {
        StringBuilder path = new StringBuilder();
        double[] off = new double[3];
        for (int t = 0; t < mesh.triangles(); t++) {
            for (int k = 0; k < 3; k++) {
                off[k] = off(mesh.corner(t, k, 0), mesh.corner(t, k, 1), mesh.corner(t, k, 2));
            }
            double[] ends = new double[4];
            int found = 0;
            for (int k = 0; k < 3; k++) {
                int l = (k + 1) % 3;
                // One side counts as below, or an edge in the plane would be crossed twice.
                if (off[k] < 0 == off[l] < 0) {
                    continue;
                }
                double w = off[k] / (off[k] - off[l]);
                double x = mesh.corner(t, k, 0) + w * (mesh.corner(t, l, 0) - mesh.corner(t, k, 0));
                double y = mesh.corner(t, k, 1) + w * (mesh.corner(t, l, 1) - mesh.corner(t, k, 1));
                double z = mesh.corner(t, k, 2) + w * (mesh.corner(t, l, 2) - mesh.corner(t, k, 2));
                ends[found++] = across(x, y, z);
                ends[found++] = up(x, y, z);
            }
            if (found == 4 && frame.meets(ends)) {
                path.append('M').append(frame.at(ends[0], ends[1]));
                path.append('L').append(frame.at(ends[2], ends[3]));
            }
        }
        return path.toString();
    }

    /// From above, north up.
    record Plan(Grid grid, int layer) implements View {
        @Override
        public double across(double x, double y, double z) {
            return x;
        }

        @Override
        public double up(double x, double y, double z) {
            return y;
        }

        @Override
        public double off(double x, double y, double z) {
            return z - grid.z(layer);
        }

        @Override
        public double[] bounds() {
            double[] m = cells();
            double[] b = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
            for (int corner = 0; corner < 4; corner++) {
                double i = (corner & 1) * grid.nx();
                double j = (corner >> 1) * grid.ny();
                double x = m[0] * i + m[2] * j + m[4];
                double y = m[1] * i + m[3] * j + m[5];
                b[0] = Math.min(b[0], x);
                b[1] = Math.min(b[1], y);
                b[2] = Math.max(b[2], x);
                b[3] = Math.max(b[3], y);
            }
            return b;
        }

        @Override
        public int columns() {
            return grid.nx();
        }

        @Override
        public int rows() {
            return grid.ny();
        }

        @Override
        public int depth() {
            return grid.nz();
        }

        @Override
        public int voxel(int column, int row, int k) {
            return grid.index(column, row, k);
        }

        @Override
        public double[] cells() {
            double c = Math.cos(grid.rotation());
            double s = Math.sin(grid.rotation());
            double v = grid.ny() * grid.dy();
            return new double[] {
                grid.dx() * c, -grid.dx() * s, -grid.dy() * s, -grid.dy() * c, grid.x0() + v * s, grid.y0() + v * c
            };
        }

        @Override
        public String acrossTitle() {
            return "East [m]";
        }

        @Override
        public String upTitle() {
            return "North [m]";
        }

        @Override
        public String name() {
            return "Plan at elevation " + Numbers.whole(grid.z(layer)) + " m";
        }
    }

    /// Upright, along the grid's first axis, looking along its second: north, if the grid is not turned.
    record Section(Grid grid, int layer) implements View {
        @Override
        public double across(double x, double y, double z) {
            double r = grid.rotation();
            return r == 0 ? x : (x - grid.x0()) * Math.cos(r) - (y - grid.y0()) * Math.sin(r);
        }

        @Override
        public double up(double x, double y, double z) {
            return z;
        }

        @Override
        public double off(double x, double y, double z) {
            double r = grid.rotation();
            double v = (x - grid.x0()) * Math.sin(r) + (y - grid.y0()) * Math.cos(r);
            return v - (layer + 0.5) * grid.dy();
        }

        @Override
        public double[] bounds() {
            double left = grid.rotation() == 0 ? grid.x0() : 0;
            return new double[] {left, grid.z0(), left + grid.nx() * grid.dx(), grid.z0() + grid.nz() * grid.dz()};
        }

        @Override
        public int columns() {
            return grid.nx();
        }

        @Override
        public int rows() {
            return grid.nz();
        }

        @Override
        public int depth() {
            return grid.ny();
        }

        @Override
        public int voxel(int column, int row, int k) {
            return grid.index(column, k, row);
        }

        @Override
        public double[] cells() {
            double[] b = bounds();
            return new double[] {grid.dx(), 0, 0, -grid.dz(), b[0], b[3]};
        }

        @Override
        public String acrossTitle() {
            return grid.rotation() == 0 ? "East [m]" : "Along the grid [m]";
        }

        @Override
        public String upTitle() {
            return "Elevation [m]";
        }

        @Override
        public String name() {
            return grid.rotation() == 0
                    ? "Section at north " + Numbers.whole(grid.y(0, layer)) + " m, looking north"
                    : "Section " + Numbers.whole((layer + 0.5) * grid.dy()) + " m along the grid's second axis";
        }
    }
}
