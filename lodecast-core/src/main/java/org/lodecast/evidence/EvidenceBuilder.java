package org.lodecast.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.Workers;
import org.lodecast.block.BlockModel;
import org.lodecast.block.Grid;
import org.lodecast.drill.Variable;
import org.lodecast.geology.FaultIntersections;
import org.lodecast.geology.SurfaceDistance;

/// The work of {@link EvidenceModel#build}: column after column, each from those before it.
final class EvidenceBuilder {
    private static final String FAULT_DISTANCE = "fault_distance";
    private static final String INTERSECTION_DISTANCE = "fault_intersection_distance";

    private final EvidenceModel.Known known;
    private final Grid grid;
    private final int[] ground;
    private final String main;
    private final EvidenceModel.Settings settings;
    private final Workers workers;
    private final Progress progress;
    private final BlockModel model;
    private final CompositeLayers source;
    private final Map<String, VariableEstimate> estimates = new LinkedHashMap<>();
    private final Map<String, float[]> raw = new LinkedHashMap<>(); // estimates of layers known at composites
    private final Map<String, Scaling> scalings = new LinkedHashMap<>();
    private final Map<String, ElementAnomaly> anomalies = new LinkedHashMap<>();
    private final Map<String, double[]> breaks = new LinkedHashMap<>();
    private final Map<String, double[]> cuts = new LinkedHashMap<>();
    private final List<String> remarks = new ArrayList<>();

    EvidenceBuilder(
            EvidenceModel.Known known,
            String main,
            EvidenceModel.Settings settings,
            Workers workers,
            Progress progress) {
        this.known = known;
        this.grid = known.grid();
        this.ground = known.ground();
        this.main = main;
        this.settings = settings;
        this.workers = workers;
        this.progress = progress;
        this.model = new BlockModel(grid);
        this.source = new CompositeLayers(known.composites(), settings.least(), settings.geochem());
    }

    EvidenceModel build(List<Recipe> recipes) {
        estimates(recipes);
        double range = support();
        for (BlockModel.Column c : known.columns()) {
            demandFree("column", c.name());
            model.put(c.name(), c.unit(), c.values());
        }
        List<Recipe> made = new ArrayList<>();
        List<float[]> layers = new ArrayList<>();
        for (Recipe recipe : recipes) {
            demandFree("layer", recipe.name());
            float[] layer = layer(recipe);
            if (layer != null) {
                model.put(recipe.name(), "", layer);
                made.add(recipe);
                layers.add(layer);
            }
        }
        GeochemStudy study =
                GeochemStudy.of(known.composites(), source, settings.geochem(), List.copyOf(anomalies.values()), range);
        remarks.addAll(source.remarks());
        remarks.addAll(study.remarks());
        if (layers.isEmpty()) {
            throw InvalidInput.of("no-evidence", "no evidence layer can be made: " + String.join("; ", remarks));
        }
        List<String> names = made.stream().map(Recipe::name).toList();
        return new EvidenceModel(
                model,
                new Evidence(grid, names, layers.toArray(float[][]::new)),
                made,
                made.stream().map(source::elements).toList(),
                List.copyOf(estimates.values()),
                scalings,
                breaks,
                cuts,
                study,
                range,
                remarks);
    }

    private void demandFree(String what, String name) {
        if (model.has(name) || name.equals(FAULT_DISTANCE) || name.equals(INTERSECTION_DISTANCE)) {
            throw InvalidInput.of(
                    "layer-name", what + " " + name + ": another column has this name; expected a name of its own");
        }
    }

    /// Estimates all that is known at composites: elements, and the layers made of them.
    private void estimates(List<Recipe> recipes) {
        List<Variable> wanted = new ArrayList<>();
        for (Variable v : known.composites().variables()) {
            long measured =
                    Arrays.stream(v.values()).filter(x -> !Double.isNaN(x)).count();
            if (measured >= 2
                    && measured >= settings.least() * known.composites().size()) {
                wanted.add(v);
            }
        }
        if (wanted.isEmpty()) {
            throw InvalidInput.of("no-grades", "no element is measured in enough composites to be estimated");
        }
        int elements = wanted.size();
        for (Recipe recipe : recipes) {
            double[] values = recipe.atComposites() ? source.values(recipe) : null;
            if (values != null) {
                if (Arrays.stream(values).filter(x -> !Double.isNaN(x)).limit(2).count() < 2) {
                    leftOut(recipe, "in no two composites were all its elements measured");
                } else {
                    wanted.add(new Variable(recipe.name(), "", values));
                }
            }
        }
        List<VariableEstimate> fitted = fitted(wanted, elements);
        VariableColumns columns = VariableColumns.of(fitted, main, grid, ground, workers, progress);
        for (int k = 0; k < wanted.size(); k++) {
            VariableEstimate v = fitted.get(k);
            if (estimates.containsKey(v.name())) {
                demandFree("layer", v.name());
            }
            estimates.put(v.name(), v);
            remarks.addAll(v.remarks());
            columns.remarks().get(k).forEach(r -> remarks.add("estimate of " + v.name() + ": " + r));
            if (k < elements) {
                element(v, columns, k);
            } else {
                raw.put(v.name(), columns.values().get(k));
            }
        }
    }

    private List<VariableEstimate> fitted(List<Variable> wanted, int elements) {
        progress.begin("variograms", wanted.size());
        // many variables side by side, or few of them with all threads each
        boolean many = wanted.size() >= 2 * workers.threads();
        return (many ? workers : Workers.ONE).map(wanted.size(), k -> {
            Variable v = wanted.get(k);
            boolean element = k < elements;
            VariableEstimate fit = CompositeVariables.estimate(
                    known.composites(), v, element, settingsOf(v.name(), element), many ? Workers.ONE : workers);
            progress.advance(1);
            return fit;
        });
    }

