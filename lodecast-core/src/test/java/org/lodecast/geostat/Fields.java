package org.lodecast.geostat;

import java.util.List;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.lodecast.Golden;
import org.lodecast.Seed;
import org.lodecast.geostat.variogram.Structure;
import org.lodecast.geostat.variogram.VariogramModel;

/// Made-up samples for tests.
public final class Fields {
    private Fields() {}

    /// Samples scattered in a box of edge `size`, values uniform and without likeness, each a hole of its
    /// own.
    public static PointSamples uniform(int n, double size, Seed seed) {
        RandomGenerator random = seed.split("uniform").generator();
        double[][] c = new double[4][n];
        for (int i = 0; i < n; i++) {
            c[0][i] = random.nextDouble() * size;
            c[1][i] = random.nextDouble() * size;
            c[2][i] = -random.nextDouble() * size;
            c[3][i] = random.nextDouble();
        }
        return PointSamples.of(c[0], c[1], c[2], c[3]);
    }

    /// A Gaussian field of mean 0 under the model, at the places of the samples: z = L·w, LLᵀ = C, w standard
    /// normal.
    public static PointSamples gaussian(PointSamples at, VariogramModel model, Seed seed) {
        int n = at.size();
        DMatrixRMaj c = new DMatrixRMaj(n, n);
        List<double[]> axes = model.structures().stream().map(Structure::matrix).toList(); // once, not for each pair
        for (int i = 0; i < n; i++) {
            c.set(i, i, model.sill());
            for (int j = 0; j < i; j++) {
                double dx = at.x()[i] - at.x()[j];
                double dy = at.y()[i] - at.y()[j];
                double dz = at.z()[i] - at.z()[j];
                double like = dx == 0 && dy == 0 && dz == 0 ? model.nugget() : 0;
                for (int s = 0; s < axes.size(); s++) {
                    double[] m = axes.get(s);
                    double u = m[0] * dx + m[1] * dy + m[2] * dz;
                    double v = m[3] * dx + m[4] * dy + m[5] * dz;
                    double w = m[6] * dx + m[7] * dy + m[8] * dz;
                    Structure structure = model.structures().get(s);
                    like += structure.partialSill() * structure.kind().correlation(u * u + v * v + w * w);
                }
                c.set(i, j, like);
                c.set(j, i, like);
            }
        }
        var cholesky = DecompositionFactory_DDRM.chol(n, true);
        if (!cholesky.decompose(c)) {
            throw new IllegalStateException("not positive definite");
        }
        DMatrixRMaj l = cholesky.getT(null);
        RandomGenerator random = seed.split("gaussian").generator();
        double[] w = new double[n];
        double[] v = new double[n];
        for (int i = 0; i < n; i++) {
            w[i] = random.nextGaussian();
            for (int j = 0; j <= i; j++) {
                v[i] += l.get(i, j) * w[j];
            }
        }
        return PointSamples.of(at.x(), at.y(), at.z(), v, at.hole());
    }

    /// Vertical holes on random collars in a square of edge `size`, samples `spacing` apart.
    public static PointSamples holes(int holes, int each, double spacing, double size, Seed seed) {
        RandomGenerator random = seed.split("holes").generator();
        int n = holes * each;
        double[][] c = new double[4][n];
        int[] hole = new int[n];
        for (int h = 0; h < holes; h++) {
            double x = random.nextDouble() * size;
            double y = random.nextDouble() * size;
            for (int k = 0; k < each; k++) {
                int i = h * each + k;
                c[0][i] = x;
                c[1][i] = y;
                c[2][i] = -k * spacing;
                c[3][i] = random.nextDouble();
                hole[i] = h;
            }
        }
        return PointSamples.of(c[0], c[1], c[2], c[3], hole);
    }

    /// The columns x, y, z and v of a table as samples.
    public static PointSamples samples(Golden table) {
        return PointSamples.of(table.column("x"), table.column("y"), table.column("z"), table.column("v"));
    }
}
