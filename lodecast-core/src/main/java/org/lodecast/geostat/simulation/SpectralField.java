package org.lodecast.geostat.simulation;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.block.Grid;
import org.lodecast.geostat.kriging.Discretisation;
import org.lodecast.geostat.variogram.VariogramModel;

/// A random field of mean 0 under a variogram model, of no samples' making: for each structure a sum of N
/// cosines whose wave vectors are drawn from its spectral density (see `WaveVectors`), and a nugget that
/// is a normal number of its own at each place.
///
///     s(p) = √nugget·ε(p) + Σ √(2c/N) Σᵢ cos(kᵢ·p + φᵢ),    k = Mᵀω,  φ uniform on [0, 2π)
///
/// c the partial sill of a structure, M the matrix of its anisotropy over its range, ω a wave vector of
/// range 1. Over many seeds mean and covariance are exactly those of the model, at all lags; within one
/// field sums over places scatter about them by about 1/√N. With a thousand waves a value is normal for
/// all that can be seen of it. ε(p) is drawn from the seed and the coordinates alone: two places that
/// agree in every bit have one nugget.
///
/// The mean of a block, as a grid of points stands for it, costs no more than a point: each cosine is
/// multiplied by the mean of cos(k·offset) over the points. The nugget averages out in it, as it does in
/// block kriging.
///
/// Cost: voxels × structures × N, two multiplications and additions each, about 0.1 ns on one core with
/// vectors of eight numbers; a point alone takes a cosine, about 15 ns, a wave.
///
/// Source: Shinozuka and Jan (1972), Digital simulation of random processes and its applications, Journal
/// of Sound and Vibration 25, 111–128; Lantuéjoul (2002), Geostatistical Simulation, ch. 15.
///
/// Safe for use by many threads; results do not depend on their number.
public final class SpectralField {
    /// Waves of each structure unless the caller says.
    public static final int WAVES = 1000;

    private static final int POINTS = 64; // of a task

    private final boolean hasNugget;
    private final double[] share; // of each independent noise in the nugget, times its square root
    private final Seed noise;
    private final double[][] k; // wave vectors: east, north, up [rad/m]
    private final double[] phase;
    private final double[] amplitude;

    /// @param share of each independent noise in this field's nugget; squares sum to 1
    SpectralField(double[][] k, double[] phase, double[] amplitude, double nugget, double[] share, Seed noise) {
        this.k = k;
        this.phase = phase;
        this.amplitude = amplitude;
        this.share = Arrays.stream(share).map(s -> s * Math.sqrt(nugget)).toArray();
        this.noise = noise;
        hasNugget = nugget > 0;
    }

    /// With the usual number of waves.
    public static SpectralField of(VariogramModel model, Seed seed) {
        return of(model, WAVES, seed);
    }

    /// @param waves N of each structure
    public static SpectralField of(VariogramModel model, int waves, Seed seed) {
        if (waves < 1) {
            throw new IllegalArgumentException("waves: at least 1, not " + waves);
        }
        List<Spectrum> spectra = model.structures().stream()
                .filter(s -> s.partialSill() > 0)
                .map(Spectrum::of)
                .toList();
        int n = spectra.size() * waves;
        double[][] k = new double[3][n];
        double[] phase = new double[n];
        double[] amplitude = new double[n];
        double[] wave = new double[3];
        for (int s = 0; s < spectra.size(); s++) {
            RandomGenerator random = seed.split("structure").split(s).generator();
            for (int i = s * waves; i < (s + 1) * waves; i++) {
                spectra.get(s).draw(random, wave);
                for (int axis = 0; axis < 3; axis++) {
                    k[axis][i] = wave[axis];
                }
                phase[i] = random.nextDouble(2 * Math.PI);
                amplitude[i] = Math.sqrt(2 * spectra.get(s).sill() / waves);
            }
        }
        return new SpectralField(k, phase, amplitude, model.nugget(), new double[] {1}, seed.split("nugget"));
    }