    private void element(VariableEstimate v, VariableColumns columns, int k) {
        float[] value = columns.values().get(k);
        for (int i = 0; i < value.length; i++) {
            value[i] = value[i] < 0 ? 0 : value[i];
        }
        model.put(v.name(), v.unit(), value);
        if (!model.has("distance")) {
            model.put("distance", "m", columns.distance());
        }
        if (v.name().equals(main) && v.settings().method().kriges()) {
            model.put("kriging_variance", "", columns.variance());
        }
    }

    private EstimateSettings settingsOf(String name, boolean element) {
        return settings.own().getOrDefault(name, element ? settings.elements() : settings.layers());
    }

    /// Returns the range that scales it.
    private double support() {
        VariableEstimate estimate =
                estimates.getOrDefault(main, estimates.values().iterator().next());
        double range = Support.range(estimate, grid);
        float[] variance = model.has("kriging_variance") ? model.values("kriging_variance") : null;
        model.put("support", "", Support.of(model.values("distance"), range, variance, estimate.model()));
        return range;
    }

    /// The layer, or null if it cannot be made, which is then said.
    private float @Nullable [] layer(Recipe recipe) {
        return switch (recipe) {
            case Recipe.FaultDistance f -> fault(f);
            case Recipe.FaultIntersection f -> intersection(f);
            case Recipe.Factor f -> geochemical(f);
            case Recipe.Balance b -> geochemical(b);
            case Recipe.Ratio r -> geochemical(r);
            case Recipe.Anomaly a -> anomaly(a);
            case Recipe.Column c -> column(c);
        };
    }

    private float @Nullable [] leftOut(Recipe recipe, String why) {
        remarks.add("layer " + recipe.name() + " is left out: " + why);
        return null;
    }

    private float @Nullable [] fault(Recipe.FaultDistance f) {
        if (known.faults().isEmpty()) {
            return leftOut(f, "no fault surfaces are given");
        }
        if (!model.has(FAULT_DISTANCE)) {
            model.put(FAULT_DISTANCE, "m", SurfaceDistance.of(known.faults()).onto(grid, ground, workers, progress));
        }
        return closeness(model.values(FAULT_DISTANCE), f.buffer(), f.scale());
    }

    private float @Nullable [] intersection(Recipe.FaultIntersection f) {
        if (known.faults().size() < 2) {
            return leftOut(f, "fewer than two fault surfaces are given");
        }
        if (!model.has(INTERSECTION_DISTANCE)) {
            FaultIntersections lines = FaultIntersections.of(known.faults(), workers, progress);
            if (lines.isEmpty()) {
                return leftOut(f, "no two faults cut each other");
            }
            model.put(INTERSECTION_DISTANCE, "m", lines.onto(grid, ground, workers, progress));
        }
        return closeness(model.values(INTERSECTION_DISTANCE), f.buffer(), f.scale());
    }

    /// 1 within `scale` and 0 beyond, or exp(−distance/scale); NaN where the distance is.
    private static float[] closeness(float[] distance, boolean buffer, double scale) {
        float[] layer = new float[distance.length];
        for (int v = 0; v < layer.length; v++) {
            float d = distance[v];
            layer[v] = Float.isNaN(d) ? Float.NaN : buffer ? (d <= scale ? 1 : 0) : (float) Math.exp(-d / scale);
        }
        return layer;
    }

    private float @Nullable [] geochemical(Recipe recipe) {
        float[] values = raw.get(recipe.name());
        if (values == null) {
            return null;
        }
        model.put(recipe.name() + "_raw", "", values);
        Scaling scaling = Scaling.of(values, ground);
        scalings.put(recipe.name(), scaling);
        return scaling.apply(values);
    }

    private float @Nullable [] anomaly(Recipe.Anomaly a) {
        if (!source.has(a.element()) || !model.has(a.element())) {
            return leftOut(a, a.element() + " is not in the assays, or in too few of them");
        }
        float[] estimate = model.values(a.element());
        ElementAnomaly anomaly = anomalies.computeIfAbsent(
                a.element(),
                e -> ElementAnomaly.of(e, estimate, ground, settings.geochem().anomalies(), workers));
        breaks.put(
                a.name(),
                anomaly.curve() == null ? new double[0] : anomaly.curve().breaks());
        cuts.put(a.name(), anomaly.cuts());
        if (!anomaly.remark().isEmpty()) {
            remarks.add("layer " + a.name() + ": " + anomaly.remark());
        }
        return anomaly.layer(estimate, ground, a.form());
    }

    private float @Nullable [] column(Recipe.Column c) {
        if (!model.has(c.column())) {
            return leftOut(
                    c,
                    "no column " + c.column() + "; there are "
                            + String.join(", ", model.columns().keySet()));
        }
        float[] values = onGround(model.values(c.column()));
        long there = Arrays.stream(ground).filter(v -> !Float.isNaN(values[v])).count();
        if (there == 0) {
            return leftOut(c, "column " + c.column() + " has no value below the ground");
        }
        if (there < ground.length) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "layer %s: column %s covers %.0f %% of the ground; elsewhere nothing is scored",
                    c.name(),
                    c.column(),
                    Math.floor(100.0 * there / ground.length)));
        }
        Scaling scaling = Scaling.of(values, ground);
        scaling = c.low() ? scaling.reversed() : scaling;
        scalings.put(c.name(), scaling);
        return scaling.apply(values);
    }

    private float[] onGround(float[] values) {
        float[] out = new float[values.length];
        Arrays.fill(out, Float.NaN);
        for (int v : ground) {
            out[v] = values[v];
        }
        return out;
    }
}
