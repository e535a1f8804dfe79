package org.lodecast.evidence;

import org.jspecify.annotations.Nullable;
import org.lodecast.block.Grid;
import org.lodecast.geostat.variogram.VariogramModel;

/// How near data is to a voxel, 1 beside a sample and 0 far from all: the geometric mean of two figures
/// that each see what the other does not.
///
/// By distance: exp(−d/a), d [m] to the nearest composite in which the main element was measured, a [m] its
/// mean
/// range. By kriging: (C − σ²)/(C − C₀) cut to [0, 1], σ² the kriging variance, C the sill, C₀ the nugget:
/// the share
/// of what neighbours can tell that these samples do tell, which knows that samples on one side are worth
/// less than
/// samples all about.
///
/// Edges: estimates that are not kriged, and a pure nugget, have the distance alone.
final class Support {
    private Support() {}

    /// The range a [m] of a variable: at least a voxel.
    static double range(VariableEstimate estimate, Grid grid) {
        return Math.max(estimate.meanRange(), Math.max(grid.dx(), grid.dz()));
    }

    /// @param range a [m]
    /// @param variance σ² of each voxel, or null if there is none
    static float[] of(float[] distance, double range, float @Nullable [] variance, VariogramModel model) {
        double structured = model.sill() - model.nugget();
        float[] support = new float[distance.length];
        for (int v = 0; v < support.length; v++) {
            support[v] = (float) Math.exp(-distance[v] / range);
        }
        if (variance != null && structured > 1e-9 * model.sill()) {
            for (int v = 0; v < support.length; v++) {
                double told = Math.clamp((model.sill() - variance[v]) / structured, 0.0, 1.0);
                support[v] = (float) Math.sqrt(support[v] * told);
            }
        }
        return support;
    }
}
