package org.lodecast.evidence;

import java.util.Arrays;

/// The evidence at known voxels as it would be had no sample been taken near them: what an explorer knew
/// before the drill came. Layers made of samples are estimated anew without every sample nearer than
/// `radius`; layers that no sample enters, such as distance to a fault, stay as they are.
///
/// Why: known ore is known because it was drilled, so its evidence is that of drilled ground, sharp and
/// rich. Ground that is still to be found lies farther from samples, where estimates are smooth and halos
/// faint. What tells ore from barren ground beside a hole need not tell them apart there, and only this
/// shows it.
///
/// @param voxel known voxels, rising
/// @param radius within which samples were left out [m]
/// @param distance of each voxel to the nearest sample left [m]
/// @param context places about each voxel at which the layers are given
/// @param terms a row a voxel, in the order of {@link Context#fill}; NaN where nothing could be estimated
public record Hindcast(int[] voxel, double radius, float[] distance, Context context, float[][] terms) {

    public Hindcast {
        if (distance.length != voxel.length || terms.length != voxel.length) {
            throw new IllegalArgumentException(
                    voxel.length + " voxels, " + distance.length + " distances and " + terms.length + " rows");
        }
    }

    public int size() {
        return voxel.length;
    }

    /// Row of a voxel, negative if it has none.
    public int row(int wanted) {
        return Arrays.binarySearch(voxel, wanted);
    }

    /// Whether every term of a row is there.
    public boolean whole(int row) {
        for (float t : terms[row]) {
            if (Float.isNaN(t)) {
                return false;
            }
        }
        return true;
    }

    /// The same of some layers only.
    ///
    /// @param kept layers, rising
    /// @param layers in all
    Hindcast of(int[] kept, int layers) {
        float[][] rows = new float[terms.length][context.size() * kept.length];
        for (int i = 0; i < rows.length; i++) {
            for (int place = 0; place < context.size(); place++) {
                for (int k = 0; k < kept.length; k++) {
                    rows[i][place * kept.length + k] = terms[i][place * layers + kept[k]];
                }
            }
        }
        return new Hindcast(voxel, radius, distance, context, rows);
    }
}
