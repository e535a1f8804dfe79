package org.lodecast.detect.nn;

/// The networks in double precision straight from the definition of a convolution, loop by loop, sharing with
/// the fast code nothing but the order of the parameters. Finite differences check it; it checks the fast
/// code.
final class ReferenceNetwork {
    private final Network network;
    private final double[] parameters;

    ReferenceNetwork(Network network, double[] parameters) {
        this.network = network;
        this.parameters = parameters;
    }

    /// Output of each level for one row.
    double[][] forward(double[] row) {
        double[][] outputs = new double[network.depth()][];
        for (int l = 0; l < network.depth(); l++) {
            Level level = network.level(l);
            double[] y = new double[level.outputs()];
            int cells = level.outputCells();
            for (int i = 0; i < y.length; i++) {
                y[i] = parameters[network.biasOffset(l) + i / cells];
            }
            double[] in = network.from(l) < 0 ? row : outputs[network.from(l)];
            eachLink(l, (from, to, w) -> y[to] += parameters[w] * in[from]);
            for (int i = 0; i < y.length; i++) {
                y[i] = level.relu() ? Math.max(0, y[i]) : y[i];
            }
            outputs[l] = y;
        }
        return outputs;
    }

    /// Adds the gradient of Σᵢ hᵢ·½‖tᵢ − yᵢ‖² to `gradient`; `targets[l]` is null where a level is not
    /// taught.
    void backward(double[] row, double[][] targets, double weight, double[] gradient) {
        double[][] outputs = forward(row);
        double[][] flowing = new double[network.depth()][];
        for (int l = 0; l < network.depth(); l++) {
            flowing[l] = new double[outputs[l].length];
        }
        for (int l = network.depth() - 1; l >= 0; l--) {
            Level level = network.level(l);
            double[] y = outputs[l];
            double[] delta = flowing[l];
            for (int i = 0; i < y.length; i++) {
                if (targets[l] != null) {
                    delta[i] += weight * (y[i] - targets[l][i]);
                }
                if (level.relu() && y[i] <= 0) {
                    delta[i] = 0;
                }
                gradient[network.biasOffset(l) + i / level.outputCells()] += delta[i];
            }
            int before = network.from(l);
            double[] x = before < 0 ? row : outputs[before];
            double[] back = before < 0 ? new double[x.length] : flowing[before];
            eachLink(l, (from, to, w) -> {
                gradient[w] += delta[to] * x[from];
                back[from] += delta[to] * parameters[w];
            });
        }
    }

    /// Σᵢ hᵢ·½‖tᵢ − yᵢ‖².
    double loss(double[] row, double[][] targets, double weight) {
        double[][] outputs = forward(row);
        double sum = 0;
        for (int l = 0; l < outputs.length; l++) {
            if (targets[l] != null) {
                for (int i = 0; i < outputs[l].length; i++) {
                    double d = targets[l][i] - outputs[l][i];
                    sum += 0.5 * weight * d * d;
                }
            }
        }
        return sum;
    }

    private interface Link {
        void accept(int from, int to, int weight);
    }

    /// Each weight of a level between each input and output cell that it joins.
    private void eachLink(int l, Link link) {
        Level level = network.level(l);
        int k = level.kernel();
        int big = level.side();
        int small = big - k + 1;
        for (int i = 0; i < level.in(); i++) {
            for (int o = 0; o < level.out(); o++) {
                for (int z = 0; z < small; z++) {
                    for (int y = 0; y < small; y++) {
                        for (int x = 0; x < small; x++) {
                            for (int c = 0; c < k; c++) {
                                for (int b = 0; b < k; b++) {
                                    for (int a = 0; a < k; a++) {
                                        int near = (z * small + y) * small + x;
                                        int far = ((z + c) * big + y + b) * big + x + a;
                                        int tap = (c * k + b) * k + a;
                                        int smallCells = small * small * small;
                                        int bigCells = big * big * big;
                                        int taps = k * k * k;
                                        int w = network.weightOffset(l);
                                        if (level.transposed()) {
                                            link.accept(
                                                    i * smallCells + near,
                                                    o * bigCells + far,
                                                    w + (i * level.out() + o) * taps + tap);
                                        } else {
                                            link.accept(
                                                    i * bigCells + far,
                                                    o * smallCells + near,
                                                    w + (i * taps + tap) * level.out() + o);
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
