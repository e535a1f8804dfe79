package org.lodecast.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lodecast.Progress;
import org.lodecast.Workers;
import org.lodecast.block.Grid;
import org.lodecast.geostat.PointSamples;
import org.lodecast.geostat.kriging.DistanceEstimator;
import org.lodecast.geostat.kriging.Estimates;
import org.lodecast.geostat.kriging.GridEstimates;
import org.lodecast.geostat.kriging.Kriging;
import org.lodecast.geostat.kriging.KrigingType;
import org.lodecast.geostat.variogram.VariogramModel;

/// Estimates on a grid a few levels at a time, for grids that do not fit into memory. Levels may be asked for in any
/// order and at any height; the numbers are those of {@link VariableEstimate#onto}.
public final class LevelEstimates {
    private final Grid grid;
    private final List<VariableEstimate> variables;
    private final @Nullable Kriging kriging; // else by distance
    private final @Nullable DistanceEstimator distances;

    private LevelEstimates(
            Grid grid,
            List<VariableEstimate> variables,
            @Nullable Kriging kriging,
            @Nullable DistanceEstimator distances) {
        this.grid = grid;
        this.variables = List.copyOf(variables);
        this.kriging = kriging;
        this.distances = distances;
    }

    /// One variable, as its settings say.
    public static LevelEstimates of(VariableEstimate v, Grid grid) {
        return v.settings().method().kriges()
                ? new LevelEstimates(grid, List.of(v), v.kriging(grid), null)
                : new LevelEstimates(grid, List.of(v), null, v.distances());
    }

    /// Several variables by the settings and the model of the first: each system is solved once for all of them.
    /// The variances are those of the first times the ratio of the variances of the values.
    ///
    /// @throws IllegalArgumentException if {@link #obstacle} names a reason, or they were not measured at the same
    ///     places
    public static LevelEstimates together(List<VariableEstimate> variables, Grid grid) {
        String obstacle = obstacle(variables);
        if (!obstacle.isEmpty()) {
            throw new IllegalArgumentException(obstacle);
        }
        VariableEstimate first = variables.getFirst();
        List<PointSamples> samples =
                variables.stream().map(VariableEstimate::samples).toList();
        KrigingType type = first.settings().method() == EstimateSettings.Method.SIMPLE
                ? KrigingType.simple(
                        variables.stream().mapToDouble(VariableEstimate::mean).toArray())
                : first.type();
        VariogramModel model = first.model();
        Kriging kriging =
                Kriging.together(samples, model, first.settings().neighbourhood(), type, first.discretisation(grid));
        return new LevelEstimates(grid, variables, kriging, null);
    }

    /// Why these variables cannot be estimated together; empty if they can.
    public static String obstacle(List<VariableEstimate> variables) {
        for (VariableEstimate v : variables) {
            if (!v.settings().method().kriges()) {
                return v.name() + " is not kriged but estimated by "
                        + v.settings().method().key();
            }
            if (v.settings().scale() != EstimateSettings.Scale.NONE) {
                return v.name() + " is kriged through a transform of its own ("
                        + v.settings().scale().key() + ")";
            }
        }
        return "";
    }

    /// Samples that each is estimated from.
    public int samples() {
        return kriging != null
                ? kriging.samples().size()
                : Objects.requireNonNull(distances).samples().size();
    }

    public List<VariableEstimate> variables() {
        return variables;
    }

    /// Estimates of each variable on some levels.
    ///
    /// @param voxels of the whole grid, those wanted
    /// @param progress is advanced, not begun
    public List<GridEstimates> at(int level, int levels, BitSet voxels, Workers workers, Progress progress) {
        GridEstimates e = kriging != null
                ? kriging.levels(grid, level, levels, voxels, new float[0][], workers, progress)
                : byDistance(Objects.requireNonNull(distances), level, levels, voxels, workers, progress);
        List<GridEstimates> each = new ArrayList<>();
        for (int v = 0; v < variables.size(); v++) {
            each.add(v == 0 ? e : scaled(e, v));
        }
        return each;
    }

    private GridEstimates scaled(GridEstimates e, int v) {
        double first = variables.getFirst().samples().variance();
        double ratio = first > 0 ? variables.get(v).samples().variance() / first : 1;
        float[] variance = new float[e.variance().length];
        for (int i = 0; i < variance.length; i++) {
            variance[i] = (float) (ratio * e.variance()[i]);
        }
        return new GridEstimates(
                e.grid(),
                e.level(),
                new float[][] {e.values()[v]},
                variance,
                e.slope(),
                e.count(),
                e.distance(),
                e.remarks());
    }

    private GridEstimates byDistance(
            DistanceEstimator estimator, int level, int levels, BitSet voxels, Workers workers, Progress progress) {
        int from = grid.index(0, 0, level);
        int n = levels * grid.nx() * grid.ny();
        int[] wanted = voxels.get(from, from + n).stream().toArray();
        double[][] p = new double[3][wanted.length];
        for (int k = 0; k < wanted.length; k++) {
            int ix = grid.ix(from + wanted[k]);
            int iy = grid.iy(from + wanted[k]);
            p[0][k] = grid.x(ix, iy);
            p[1][k] = grid.y(ix, iy);
            p[2][k] = grid.z(grid.iz(from + wanted[k]));
        }
        Estimates e = estimator.at(p[0], p[1], p[2], workers, new Begun(progress));
        float[][] column = new float[5][n];
        for (float[] c : column) {
            Arrays.fill(c, Float.NaN);
        }
        for (int k = 0; k < wanted.length; k++) {
            column[0][wanted[k]] = (float) e.value()[k];
            column[3][wanted[k]] = e.count()[k];
            column[4][wanted[k]] = (float) e.distance()[k];
        }
        return new GridEstimates(
                grid, level, new float[][] {column[0]}, column[1], column[2], column[3], column[4], e.remarks());
    }

    /// Work that is part of what has begun.
    private record Begun(Progress whole) implements Progress {
        @Override
        public void begin(String what, long total) {}

        @Override
        public void advance(long steps) {
            whole.advance(steps);
        }
    }
}
