package org.lodecast.geostat.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.block.Grid;
import org.lodecast.geostat.PointSamples;
import org.lodecast.geostat.Transform;
import org.lodecast.geostat.kriging.Discretisation;
import org.lodecast.geostat.kriging.Kriging;
import org.lodecast.geostat.kriging.KrigingType;
import org.lodecast.geostat.kriging.Neighbourhood;
import org.lodecast.geostat.variogram.VariogramModel;

/// What the ground may be like, given the samples: fields that vary as the variogram says and agree with
/// the samples, where an estimate is smooth. Many of them show how far the estimate can be trusted.
///
///     z(p) = z*(p) + [s(p) − s*(p)] = (z − s)*(p) + s(p)
///
/// s a field of mean 0 under the variogram ({@link SpectralField}), * kriging from the samples' places:
/// the error of kriging s, which is known, stands in for that of kriging z, which is not. Kriging is
/// linear in the values, so one kriging of the differences does both. Mean and variance of many such
/// fields are the estimate and its kriging variance: exactly by simple kriging, as well as an unknown
/// mean can be told by the others.
///
/// All this is on the scale of the samples given, where values should be normal, and the transform takes
/// each result back to units. A voxel is a point, its centre, nugget and all; where a block is given it
/// is the mean of the block's points, in which the nugget averages out. A centre that is a sample's place
/// has its value.
///
/// Edges: where kriging gives no estimate there is NaN.
///
/// Source: Journel (1974), Geostatistics for conditional simulation of ore bodies, Economic Geology 69,
/// 673–687; Chilès and Delfiner (2012), Geostatistics, 2nd edition, section 7.3.
///
/// @param samples on the scale that is kriged
/// @param model there
/// @param neighbourhood of the kriging
/// @param type of the kriging; no external drift
/// @param block points whose mean stands for a voxel; null for its centre
/// @param transform from units to the scale that is kriged
public record ConditionalSimulation(
        PointSamples samples,
        VariogramModel model,
        Neighbourhood neighbourhood,
        KrigingType type,
        @Nullable Discretisation block,
        Transform transform) {

    public ConditionalSimulation {
        if (type.external() > 0) {
            throw new IllegalArgumentException("simulation knows no external variables");
        }
        if (block != null && transform != Transform.IDENTITY) {
            throw new IllegalArgumentException("simulated blocks cannot be transformed back");
        }
    }

    /// One realisation; see the other.
    public float[] onto(Grid grid, int[] voxels, Seed seed, Workers workers, Progress progress) {
        return onto(grid, voxels, List.of(seed), workers, progress).getFirst();
    }

    /// Realisations, one a seed, in units; NaN at voxels that were not asked for. Several at once take
    /// one kriging for all: each system is solved once, and a further realisation costs little more than
    /// its random field. They are those of one at a time but for rounding.
    ///
    /// @param voxels indices into the grid, each at most once
    /// @param seeds at least one; a float a voxel of the grid is kept for each
    public List<float[]> onto(Grid grid, int[] voxels, List<Seed> seeds, Workers workers, Progress progress) {
        List<SpectralField> fields =
                seeds.stream().map(seed -> SpectralField.of(model, seed)).toList();
        return of(fields, grid, voxels, workers, progress);
    }

    /// Realisations made of these random fields, which may vary together with those of other variables.
    ///
    /// @param fields under the model
    /// @param voxels indices into the grid, each at most once
    public List<float[]> of(List<SpectralField> fields, Grid grid, int[] voxels, Workers workers, Progress progress) {
        List<PointSamples> differences = new ArrayList<>();
        for (SpectralField field : fields) {
            double[] s = field.at(samples.x(), samples.y(), samples.z(), workers);
            double[] difference = new double[s.length];
            Arrays.setAll(difference, i -> samples.value()[i] - s[i]);
            differences.add(PointSamples.of(samples.x(), samples.y(), samples.z(), difference, samples.hole()));
        }
        float[][] kriged = Kriging.together(differences, model, neighbourhood, type, block)
                .onto(grid, voxels, workers, progress)
                .values();
        progress.begin("random fields", (long) fields.size() * voxels.length);
        List<float[]> realisations = new ArrayList<>();
        for (int r = 0; r < kriged.length; r++) {
            float[] value = fields.get(r).onto(grid, voxels, block, workers, progress);
            for (int v : voxels) {
                value[v] = (float) transform.back((double) kriged[r][v] + value[v]);
            }
            realisations.add(value);
        }
        return realisations;
    }
}
