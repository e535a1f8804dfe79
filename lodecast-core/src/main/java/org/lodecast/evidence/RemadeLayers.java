package org.lodecast.evidence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The layers of a run at some places, made anew from other values of its variables; scaled and cut as
/// the run's are. Layers that no sample enters stay as they are.
final class RemadeLayers {
    private static final String RAW = "_raw"; // ends the name of a layer's column before it is scaled

    private final EvidenceRun run;
    private final int[] places;
    private final Function<VariableEstimate, float[]> values;
    private final Map<String, float[]> known = new HashMap<>(); // variables, as values gives them
    private final Map<String, float[]> made = new HashMap<>(); // columns that are not the run's

    /// @param places voxels, rising
    /// @param values of a variable at the places, in its unit; asked for once, and only if a layer wants them
    /// @param columns other columns that are not the run's, by name, at the places
    RemadeLayers(
            EvidenceRun run, int[] places, Function<VariableEstimate, float[]> values, Map<String, float[]> columns) {
        this.run = run;
        this.places = places;
        this.values = values;
        made.putAll(columns);
    }

    /// All layers, in their order.
    float[][] layers() {
        List<Recipe> recipes = run.recipes();
        float[][] layers = new float[recipes.size()][];
        for (int l = 0; l < layers.length; l++) {
            layers[l] = layer(recipes.get(l), l);
            made.put(recipes.get(l).name(), layers[l]);
        }
        return layers;
    }

    private float[] layer(Recipe recipe, int l) {
        return switch (recipe) {
            case Recipe.FaultDistance f -> asItStands(l);
            case Recipe.FaultIntersection f -> asItStands(l);
            case Recipe.Factor f -> estimated(f);
            case Recipe.Balance b -> estimated(b);
            case Recipe.Ratio r -> estimated(r);
            case Recipe.Anomaly a -> {
                float[] value = column(a.element());
                double[] own = run.cuts().get(a.name());
                if (value == null || own == null) {
                    yield asItStands(l);
                }
                ElementAnomaly anomaly = new ElementAnomaly(a.element(), null, own, "");
                int[] all = IntStream.range(0, value.length).toArray();
                yield anomaly.layer(value, all, a.form());
            }
            case Recipe.Column c -> {
                float[] value = column(c.column());
                yield value == null ? asItStands(l) : scaled(c.name(), value);
            }
        };
    }

    private float[] estimated(Recipe recipe) {
        float[] raw = variable(recipe.name());
        if (raw == null) {
            throw new IllegalStateException("layer " + recipe.name() + " was estimated");
        }
        return scaled(recipe.name(), raw);
    }

    private float[] scaled(String layer, float[] raw) {
        Scaling scaling = run.scalings().get(layer);
        if (scaling == null) {
            throw new IllegalStateException("layer " + layer + " was scaled");
        }
        return scaling.apply(raw);
    }

    private float[] asItStands(int l) {
        float[] whole = run.evidence().layers()[l];
        if (places.length == whole.length) {
            return whole; // columns are shared, not copied
        }
        float[] layer = new float[places.length];
        for (int i = 0; i < layer.length; i++) {
            layer[i] = whole[places[i]];
        }
        return layer;
    }

    /// A column of the run's block model made anew, null if it stays as it is.
    float @Nullable [] column(String name) {
        if (made.containsKey(name)) {
            return made.get(name);
        }
        if (name.endsWith(RAW)) {
            String layer = name.substring(0, name.length() - RAW.length());
            if (run.isLayer(layer)) {
                return variable(layer);
            }
        }
        float[] value = run.isLayer(name) ? null : variable(name);
        if (value == null) {
            return null;
        }
        float[] concentration = new float[value.length];
        for (int i = 0; i < value.length; i++) {
            concentration[i] = value[i] < 0 ? 0 : value[i];
        }
        made.put(name, concentration);
        return concentration;
    }

    private float @Nullable [] variable(String name) {
        VariableEstimate v = run.estimates().get(name);
        return v == null ? null : known.computeIfAbsent(name, n -> values.apply(v));
    }
}
