package org.lodecast.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lodecast.InvalidInput;
import org.lodecast.Seed;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// Ordinary kriging beside gstat and scipy: the same samples and nodes from files, each program a process of
/// its own that times its estimation, in turns, one working thread each; medians over the rounds. A peer
/// estimates the first so many of our nodes, as many as it does in some seconds. Numbers are compared before
/// speeds.
@Command(
        name = "kriging",
        description = {
            "Ordinary kriging of a grid beside R's gstat and Python's scipy (apt-get install r-cran-gstat python3-scipy).",
            "The ratio is ours by the first peer that is there, in estimates a second, one working thread each. Java's "
                    + "compiler runs beside ours: ratio_cpu counts it, and so does the ratio under `taskset -c 0`."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class KrigingBench implements Callable<Integer> {
    static final double TOLERANCE = 1e-6;

    private static final int TRIAL = 2000;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--samples", paramLabel = "N", description = "Samples.")
    private int samples = 5000;

    @Option(names = "--nodes", paramLabel = "N", description = "Nodes of the grid, about.")
    private int nodes = 100_000;

    @Option(names = "--neighbours", paramLabel = "N", description = "Nearest samples of an estimate.")
    private int neighbours = 24;

    @Option(names = "--rounds", paramLabel = "N", description = "How often each program runs.")
    private int rounds = 3;

    @Option(names = "--seconds", paramLabel = "S", description = "How long a peer should take, about.")
    private double seconds = 5;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the samples.")
    private long seed = 1;

    /// The last line, for scripts. Speeds are estimates a second, medians; `_cpu` a second of processor, all
    /// threads of the program counted.
    record Line(
            double ratio,
            long ours,
            long peer,
            double ratio_exact,
            String mode,
            double ratio_cpu,
            long ours_cpu,
            long peer_cpu,
            String ours_name,
            String peer_name,
            double difference,
            int samples,
            int neighbours,
            int nodes,
            int peer_nodes,
            int rounds,
            int workers,
            List<Other> others) {}

    /// A further peer.
    record Other(double ratio, long peer, double ratio_cpu, String peer_name, double difference, int peer_nodes) {}

    /// A peer, how many nodes it is given, and what it answered in each round.
    private record Rival(Contestant contestant, int nodes, List<Answer> answers) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        demandSizes();
        Path folder = Files.createTempDirectory("lodecast-bench");
        try {
            run(folder);
        } finally {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
        return 0;
    }

    private void run(Path folder) throws IOException, InterruptedException {
        List<Contestant> peers = peers(folder);
        KrigingProblem problem = KrigingProblem.made(new Seed(seed), samples, nodes);
        problem.write(folder);
        say(
                "%,d samples, %,d nodes, %d neighbours, ordinary kriging, spherical %s (%s m) + nugget %s",
                samples, problem.nodes(), neighbours, KrigingProblem.SILL, KrigingProblem.RANGE, KrigingProblem.NUGGET);
        say("one working thread each; Java's compiler and collector have more, which only the processor time counts");
        say("start, reading and writing are not counted; no program is warmed up");
        Contestant own = Contestant.own();
        int few = Math.min(TRIAL, problem.nodes());
        Answer first = own.run(folder, few, neighbours);
        List<Rival> rivals = new ArrayList<>();
        for (Contestant peer : peers) {
            Answer trial = peer.run(folder, few, neighbours);
            say("first %,d nodes: differs from %s by %.1e at most", few, trial.name(), agree(first, trial));
            double enough = Math.max(few, trial.speed() * seconds);
            rivals.add(new Rival(peer, (int) Math.min(problem.nodes(), enough), new ArrayList<>()));
        }
        List<Answer> ours = new ArrayList<>();
        for (int r = 1; r <= rounds; r++) {
            ours.add(told(r, own.run(folder, problem.nodes(), neighbours)));
            for (Rival rival : rivals) {
                rival.answers().add(told(r, rival.contestant().run(folder, rival.nodes(), neighbours)));
                agree(ours.getLast(), rival.answers().getLast());
            }
        }
        out().println(JsonMapper.shared().writeValueAsString(line(ours, rivals)));
        out().flush();
    }

    private void demandSizes() {
        if (neighbours < 1 || samples < neighbours || nodes < 1 || rounds < 1 || !(seconds > 0)) {
            throw new CommandLine.ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "samples must be at least as many as neighbours, and nodes, neighbours, rounds and seconds above 0");
        }
    }

    private List<Contestant> peers(Path folder) throws IOException, InterruptedException {
        List<Contestant> there = new ArrayList<>();
        List<String> lacking = new ArrayList<>();
        for (Peer peer : Peer.values()) {
            peer.in(folder)
                    .ifPresentOrElse(
                            there::add, () -> lacking.add(peer.key + " is not there: apt-get install " + peer.debian));
        }
        return demand(there, lacking, Objects.requireNonNull(spec).commandLine().getErr());
    }

    /// At least one peer; those that lack are told.
    static List<Contestant> demand(List<Contestant> there, List<String> lacking, PrintWriter err) {
        if (there.isEmpty()) {
            throw InvalidInput.of("peer", "no peer to measure beside; " + String.join("; ", lacking));
        }
        for (String word : lacking) {
            err.println(word + "; going on without it");
        }
        err.flush();
        return there;
    }

    /// The greatest difference of two answers.
    ///
    /// @throws Disagreement if it is above the tolerance, or one has an estimate where the other has none
    static double agree(Answer ours, Answer peer) {
        double d = ours.difference(peer);
        if (!(d <= TOLERANCE)) {
            throw new Disagreement(String.format(
                    Locale.ROOT,
                    "estimates or variances of %s differ from those of %s by %.3g, more than %.0e: no speed is given",
                    ours.name(),
                    peer.name(),
                    d,
                    TOLERANCE));
        }
        return d;
    }

    private Answer told(int round, Answer a) {
        say(
                "round %d: %,8d nodes in %6.2f s (processor %6.2f s) = %,8.0f a second  %s",
                round, a.nodes(), a.seconds(), a.cpu(), a.speed(), a.name());
        return a;
    }

    private Line line(List<Answer> ours, List<Rival> rivals) {
        List<Other> all = new ArrayList<>();
        double speed = median(ours, Answer::speed);
        double cpuSpeed = median(ours, Answer::cpuSpeed);
        for (Rival r : rivals) {
            double difference = 0;
            for (int i = 0; i < ours.size(); i++) {
                difference =
                        Math.max(difference, ours.get(i).difference(r.answers().get(i)));
            }
            double peer = median(r.answers(), Answer::speed);
            all.add(new Other(
                    thousandths(speed / peer),
                    Math.round(peer),
                    thousandths(cpuSpeed / median(r.answers(), Answer::cpuSpeed)),
                    r.answers().getFirst().name(),
                    difference,
                    r.nodes()));
        }
        Other first = all.getFirst();
        return new Line(
                first.ratio(),
                Math.round(speed),
                first.peer(),
                first.ratio(), // every neighbourhood is searched and solved for itself: the exact mode is the only one
                "exact",
                first.ratio_cpu(),
                Math.round(cpuSpeed),
                Math.round(median(rivals.getFirst().answers(), Answer::cpuSpeed)),
                ours.getFirst().name(),
                first.peer_name(),
                first.difference(),
                samples,
                neighbours,
                ours.getFirst().nodes(),
                first.peer_nodes(),
                rounds,
                1,
                all.subList(1, all.size()));
    }

    static double median(List<Answer> answers, ToDoubleFunction<Answer> of) {
        double[] sorted = answers.stream().mapToDouble(of).sorted().toArray();
        int n = sorted.length;
        return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }

    private static double thousandths(double v) {
        return Math.round(1000 * v) / 1000.0;
    }

    private void say(String format, Object... words) {
        out().println(String.format(Locale.ROOT, format, words));
        out().flush();
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }
}
