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
import org.lodecast.geochem.ConcentrationVolume;
import org.lodecast.geology.SurfaceDistance;
import org.lodecast.geology.TriangleMesh;
import org.lodecast.geostat.PointSamples;
import org.lodecast.geostat.kriging.GridEstimates;
import org.lodecast.geostat.kriging.Kriging;
import org.lodecast.geostat.kriging.KrigingType;
import org.lodecast.geostat.kriging.Neighbourhood;
import org.lodecast.geostat.variogram.Structure;
import org.lodecast.geostat.variogram.VariogramFit;
import org.lodecast.geostat.variogram.VariogramModel;

/// From composites and faults to estimates and evidence layers on the grid.
///
/// Each element and each geochemical layer gets one fitted variogram and ordinary kriging from the nearest
/// composites, however far: far from data an estimate tends to a local mean, and `support` says how far.
/// Estimates of concentrations are cut at 0. `support` is exp(−d/a), d the distance to the nearest composite
/// in which the main element was measured, a the range of that element.
///
/// @param model estimates, raw layers, scaled layers, `distance` and `support`
/// @param evidence the scaled layers, NaN above the ground
/// @param recipes those that could be made, in the order of the layers
/// @param elements that enter each layer
/// @param variograms fitted, by the name of what was estimated
/// @param scalings of each layer that is scaled by percentiles
/// @param breaks of the concentration-volume fractal of each anomaly layer
/// @param mainRange range of the main element's variogram [m]
/// @param remarks what the user should know
public record EvidenceModel(
        BlockModel model,
        Evidence evidence,
        List<Recipe> recipes,
        List<List<String>> elements,
        Map<String, VariogramModel> variograms,
        Map<String, Scaling> scalings,
        Map<String, double[]> breaks,
        double mainRange,
        List<String> remarks) {

    /// How estimates are made.
    ///
    /// @param samples most composites for a voxel
    /// @param perHole most of them from one hole
    /// @param kind of variogram structure
    /// @param least share of the composites in which an element must be measured to be used
    public record Settings(int samples, int perHole, Structure.Kind kind, double least) {}

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
        private final Map<String, VariogramModel> variograms = new LinkedHashMap<>();
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
                    float[] estimate = estimate(v.name(), v.values(), v.name().equals(main));
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
                    variograms,
                    scalings,
                    breaks,
                    range,
                    remarks);
        }

        private float[] estimate(String name, double[] values, boolean main) {
            PointSamples samples = samples(values);
            VariogramFit fit = VariogramFit.automatic(samples, settings.kind, workers);
            variograms.put(name, fit.model());
            fit.remarks().stream()
                    .filter(r -> !r.startsWith("the nugget was read"))
                    .forEach(r -> remarks.add("variogram of " + name + ": " + r));
            Neighbourhood near = Neighbourhood.sphere(Double.POSITIVE_INFINITY, 1, settings.samples)
                    .withMaxPerHole(settings.perHole);
            progress.begin("estimate " + name, ground.length);
            GridEstimates e =
                    Kriging.of(samples, fit.model(), near, KrigingType.ORDINARY).onto(grid, ground, workers, progress);
            e.remarks().forEach(r -> remarks.add("estimate of " + name + ": " + r));
            if (main || !model.has("distance")) {
                model.put("distance", "m", e.distance());
            }
            return e.value();
        }

        private PointSamples samples(double[] values) {
            int[] measured = java.util.stream.IntStream.range(0, values.length)
                    .filter(i -> !Double.isNaN(values[i]))
                    .toArray();
            Map<String, Integer> holes = new LinkedHashMap<>();
            double[][] c = new double[4][measured.length];
            int[] hole = new int[measured.length];
            for (int k = 0; k < measured.length; k++) {
                int i = measured[k];
                c[0][k] = composites.x()[i];
                c[1][k] = composites.y()[i];
                c[2][k] = composites.z()[i];
                c[3][k] = values[i];
                hole[k] = holes.computeIfAbsent(composites.hole()[i], h -> holes.size());
            }
            return PointSamples.of(c[0], c[1], c[2], c[3], hole);
        }

        /// exp(−distance/range); returns the range.
        private double support(String main) {
            VariogramModel variogram = variograms.get(main);
            if (variogram == null) {
                variogram = variograms.values().stream()
                        .findFirst()
                        .orElseThrow(() -> InvalidInput.of(
                                "no-grades", "no element is measured in enough composites to be estimated"));
            }
            double range = Math.max(variogram.range(), Math.max(grid.dx(), grid.dz()));
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
                SurfaceDistance tree = SurfaceDistance.of(faults);
                float[] distance = new float[grid.size()];
                Arrays.fill(distance, Float.NaN);
                progress.begin("distance to faults", ground.length);
                int chunk = 4096;
                workers.forEach((ground.length + chunk - 1) / chunk, t -> {
                    int end = Math.min(ground.length, (t + 1) * chunk);
                    for (int k = t * chunk; k < end; k++) {
                        int v = ground[k];
                        int ix = grid.ix(v);
                        int iy = grid.iy(v);
                        distance[v] = (float) tree.distance(grid.x(ix, iy), grid.y(ix, iy), grid.z(grid.iz(v)));
                    }
                    progress.advance(end - t * chunk);
                });
                model.put(FAULT_DISTANCE, "m", distance);
            }
            float[] layer = model.values(FAULT_DISTANCE).clone();
            for (int v : ground) {
                layer[v] = f.buffer() ? (layer[v] <= f.scale() ? 1 : 0) : (float) Math.exp(-layer[v] / f.scale());
            }
            return layer;
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
            float[] raw = estimate(recipe.name(), values, false);
            model.put(recipe.name() + "_raw", "", raw);
            Scaling scaling = Scaling.of(raw, ground);
            scalings.put(recipe.name(), scaling);
            return scaling.apply(raw);
        }

        private float[] anomaly(Recipe.Anomaly a, float[] estimate) {
            double[] values = new double[ground.length];
            for (int k = 0; k < ground.length; k++) {
                values[k] = estimate[ground[k]];
            }
            double low;
            double high;
            double[] found = new double[0];
            try {
                found = ConcentrationVolume.of(values, 4).breaks();
            } catch (IllegalArgumentException e) {
                remarks.add("layer " + a.name() + ": " + e.getMessage());
            }
            breaks.put(a.name(), found);
            if (found.length >= 2) {
                low = found[0];
                high = found[found.length - 1];
            } else {
                double[] sorted =
                        Arrays.stream(values).filter(v -> v > 0).sorted().toArray();
                low = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
                high = sorted.length == 0 ? 0 : sorted[(int) (0.98 * (sorted.length - 1))];
                remarks.add("layer " + a.name() + ": the concentration-volume curve has fewer than three classes; "
                        + "scaled from the median to the 98th percentile instead");
            }
            float[] layer = new float[estimate.length];
            Arrays.fill(layer, Float.NaN);
            for (int v : ground) {
                layer[v] = estimate[v] > 0 && high > low
                        ? (float) Math.clamp(Math.log(estimate[v] / low) / Math.log(high / low), 0.0, 1.0)
                        : 0;
            }
            return layer;
        }
    }
}
