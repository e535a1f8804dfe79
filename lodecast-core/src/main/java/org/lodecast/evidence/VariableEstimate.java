package org.lodecast.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.block.Grid;
import org.lodecast.geostat.LogTransform;
import org.lodecast.geostat.NormalScore;
import org.lodecast.geostat.PointSamples;
import org.lodecast.geostat.Tails;
import org.lodecast.geostat.Transform;
import org.lodecast.geostat.kriging.Discretisation;
import org.lodecast.geostat.kriging.DistanceEstimator;
import org.lodecast.geostat.kriging.GridEstimates;
import org.lodecast.geostat.kriging.Kriging;
import org.lodecast.geostat.kriging.KrigingType;
import org.lodecast.geostat.simulation.ConditionalSimulation;
import org.lodecast.geostat.variogram.AutomaticVariogram;
import org.lodecast.geostat.variogram.VariogramModel;

/// One variable between its composites: the scale it is kriged on, the variogram fitted there, and the
/// means by which it is estimated. It knows the samples, so it can be asked for estimates and judged by
/// them.
///
/// @param name of the element or layer
/// @param unit of the values, empty if they have none
/// @param settings as resolved for this variable
/// @param samples measured values, in `unit`
/// @param transform to the scale that is kriged
/// @param scaled the samples on that scale
/// @param fit of the variogram there
/// @param mean of the scaled samples, weighted: the known mean of simple kriging
public record VariableEstimate(
        String name,
        String unit,
        EstimateSettings settings,
        PointSamples samples,
        Transform transform,
        PointSamples scaled,
        AutomaticVariogram fit,
        double mean) {

    /// Chooses the transform and fits the variogram.
    ///
    /// @param weights of the samples in a mean, as {@link org.lodecast.drill.Composites#weight()} has them;
    ///     NaN
    ///     counts as none
    /// @param zeros whether values may be 0 before a logarithm is taken, as grades below detection may: a
    ///     little is
    ///     then added to all. Else each value must be above 0
    /// @throws InvalidInput if the scale cannot take the values
    public static VariableEstimate of(
            String name,
            String unit,
            PointSamples samples,
            double[] weights,
            boolean zeros,
            EstimateSettings settings,
            Workers workers) {
        return of(
                name,
                unit,
                samples,
                weights,
                zeros,
                settings,
                (scaled, mean) -> FittedVariogram.of(scaled, settings, type(settings.method(), mean), workers));
    }

    /// With a variogram that was fitted before.
    static VariableEstimate of(
            String name,
            String unit,
            PointSamples samples,
            double[] weights,
            boolean zeros,
            EstimateSettings settings,
            AutomaticVariogram fit) {
        return of(name, unit, samples, weights, zeros, settings, (scaled, mean) -> fit);
    }

    private interface Fit {
        AutomaticVariogram of(PointSamples scaled, double mean);
    }

    private static VariableEstimate of(
            String name,
            String unit,
            PointSamples samples,
            double[] weights,
            boolean zeros,
            EstimateSettings settings,
            Fit fit) {
        double[] weight = Arrays.stream(weights).map(w -> w > 0 ? w : 0).toArray();
        if (!(Arrays.stream(weight).sum() > 0)) {
            Arrays.fill(weight, 1);
        }
        Transform transform = switch (settings.scale()) {
            case NONE -> Transform.IDENTITY;
            case LOG -> log(name, samples.value(), zeros);
            case NORMAL_SCORE -> NormalScore.of(samples.value(), weight, Tails.NONE);
        };
        PointSamples scaled = settings.scale() == EstimateSettings.Scale.NONE ? samples : transform.forward(samples);
        double sum = 0;
        double all = 0;
        for (int i = 0; i < weight.length; i++) {
            sum += weight[i] * scaled.value()[i];
            all += weight[i];
        }
        double mean = sum / all;
        return new VariableEstimate(name, unit, settings, samples, transform, scaled, fit.of(scaled, mean), mean);
    }

    private static Transform log(String name, double[] values, boolean zeros) {
        long bad = Arrays.stream(values).filter(v -> zeros ? v < 0 : v <= 0).count();
        if (bad > 0 || Arrays.stream(values).noneMatch(v -> v > 0)) {
            throw InvalidInput.of(
                    "transform",
                    name + ": " + (bad > 0 ? bad : values.length) + " of " + values.length + " values are "
                            + (bad > 0 && zeros ? "negative" : "not above 0")
                            + ", of which there is no logarithm; expected estimation.variables." + name
                            + ".transform: normal_score or none, or the values mended");
        }
        return LogTransform.of(values);
    }

    public VariogramModel model() {
        return fit.model();
    }

    /// Range of a sphere as large as the ellipsoid of the variogram's longest structure [m], 0 for a pure
    /// nugget.
    public double meanRange() {
        return model().structures().stream()
                .filter(s -> s.partialSill() > 0)
                .map(s -> s.anisotropy().ranges())
                .mapToDouble(r -> Math.cbrt(r[0] * r[1] * r[2]))
                .max()
                .orElse(0);
    }

    /// Kriging of points from scaled values.
    Kriging kriging(PointSamples from) {
        return Kriging.of(from, model(), settings.neighbourhood(), type());
    }

    KrigingType type() {
        return type(settings.method(), mean);
    }

    private static KrigingType type(EstimateSettings.Method method, double mean) {
        return switch (method) {
            case SIMPLE -> KrigingType.simple(mean);
            case TREND -> KrigingType.trend(1);
            case ORDINARY, INVERSE_DISTANCE, NEAREST -> KrigingType.ORDINARY; // the rival of the latter two
        };
    }

    /// Estimates at voxels, in the variable's unit. Variance and slope stay those of the scale that was
    /// kriged.
    ///
    /// @param voxels indices into the grid
    public GridEstimates onto(Grid grid, int[] voxels, Workers workers, Progress progress) {
        return settings.method().kriges()
                ? kriging(grid).onto(grid, voxels, workers, progress)
                : distances().onto(grid, voxels, workers, progress);
    }

    /// The same from some of the samples: scale, variogram and known mean stay.
    VariableEstimate pick(int[] chosen) {
        return new VariableEstimate(
                name, unit, settings, samples.pick(chosen), transform, scaled.pick(chosen), fit, mean);
    }

    /// The same from the samples that are not left out.
    VariableEstimate without(EvidenceRun.LeftOut leftOut) {
        return pick(IntStream.range(0, samples.size())
                .filter(i -> !leftOut.at(samples.x()[i], samples.y()[i], samples.z()[i]))
                .toArray());
    }

    /// A conditional realisation at voxels, in the variable's unit: what the variable may be where the
    /// estimate is a mean; NaN elsewhere. A variable that is not kriged by its settings is kriged all the
    /// same, with the variogram that was fitted. Of a variable on no other scale ({@link
    /// EstimateSettings.Scale#NONE}) it may be negative.
    ///
    /// @param voxels indices into the grid
    public float[] simulate(Grid grid, int[] voxels, Seed seed, Workers workers, Progress progress) {
        return simulation(grid).onto(grid, voxels, seed, workers, progress);
    }

    /// Conditional simulation of voxels of a grid: points, or blocks where these are estimated.
    ConditionalSimulation simulation(Grid grid) {
        return new ConditionalSimulation(
                scaled, model(), settings.neighbourhood(), type(), discretisation(grid), transform);
    }

    /// Kriging of voxels of a grid, in the variable's unit.
    Kriging kriging(Grid grid) {
        return kriging(grid, null);
    }

    /// The same {@linkplain Kriging#after after} that of another variable.
    Kriging kriging(Grid grid, @Nullable Kriging before) {
        return Kriging.after(before, scaled, model(), settings.neighbourhood(), type(), discretisation(grid))
                .backThrough(transform);
    }

    /// The points that stand for a voxel; null for its centre.
    @Nullable
    Discretisation discretisation(Grid grid) {
        int n = settings.block();
        return n == 1 ? null : Discretisation.of(grid, n, n, n);
    }

    /// The estimator of a method that does not krige.
    DistanceEstimator distances() {
        return settings.method() == EstimateSettings.Method.NEAREST
                ? DistanceEstimator.nearest(samples, settings.neighbourhood())
                : DistanceEstimator.inverse(samples, settings.neighbourhood(), DistanceEstimator.USUAL_POWER);
    }

    /// What the user should know of the fit.
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        fit.remarks().forEach(r -> remarks.add("variogram of " + name + ": " + r));
        if (transform instanceof LogTransform(double shift) && shift > 0) {
            remarks.add("logarithms of " + name + ": " + shift + " was added to all values, since some are 0");
        }
        return remarks;
    }
}
