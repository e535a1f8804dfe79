package org.lodecast.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.geology.SurfaceDistance;
import org.lodecast.geology.TriangleMesh;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// Distance to faults beside VTK: ours onto a whole grid, VTK's on some thousands of its voxels, both with
/// their building of the tree, compared a point; distances are compared before speeds.
@Command(
        name = "distance",
        description = {
            "Distance of 160 × 160 × 290 voxels to 33 faults of 1,000 triangles beside VTK (apt-get install python3-vtk9).",
            "ratio is ours by the faster of VTK's static cell locator and implicit distance, points a second, one working "
                    + "thread each; seconds is ours with all threads. Trees are built within the time."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class DistanceBench implements Callable<Integer> {
    /// Greatest difference allowed [m]: ours are floats, of which the step at 500 m is 3e-5.
    private static final double TOLERANCE = 5e-5;

    private static final Pattern MEASURED = Pattern.compile("(?m)^measured (\\S+) (\\S+) (.+)$");

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--counts", paramLabel = "N", split = ",", description = "Voxels along each axis.")
    private List<Integer> counts = List.of(160, 160, 290);

    @Option(names = "--faults", paramLabel = "N", description = "Faults.")
    private int faults = 33;

    @Option(names = "--triangles", paramLabel = "N", description = "Triangles of a fault, about.")
    private int triangles = 1000;

    @Option(names = "--peer-points", paramLabel = "N", description = "Voxels that the peer measures.")
    private int peerPoints = 200_000;

    @Option(names = "--rounds", paramLabel = "N", description = "How often each runs; medians count.")
    private int rounds = 3;

    @Option(names = "--threads", paramLabel = "N", description = "Working threads of `seconds`.")
    private int threads = Runtime.getRuntime().availableProcessors();

    /// The last line, for scripts. `ours` and `peer` are points a second of one thread, `point_by_point` ours
    /// asked a point at a time, `cold` the seconds of the first pass, while Java compiles.
    record Line(
            double ratio,
            long ours,
            long peer,
            long point_by_point,
            double seconds,
            double cold,
            int threads,
            String peer_name,
            long peer_locator,
            long peer_implicit,
            double difference,
            int voxels,
            int triangles,
            int peer_points,
            int rounds) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("lodecast-bench");
        try {
            run(folder);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return 0;
    }

    private void run(Path folder) throws IOException, InterruptedException {
        List<String> peer = peer(folder);
        DistanceProblem p =
                DistanceProblem.made(new Seed(1), counts.get(0), counts.get(1), counts.get(2), faults, triangles);
        int of = p.faults().stream().mapToInt(TriangleMesh::triangles).sum();
        say("%,d voxels, %,d triangles of %d faults", p.grid().size(), of, faults);
        int[] nodes = nodes(p, folder);
        List<Double> all = new ArrayList<>();
        List<Double> one = new ArrayList<>();
        List<Double> points = new ArrayList<>();
        List<Double> locator = new ArrayList<>();
        List<Double> implicit = new ArrayList<>();
        String name = "";
        double difference = 0;
        double cold = onto(p, threads).seconds();
        say("cold: %.2f s with %d threads", cold, threads);
        for (int r = 1; r <= rounds; r++) {
            Pass many = onto(p, threads);
            Pass single = onto(p, 1);
            all.add(many.seconds());
            one.add(p.grid().size() / single.seconds());
            points.add(pointByPoint(p, nodes));
            Matcher m = MEASURED.matcher(Contestant.say(peer));
            if (!m.find()) {
                throw new IOException("the peer did not say what it measured");
            }
            locator.add(nodes.length / Double.parseDouble(m.group(1)));
            implicit.add(nodes.length / Double.parseDouble(m.group(2)));
            name = m.group(3).trim();
            difference = Math.max(difference, agree(nodes, single.distance(), folder, name));
            say(
                    "round %d: %.2f s with %d threads, %.2f s with one; a point at a time %,.0f a second; %s locator %,.0f, "
                            + "implicit %,.0f a second",
                    r,
                    many.seconds(),
                    threads,
                    single.seconds(),
                    points.getLast(),
                    name,
                    locator.getLast(),
                    implicit.getLast());
        }
        double ours = median(one);
        double theirs = Math.max(median(locator), median(implicit));
        say(
                "%s",
                JsonMapper.shared()
                        .writeValueAsString(new Line(
                                thousandths(ours / theirs),
                                Math.round(ours),
                                Math.round(theirs),
                                Math.round(median(points)),
                                thousandths(median(all)),
                                thousandths(cold),
                                threads,
                                name,
                                Math.round(median(locator)),
                                Math.round(median(implicit)),
                                difference,
                                p.grid().size(),
                                of,
                                nodes.length,
                                rounds)));
    }

    /// Distances of a grid and how long they took.
    private record Pass(double seconds, float[] distance) {}

    private static Pass onto(DistanceProblem p, int threads) {
        BitSet every = new BitSet();
        every.set(0, p.grid().size());
        long start = System.nanoTime();
        float[] d = SurfaceDistance.of(p.faults()).onto(p.grid(), every, new Workers(threads), Progress.NONE);
        return new Pass((System.nanoTime() - start) / 1e9, d);
    }

    /// Points a second, asked one at a time.
    private static double pointByPoint(DistanceProblem p, int[] nodes) {
        long start = System.nanoTime();
        SurfaceDistance d = SurfaceDistance.of(p.faults());
        double sum = 0;
        for (int v : nodes) {
            int ix = p.grid().ix(v);
            int iy = p.grid().iy(v);
            sum += d.distance(
                    p.grid().x(ix, iy), p.grid().y(ix, iy), p.grid().z(p.grid().iz(v)));
        }
        if (Double.isNaN(sum)) {
            throw new IllegalStateException("a distance is not a number");
        }
        return nodes.length / ((System.nanoTime() - start) / 1e9);
    }

    /// Draws the peer's voxels and writes its files.
    private int[] nodes(DistanceProblem p, Path folder) throws IOException {
        RandomGenerator random = new Seed(1).split("nodes").generator();
        int[] nodes = random.ints(peerPoints, 0, p.grid().size()).toArray();
        double[][] at = new double[3][nodes.length];
        for (int k = 0; k < nodes.length; k++) {
            int ix = p.grid().ix(nodes[k]);
            int iy = p.grid().iy(nodes[k]);
            at[0][k] = p.grid().x(ix, iy);
            at[1][k] = p.grid().y(ix, iy);
            at[2][k] = p.grid().z(p.grid().iz(nodes[k]));
        }
        DoubleFile.write(folder.resolve("nodes.f64"), at);
        int n = p.faults().stream().mapToInt(TriangleMesh::triangles).sum();
        double[][] corners = new double[9][n];
        int t = 0;
        for (TriangleMesh m : p.faults()) {
            for (int k = 0; k < m.triangles(); k++, t++) {
                for (int c = 0; c < 9; c++) {
                    corners[c][t] = m.corner(k, c / 3, c % 3);
                }
            }
        }
        DoubleFile.write(folder.resolve("triangles.f64"), corners);
        return nodes;
    }

    private static double agree(int[] nodes, float[] ours, Path folder, String name) throws IOException {
        double difference = 0;
        for (double[] theirs : DoubleFile.read(folder.resolve("vtk.f64"), 2)) {
            for (int k = 0; k < nodes.length; k++) {
                difference = Math.max(difference, Math.abs(theirs[k] - ours[nodes[k]]));
            }
        }
        if (!(difference <= TOLERANCE)) {
            throw new Disagreement(String.format(
                    Locale.ROOT, "distances differ from those of %s by %.3g m: no speed is given", name, difference));
        }
        return difference;
    }

    private static List<String> peer(Path folder) throws IOException, InterruptedException {
        for (String python : List.of("python3", "/usr/bin/python3")) {
            try {
                Contestant.say(List.of(python, "-c", "import vtk, numpy"));
            } catch (IOException absent) {
                continue;
            }
            Path script = folder.resolve("distance_vtk.py");
            try (InputStream text = Objects.requireNonNull(
                    DistanceBench.class.getResourceAsStream("peers/distance_vtk.py"), "distance_vtk.py")) {
                Files.copy(text, script, StandardCopyOption.REPLACE_EXISTING);
            }
            return List.of(python, script.toString(), folder.toString());
        }
        throw InvalidInput.of("peer", "no peer to measure beside; VTK is not there: apt-get install python3-vtk9");
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int n = sorted.size();
        return (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
    }

    private static double thousandths(double v) {
        return Math.round(1000 * v) / 1000.0;
    }

    private void say(String format, Object... words) {
        Objects.requireNonNull(spec).commandLine().getOut().println(String.format(Locale.ROOT, format, words));
        spec.commandLine().getOut().flush();
    }
}
