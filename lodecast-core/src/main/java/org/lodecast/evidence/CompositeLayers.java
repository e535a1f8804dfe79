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
import org.lodecast.geochem.ZeroReplacement;

/// The geochemical layers as real numbers at the composites, before they are estimated between them. Elements
/// are converted to ppm; zeros and values below them give way by multiplicative replacement (0.65 of the least
/// positive value) before logarithms are taken.
///
/// An element that the tables lack is left out of its layer and named in the remarks; a layer of which
/// nothing is left is not made at all.
public final class CompositeLayers {
    private static final double SHARE = 0.65;
    private static final double WHOLE = 1e6; // ppm

    private final Composites composites;
    private final GeochemSettings settings;
    private final Map<String, double[]> ppm = new LinkedHashMap<>();
    private final List<String> remarks = new ArrayList<>();
    private final Map<String, Integer> leads = new LinkedHashMap<>();
    private @Nullable FactorAnalysis analysis;

    /// @param least of the composites that an element must be measured in to be used, 0..1
    public CompositeLayers(Composites composites, double least, GeochemSettings settings) {
        this.composites = composites;
        this.settings = settings;
        List<String> names = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        for (Variable v : composites.variables()) {
            double[] values = v.values();
            long measured = Arrays.stream(values).filter(x -> !Double.isNaN(x)).count();
            if (measured < least * values.length
                    || measured < 2
                    || Arrays.stream(values).noneMatch(x -> x > 0)) {
                remarks.add(String.format(
                        Locale.ROOT,
                        "%s is measured in %d of %d composites: too few to use in a layer",
                        v.name(),
                        measured,
                        values.length));
                continue;
            }
            double factor =
                    Concentration.parse(v.unit()).map(Concentration::ppm).orElse(1.0);
            names.add(v.name());
            columns.add(Arrays.stream(values).map(x -> x * factor).toArray());
        }
        if (!columns.isEmpty()) {
            double[] limits = new double[columns.size()];
            Arrays.fill(limits, Double.NaN);
            double[][] replaced =
                    ZeroReplacement.multiplicative(columns.toArray(double[][]::new), limits, SHARE, WHOLE);
            for (int k = 0; k < names.size(); k++) {
                ppm.put(names.get(k), replaced[k]);
            }
        }
    }

    /// Names of the elements that can be used, in the order of the composites' variables.
    public List<String> elements() {
        return List.copyOf(ppm.keySet());
    }

    /// Concentrations without zeros [ppm], a column an element, of those named that can be used.
    double[][] parts(List<String> names) {
        return names.stream().filter(ppm::containsKey).map(this::column).toArray(double[][]::new);
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

    private double[] column(String element) {
        double[] values = ppm.get(element);
        if (values == null) {
            throw new IllegalArgumentException("no element " + element + " among " + ppm.keySet());
        }
        return values;
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
        List<String> names = elements();
        if (names.size() < leaders.size() + 2) {
            remarks.add("layer " + f.name() + " is left out: a factor analysis needs more than the elements "
                    + String.join(", ", names));
            return null;
        }
        FactorAnalysis factors;
        try {
            factors = factors();
        } catch (IllegalArgumentException e) {
            remarks.add("layer " + f.name() + " is left out: " + e.getMessage());
            return null;
        }
        FactorAnalysis.Lead lead =
                factors.leading(leaders.stream().mapToInt(names::indexOf).toArray());
        leads.put(f.name(), lead.factor());
        remarks.add("layer " + f.name() + ": " + lead.said() + "; of " + factors.factors() + " factors");
        return Arrays.stream(factors.scores(lead.factor()))
                .map(s -> lead.sign() * s)
                .toArray();
    }

    /// Numbers of the factors of the layers made so far, from 0, by the layers' names.
    Map<String, Integer> leads() {
        return new LinkedHashMap<>(leads);
    }

    /// The factors of all elements, analysed once.
    ///
    /// @throws IllegalArgumentException if the composites do not make any
    public FactorAnalysis factors() {
        FactorAnalysis done = analysis;
        if (done == null) {
            double[][] parts = ppm.values().toArray(double[][]::new);
            double[][] data = settings.data() == GeochemSettings.Data.CLR
                    ? LogRatio.clr(parts)
                    : Arrays.stream(parts)
                            .map(c -> Arrays.stream(c).map(Math::log).toArray())
                            .toArray(double[][]::new);
            done = FactorAnalysis.of(elements(), data, settings.factors());
            done.remarks().forEach(r -> remarks.add("factor analysis: " + r));
            analysis = done;
        }
        return done;
    }
}
