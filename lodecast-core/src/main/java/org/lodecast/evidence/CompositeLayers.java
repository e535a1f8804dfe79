package org.lodecast.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lodecast.drill.Composites;
import org.lodecast.drill.Variable;
import org.lodecast.geochem.Concentration;
import org.lodecast.geochem.FactorAnalysis;
import org.lodecast.geochem.LogRatio;

/// The geochemical layers as real numbers at the composites, before they are estimated between them. Elements
/// are converted to ppm; zeros and values below them give way to half the least positive value before
/// logarithms are taken.
///
/// An element that the tables lack is left out of its layer and named in the remarks; a layer of which
/// nothing is left is not made at all.
public final class CompositeLayers {
    private final Composites composites;
    private final Map<String, double[]> ppm = new LinkedHashMap<>();
    private final List<String> remarks = new ArrayList<>();

    /// @param least of the composites that an element must be measured in to be used, 0..1
    public CompositeLayers(Composites composites, double least) {
        this.composites = composites;
        for (Variable v : composites.variables()) {
            double factor =
                    Concentration.parse(v.unit()).map(Concentration::ppm).orElse(1.0);
            double[] values = LogRatio.positive(v.values());
            long measured = Arrays.stream(values).filter(x -> x > 0).count();
            if (measured < least * values.length || measured < 2) {
                remarks.add(String.format(
                        Locale.ROOT,
                        "%s is measured in %d of %d composites: too few to use in a layer",
                        v.name(),
                        measured,
                        values.length));
                continue;
            }
            for (int i = 0; i < values.length; i++) {
                values[i] *= factor;
            }
            ppm.put(v.name(), values);
        }
    }

    /// What is missing and what was done about it, in plain words.
    public List<String> remarks() {
        return remarks;
    }

    /// Elements that enter the recipe here, for the honest word on which layers share an element with the
    /// labels.
    public List<String> elements(Recipe recipe) {
        return switch (recipe) {
            case Recipe.FaultDistance f -> List.of();
            case Recipe.FaultIntersection f -> List.of();
            case Recipe.Column c -> composites.has(c.column()) ? List.of(c.column()) : List.of();
            case Recipe.Factor f -> List.copyOf(ppm.keySet());
            case Recipe.Anomaly a -> List.of(a.element());
            case Recipe.Balance b -> present(b.numerator(), b.denominator());
            case Recipe.Ratio r -> present(r.numerator(), r.denominator());
        };
    }

    /// The values at the composites of a layer that is a number there, NaN where an element of it was not
    /// measured; null of other layers, and if it cannot be made.
    public double @Nullable [] values(Recipe recipe) {
        return switch (recipe) {
            case Recipe.Factor f -> factor(f);
            case Recipe.Balance b -> ratio(b.name(), b.numerator(), b.denominator(), b.whole(), true);
            case Recipe.Ratio r -> ratio(r.name(), r.numerator(), r.denominator(), r.whole(), false);
            case Recipe.FaultDistance f -> null;
            case Recipe.FaultIntersection f -> null;
            case Recipe.Anomaly a -> null;
            case Recipe.Column c -> null;
        };
    }

    /// Whether an element is measured in enough composites to be used in a layer.
    public boolean has(String element) {
        return ppm.containsKey(element);
    }

    private double @Nullable [] leftOut(String layer, List<String> missing) {
        remarks.add("layer " + layer + " is left out: " + String.join(", ", missing)
                + (missing.size() == 1 ? " is" : " are") + " not in the assays");
        return null;
    }

    private List<String> present(List<String> a, List<String> b) {
        List<String> all = new ArrayList<>(a);
        all.addAll(b);
        all.retainAll(ppm.keySet());
        return all;
    }

    private double @Nullable [] ratio(
            String name, List<String> numerator, List<String> denominator, boolean whole, boolean balance) {
        double[][] r = parts(numerator);
        double[][] s = parts(denominator);
        List<String> missing = new ArrayList<>(numerator);
        missing.addAll(denominator);
        missing.removeAll(ppm.keySet());
        if (whole && !missing.isEmpty()) {
            return leftOut(name, missing);
        }
        if (r.length == 0 || s.length == 0) {
            remarks.add("layer " + name + " is left out: of "
                    + String.join(" ", r.length == 0 ? numerator : denominator) + " no element is in the assays");
            return null;
        }
        if (!missing.isEmpty()) {
            remarks.add("layer " + name + " is made without " + String.join(", ", missing)
                    + ", which the assays do not have");
        }
        return balance ? LogRatio.balance(r, s) : LogRatio.ratio(r, s);
    }

    private double[][] parts(List<String> elements) {
        return elements.stream().filter(ppm::containsKey).map(this::column).toArray(double[][]::new);
    }

    private double[] column(String element) {
        return java.util.Objects.requireNonNull(ppm.get(element));
    }

    private double @Nullable [] factor(Recipe.Factor f) {
        List<String> missing =
                f.elements().stream().filter(e -> !ppm.containsKey(e)).toList();
        List<String> leaders = f.elements().stream().filter(ppm::containsKey).toList();
        if (leaders.isEmpty() || f.whole() && !missing.isEmpty()) {
            return leftOut(f.name(), missing);
        }
        if (!missing.isEmpty()) {
            remarks.add("layer " + f.name() + " is made without " + String.join(", ", missing)
                    + ", which the assays do not have");
        }
        List<String> names = List.copyOf(ppm.keySet());
        if (names.size() < leaders.size() + 2) {
            remarks.add("layer " + f.name() + " is left out: a factor analysis needs more than the elements "
                    + String.join(", ", names));
            return null;
        }
        double[][] logs = names.stream()
                .map(e -> Arrays.stream(column(e)).map(Math::log).toArray())
                .toArray(double[][]::new);
        FactorAnalysis analysis;
        try {
            analysis = FactorAnalysis.of(logs, 0);
        } catch (IllegalArgumentException e) {
            remarks.add("layer " + f.name() + " is left out: " + e.getMessage());
            return null;
        }
        int[] wanted = leaders.stream().mapToInt(names::indexOf).toArray();
        FactorAnalysis.Lead lead = analysis.leading(wanted);
        StringBuilder loadings = new StringBuilder();
        for (int j = 0; j < names.size(); j++) {
            loadings.append(String.format(
                    Locale.ROOT, " %s %.2f", names.get(j), lead.sign() * analysis.loadings()[j][lead.factor()]));
        }
        remarks.add("layer " + f.name() + " is factor " + (lead.factor() + 1) + " of " + analysis.factors()
                + ", loadings" + loadings
                + (lead.clear()
                        ? ""
                        : "; note that no factor is led by " + String.join(" and ", leaders)
                                + " alone: this one comes nearest"));
        return Arrays.stream(analysis.scores(lead.factor()))
                .map(s -> lead.sign() * s)
                .toArray();
    }
}
