package org.lodecast.detect.nn;

/// Squared errors unit by unit, each a chain of `Math.fma` in the order that the fast code promises.
record ChainScorer(Network network, float[] parameters, Objective objective) {

    /// ‖tᵢ − yᵢ‖² of each taught level.
    float[] errors(float[] row) {
        float[][] own = forward(network, parameters, row, network.depth());
        float[][] targets = objective instanceof Objective.Distillation d
                ? forward(d.encoder(), d.parameters(), row, d.depth())
                : own;
        float[] errors = new float[objective.levels().size()];
        for (int i = 0; i < errors.length; i++) {
            int l = objective.levels().get(i);
            float[] t = objective instanceof Objective.Distillation ? targets[i] : row;
            errors[i] =
                    Cells.squaredDistance(own[l], t, objective instanceof Objective.Reconstruction r && r.oneSided());
        }
        return errors;
    }

    private static float[][] forward(Network network, float[] parameters, float[] row, int depth) {
        float[][] outputs = new float[depth][];
        for (int l = 0; l < depth; l++) {
            Level level = network.level(l);
            float[] x = network.from(l) < 0 ? row : outputs[network.from(l)];
            float[] y = new float[level.outputs()];
            for (int u = 0; u < y.length; u++) {
                y[u] = parameters[network.biasOffset(l) + u / level.outputCells()];
            }
            for (int q = 0; q < level.places(); q++) {
                int[] sources = level.sourceCells(q);
                int[] sinks = level.sinkCells(q);
                for (int s = 0; s < sources.length; s++) {
                    for (int t = 0; t < sinks.length; t++) {
                        float w = parameters[network.weightOffset(l) + s * sinks.length + t];
                        y[sinks[t]] = Math.fma(x[sources[s]], w, y[sinks[t]]);
                    }
                }
            }
            for (int u = 0; u < y.length; u++) {
                y[u] = level.relu() ? Math.max(0f, y[u]) : y[u];
            }
            outputs[l] = y;
        }
        return outputs;
    }
}
