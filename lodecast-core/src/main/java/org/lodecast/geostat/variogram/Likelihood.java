package org.lodecast.geostat.variogram;

import java.util.Arrays;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.geostat.PointSamples;

/// How likely a model makes the samples, taken for Gaussian of an unknown mean: the restricted likelihood, each
/// sample given but some of those before it (Vecchia 1988; Stein, Chi and Welty 2004).
///
/// −2 log L = Σ log vᵢ + eᵢ²/vᵢ, where eᵢ is the error of ordinary kriging of sample i from its neighbours
/// among those before it and vᵢ the kriging variance. The order is a scattered one, so that neighbours are far
/// for the first samples and near for the last; half of them are the nearest of all, half the nearest in other
/// holes. The model's sill is profiled out: only its shape counts.
final class Likelihood {
    private static final int NEIGHBOURS = 8; // of each sort
    private static final int BLOCK = 64; // samples a task: fixed, for the order of the sums

    private final double[] x;
    private final double[] y;
    private final double[] z;
    private final double[] v;
    private final int[][] near;
    private final Workers workers;

    Likelihood(PointSamples samples, Workers workers) {
        this.workers = workers;
        int n = samples.size();
        Seed seed = new Seed(0).split("likelihood order");
        Integer[] order = new Integer[n];
        long[] rank = new long[n];
        Arrays.setAll(order, i -> i);
        Arrays.setAll(rank, i -> seed.split(i).value());
        Arrays.sort(order, (i, j) -> Long.compare(rank[i], rank[j]));
        PointSamples s =
                samples.pick(Arrays.stream(order).mapToInt(Integer::intValue).toArray());
        x = s.x();
        y = s.y();
        z = s.z();
        v = s.value();
        near = new int[n][];
        workers.forEach((n + BLOCK - 1) / BLOCK, t -> {
            for (int i = t * BLOCK; i < Math.min(n, (t + 1) * BLOCK); i++) {
                near[i] = neighbours(i, s.hole());
            }
        });
    }

    private int[] neighbours(int i, int[] hole) {
        double[] all = new double[NEIGHBOURS];
        int[] allId = new int[NEIGHBOURS];
        double[] far = new double[NEIGHBOURS];
        int[] farId = new int[NEIGHBOURS];
        int n = 0;
        int m = 0;
        for (int j = 0; j < i; j++) {
            double dx = x[j] - x[i];
            double dy = y[j] - y[i];
            double dz = z[j] - z[i];
            double d = dx * dx + dy * dy + dz * dz;
            n = insert(all, allId, n, d, j);
            if (hole[j] != hole[i]) {
                m = insert(far, farId, m, d, j);
            }
        }
        return java.util.stream.IntStream.concat(Arrays.stream(allId, 0, n), Arrays.stream(farId, 0, m))
                .distinct()
                .toArray();
    }

    private static int insert(double[] key, int[] id, int n, double d, int j) {
        if (n == key.length && d >= key[n - 1]) {
            return n;
        }
        int k = n < key.length ? n : n - 1;
        for (; k > 0 && key[k - 1] > d; k--) {
            key[k] = key[k - 1];
            id[k] = id[k - 1];
        }
        key[k] = d;
        id[k] = j;
        return Math.min(n + 1, key.length);
    }

    int size() {
        return v.length;
    }

    /// The value and the sill that it was reached at.
    record Value(double minusTwoLog, double sill) {}

    /// −2 log L of the model's shape at the sill that suits it best.
    Value of(VariogramModel model) {
        int n = v.length;
        Turned turned = new Turned(model);
        double[] sums = workers
                .map((n + BLOCK - 1) / BLOCK, t -> {
                    double[] part = new double[2];
                    Work work = new Work();
                    for (int i = Math.max(1, t * BLOCK); i < Math.min(n, (t + 1) * BLOCK); i++) {
                        work.add(i, turned, part);
                    }
                    return part;
                })
                .stream()
                .reduce(new double[2], (a, b) -> new double[] {a[0] + b[0], a[1] + b[1]});
        double scale = Math.max(sums[1] / (n - 1), Double.MIN_NORMAL);
        return new Value(sums[0] + (n - 1) * (Math.log(scale) + 1), scale * model.sill());
    }

