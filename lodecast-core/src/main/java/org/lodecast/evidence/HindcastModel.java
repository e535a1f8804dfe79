package org.lodecast.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lodecast.Progress;
import org.lodecast.Workers;
import org.lodecast.block.Grid;
import org.lodecast.geostat.PointSamples;
import org.lodecast.geostat.kriging.Estimates;
import org.lodecast.geostat.kriging.Kriging;

/// Makes a {@link Hindcast}. Voxels are taken by cubes of the ground: of one cube all have the same
/// samples left out, those nearer than the radius to its box, so that each voxel has none within the
/// radius. Places of the context that lie above the ground are estimated too, from the samples below: as
/// the ground once stood there.
///
/// @param run whose layers they are
public record HindcastModel(EvidenceRun run) {
    private static final double SHARE_OF_DISTANCE = 2.0 / 3;
    private static final double EDGE = 40; // of a cube [m]

    /// How far samples are left out unless the user says: two thirds of the median distance of the ground
    /// to a sample, so that known ground is seen about as the ground between the holes is; at most the
    /// range of the variogram, beyond which samples say nothing, and at least a voxel.
    ///
    /// @param distance to the nearest sample, by voxel [m]
    /// @param range of the main element [m]
    public static double usualRadius(float[] distance, int[] ground, double range, Grid grid) {
        double[] sorted = IntStream.of(ground)
                .mapToDouble(v -> distance[v])
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        double cell = Math.max(grid.dx(), grid.dz());
        double median = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
        return Math.rint(Math.max(cell, Math.min(SHARE_OF_DISTANCE * median, range)));
    }

    /// @param voxels to look at, rising
    /// @param radius [m]
    /// @param main variable whose samples measure the distance
    public Hindcast of(int[] voxels, double radius, Context context, String main, Workers workers, Progress progress) {
        Map<Long, List<Integer>> cubes = new TreeMap<>();
        for (int i = 0; i < voxels.length; i++) {
            cubes.computeIfAbsent(cube(voxels[i]), k -> new ArrayList<>()).add(i);
        }
        List<int[]> parts = cubes.values().stream()
                .map(rows -> rows.stream().mapToInt(i -> i).toArray())
                .toList();
        float[] distance = new float[voxels.length];
        float[][] terms =
                new float[voxels.length][context.size() * run.evidence().count()];
        progress.begin("hindcast", voxels.length);
        workers.forEach(parts.size(), p -> {
            int[] rows = parts.get(p);
            new Part(voxels, rows, radius, context).fill(main, distance, terms);
            progress.advance(rows.length);
        });
        return new Hindcast(voxels, radius, distance, context, terms);
    }

    private long cube(int voxel) {
        Grid g = run.evidence().grid();
        long x = (long) (g.ix(voxel) * g.dx() / EDGE);
        long y = (long) (g.iy(voxel) * g.dy() / EDGE);
        long z = (long) (g.iz(voxel) * g.dz() / EDGE);
        return (z << 42) + (y << 21) + x;
    }

    /// The voxels of one cube.
    private final class Part {
        private final Grid grid = run.evidence().grid();
        private final int[] voxels;
        private final int[] rows;
        private final double radius;
        private final Context context;
        private final double[] low = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
        private final double[] high = {-Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};

        /// The voxels at which layers are wanted, rising, each once.
        private final int[] places;

        private @Nullable Kriging last;

        Part(int[] voxels, int[] rows, double radius, Context context) {
            this.voxels = voxels;
            this.rows = rows;
            this.radius = radius;
            this.context = context;
            for (int row : rows) {
                double[] p = centre(voxels[row]);
                for (int k = 0; k < 3; k++) {
                    low[k] = Math.min(low[k], p[k]);
                    high[k] = Math.max(high[k], p[k]);
                }
            }
            places = Arrays.stream(rows)
                    .flatMap(row -> IntStream.range(0, context.size()).map(k -> context.voxel(grid, voxels[row], k)))
                    .sorted()
                    .distinct()
                    .toArray();
        }

        private double[] centre(int v) {
            int ix = grid.ix(v);
            int iy = grid.iy(v);
            return new double[] {grid.x(ix, iy), grid.y(ix, iy), grid.z(grid.iz(v))};
        }

        void fill(String main, float[] distance, float[][] terms) {
            float[][] layers = new RemadeLayers(run, places, this::estimate, Map.of()).layers();
            VariableEstimate measured = run.estimates().get(main);
            for (int row : rows) {
                distance[row] = measured == null ? Float.NaN : nearest(measured.samples(), centre(voxels[row]));
                int t = 0;
                for (int k = 0; k < context.size(); k++) {
                    int there = at(context.voxel(grid, voxels[row], k));
                    int own = at(voxels[row]);
                    for (float[] layer : layers) {
                        terms[row][t++] = layer[there >= 0 && !Float.isNaN(layer[there]) ? there : own];
                    }
                }
            }
        }

        private int at(int voxel) {
            return Arrays.binarySearch(places, voxel);
        }

        private boolean left(PointSamples s, int i) {
            double[] p = {s.x()[i], s.y()[i], s.z()[i]};
            double sum = 0;
            for (int k = 0; k < 3; k++) {
                double d = Math.max(0, Math.max(low[k] - p[k], p[k] - high[k]));
                sum += d * d;
            }
            return sum > radius * radius;
        }

        private float nearest(PointSamples s, double[] p) {
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < s.size(); i++) {
                if (left(s, i)) {
                    double dx = s.x()[i] - p[0];
                    double dy = s.y()[i] - p[1];
                    double dz = s.z()[i] - p[2];
                    least = Math.min(least, dx * dx + dy * dy + dz * dz);
                }
            }
            return least < Double.POSITIVE_INFINITY ? (float) Math.sqrt(least) : Float.NaN;
        }

        private Estimates estimates(VariableEstimate few, double[][] p) {
            if (few.settings().method().kriges()) {
                last = few.kriging(grid, last);
                return last.at(p[0], p[1], p[2], Workers.ONE, Progress.NONE);
            }
            return few.distances().at(p[0], p[1], p[2], Workers.ONE, Progress.NONE);
        }

        /// A variable at the places without the samples near the cube; NaN where too few are left.
        private float[] estimate(VariableEstimate v) {
            int[] rest = IntStream.range(0, v.samples().size())
                    .filter(i -> left(v.samples(), i))
                    .toArray();
            float[] value = new float[places.length];
            Arrays.fill(value, Float.NaN);
            if (rest.length < 2) {
                return value;
            }
            double[][] p = new double[3][places.length];
            for (int i = 0; i < places.length; i++) {
                double[] c = centre(places[i]);
                for (int k = 0; k < 3; k++) {
                    p[k][i] = c[k];
                }
            }
            Estimates e = estimates(v.pick(rest), p);
            for (int i = 0; i < value.length; i++) {
                value[i] = (float) e.value()[i];
            }
            return value;
        }
    }
}
