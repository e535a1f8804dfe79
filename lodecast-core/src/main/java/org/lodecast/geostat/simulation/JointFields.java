package org.lodecast.geostat.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.lodecast.Seed;
import org.lodecast.geostat.variogram.VariogramModel;

/// Draws fields of several variables, each under its own variogram, that vary together. All are sums over
/// the same waves, drawn from the mean q of their spectral densities; what a wave weighs in each is the
/// share of that variable's own density f, and its two normal numbers (of cosine and sine) correlate
/// among the variables by R:
///
///     sᵢ(p) = Σₙ √(fᵢ(kₙ) / (N q(kₙ))) [aᵢₙ cos(kₙ·p) + bᵢₙ sin(kₙ·p)],    E[aᵢ aⱼ] = E[bᵢ bⱼ] = Rᵢⱼ
///
/// so that covariances are ∫ fᵢ cos(k·h) dk, those of the models, and cross-covariances Rᵢⱼ ∫ √(fᵢ fⱼ)
/// cos(k·h) dk: at one place Rᵢⱼ where two models are alike but for their sills, less as far as they are
/// not. Nuggets correlate by R too. No variable's density is more than q times their number, so none has
/// few waves of weight.
final class JointFields {
    private final List<List<Spectrum>> spectra;
    private final double[] structured; // sills without the nuggets
    private final int[] sources; // variables that are no pure nugget

    JointFields(List<VariogramModel> models) {
        spectra = models.stream()
                .map(m -> m.structures().stream()
                        .filter(s -> s.partialSill() > 0)
                        .map(s -> Spectrum.of(s).bounded())
                        .toList())
                .toList();
        structured = spectra.stream()
                .mapToDouble(all -> all.stream().mapToDouble(Spectrum::sill).sum())
                .toArray();
        sources = IntStream.range(0, structured.length)
                .filter(i -> structured[i] > 0)
                .toArray();
    }

    List<SpectralField> draw(List<VariogramModel> models, double[][] correlation, int waves, Seed seed) {
        int variables = models.size();
        double[][] factor = factor(correlation);
        int n = sources.length == 0 ? 0 : waves;
        double[][] k = new double[3][n];
        double[][] phase = new double[variables][n];
        double[][] amplitude = new double[variables][n];
        RandomGenerator random = seed.split("waves").generator();
        double[] wave = new double[3];
        double[] a = new double[variables];
        double[] b = new double[variables];
        for (int i = 0; i < n; i++) {
            structure(sources[i % sources.length], random).draw(random, wave);
            double[] f = new double[variables];
            double q = 0;
            for (int v : sources) {
                for (Spectrum s : spectra.get(v)) {
                    f[v] += s.density(wave);
                }
                q += f[v] / structured[v] / sources.length;
            }
            for (int v = 0; v < variables; v++) {
                a[v] = random.nextGaussian();
                b[v] = random.nextGaussian();
            }
            for (int axis = 0; axis < 3; axis++) {
                k[axis][i] = wave[axis];
            }
            for (int v : sources) {
                double cos = dot(factor[v], a);
                double sin = dot(factor[v], b);
                amplitude[v][i] = Math.sqrt(f[v] / q / n) * Math.hypot(cos, sin);
                phase[v][i] = Math.atan2(-sin, cos);
            }
        }
        List<SpectralField> fields = new ArrayList<>();
        for (int v = 0; v < variables; v++) {
            fields.add(new SpectralField(
                    k, phase[v], amplitude[v], models.get(v).nugget(), factor[v], seed.split("nugget")));
        }
        return fields;
    }

    /// One of a variable's structures, by its share in the sill.
    private Spectrum structure(int variable, RandomGenerator random) {
        double left = random.nextDouble() * structured[variable];
        List<Spectrum> all = spectra.get(variable);
        int s = 0;
        while (s < all.size() - 1 && left >= all.get(s).sill()) {
            left -= all.get(s++).sill();
        }
        return all.get(s);
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    /// F with F Fᵀ = R, by eigenvectors. Correlations that were measured on unlike sets of samples may be no
    /// correlations of anything: negative eigenvalues become 0, and rows are made as long as 1 again.
    static double[][] factor(double[][] correlation) {
        int n = correlation.length;
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
        if (!eigen.decompose(new DMatrixRMaj(correlation))) {
            throw new IllegalStateException("no eigenvalues of " + Arrays.deepToString(correlation));
        }
        double[][] factor = new double[n][n];
        for (int j = 0; j < n; j++) {
            double root = Math.sqrt(Math.max(0, eigen.getEigenvalue(j).getReal()));
            DMatrixRMaj vector = eigen.getEigenVector(j);
            for (int i = 0; i < n; i++) {
                factor[i][j] = root * vector.get(i, 0);
            }
        }
        for (double[] row : factor) {
            double length = Math.sqrt(dot(row, row));
            for (int j = 0; j < n; j++) {
                row[j] /= length;
            }
        }
        return factor;
    }
}