    /// Fields of several variables that vary together, each under its own model, as `JointFields` says:
    /// at one place they correlate as asked where their models are alike but for the sills, less as far
    /// as they are not. Each costs what a field of {@link #wavesTogether} waves does.
    ///
    /// @param correlation between the variables, symmetric, 1 on the diagonal
    public static List<SpectralField> together(List<VariogramModel> models, double[][] correlation, Seed seed) {
        return together(models, correlation, wavesTogether(models.size()), seed);
    }

    /// @param waves that they share
    static List<SpectralField> together(List<VariogramModel> models, double[][] correlation, int waves, Seed seed) {
        return new JointFields(models).draw(models, correlation, waves, seed);
    }

    /// Waves that so many variables share: more for many, of whose waves some weigh little in each.
    static int wavesTogether(int variables) {
        return Math.max(2 * WAVES, WAVES / 5 * variables);
    }

    /// The field at a place, nugget included.
    public double at(double x, double y, double z) {
        double sum = 0;
        for (int i = 0; i < phase.length; i++) {
            sum += amplitude[i] * Math.cos(k[0][i] * x + k[1][i] * y + k[2][i] * z + phase[i]);
        }
        return sum + nugget(x, y, z);
    }

    private double nugget(double x, double y, double z) {
        if (!hasNugget) {
            return 0;
        }
        RandomGenerator place =
                noise.split(bits(x)).split(bits(y)).split(bits(z)).generator();
        double sum = 0;
        for (double s : share) {
            sum += s * place.nextGaussian();
        }
        return sum;
    }

    private static long bits(double v) {
        return Double.doubleToLongBits(v + 0.0); // a negative zero is the same place
    }

    /// The field at places, nugget included.
    public double[] at(double[] x, double[] y, double[] z, Workers workers) {
        double[] value = new double[x.length];
        workers.forEach((x.length + POINTS - 1) / POINTS, task -> {
            for (int i = task * POINTS; i < Math.min(x.length, (task + 1) * POINTS); i++) {
                value[i] = at(x[i], y[i], z[i]);
            }
        });
        return value;
    }

    /// The field at the centres of voxels, or its mean over the blocks about them; NaN at all other
    /// voxels. At a centre it is {@link #at} of it, but for the rounding of floats.
    ///
    /// @param voxels indices into the grid
    /// @param block points whose mean stands for a voxel; null for the centre
    /// @param progress is advanced by one a voxel, not begun
    public float[] onto(Grid grid, int[] voxels, @Nullable Discretisation block, Workers workers, Progress progress) {
        BitSet wanted = new BitSet(grid.size());
        for (int v : voxels) {
            wanted.set(v);
        }
        float[] field =
                new WaveRows(grid, k, phase, block == null ? amplitude : within(block)).sum(wanted, workers, progress);
        if (hasNugget && block == null) {
            workers.forEach(grid.nz(), iz -> {
                int from = grid.index(0, 0, iz);
                int to = from + grid.nx() * grid.ny();
                for (int v = wanted.nextSetBit(from); v >= 0 && v < to; v = wanted.nextSetBit(v + 1)) {
                    int ix = grid.ix(v);
                    int iy = grid.iy(v);
                    field[v] += (float) nugget(grid.x(ix, iy), grid.y(ix, iy), grid.z(iz));
                }
            });
        }
        return field;
    }

    /// Amplitudes of the waves' means over the points of a block.
    private double[] within(Discretisation block) {
        double cos = Math.cos(block.rotation());
        double sin = Math.sin(block.rotation());
        double[] mean = new double[amplitude.length];
        for (int i = 0; i < mean.length; i++) {
            double u = k[0][i] * cos - k[1][i] * sin;
            double v = k[0][i] * sin + k[1][i] * cos;
            mean[i] = amplitude[i]
                    * meanCosine(u * block.dx(), block.nx())
                    * meanCosine(v * block.dy(), block.ny())
                    * meanCosine(k[2][i] * block.dz(), block.nz());
        }
        return mean;
    }

    /// Mean of cos over n points, evenly spread about 0 over `across` [rad]; that of sin is 0.
    private static double meanCosine(double across, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += Math.cos(((i + 0.5) / n - 0.5) * across);
        }
        return sum / n;
    }
}
