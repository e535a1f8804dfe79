package org.lodecast.detect.nn;

/// Where the kernels want a network's parameters. A level's weight from source s to sink t lies at
///
/// weights + (⌊s/16⌋·sinks + t)·16 + s mod 16,
///
/// sources padded to a multiple of 16, sinks to one of 8, with weights that are 0 and stay so: their gradient
/// is 0, for nothing comes in or flows back there. Then come the biases, padded to whole vectors.
final class Packing {
    private final int[] weights;
    private final int[] biases;
    private final int[] sinks;
    private final int[] slots;
    private final int size;

    Packing(Network network) {
        int depth = network.depth();
        weights = new int[depth];
        biases = new int[depth];
        sinks = new int[depth];
        slots = new int[network.size()];
        int at = 0;
        for (int l = 0; l < depth; l++) {
            Level level = network.level(l);
            sinks[l] = padded(level.sinks(), Kernels.SINKS);
            weights[l] = at;
            biases[l] = at + padded(level.sources(), Kernels.ROWS) * sinks[l];
            at = biases[l] + padded(level.out(), Kernels.ROWS);
            int i = network.weightOffset(l);
            for (int s = 0; s < level.sources(); s++) {
                for (int t = 0; t < level.sinks(); t++) {
                    slots[i++] = weights[l] + (s / Kernels.ROWS * sinks[l] + t) * Kernels.ROWS + s % Kernels.ROWS;
                }
            }
            for (int o = 0; o < level.out(); o++) {
                slots[i++] = biases[l] + o;
            }
        }
        size = at;
    }

    static int padded(int n, int block) {
        return (n + block - 1) / block * block;
    }

    /// Number of parameters with the padding.
    int size() {
        return size;
    }

    /// Where the weights of level `l` start.
    int weights(int l) {
        return weights[l];
    }

    /// Where the biases of level `l` start.
    int biases(int l) {
        return biases[l];
    }

    /// Sinks of level `l`, padded.
    int sinks(int l) {
        return sinks[l];
    }

    /// Where the network's parameter `i` lies.
    int slot(int i) {
        return slots[i];
    }

    /// Parameters in the network's order, packed.
    void pack(float[] parameters, float[] packed) {
        for (int i = 0; i < slots.length; i++) {
            packed[slots[i]] = parameters[i];
        }
    }

    /// Back into the network's order.
    float[] unpack(float[] packed) {
        float[] parameters = new float[slots.length];
        for (int i = 0; i < slots.length; i++) {
            parameters[i] = packed[slots[i]];
        }
        return parameters;
    }
}
