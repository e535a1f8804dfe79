package org.lodecast.detect;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.lodecast.InvalidInput;
import org.lodecast.Seed;
import org.lodecast.detect.maxent.Rows;
import org.lodecast.evidence.Evidence;

/// Presences and background out of the evidence: a row a voxel, rising, so that the order in which samples
/// are listed changes nothing. Presences join the background, as in maxnet.
final class PresenceRows {
    private PresenceRows() {}

    /// @throws InvalidInput in the user's words, if the samples cannot teach anything
    static Rows of(Evidence evidence, TrainingSamples samples, Background background, Seed seed, String detector) {
        int[] behind = switch (background) {
            case Background.Barren _ -> {
                Patches.check(evidence, samples, detector);
                yield IntStream.concat(Arrays.stream(samples.normal()), Arrays.stream(samples.normalHeldOut()))
                        .toArray();
            }
            case Background.Ground g -> {
                Patches.checkLayers(evidence, detector);
                Patches.check(evidence, samples.ore(), "ore", detector);
                yield ground(evidence, g.voxels(), seed.split("background").generator());
            }
        };
        if (samples.ore().length == 0) {
            throw InvalidInput.of(
                    "no-ore-samples", detector + ": there are no ore voxels to learn from; at least one must be known");
        }
        int[] voxels = IntStream.concat(Arrays.stream(behind), Arrays.stream(samples.ore()))
                .sorted()
                .distinct()
                .toArray();
        int[] presence = new int[voxels.length];
        for (int voxel : samples.ore()) {
            presence[Arrays.binarySearch(voxels, voxel)]++;
        }
        float[][] layers = new float[evidence.count()][voxels.length];
        for (int c = 0; c < layers.length; c++) {
            for (int i = 0; i < voxels.length; i++) {
                layers[c][i] = evidence.layers()[c][voxels[i]];
            }
        }
        return new Rows(layers, presence);
    }

    /// `most` voxels of the valid ones, each set of them as likely (Knuth's selection sampling); all of them
    /// if there are no more.
    private static int[] ground(Evidence evidence, int most, RandomGenerator random) {
        int size = evidence.grid().size();
        int left = 0;
        for (int v = 0; v < size; v++) {
            left += evidence.valid(v) ? 1 : 0;
        }
        int[] drawn = new int[Math.min(most, left)];
        int count = 0;
        for (int v = 0; v < size && count < drawn.length; v++) {
            if (evidence.valid(v)) {
                if (random.nextInt(left) < drawn.length - count) {
                    drawn[count++] = v;
                }
                left--;
            }
        }
        return drawn;
    }
}
