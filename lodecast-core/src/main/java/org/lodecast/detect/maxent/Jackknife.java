package org.lodecast.detect.maxent;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.lodecast.Workers;

/// What each layer is worth to a model: its gain ({@link Model#gain}) with that layer alone, and with all but
/// that layer. High alone: it tells much by itself; low without: it tells what no other does.
///
/// @param gain with all layers
/// @param layers in the order of the evidence
public record Jackknife(double gain, List<Layer> layers) {
    /// @param name of the layer
    /// @param only gain with the layer alone
    /// @param without gain with all others; 0 where there are none
    public record Layer(String name, double only, double without) {}

    /// Models learnt for it.
    public static int fits(int layers) {
        return 1 + 2 * layers;
    }

    /// @param names of the layers of the rows
    /// @param each is called after each step of each model's path
    public static Jackknife of(Training training, Rows rows, List<String> names, Workers workers, Runnable each) {
        int n = names.size();
        double all = training.fit(rows, workers, each).gain();
        List<Layer> layers = new ArrayList<>();
        for (int c = 0; c < n; c++) {
            int one = c;
            int[] others = IntStream.range(0, n).filter(o -> o != one).toArray();
            layers.add(new Layer(
                    names.get(c),
                    training.fit(rows.of(new int[] {c}), workers, each).gain(),
                    training.fit(rows.of(others), workers, each).gain()));
        }
        return new Jackknife(all, List.copyOf(layers));
    }
}
