package org.lodecast.sample;

import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.lodecast.Seed;

/// Labelled voxels of a random half of the drillholes: what would be known had half of the holes been
/// drilled. How figures differ between such halves says how far they hang on the holes that there happen to
/// be: a half drawn without putting back varies about the whole as much as the whole does about the truth
/// (Politis, Romano and Wolf 1999, the delete-half jackknife). Holes are drawn, not voxels, since those of a
/// hole are alike.
public final class HalfOfHoles {
    private HalfOfHoles() {}

    /// Half, rounded up, of the holes with known ore, and half of the others. Voxels that belong to no hole
    /// are always there.
    ///
    /// @return numbers within the labelled voxels, rising
    public static int[] of(LabelledVoxels samples, Seed seed) {
        TreeSet<Integer> ore = new TreeSet<>();
        TreeSet<Integer> barren = new TreeSet<>();
        for (int i = 0; i < samples.size(); i++) {
            (samples.ore()[i] ? ore : barren).add(samples.hole()[i]);
        }
        barren.removeAll(ore);
        boolean[] kept = new boolean[samples.holes().length];
        draw(ore, seed.split("ore").generator(), kept);
        draw(barren, seed.split("barren").generator(), kept);
        return IntStream.range(0, samples.size())
                .filter(i -> samples.hole()[i] < 0 || kept[samples.hole()[i]])
                .toArray();
    }

    private static void draw(TreeSet<Integer> holes, RandomGenerator random, boolean[] kept) {
        int[] left = holes.stream().filter(h -> h >= 0).mapToInt(h -> h).toArray();
        for (int k = 0; k < (left.length + 1) / 2; k++) {
            int j = k + random.nextInt(left.length - k);
            kept[left[j]] = true;
            left[j] = left[k];
        }
    }
}
