package org.lodecast.app.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// A project judged by its own holes.
///
/// @param project its name
/// @param rule what ore is
/// @param byOrebodies whether ore is told by known orebodies, which the runs then did without
/// @param learnt what the runs took for ore to learn from
/// @param holes with composites
/// @param groups of holes that were never parted
/// @param together distance up to which neighbours share a fold [m]
/// @param cell of the grid [m]
/// @param folds in order
public record HeldOutStudy(
        String project,
        String rule,
        boolean byOrebodies,
        String learnt,
        int holes,
        int groups,
        double together,
        List<Double> cell,
        List<HeldOutFold> folds) {

    /// Folds that could be run.
    List<HeldOutFold> ran() {
        return folds.stream().filter(f -> f.failed().isEmpty()).toList();
    }

    /// Detectors and rivals of any fold.
    List<String> names() {
        TreeSet<String> names = new TreeSet<>();
        folds.forEach(f -> names.addAll(f.scores().keySet()));
        return List.copyOf(names);
    }

    /// Figures fold by fold.
    Measures measures() {
        return new Measures(folds.stream()
                .map(f -> {
                    Map<String, Map<String, Double>> own = new LinkedHashMap<>();
                    f.scores().keySet().forEach(d -> own.put(d, HeldOutFigures.of(f, d)));
                    return own;
                })
                .toList());
    }

    /// Figures of all folds together, by detector.
    Map<String, Map<String, Double>> pooled() {
        Map<String, Map<String, Double>> pooled = new TreeMap<>();
        names().forEach(d -> pooled.put(d, HeldOutFigures.pooled(ran(), d)));
        return pooled;
    }
}
