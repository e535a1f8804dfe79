package org.lodecast.sample;

import org.lodecast.block.Grid;

/// Voxels of known ore and known barren ground, in the order of their indices.
///
/// @param voxel index of each, rising
/// @param ore whether it is ore; else barren
/// @param hole number of the nearest drillhole of each, −1 if there is none
/// @param holes names of the drillholes
public record LabelledVoxels(int[] voxel, boolean[] ore, int[] hole, String[] holes) {

    public int size() {
        return voxel.length;
    }

    /// Number of ore voxels.
    public int positives() {
        int n = 0;
        for (boolean o : ore) {
            n += o ? 1 : 0;
        }
        return n;
    }

    /// 1 at ore, 0 at barren, NaN elsewhere.
    public float[] column(Grid grid) {
        float[] column = new float[grid.size()];
        java.util.Arrays.fill(column, Float.NaN);
        for (int i = 0; i < voxel.length; i++) {
            column[voxel[i]] = ore[i] ? 1 : 0;
        }
        return column;
    }
}
