package org.lodecast.evidence;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lodecast.block.BlockModel;
import org.lodecast.block.Grid;

/// The evidence of a run on its whole grid, made anew from other values of its variables.
final class RemadeEvidence {
    private static final String DISTANCE = "distance";
    private static final String VARIANCE = "kriging_variance";
    private static final String SUPPORT = "support";

    private final EvidenceRun run;
    private final Grid grid;
    private final @Nullable BlockModel model;
    private final int[] ground;

    RemadeEvidence(EvidenceRun run) {
        this.run = run;
        grid = run.evidence().grid();
        model = run.evidence().estimates();
        // A distance is known of each voxel below the ground, an estimate not always.
        float[][] there = model != null && model.has(DISTANCE)
                ? new float[][] {model.values(DISTANCE)}
                : run.evidence().layers();
        ground = IntStream.range(0, grid.size())
                .filter(v -> Arrays.stream(there).anyMatch(layer -> !Float.isNaN(layer[v])))
                .toArray();
    }

    /// Voxels below the ground, rising.
    int[] ground() {
        return ground;
    }

    /// A column without a value.
    float[] nothing() {
        float[] column = new float[grid.size()];
        Arrays.fill(column, Float.NaN);
        return column;
    }

    /// The variable that measures the distance where the main element is none of the variables.
    String firstElement() {
        return run.estimates().keySet().stream()
                .filter(name -> !run.isLayer(name))
                .findFirst()
                .orElse("");
    }

    /// The columns that say how near samples are, as far as the run has them.
    ///
    /// @param measured whose samples are meant
    Map<String, float[]> support(VariableEstimate measured, float[] distance, float[] variance) {
        Map<String, float[]> columns = new TreeMap<>();
        if (has(DISTANCE)) {
            columns.put(DISTANCE, distance);
        }
        if (has(VARIANCE)) {
            columns.put(VARIANCE, variance);
        }
        if (has(SUPPORT)) {
            double range = Support.range(measured, grid);
            columns.put(SUPPORT, Support.of(distance, range, has(VARIANCE) ? variance : null, measured.model()));
        }
        return columns;
    }

    private boolean has(String column) {
        return model != null && model.has(column);
    }

    /// @param values of each variable, in its unit, by its name; one that has none becomes NaN
    /// @param columns other columns that are not the run's
    /// @param hindcast what is known of it
    Evidence of(Map<String, float[]> values, Map<String, float[]> columns, @Nullable Hindcast hindcast) {
        RemadeLayers remade = new RemadeLayers(
                run, IntStream.range(0, grid.size()).toArray(), v -> values.getOrDefault(v.name(), nothing()), columns);
        float[][] layers = remade.layers();
        for (int l = 0; l < layers.length; l++) {
            layers[l] = where(run.evidence().layers()[l], layers[l]);
        }
        BlockModel anew = null;
        if (model != null) {
            anew = new BlockModel(grid);
            for (BlockModel.Column c : model.columns().values()) {
                int l = run.evidence().names().indexOf(c.name());
                float[] column = l >= 0 ? null : remade.column(c.name());
                float[] now = l >= 0 ? layers[l] : column == null ? c.values() : where(c.values(), column);
                anew.put(c.name(), c.unit(), now);
            }
        }
        return new Evidence(grid, run.evidence().names(), layers, hindcast, anew);
    }

    /// The values where the run had one: a search that takes samples in another way may find enough where
    /// the run's did not.
    private static float[] where(float[] stood, float[] values) {
        if (stood == values) {
            return values;
        }
        float[] out = values.clone();
        for (int v = 0; v < out.length; v++) {
            out[v] = Float.isNaN(stood[v]) ? Float.NaN : out[v];
        }
        return out;
    }
}
