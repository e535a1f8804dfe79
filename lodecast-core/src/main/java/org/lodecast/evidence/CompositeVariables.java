package org.lodecast.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lodecast.Workers;
import org.lodecast.drill.Composites;
import org.lodecast.drill.Variable;
import org.lodecast.geostat.PointSamples;
import org.lodecast.geostat.variogram.AutomaticVariogram;

/// What can be estimated from composites: elements measured in enough of them, and the layers that are
/// numbers at the composites (balances, log-ratios, factor scores).
public final class CompositeVariables {
    private final Composites composites;
    private final EvidenceModel.Settings settings;
    private final Map<String, Variable> elements = new LinkedHashMap<>();
    private final Map<String, Variable> layers = new LinkedHashMap<>();

    /// @param recipes of the layers; those that are no number at the composites are passed over
    public CompositeVariables(Composites composites, List<Recipe> recipes, EvidenceModel.Settings settings) {
        this.composites = composites;
        this.settings = settings;
        for (Variable v : composites.variables()) {
            if (enough(v.values(), settings.least())) {
                elements.put(v.name(), v);
            }
        }
        CompositeLayers source = new CompositeLayers(composites, settings.least(), settings.geochem());
        for (Recipe r : recipes) {
            if (r.atComposites()) {
                double[] values = source.values(r);
                if (values != null && enough(values, 0)) {
                    layers.put(r.name(), new Variable(r.name(), "", values));
                }
            }
        }
    }

    private static boolean enough(double[] values, double least) {
        long measured = Arrays.stream(values).filter(x -> !Double.isNaN(x)).count();
        return measured >= 2 && measured >= least * values.length;
    }

    /// Names of all, elements first.
    public List<String> names() {
        List<String> names = new ArrayList<>(elements.keySet());
        names.addAll(layers.keySet());
        return names;
    }

    /// Whether this is an element: its estimates are cut at 0.
    public boolean isElement(String name) {
        return elements.containsKey(name);
    }

    /// Composites in which all of these are known.
    public int common(List<String> names) {
        return (int) IntStream.range(0, composites.size())
                .filter(i -> known(names, i))
                .count();
    }

    /// Chooses the transform and fits the variogram.
    ///
    /// @throws org.lodecast.InvalidInput if the scale cannot take the values
    /// @throws IllegalArgumentException if there is no such variable
    public VariableEstimate of(String name, Workers workers) {
        return estimate(composites, variable(name), isElement(name), settings(name), workers);
    }

    /// With a variogram that was fitted before.
    ///
    /// @throws IllegalArgumentException if there is no such variable
    public VariableEstimate of(String name, AutomaticVariogram fit) {
        Variable v = variable(name);
        Measured m = Measured.of(composites, v);
        return VariableEstimate.of(name, v.unit(), m.samples, m.weights, isElement(name), settings(name), fit);
    }

    /// Each of these, from the composites in which all of them are known.
    public List<VariableEstimate> together(List<String> names, Workers workers) {
        List<VariableEstimate> made = new ArrayList<>();
        for (String name : names) {
            Variable v = variable(name);
            double[] values = v.values().clone();
            for (int i = 0; i < values.length; i++) {
                values[i] = known(names, i) ? values[i] : Double.NaN;
            }
            made.add(estimate(
                    composites, new Variable(name, v.unit(), values), isElement(name), settings(name), workers));
        }
        return made;
    }

    private boolean known(List<String> names, int row) {
        return names.stream().noneMatch(n -> Double.isNaN(variable(n).values()[row]));
    }

    private EstimateSettings settings(String name) {
        return settings.own().getOrDefault(name, isElement(name) ? settings.elements() : settings.layers());
    }

    private Variable variable(String name) {
        @Nullable Variable v = elements.containsKey(name) ? elements.get(name) : layers.get(name);
        if (v == null) {
            throw new IllegalArgumentException("no variable " + name + "; there are " + names());
        }
        return v;
    }

    /// One variable from the composites where it is known.
    static VariableEstimate estimate(
            Composites composites, Variable v, boolean element, EstimateSettings settings, Workers workers) {
        Measured m = Measured.of(composites, v);
        return VariableEstimate.of(v.name(), v.unit(), m.samples, m.weights, element, settings, workers);
    }

    /// The composites where a variable is known.
    private record Measured(PointSamples samples, double[] weights) {
        static Measured of(Composites composites, Variable v) {
            int[] rows = IntStream.range(0, v.values().length)
                    .filter(i -> !Double.isNaN(v.values()[i]))
                    .toArray();
            Map<String, Integer> holes = new HashMap<>();
            int[] hole = Arrays.stream(rows)
                    .map(i -> holes.computeIfAbsent(composites.hole()[i], h -> holes.size()))
                    .toArray();
            PointSamples samples = PointSamples.of(
                    pick(composites.x(), rows),
                    pick(composites.y(), rows),
                    pick(composites.z(), rows),
                    pick(v.values(), rows),
                    hole);
            return new Measured(samples, pick(composites.weight(), rows));
        }
    }

    private static double[] pick(double[] from, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> from[i]).toArray();
    }
}
