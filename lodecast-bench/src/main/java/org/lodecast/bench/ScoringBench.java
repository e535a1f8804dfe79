package org.lodecast.bench;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lodecast.InvalidInput;
import org.lodecast.detect.nn.Architecture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// Student and teacher over every voxel of a block, beside PyTorch's 3D convolutions over a smaller one, in
/// turns, one thread each; errors of all levels are compared before speeds.
@Command(
        name = "scoring",
        description = {
            "Student and teacher on five layers (cubes of 3³, widths 64, 32, 16) over 7.4 million voxels, and beside "
                    + "PyTorch over fewer (apt-get install python3-torch libopenblas0-pthread), the fastest of several ways.",
            "ratio is ours by PyTorch's, voxels a second of processor on the same block, one thread each; "
                    + "seconds_7_4_million is ours over the large block by the clock, one thread, once Java has compiled it; "
                    + "floor is the time that the products alone would take at the core's peak, by the time taken."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class ScoringBench implements Callable<Integer> {
    /// Greatest difference allowed of an error, by 1 + the error: sums of floats in another order.
    private static final double TOLERANCE = 1e-4;

    private static final Pattern MEASURED = Pattern.compile("(?m)^measured (\\S+) (\\S+) (.+)$");
    private static final Pattern WAY = Pattern.compile("(?m)^way-taken (.+)$");

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--counts", paramLabel = "N", split = ",", description = "Voxels along each axis.")
    private List<Integer> counts = List.of(200, 200, 185);

    @Option(names = "--peer-counts", paramLabel = "N", split = ",", description = "Voxels of the block for both.")
    private List<Integer> peerCounts = List.of(100, 100, 32);

    @Option(names = "--side", paramLabel = "N", description = "Voxels of a cube along an edge: 1, 3 or 5.")
    private int side = 3;

    @Option(names = "--widths", paramLabel = "N", split = ",", description = "Channels of the three levels.")
    private List<Integer> widths = List.of(64, 32, 16);

    @Option(names = "--rounds", paramLabel = "N", description = "How often each runs, in turns; medians count.")
    private int rounds = 3;

    @Option(names = "--threads", paramLabel = "N", description = "Working threads of `seconds_all_threads`.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--peer-way",
            paramLabel = "WAY",
            description = "As the peer names it; else it looks for its fastest.")
    private String peerWay = "";

    /// The last line, for scripts. `ours` and `peer` are voxels a second of processor, `cpu` the seconds
    /// of processor of the large block's one working thread, `cold` the clock's of the first pass over
    /// the smaller block, while Java compiles, `dae` the clock's of the auto-encoder over the large
    /// block. Peak memory is the process's, layers and scores within.
    record Line(
            double ratio,
            long ours,
            long peer,
            double seconds_7_4_million,
            double cpu,
            double seconds_all_threads,
            int threads,
            double dae,
            double cold,
            double floor,
            double gflops,
            double gflops_peak,
            double peak_memory_gib,
            double layers_gib,
            String peer_name,
            String peer_way,
            double difference,
            int voxels,
            int peer_voxels,
            int side,
            List<Integer> widths,
            int rounds) {}

    /// Seconds that a pass took by the clock and of the calling thread's processor.
    private record Took(double clock, double cpu) {}

    private interface Work {
        float[][] run();
    }

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
        Architecture shape = new Architecture(side, widths, false);
        ScoringProblem small = ScoringProblem.of(shape, peerCounts.get(0), peerCounts.get(1), peerCounts.get(2));
        List<String> peer = peer(folder, small);
        small.write(folder);
        ScoringProblem large = ScoringProblem.of(shape, counts.get(0), counts.get(1), counts.get(2));
        say(
                "%,d voxels, %,d beside the peer; cubes of %d³, widths %s, student and teacher",
                large.voxels(), small.voxels(), side, widths);
        double peak = 0;
        double difference = 0;
        String name = "";
        String way = peerWay;
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        List<Double> clock = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        List<Double> all = new ArrayList<>();
        List<Double> dae = new ArrayList<>();
        double cold = timed(() -> small.student(1)).clock();
        say("cold: %.2f s", cold);
        timed(() -> small.student(1));
        timed(() -> small.autoEncoder(1));
        for (int r = 1; r <= rounds; r++) {
            peak = Math.max(peak, CorePeak.flops());
            ours.add(small.voxels() / timed(() -> small.student(1)).cpu());
            List<String> words = new ArrayList<>(peer);
            if (!way.isEmpty()) {
                words.add(way);
            }
            String said = Contestant.say(words);
            Matcher m = MEASURED.matcher(said);
            Matcher w = WAY.matcher(said);
            if (!m.find() || !w.find()) {
                throw new IOException("the peer did not say what it measured:\n" + said);
            }
            theirs.add(small.voxels() / Double.parseDouble(m.group(2)));
            name = m.group(3).trim();
            way = w.group(1).trim();
            difference = Math.max(difference, agree(small.student(1), folder, name));
            Took one = timed(() -> large.student(1));
            clock.add(one.clock());
            cpu.add(one.cpu());
            all.add(timed(() -> large.student(threads)).clock());
            dae.add(timed(() -> large.autoEncoder(1)).clock());
            say(
                    "round %d: %.2f s (processor %.2f s), %.2f s with %d threads, auto-encoder %.2f s; beside the peer %,.0f "
                            + "voxels a second, %s %,.0f (%s)",
                    r,
                    one.clock(),
                    one.cpu(),
                    all.getLast(),
                    threads,
                    dae.getLast(),
                    ours.getLast(),
                    name,
                    theirs.getLast(),
                    way);
        }
        double gflops = large.studentFlops() * large.voxels() / median(cpu);
        say(
                "%s",
                JsonMapper.shared()
                        .writeValueAsString(new Line(
                                thousandths(median(ours) / median(theirs)),
                                Math.round(median(ours)),
                                Math.round(median(theirs)),
                                thousandths(median(clock)),
                                thousandths(median(cpu)),
                                thousandths(median(all)),
                                threads,
                                thousandths(median(dae)),
                                thousandths(cold),
                                thousandths(gflops / peak),
                                thousandths(gflops / 1e9),
                                thousandths(peak / 1e9),
                                ScaleBench.peak(),
                                thousandths(4.0 * ScoringProblem.LAYERS * large.voxels() / (1 << 30)),
                                name,
                                way,
                                difference,
                                large.voxels(),
                                small.voxels(),
                                side,
                                widths,
                                rounds)));
    }

    private static Took timed(Work work) {
        var threads = ManagementFactory.getThreadMXBean();
        long cpu = threads.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        float[][] errors = work.run();
        Took took = new Took((System.nanoTime() - start) / 1e9, (threads.getCurrentThreadCpuTime() - cpu) / 1e9);
        if (Float.isNaN(errors[0][0])) {
            throw new IllegalStateException("an error is not a number");
        }
        return took;
    }

    private static double agree(float[][] ours, Path folder, String name) throws IOException {
        double[][] theirs = DoubleFile.read(folder.resolve("torch.f64"), ours.length);
        double greatest = 0;
        for (int i = 0; i < ours.length; i++) {
            for (int v = 0; v < ours[i].length; v++) {
                // Math.max keeps a NaN
                greatest = Math.max(greatest, Math.abs(theirs[i][v] - ours[i][v]) / (1 + Math.abs(theirs[i][v])));
            }
        }
        if (!(greatest <= TOLERANCE)) {
            throw new Disagreement(String.format(
                    Locale.ROOT, "errors differ from those of %s by %.3g: no speed is given", name, greatest));
        }
        return greatest;
    }

    private List<String> peer(Path folder, ScoringProblem p) throws IOException, InterruptedException {
        for (String python : List.of("python3", "/usr/bin/python3")) {
            try {
                Contestant.say(List.of(python, "-c", "import torch, numpy"));
            } catch (IOException absent) {
                continue;
            }
            Path script = folder.resolve("scoring_torch.py");
            try (InputStream text = Objects.requireNonNull(
                    ScoringBench.class.getResourceAsStream("peers/scoring_torch.py"), "scoring_torch.py")) {
                Files.copy(text, script, StandardCopyOption.REPLACE_EXISTING);
            }
            List<String> words = new ArrayList<>(List.of(python, script.toString(), folder.toString()));
            for (int n : new int[] {p.volume().nx(), p.volume().ny(), p.volume().nz(), ScoringProblem.LAYERS, side}) {
                words.add(Integer.toString(n));
            }
            widths.forEach(w -> words.add(Integer.toString(w)));
            return words;
        }
        throw InvalidInput.of(
                "peer",
                "no peer to measure beside; PyTorch is not there: apt-get install python3-torch libopenblas0-pthread");
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
