package org.lodecast.app.report;

import java.util.BitSet;
import java.util.function.IntPredicate;
import org.lodecast.block.Grid;

/// Voxels as a view sees them: the cells of the picture that they cover, and the outline of those.
///
/// @param view in which
/// @param cells covered, row after row downward
record Silhouette(View view, BitSet cells) {
    private static final int[][] STEPS = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}};

    /// @param voxels indices
    /// @param wanted which of them count
    static Silhouette of(View view, int[] voxels, IntPredicate wanted) {
        BitSet cells = new BitSet();
        Grid grid = view.grid();
        for (int v : voxels) {
            if (!wanted.test(v)) {
                continue;
            }
            int ix = grid.ix(v);
            int iy = grid.iy(v);
            switch (view) {
                case View.Plan p -> cells.set((grid.ny() - 1 - iy) * grid.nx() + ix);
                case View.Section s -> cells.set((grid.nz() - 1 - grid.iz(v)) * grid.nx() + ix);
                case Profile p -> {
                    double middle = p.across(grid.x(ix, iy), grid.y(ix, iy), 0);
                    double first = Math.rint((middle - p.halfAcross()) / p.step());
                    double end = Math.max(first + 1, Math.rint((middle + p.halfAcross()) / p.step()));
                    int row = (grid.nz() - 1 - grid.iz(v)) * p.columns();
                    int from = (int) Math.clamp(first, 0, p.columns());
                    cells.set(row + from, row + (int) Math.clamp(end, from, p.columns()));
                }
            }
        }
        return new Silhouette(view, cells);
    }

    /// Closed loops about the cells, as a path through a frame. Each edge of a cell that borders on no
    /// other is walked once, with the cell at the right hand.
    String path(Frame frame) {
        int columns = view.columns();
        int rows = view.rows();
        // the steps that leave a corner: right, down, left, up
        byte[] leaving = new byte[(columns + 1) * (rows + 1)];
        for (int i = cells.nextSetBit(0); i >= 0; i = cells.nextSetBit(i + 1)) {
            int c = i % columns;
            int r = i / columns;
            int corner = r * (columns + 1) + c;
            leaving[corner] |= (byte) (r == 0 || !cells.get(i - columns) ? 1 : 0);
            leaving[corner + 1] |= (byte) (c == columns - 1 || !cells.get(i + 1) ? 2 : 0);
            leaving[corner + columns + 2] |= (byte) (r == rows - 1 || !cells.get(i + columns) ? 4 : 0);
            leaving[corner + columns + 1] |= (byte) (c == 0 || !cells.get(i - 1) ? 8 : 0);
        }
        StringBuilder path = new StringBuilder();
        for (int start = 0; start < leaving.length; start++) {
            while (leaving[start] != 0) {
                walk(leaving, start, frame, path);
            }
        }
        return path.toString();
    }

    private void walk(byte[] leaving, int start, Frame frame, StringBuilder path) {
        int wide = view.columns() + 1;
        int at = start;
        int heading = -1;
        double[] m = view.cells();
        boolean straight = m[1] == 0 && m[2] == 0; // the picture's axes are the cells' own: half the bytes
        do {
            // where two loops touch at a corner turn right: each stays a loop of its own
            int next = heading < 0 ? 0 : (heading + 1) % 4;
            while ((leaving[at] >> next & 1) == 0) {
                next = (next + 3) % 4;
            }
            if (next != heading) {
                double across = m[0] * (at % wide) + m[2] * (at / wide) + m[4];
                double up = m[1] * (at % wide) + m[3] * (at / wide) + m[5];
                if (heading < 0 || !straight) {
                    path.append(heading < 0 ? 'M' : 'L').append(frame.at(across, up));
                } else if (heading % 2 == 0) {
                    path.append('H').append(Svg.num(frame.px(across)));
                } else {
                    path.append('V').append(Svg.num(frame.py(up)));
                }
            }
            leaving[at] &= (byte) ~(1 << next);
            at += STEPS[next][0] + wide * STEPS[next][1];
            heading = next;
        } while (at != start);
        path.append('Z');
    }
}
