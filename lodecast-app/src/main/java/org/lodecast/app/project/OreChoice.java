package org.lodecast.app.project;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lodecast.drill.Variable;
import org.lodecast.geochem.Concentration;

/// Which element makes the ore and from which grade, where the project does not say: the element whose mean
/// grade is worth most, from a cut-off that open pits commonly use for it.
///
/// @param element e.g. `Cu`
/// @param cutoff in `unit`
/// @param unit of the cut-off
/// @param reason in plain words
public record OreChoice(String element, double cutoff, String unit, String reason) {
    /// Rough worth of a tonne of rock that holds 1 ppm [US$], long-run prices: only their order matters here.
    private static final Map<String, Double> WORTH = new LinkedHashMap<>();

    /// Common open-pit cut-offs [ppm].
    private static final Map<String, Double> CUTOFF = new LinkedHashMap<>();

    static {
        put("Au", 60, 0.5);
        put("Pt", 30, 1);
        put("Pd", 35, 1);
        put("Ag", 0.8, 30);
        put("Cu", 0.009, 3000);
        put("Ni", 0.018, 3000);
        put("Co", 0.03, 500);
        put("Mo", 0.035, 300);
        put("W", 0.035, 1000);
        put("Sn", 0.025, 2000);
        put("Zn", 0.0027, 20_000);
        put("Pb", 0.0021, 20_000);
        put("Sb", 0.012, 10_000);
        put("Li", 0.06, 3000);
        put("U", 0.12, 300);
        put("Fe", 0.0001, 200_000);
    }

    private static void put(String element, double worth, double cutoff) {
        WORTH.put(element, worth);
        CUTOFF.put(element, cutoff);
    }

    /// The element of most worth among the variables; empty if none is known to be mined.
    public static Optional<OreChoice> of(List<Variable> variables) {
        Variable best = null;
        double most = 0;
        for (Variable v : variables) {
            double mean = Arrays.stream(v.values())
                    .filter(x -> !Double.isNaN(x))
                    .average()
                    .orElse(0);
            long measured =
                    Arrays.stream(v.values()).filter(x -> !Double.isNaN(x)).count();
            double worth = WORTH.getOrDefault(v.name(), 0.0) * mean * ppm(v);
            if (worth > most && measured * 10 >= v.values().length) {
                most = worth;
                best = v;
            }
        }
        return best == null ? Optional.empty() : Optional.of(of(best));
    }

    /// The cut-off for a given element.
    public static OreChoice of(Variable v) {
        double common = CUTOFF.getOrDefault(v.name(), Double.NaN) / ppm(v);
        double[] sorted =
                Arrays.stream(v.values()).filter(x -> !Double.isNaN(x)).sorted().toArray();
        long above = Arrays.stream(sorted).filter(x -> x >= common).count();
        double share = sorted.length == 0 ? 0 : (double) above / sorted.length;
        if (share >= 0.01 && share <= 0.5) {
            return new OreChoice(
                    v.name(),
                    common,
                    v.unit(),
                    String.format(
                            Locale.ROOT,
                            "a common open-pit cut-off for %s; %.0f %% of samples reach it",
                            v.name(),
                            100 * share));
        }
        double high = sorted.length == 0 ? 0 : sorted[(int) (0.75 * (sorted.length - 1))];
        return new OreChoice(
                v.name(),
                Double.parseDouble(String.format(Locale.ROOT, "%.3g", high)),
                v.unit(),
                String.format(
                        Locale.ROOT,
                        "the upper quartile of the samples, since %s",
                        Double.isNaN(common)
                                ? "no usual cut-off for " + v.name() + " is known here"
                                : String.format(
                                        Locale.ROOT,
                                        "%.0f %% of them reach the common cut-off %s",
                                        100 * share,
                                        common)));
    }

    private static double ppm(Variable v) {
        return Concentration.parse(v.unit()).map(Concentration::ppm).orElse(1.0);
    }
}
