package org.lodecast.app.benchmark;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lodecast.assess.MeanInterval;

/// The figures of one style over its deposits: means with Student's 95 % interval over deposits, which
/// are independent as voxels of one deposit are not; and differences of two detectors, deposit by
/// deposit.
final class Standings {
    static final String NEAR_AUC = TrueGround.NEAR + ".auc";
    static final String ALL_AUC = TrueGround.ALL + ".auc";
    static final String CAPTURE = TrueGround.ALL + ".capture_5";
    static final String RECALL = TrueGround.ALL + ".recall";
    static final String LIKE_OVERLAY = "spearman.overlay";
    static final String LIKE_ENERGY = "spearman.energy";

    private final String style;
    private final List<Outcome> deposits;
    private final Map<String, List<Map<String, Double>>> figures = new LinkedHashMap<>();

    private Standings(String style, List<Outcome> deposits) {
        this.style = style;
        this.deposits = deposits;
        Set<String> names = new LinkedHashSet<>();
        deposits.forEach(o -> names.addAll(o.detectors().keySet()));
        for (String name : names) {
            figures.put(
                    name,
                    deposits.stream()
                            .map(o -> {
                                Outcome.Figures f = o.detectors().get(name);
                                return f == null ? Map.<String, Double>of() : Outcome.flat(f);
                            })
                            .toList());
        }
    }

    /// @param all outcomes of all styles
    static Standings of(String style, List<Outcome> all) {
        return new Standings(
                style, all.stream().filter(o -> o.style().equals(style)).toList());
    }

    String style() {
        return style;
    }

    /// Those that could be run.
    List<Outcome> judged() {
        return deposits.stream().filter(o -> o.failed().isEmpty()).toList();
    }

    List<Outcome> failed() {
        return deposits.stream().filter(o -> !o.failed().isEmpty()).toList();
    }

    /// Names, the best mean first; without a figure last.
    List<String> by(String measure) {
        return figures.keySet().stream()
                .sorted(Comparator.<String>comparingDouble(d -> {
                            double m = mean(d, measure).mean();
                            return Double.isNaN(m) ? Double.POSITIVE_INFINITY : -m;
                        })
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /// Whatever was measured of some detector, in order.
    Set<String> measures() {
        Set<String> measures = new LinkedHashSet<>();
        figures.values().forEach(list -> list.forEach(m -> measures.addAll(m.keySet())));
        return measures;
    }

    boolean has(String detector) {
        return figures.containsKey(detector);
    }

    /// A figure a deposit, NaN where there is none.
    double[] values(String detector, String measure) {
        List<Map<String, Double>> own = figures.get(detector);
        double[] values = new double[deposits.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = own == null ? Double.NaN : own.get(i).getOrDefault(measure, Double.NaN);
        }
        return values;
    }

    MeanInterval mean(String detector, String measure) {
        return MeanInterval.of(values(detector, measure));
    }

    /// Of a − b, over deposits that have both.
    MeanInterval difference(String a, String b, String measure) {
        double[] x = values(a, measure);
        double[] y = values(b, measure);
        for (int i = 0; i < x.length; i++) {
            x[i] -= y[i];
        }
        return MeanInterval.of(x);
    }
}