    /// The samples in the axes of each structure, so that a covariance costs one distance and one correlation.
    private final class Turned {
        private final double sill;
        private final double nugget;
        private final Structure[] structure;
        private final double[][] place; // by structure: three numbers a sample

        Turned(VariogramModel model) {
            sill = model.sill();
            nugget = model.nugget();
            structure = model.structures().toArray(Structure[]::new);
            place = new double[structure.length][3 * x.length];
            for (int s = 0; s < structure.length; s++) {
                double[] m = structure[s].matrix();
                for (int i = 0; i < x.length; i++) {
                    for (int d = 0; d < 3; d++) {
                        place[s][3 * i + d] = m[3 * d] * x[i] + m[3 * d + 1] * y[i] + m[3 * d + 2] * z[i];
                    }
                }
            }
        }

        double covariance(int i, int j) {
            double c = x[i] == x[j] && y[i] == y[j] && z[i] == z[j] ? nugget : 0;
            for (int s = 0; s < structure.length; s++) {
                double[] p = place[s];
                double dx = p[3 * i] - p[3 * j];
                double dy = p[3 * i + 1] - p[3 * j + 1];
                double dz = p[3 * i + 2] - p[3 * j + 2];
                c += structure[s].partialSill() * structure[s].kind().correlation(dx * dx + dy * dy + dz * dz);
            }
            return c;
        }
    }

    /// One kriging system.
    private final class Work {
        private final double[] l = new double[(2 * NEIGHBOURS + 1) * (2 * NEIGHBOURS + 2) / 2];
        private final double[] c = new double[2 * NEIGHBOURS];
        private final double[] one = new double[2 * NEIGHBOURS];
        private final double[] value = new double[2 * NEIGHBOURS];

        void add(int i, Turned model, double[] part) {
            int[] id = near[i];
            int m = id.length;
            double sill = model.sill;
            double hair = 1e-10 * sill; // keeps systems of like places solvable
            // L of C = LLᵀ, row by row, and forward solutions of the right sides as we go.
            for (int a = 0, at = 0; a < m; a++) {
                int row = at;
                for (int b = 0; b <= a; b++, at++) {
                    double s = b == a ? sill + hair : model.covariance(id[a], id[b]);
                    int other = b * (b + 1) / 2;
                    for (int k = 0; k < b; k++) {
                        s -= l[row + k] * l[other + k];
                    }
                    l[at] = b == a ? Math.sqrt(Math.max(s, hair)) : s / l[other + b];
                }
                double f = model.covariance(id[a], i);
                double g = 1;
                double h = v[id[a]];
                for (int k = 0; k < a; k++) {
                    f -= l[row + k] * c[k];
                    g -= l[row + k] * one[k];
                    h -= l[row + k] * value[k];
                }
                double d = l[row + a];
                c[a] = f / d;
                one[a] = g / d;
                value[a] = h / d;
            }
            double cc = 0;
            double c1 = 0;
            double cz = 0;
            double oo = 0;
            double oz = 0;
            for (int k = 0; k < m; k++) {
                cc += c[k] * c[k];
                c1 += c[k] * one[k];
                cz += c[k] * value[k];
                oo += one[k] * one[k];
                oz += one[k] * value[k];
            }
            double mean = oz / oo;
            double error = v[i] - mean - (cz - c1 * mean);
            double variance = Math.max(sill - cc + (1 - c1) * (1 - c1) / oo, 1e-10 * sill);
            part[0] += Math.log(variance);
            part[1] += error * error / variance;
        }
    }
}
