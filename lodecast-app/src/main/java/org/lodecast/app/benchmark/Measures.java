package org.lodecast.app.benchmark;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lodecast.assess.MeanInterval;

/// Figures of detectors, one a deposit or a fold: means with Student's 95 % interval over those, and
/// differences of two detectors, deposit by deposit or fold by fold.
class Measures {
    private final int units;
    private final Map<String, List<Map<String, Double>>> figures = new LinkedHashMap<>();

    /// @param units of each deposit or fold, by detector and by the name of what is measured
    Measures(List<Map<String, Map<String, Double>>> units) {
        this.units = units.size();
        Set<String> names = new LinkedHashSet<>();
        units.forEach(u -> names.addAll(u.keySet()));
        for (String name : names) {
            figures.put(
                    name,
                    units.stream().map(u -> u.getOrDefault(name, Map.of())).toList());
        }
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

    /// A figure a deposit or fold, NaN where there is none.
    double[] values(String detector, String measure) {
        List<Map<String, Double>> own = figures.get(detector);
        double[] values = new double[units];
        for (int i = 0; i < values.length; i++) {
            values[i] = own == null ? Double.NaN : own.get(i).getOrDefault(measure, Double.NaN);
        }
        return values;
    }

    MeanInterval mean(String detector, String measure) {
        return MeanInterval.of(values(detector, measure));
    }

    /// Of a − b, over deposits or folds that have both.
    MeanInterval difference(String a, String b, String measure) {
        double[] x = values(a, measure);
        double[] y = values(b, measure);
        for (int i = 0; i < x.length; i++) {
            x[i] -= y[i];
        }
        return MeanInterval.of(x);
    }
}
