package org.lodecast.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.lodecast.Progress;
import org.lodecast.Workers;
import org.lodecast.block.Grid;
import org.lodecast.geostat.PointSamples;
import org.lodecast.geostat.kriging.Estimates;
import org.lodecast.geostat.kriging.Kriging;
import org.lodecast.geostat.kriging.KrigingType;
import org.lodecast.geostat.kriging.Neighbourhood;

/// Our side of {@link KrigingBench}, a process of its own as the peers' are, with their arguments. Timed from
/// the samples in memory to the last estimate, in two passes: one while Java is still compiling, then one when
/// it is done, as in a grid of some millions of voxels it soon is.
final class OwnKriging {
    private OwnKriging() {}

    /// What is estimated, and how.
    enum Mode {
        /// A search for each node.
        EXACT,
        /// Neighbourhoods shared by the nodes of a tile.
        SHARED,
        /// Twelve variables of one model at once, a search for each node.
        TWELVE;

        int variables() {
            return this == TWELVE ? 12 : 1;
        }
    }

    /// @param args mode, folder, nodes, neighbours; the model is {@link KrigingProblem}'s own
    public static void main(String[] args) throws IOException {
        Mode mode = Mode.valueOf(args[0]);
        Path folder = Path.of(args[1]);
        int nodes = Integer.parseInt(args[2]);
        KrigingProblem p = KrigingProblem.read(folder);
        Neighbourhood near = Neighbourhood.sphere(Double.POSITIVE_INFINITY, 1, Integer.parseInt(args[3]));
        if (mode == Mode.SHARED) {
            near = near.share();
        }
        List<PointSamples> variables = variables(p.samples(), mode.variables());
        double[] value = new double[nodes];
        double[] variance = new double[nodes];
        long start = System.nanoTime();
        estimate(p, variables, near, value, variance);
        double cold = (System.nanoTime() - start) / 1e9;
        long cpu = cpu();
        start = System.nanoTime();
        estimate(p, variables, near, value, variance);
        double seconds = (System.nanoTime() - start) / 1e9;
        cpu = cpu() - cpu;
        String file = "lodecast-" + mode.name().toLowerCase(Locale.ROOT) + ".f64";
        DoubleFile.write(folder.resolve(file), value, variance);
        String version = OwnKriging.class.getPackage().getImplementationVersion();
        System.out.printf(
                Locale.ROOT,
                "cold %.6f%nmeasured %.6f %.6f lodecast %s, Java %s%n",
                cold,
                seconds,
                cpu / 1e9,
                version == null ? "unpacked" : version,
                Runtime.version());
    }

    /// The whole grid is estimated as grids are, to floats; a part of it as points, to doubles.
    private static void estimate(
            KrigingProblem p, List<PointSamples> variables, Neighbourhood near, double[] value, double[] variance) {
        Kriging kriging = Kriging.together(variables, KrigingProblem.model(), near, KrigingType.ORDINARY, null);
        Grid grid = p.grid();
        if (value.length == grid.size()) {
            kriging.stream(grid, null, new float[0][], Workers.ONE, Progress.NONE, slab -> {
                int from = grid.index(0, 0, slab.level());
                for (int i = 0; i < slab.variance().length; i++) {
                    value[from + i] = slab.value()[i];
                    variance[from + i] = slab.variance()[i];
                }
            });
            return;
        }
        int n = value.length;
        Estimates e = kriging.at(
                Arrays.copyOf(p.x(), n), Arrays.copyOf(p.y(), n), Arrays.copyOf(p.z(), n), Workers.ONE, Progress.NONE);
        System.arraycopy(e.value(), 0, value, 0, n);
        System.arraycopy(e.variance(), 0, variance, 0, n);
    }

    /// The variable itself, and others at the same places.
    private static List<PointSamples> variables(PointSamples s, int count) {
        List<PointSamples> variables = new ArrayList<>(List.of(s));
        for (int k = 1; k < count; k++) {
            double[] value = s.value().clone();
            for (int i = 0; i < value.length; i++) {
                value[i] = k * value[i] + Math.sin(k + s.x()[i] / 70);
            }
            variables.add(PointSamples.of(s.x(), s.y(), s.z(), value, s.hole()));
        }
        return variables;
    }

    /// Of all threads [ns], the compiler's and the collector's too; −1 where the system does not tell.
    private static long cpu() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : -1;
    }
}
