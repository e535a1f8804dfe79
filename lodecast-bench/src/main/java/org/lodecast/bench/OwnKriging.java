package org.lodecast.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.lodecast.Progress;
import org.lodecast.Workers;
import org.lodecast.geostat.kriging.Estimates;
import org.lodecast.geostat.kriging.Kriging;
import org.lodecast.geostat.kriging.KrigingType;
import org.lodecast.geostat.kriging.Neighbourhood;

/// Our side of {@link KrigingBench}, a process of its own as the peers' are, with their arguments. Timed from
/// the samples in memory to the last estimate; nothing is warmed up, so that the compiler's work counts.
final class OwnKriging {
    private OwnKriging() {}

    /// @param args folder, nodes, neighbours; the model is {@link KrigingProblem}'s own
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        int nodes = Integer.parseInt(args[1]);
        KrigingProblem p = KrigingProblem.read(folder);
        double[] x = Arrays.copyOf(p.x(), nodes);
        double[] y = Arrays.copyOf(p.y(), nodes);
        double[] z = Arrays.copyOf(p.z(), nodes);
        Neighbourhood near = Neighbourhood.sphere(Double.POSITIVE_INFINITY, 1, Integer.parseInt(args[2]));
        long cpu = cpu();
        long start = System.nanoTime();
        Kriging kriging = Kriging.of(p.samples(), KrigingProblem.model(), near, KrigingType.ORDINARY);
        Estimates e = kriging.at(x, y, z, Workers.ONE, Progress.NONE);
        double seconds = (System.nanoTime() - start) / 1e9;
        cpu = cpu() - cpu;
        DoubleFile.write(folder.resolve("lodecast.f64"), e.value(), e.variance());
        String version = OwnKriging.class.getPackage().getImplementationVersion();
        System.out.printf(
                Locale.ROOT,
                "measured %.6f %.6f lodecast %s, Java %s%n",
                seconds,
                cpu / 1e9,
                version == null ? "unpacked" : version,
                Runtime.version());
    }

    /// Of all threads [ns], the compiler's and the collector's too; −1 where the system does not tell.
    private static long cpu() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : -1;
    }
}
