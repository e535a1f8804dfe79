package org.lodecast.app.report;

import java.util.BitSet;
import org.lodecast.block.Grid;

/// The top of the model's ground, as a section shows it: the highest voxel that is ground, step by step.
///
/// @param ground voxels that are ground
record GroundTop(BitSet ground) {

    static GroundTop of(int[] voxels) {
        BitSet ground = new BitSet();
        for (int v : voxels) {
            ground.set(v);
        }
        return new GroundTop(ground);
    }

    /// Where the model has no ground the line has a gap.
    String path(Profile section, Frame frame) {
        Grid grid = section.grid();
        StringBuilder path = new StringBuilder();
        int last = -1;
        for (int c = 0; c <= section.columns(); c++) {
            int row = c < section.columns() ? top(section, c) : -1;
            if (row == last) {
                continue;
            }
            String place = Svg.num(frame.px(c * section.step()));
            if (last >= 0) {
                path.append('H').append(place);
            }
            if (row >= 0) {
                String height = Svg.num(frame.py(grid.z(row) + grid.dz() / 2));
                path.append(last >= 0 ? "V" + height : "M" + place + " " + height);
            }
            last = row;
        }
        return path.toString();
    }

    /// −1 where there is no ground.
    private int top(Profile section, int column) {
        int row = section.rows() - 1;
        while (row >= 0) {
            int v = section.voxel(column, row, 0);
            if (v >= 0 && ground.get(v)) {
                break;
            }
            row--;
        }
        return row;
    }
}
