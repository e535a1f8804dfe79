package org.lodecast.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lodecast.detect.nn.Level;
import org.lodecast.detect.nn.Network;
import org.lodecast.detect.nn.Trained;

/// What there is to tell of a network's training.
///
/// @param name of the network as it appears in the loss table
/// @param network that was trained
/// @param trained how it went
record NetworkReport(String name, Network network, Trained trained) {

    List<LossPoint> losses() {
        return trained.epochs().stream()
                .map(e -> new LossPoint(name, e.number(), e.train(), e.validation(), e.rate()))
                .toList();
    }

    /// @param layers names of the evidence layers, for an auto-encoder's output
    List<String> remarks(List<String> layers) {
        List<String> remarks = new ArrayList<>();
        for (Trained.Death death : trained.deaths()) {
            int size = network.level(death.level()).outputs();
            String where = network.level(death.level()).transposed() && death.level() == network.depth() - 1
                    ? cellsByLayer(death, size / layers.size(), layers)
                    : death.cells().size() + " of " + size + " units of level " + number(death.level());
            remarks.add(
                    name + ": after epoch " + death.epoch() + " dead under ReLU (0 on every training sample): " + where
                            + (death.reseeded()
                                    ? "; re-seeded"
                                    : "; left so: its part of the score says nothing of normality"));
        }
        if (trained.stoppedAt() > 0) {
            remarks.add(name + ": stopped early after epoch " + trained.stoppedAt() + ", best parameters kept");
        }
        return remarks;
    }

    /// A level's number among those with ReLU: adapters are not counted.
    private int number(int level) {
        return 1
                + (int) network.levels().subList(0, level).stream()
                        .filter(Level::relu)
                        .count();
    }

    private static String cellsByLayer(Trained.Death death, int cellsALayer, List<String> layers) {
        Map<Integer, Integer> counts = new TreeMap<>();
        for (int cell : death.cells()) {
            counts.merge(cell / cellsALayer, 1, Integer::sum);
        }
        List<String> parts = new ArrayList<>();
        counts.forEach((layer, count) ->
                parts.add("output of " + layers.get(layer) + " (" + count + " of " + cellsALayer + " cells)"));
        return String.join(", ", parts);
    }
}
