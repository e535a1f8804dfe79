package org.lodecast.detect.maxent;

import java.util.Arrays;

/// What a model is learnt from: places of the background, each with its layers and how often it is a
/// presence. Presences are of the background too, or the two kinds might be told apart without fault.
///
/// @param layers an array a layer, a value a row
/// @param presence how often the row is a presence, mostly 0 or 1
public record Rows(float[][] layers, int[] presence) {

    public Rows {
        for (float[] layer : layers) {
            if (layer.length != presence.length) {
                throw new IllegalArgumentException(layer.length + " values in a layer of " + presence.length + " rows");
            }
        }
    }

    /// How many rows, all of the background.
    public int count() {
        return presence.length;
    }

    /// How many presences.
    public int presences() {
        return Arrays.stream(presence).sum();
    }

    double[] lows() {
        return Arrays.stream(layers).mapToDouble(x -> extreme(x, false)).toArray();
    }

    double[] highs() {
        return Arrays.stream(layers).mapToDouble(x -> extreme(x, true)).toArray();
    }

    private static double extreme(float[] x, boolean greatest) {
        float e = x[0];
        for (float v : x) {
            e = greatest ? Math.max(e, v) : Math.min(e, v);
        }
        return e;
    }

    /// Mean of each layer over the presences.
    double[] presenceMeans() {
        return Arrays.stream(layers).mapToDouble(this::presenceMean).toArray();
    }

    private double presenceMean(float[] layer) {
        double sum = 0;
        for (int i = 0; i < layer.length; i++) {
            sum += presence[i] * (double) layer[i];
        }
        return sum / presences();
    }

    /// The same rows with the layers listed alone.
    Rows of(int[] kept) {
        return new Rows(Arrays.stream(kept).mapToObj(c -> layers[c]).toArray(float[][]::new), presence);
    }
}
