package org.lodecast.detect.analogue;

import java.util.random.RandomGenerator;
import org.lodecast.Seed;
import org.lodecast.detect.nn.Samples;

/// What one deposit of the bank teaches: some of its undrilled voxels of each kind.
///
/// @param style of the deposit
/// @param rows of the {@link View}, in {@link Standard#PARTS}
/// @param ore whether blind ore lies there, voxel by voxel
/// @param own what the deposit itself teaches of each voxel
/// @param weight voxels that one of each kind stands for: barren, ore
public record Deposit(String style, short[][] rows, boolean[] ore, float[] own, double[] weight) {

    /// @param samples the deposit's surroundings, by voxel
    /// @param voxels whose truth is known
    /// @param isOre of each
    /// @param ownScore of each
    /// @param most voxels of each kind that are kept, drawn by the seed
    public static Deposit of(
            String style, Samples samples, int[] voxels, boolean[] isOre, float[] ownScore, int most, Seed seed) {
        int[] count = new int[2];
        for (boolean o : isOre) {
            count[o ? 1 : 0]++;
        }
        int[] want = {Math.min(most, count[0]), Math.min(most, count[1])};
        double[] weight = {(double) count[0] / Math.max(1, want[0]), (double) count[1] / Math.max(1, want[1])};
        int n = want[0] + want[1];
        short[][] rows = new short[n][];
        boolean[] ore = new boolean[n];
        float[] own = new float[n];
        RandomGenerator random = seed.generator();
        int[] left = count.clone();
        float[] row = new float[samples.width()];
        int at = 0;
        for (int i = 0; i < voxels.length; i++) {
            int kind = isOre[i] ? 1 : 0;
            // each in turn, so that any `want` of a kind are as likely
            if (random.nextDouble() * left[kind]-- < want[kind]) {
                want[kind]--;
                samples.fill(voxels[i], row);
                rows[at] = packed(row);
                ore[at] = isOre[i];
                own[at++] = ownScore[i];
            }
        }
        return new Deposit(style, rows, ore, own, weight);
    }

    public int size() {
        return rows.length;
    }

    private static short[] packed(float[] row) {
        short[] parts = new short[row.length];
        for (int k = 0; k < row.length; k++) {
            parts[k] = (short) Math.rint(Math.clamp(row[k], -3.999f, 3.999f) * Standard.PARTS);
        }
        return parts;
    }
}
