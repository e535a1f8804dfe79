package org.lodecast.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.Workers;
import org.lodecast.block.BlockModel;
import org.lodecast.block.Grid;
import org.lodecast.drill.Composites;
import org.lodecast.drill.Variable;
import org.lodecast.geology.TriangleMesh;
import org.lodecast.geostat.kriging.GridEstimates;

/// From composites and faults to estimates and evidence layers on the grid.
///
/// Each element and each geochemical layer gets one fitted variogram and is estimated as its settings say, see
/// {@link VariableEstimate}; far from data an estimate tends to a local mean, and `support` says how far.
/// Estimates of concentrations are cut at 0. `support` is exp(−d/a), d the distance to the nearest composite
/// in which the main element was measured, a the mean range of that element. Where a search finds too few
/// composites there is no estimate, and the layers made of it are NaN as they are above the ground.
///
/// @param model estimates, raw layers, scaled layers, `distance` and `support`
/// @param evidence the scaled layers, NaN above the ground
/// @param recipes those that could be made, in the order of the layers
/// @param elements that enter each layer
/// @param estimates how each variable was estimated, in order
/// @param scalings of each layer that is scaled by percentiles
/// @param breaks of the concentration-volume fractal of each anomaly layer
/// @param mainRange range of the main element's variogram, of a sphere as large as its ellipsoid [m]
/// @param remarks what the user should know
public record EvidenceModel(
        BlockModel model,
        Evidence evidence,
        List<Recipe> recipes,
        List<List<String>> elements,
        List<VariableEstimate> estimates,
        Map<String, Scaling> scalings,
        Map<String, double[]> breaks,
        double mainRange,
        List<String> remarks) {

    /// How estimates are made.
    ///
    /// @param elements what holds for elements
    /// @param layers what holds for the layers that are estimated themselves: balances, ratios, factors
    /// @param own what holds for some variables, by their names
    /// @param least share of the composites in which an element must be measured to be used
    public record Settings(
            EstimateSettings elements, EstimateSettings layers, Map<String, EstimateSettings> own, double least) {
        public Settings {
            own = Map.copyOf(own);
        }

        /// The same for all variables.
        public static Settings of(EstimateSettings all, double least) {
            return new Settings(all, all, Map.of(), least);
        }
    }

    /// @param ground voxels below the ground, rising
    /// @param faults possibly none: fault layers are then left out and said so
    /// @param main element whose range scales the support
    /// @throws InvalidInput if no layer can be made
    public static EvidenceModel build(
            Grid grid,
            int[] ground,
            Composites composites,
            List<TriangleMesh> faults,
            List<Recipe> recipes,
            String main,
            Settings settings,
            Workers workers,
            Progress progress) {
        return new Builder(grid, ground, composites, settings, workers, progress).build(faults, recipes, main);
    }

    private static final class Builder {
        private static final String FAULT_DISTANCE = "fault_distance";

        private final Grid grid;
        private final int[] ground;
        private final Composites composites;
        private final Settings settings;
        private final Workers workers;
        private final Progress progress;
        private final BlockModel model;
        private final Map<String, VariableEstimate> estimates = new LinkedHashMap<>();
        private final Map<String, Scaling> scalings = new LinkedHashMap<>();
        private final Map<String, double[]> breaks = new LinkedHashMap<>();
        private final List<String> remarks = new ArrayList<>();

        Builder(Grid grid, int[] ground, Composites composites, Settings settings, Workers workers, Progress progress) {
            this.grid = grid;
            this.ground = ground;
            this.composites = composites;
            this.settings = settings;
            this.workers = workers;
            this.progress = progress;
            this.model = new BlockModel(grid);
        }

        EvidenceModel build(List<TriangleMesh> faults, List<Recipe> recipes, String main) {
            for (Variable v : composites.variables()) {
                long measured =
                        Arrays.stream(v.values()).filter(x -> !Double.isNaN(x)).count();
                if (measured >= 2 && measured >= settings.least * composites.size()) {
                    float[] estimate = estimate(
                            v.name(), v.unit(), v.values(), true, v.name().equals(main));
                    for (int i = 0; i < estimate.length; i++) {
                        estimate[i] = estimate[i] < 0 ? 0 : estimate[i];
                    }
                    model.put(v.name(), v.unit(), estimate);
                }
            }
            double range = support(main);
            CompositeLayers source = new CompositeLayers(composites, settings.least);
            List<Recipe> made = new ArrayList<>();
            List<float[]> layers = new ArrayList<>();
            for (Recipe recipe : recipes) {
                if (model.has(recipe.name()) || recipe.name().equals(FAULT_DISTANCE)) {
                    throw InvalidInput.of(
                            "layer-name",
                            "layer " + recipe.name() + ": another column has this name; expected a name of its own");
                }
                float[] layer =
                        recipe instanceof Recipe.FaultDistance f ? fault(f, faults) : geochemical(recipe, source);
                if (layer.length > 0) {
                    model.put(recipe.name(), "", layer);
                    made.add(recipe);
                    layers.add(layer);
                }
            }
            remarks.addAll(source.remarks());
            if (layers.isEmpty()) {
                throw InvalidInput.of("no-evidence", "no evidence layer can be made: " + String.join("; ", remarks));
            }
            Evidence evidence =
                    new Evidence(grid, made.stream().map(Recipe::name).toList(), layers.toArray(float[][]::new));
            return new EvidenceModel(
                    model,
                    evidence,
                    made,
                    made.stream().map(source::elements).toList(),
                    List.copyOf(estimates.values()),
                    scalings,
                    breaks,
                    range,
                    remarks);
        }

        private float[] estimate(String name, String unit, double[] values, boolean element, boolean main) {
            EstimateSettings s = settings.own.getOrDefault(name, element ? settings.elements : settings.layers);
            progress.begin("variogram of " + name, 1);
            VariableEstimate v =
                    CompositeVariables.estimate(composites, new Variable(name, unit, values), element, s, workers);
            estimates.put(name, v);
            remarks.addAll(v.remarks());
            progress.begin("estimate " + name, ground.length);
            GridEstimates e = v.onto(grid, ground, workers, progress);
            e.remarks().forEach(r -> remarks.add("estimate of " + name + ": " + r));
            if (main || !model.has("distance")) {
                model.put("distance", "m", e.distance());
            }
            return e.value();
        }

        /// exp(−distance/range); returns the range.
        private double support(String main) {
            VariableEstimate estimate = estimates.get(main);
            if (estimate == null) {
                estimate = estimates.values().stream()
                        .findFirst()
                        .orElseThrow(() -> InvalidInput.of(
                                "no-grades", "no element is measured in enough composites to be estimated"));
            }
            double range = Math.max(estimate.meanRange(), Math.max(grid.dx(), grid.dz()));
            float[] distance = model.values("distance");
            float[] support = new float[distance.length];
            for (int i = 0; i < support.length; i++) {
                support[i] = (float) Math.exp(-distance[i] / range);
            }
            model.put("support", "", support);
            return range;
        }

        private float[] fault(Recipe.FaultDistance f, List<TriangleMesh> faults) {
            if (faults.isEmpty()) {
                remarks.add("layer " + f.name() + " is left out: no fault surfaces are given");
                return new float[0];
            }
            if (!model.has(FAULT_DISTANCE)) {
                model.put(FAULT_DISTANCE, "m", FaultColumn.distance(grid, ground, faults, workers, progress));
            }
            return FaultColumn.layer(f, model.values(FAULT_DISTANCE), ground);
        }

        private float[] geochemical(Recipe recipe, CompositeLayers source) {
            double[] values = source.values(recipe);
            if (values == null) {
                return new float[0];
            }
            if (recipe instanceof Recipe.Anomaly a) {
                return anomaly(a, model.values(a.element()));
            }
            if (Arrays.stream(values).filter(x -> !Double.isNaN(x)).limit(2).count() < 2) {
                remarks.add(
                        "layer " + recipe.name() + " is left out: in no two composites were all its elements measured");
                return new float[0];
            }
            float[] raw = estimate(recipe.name(), "", values, false, false);
            model.put(recipe.name() + "_raw", "", raw);
            Scaling scaling = Scaling.of(raw, ground);
            scalings.put(recipe.name(), scaling);
            return scaling.apply(raw);
        }

        private float[] anomaly(Recipe.Anomaly a, float[] estimate) {
            double[] values = new double[ground.length];
            Arrays.setAll(values, k -> estimate[ground[k]]);
            Membership membership = Membership.of(values);
            breaks.put(a.name(), membership.breaks());
            if (!membership.remark().isEmpty()) {
                remarks.add("layer " + a.name() + ": " + membership.remark());
            }
            return membership.layer(estimate, ground);
        }
    }
}
