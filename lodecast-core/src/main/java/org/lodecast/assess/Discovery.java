package org.lodecast.assess;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How well a score finds ore in ground whose truth is known.
///
/// @param auc chance that a voxel of ore scores above a barren one, ties counted half; NaN without both
/// @param captures share of the ore in the best parts of the ground, {@link #VOLUMES}; NaN without ore
/// @param shares of each body, how much of it lies in the best {@link #TARGETED} of the ground; NaN for a
///     body of no voxel
public record Discovery(double auc, List<Capture> captures, List<Double> shares) {
    /// Shares of volume at which ore is counted.
    public static final double[] VOLUMES = {0.01, 0.02, 0.05, 0.10};
    /// The part of the ground in which a body is looked for.
    public static final double TARGETED = 0.05;
    /// A body is found where at least this share of its voxels lies there.
    public static final double FOUND = 0.5;

    /// @param score of each voxel, higher is more ore-like, all finite
    /// @param body number of the body that each voxel lies in, −1 where it is barren
    /// @param bodies how many there are
    /// @throws IllegalArgumentException if a score is not finite
    public static Discovery of(float[] score, int[] body, int bodies) {
        boolean[] ore = new boolean[body.length];
        for (int i = 0; i < ore.length; i++) {
            ore[i] = body[i] >= 0;
            if (!Float.isFinite(score[i])) {
                throw new IllegalArgumentException("score " + score[i] + " of voxel " + i + " is not finite");
            }
        }
        List<Capture> captures = Arrays.stream(VOLUMES)
                .mapToObj(v -> score.length == 0 ? new Capture(v, Double.NaN) : Capture.of(score, ore, v))
                .toList();
        return new Discovery(auc(score, ore), captures, shares(score, body, bodies));
    }

    /// Bodies that have a voxel in the ground.
    public int bodies() {
        return (int) shares.stream().filter(s -> !s.isNaN()).count();
    }

    /// Those of them that were found.
    public int found() {
        return (int) shares.stream().filter(s -> s >= FOUND).count();
    }

    /// Share of the bodies found, NaN if there are none.
    public double recall() {
        return (double) found() / bodies();
    }

    private static List<Double> shares(float[] score, int[] body, int bodies) {
        List<Double> shares = new ArrayList<>();
        for (int b = 0; b < bodies; b++) {
            int own = b;
            boolean[] in = new boolean[body.length];
            boolean any = false;
            for (int i = 0; i < in.length; i++) {
                in[i] = body[i] == own;
                any |= in[i];
            }
            shares.add(any ? Capture.of(score, in, TARGETED).ore() : Double.NaN);
        }
        return List.copyOf(shares);
    }

    /// The same area as {@link RocAnalysis}, by the sum of the ore's ranks: without a curve and quickly,
    /// for many scores of many voxels.
    public static double auc(float[] score, boolean[] ore) {
        long[] keys = new long[score.length];
        long positives = 0;
        for (int i = 0; i < keys.length; i++) {
            int bits = Float.floatToIntBits(score[i] + 0f); // −0 becomes 0
            int rising = bits ^ (bits >> 31 & 0x7fffffff);
            keys[i] = (long) rising << 32 | i;
            positives += ore[i] ? 1 : 0;
        }
        Arrays.sort(keys);
        double ranks = 0;
        for (int i = 0; i < keys.length; ) {
            int j = i;
            long oreAt = 0;
            for (; j < keys.length && keys[j] >> 32 == keys[i] >> 32; j++) {
                oreAt += ore[(int) keys[j]] ? 1 : 0;
            }
            ranks += oreAt * (i + 1 + j) / 2.0; // ties share their mean rank
            i = j;
        }
        return (ranks - positives * (positives + 1) / 2.0) / ((double) positives * (keys.length - positives));
    }
}
