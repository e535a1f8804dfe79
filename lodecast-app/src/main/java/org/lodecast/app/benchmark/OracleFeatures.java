package org.lodecast.app.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lodecast.block.BlockModel;
import org.lodecast.block.Grid;

/// What the oracle sees of a voxel: the layers, distance to faults and to samples, kriging variance; of
/// each the value there, the mean of the cube of 3³ voxels about it, and the values 40, 80, 120 and 160 m
/// above and below. NaN where there is no ground, or the deposit has no such column.
final class OracleFeatures {
    private static final int[] RISES = {-160, -120, -80, -40, 40, 80, 120, 160}; // [m]

    private final Grid grid;
    private final List<String> names = new ArrayList<>();
    private final List<float[]> columns = new ArrayList<>();

    OracleFeatures(Grid grid) {
        this.grid = grid;
    }

    /// @param layers names of the layers
    static OracleFeatures of(BlockModel model, List<String> layers, float[] faultDistance) {
        OracleFeatures f = new OracleFeatures(model.grid());
        layers.forEach(l -> f.put(l, model.values(l)));
        f.put("fault_distance", faultDistance);
        f.put("distance", model.values("distance"));
        if (model.has("kriging_variance")) {
            f.put("kriging_variance", model.values("kriging_variance"));
        }
        return f;
    }

    void put(String name, float[] column) {
        names.add(name);
        columns.add(column);
    }

    /// Of all features, those of a column side by side.
    List<String> names() {
        List<String> all = new ArrayList<>();
        for (String n : names) {
            all.add(n);
            all.add(n + " mean");
            for (int rise : RISES) {
                all.add(n + (rise > 0 ? " +" : " ") + rise + " m");
            }
        }
        return all;
    }

    /// Features of a voxel, in the order of the names.
    float[] at(int voxel) {
        int ix = grid.ix(voxel);
        int iy = grid.iy(voxel);
        int iz = grid.iz(voxel);
        float[] row = new float[columns.size() * (2 + RISES.length)];
        int k = 0;
        for (float[] column : columns) {
            row[k++] = column[voxel];
            row[k++] = mean(column, ix, iy, iz);
            for (int rise : RISES) {
                int z = iz + (int) Math.round(rise / grid.dz());
                row[k++] = z < 0 || z >= grid.nz() ? Float.NaN : column[grid.index(ix, iy, z)];
            }
        }
        return row;
    }

    private float mean(float[] column, int ix, int iy, int iz) {
        double sum = 0;
        int n = 0;
        for (int z = Math.max(0, iz - 1); z <= Math.min(grid.nz() - 1, iz + 1); z++) {
            for (int y = Math.max(0, iy - 1); y <= Math.min(grid.ny() - 1, iy + 1); y++) {
                for (int x = Math.max(0, ix - 1); x <= Math.min(grid.nx() - 1, ix + 1); x++) {
                    float v = column[grid.index(x, y, z)];
                    if (!Float.isNaN(v)) {
                        sum += v;
                        n++;
                    }
                }
            }
        }
        return n == 0 ? Float.NaN : (float) (sum / n);
    }

    /// The row as another deposit names its features: NaN for those that this one lacks.
    static float[] as(float[] row, List<String> own, List<String> wanted) {
        if (own.equals(wanted)) {
            return row;
        }
        float[] other = new float[wanted.size()];
        Arrays.fill(other, Float.NaN);
        for (int k = 0; k < other.length; k++) {
            int at = own.indexOf(wanted.get(k));
            if (at >= 0) {
                other[k] = row[at];
            }
        }
        return other;
    }
}
