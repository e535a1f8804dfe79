package org.lodecast.detect;

import java.util.Map;
import java.util.TreeMap;

/// Whether the layers speak independently of each other given ore: the number of ore voxels that the
/// posterior predicts, T = Σ P, against those there are, n (Agterberg and Cheng 2002). Layers that say the
/// same twice predict too many.
///
/// s²(T) = Σ over unique conditions of A²s²(P), A the voxels of the condition and
/// s²(P) = P²(1/n + Σ s²(W)) (Bonham-Carter 1994, chapter 9); z = (T − n)/s(T), one-sided.
///
/// @param observed n
/// @param predicted T
/// @param deviation s(T)
public record Omnibus(int observed, double predicted, double deviation) {
    /// z of a chance of 1 in 20, one-sided.
    static final double DOUBTFUL = 1.645;

    /// A unique condition: which layers are at or above their thresholds.
    private static final class Condition {
        private final double posterior;
        private final double varianceOfWeights;
        private int voxels;

        Condition(double posterior, double varianceOfWeights) {
            this.posterior = posterior;
            this.varianceOfWeights = varianceOfWeights;
        }
    }

    /// Over labelled voxels.
    ///
    /// @param chosen threshold of each layer that counts
    /// @param layers values of these layers, an array a layer, a value a voxel
    /// @param ore voxels among them
    static Omnibus of(Contrast[] chosen, float[][] layers, int voxels, int ore, double priorLogit) {
        Map<String, Condition> conditions = new TreeMap<>();
        char[] key = new char[chosen.length];
        for (int v = 0; v < voxels; v++) {
            for (int c = 0; c < chosen.length; c++) {
                key[c] = layers[c][v] >= chosen[c].threshold() ? '1' : '0';
            }
            conditions.computeIfAbsent(new String(key), k -> condition(k, chosen, priorLogit)).voxels++;
        }
        double predicted = 0;
        double variance = 0;
        for (Condition c : conditions.values()) {
            double t = c.voxels * c.posterior;
            predicted += t;
            variance += t * t * (1.0 / ore + c.varianceOfWeights);
        }
        return new Omnibus(ore, predicted, Math.sqrt(variance));
    }

    private static Condition condition(String key, Contrast[] chosen, double priorLogit) {
        double logit = priorLogit;
        double variance = 0;
        for (int c = 0; c < chosen.length; c++) {
            boolean above = key.charAt(c) == '1';
            logit += above ? chosen[c].plus() : chosen[c].minus();
            variance += above ? chosen[c].variancePlus() : chosen[c].varianceMinus();
        }
        return new Condition(1 / (1 + Math.exp(-logit)), variance);
    }

    /// n/T: 1 where the layers are independent, below where they say the same twice. Bonham-Carter (1994)
    /// doubts them below 0.85.
    public double ratio() {
        return observed / predicted;
    }

    /// (T − n)/s(T).
    public double z() {
        return (predicted - observed) / deviation;
    }

    /// Whether more ore is predicted than chance explains.
    public boolean doubtful() {
        return z() > DOUBTFUL;
    }
}
