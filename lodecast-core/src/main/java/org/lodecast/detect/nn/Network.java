package org.lodecast.detect.nn;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.lodecast.Seed;

/// Levels and the place of each one's parameters in one flat array: level by level, weights (source by
/// source) and then biases. Each level takes what the one before it gives, or, where levels branch off, what
/// an earlier one gives. Holds no parameters itself, so that a network and many sets of parameters can be
/// shared by threads.
public final class Network {
    private final List<Level> levels;
    private final List<Integer> from;
    private final int[] offsets;

    private Network(List<Level> levels, List<Integer> from) {
        this.levels = List.copyOf(levels);
        this.from = List.copyOf(from);
        this.offsets = new int[levels.size() + 1];
        for (int l = 0; l < levels.size(); l++) {
            Level level = levels.get(l);
            offsets[l + 1] = offsets[l] + level.weights() + level.out();
        }
    }

    /// A chain: each level takes what the one before it gives.
    ///
    /// @throws IllegalArgumentException if a level does not take what the one before it gives
    public static Network of(List<Level> levels) {
        return of(levels, IntStream.range(-1, levels.size() - 1).boxed().toList());
    }

    /// @param from for each level the one whose output it takes, −1 for the network's input, as the first
    ///     does
    /// @throws IllegalArgumentException if a level does not take what the other gives
    public static Network of(List<Level> levels, List<Integer> from) {
        if (levels.isEmpty() || levels.size() != from.size() || from.getFirst() != -1) {
            throw new IllegalArgumentException("a network has at least one level, and the first takes the input");
        }
        for (int l = 1; l < levels.size(); l++) {
            int f = from.get(l);
            if (f < 0
                    || f >= l
                    || levels.get(l).inputs() != levels.get(f).outputs()
                    || levels.get(l).in() != levels.get(f).out()) {
                throw new IllegalArgumentException("level " + l + " does not fit: " + levels.get(l) + " takes from "
                        + (f >= 0 && f < l ? levels.get(f).toString() : "level " + f));
            }
        }
        return new Network(levels, from);
    }

    public List<Level> levels() {
        return levels;
    }

    public Level level(int l) {
        return levels.get(l);
    }

    /// Number of levels.
    public int depth() {
        return levels.size();
    }

    /// The level whose output level `l` takes, −1 for the network's input.
    public int from(int l) {
        return from.get(l);
    }

    /// Whether all levels follow one another.
    public boolean isChain() {
        return from.getLast() == depth() - 2 && from.stream().distinct().count() == depth();
    }

    /// Number of parameters.
    public int size() {
        return offsets[depth()];
    }

    /// Where the weights of level `l` start.
    public int weightOffset(int l) {
        return offsets[l];
    }

    /// Where the biases of level `l` start.
    public int biasOffset(int l) {
        return offsets[l + 1] - levels.get(l).out();
    }

    /// Parameters to start from, weights and biases uniform in ±1/√f: PyTorch's default (He et al. 2015 with
    /// a = √5), where f is the fan-in of a convolution, in·k³, and for a transposed one what PyTorch takes
    /// for it, out·k³.
    public float[] initial(Seed seed) {
        float[] parameters = new float[size()];
        for (int l = 0; l < depth(); l++) {
            RandomGenerator random = seed.split(l).generator();
            float bound = bound(l);
            for (int i = offsets[l]; i < offsets[l + 1]; i++) {
                parameters[i] = bound * (2 * random.nextFloat() - 1);
            }
        }
        return parameters;
    }

    /// Half-width of the interval that level `l` starts from.
    float bound(int l) {
        Level level = levels.get(l);
        return (float) (1 / Math.sqrt(level.transposed() ? level.sinks() : level.sources()));
    }
}
