package org.lodecast.detect.nn;

import java.util.List;
import java.util.random.RandomGenerator;
import org.lodecast.Seed;

/// A chain of levels and the place of each one's parameters in one flat array: level by level, weights
/// (source by source) and then biases. Holds no parameters itself, so that a network and many sets of
/// parameters can be shared by threads.
public final class Network {
    private final List<Level> levels;
    private final int[] offsets;

    private Network(List<Level> levels) {
        this.levels = List.copyOf(levels);
        this.offsets = new int[levels.size() + 1];
        for (int l = 0; l < levels.size(); l++) {
            Level level = levels.get(l);
            offsets[l + 1] = offsets[l] + level.weights() + level.out();
        }
    }

    /// @throws IllegalArgumentException if a level does not take what the one before it gives
    public static Network of(List<Level> levels) {
        if (levels.isEmpty()) {
            throw new IllegalArgumentException("a network has at least one level");
        }
        for (int l = 1; l < levels.size(); l++) {
            if (levels.get(l).inputs() != levels.get(l - 1).outputs()
                    || levels.get(l).in() != levels.get(l - 1).out()) {
                throw new IllegalArgumentException(
                        "level " + l + " does not fit: " + levels.get(l - 1) + " then " + levels.get(l));
            }
        }
        return new Network(levels);
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
