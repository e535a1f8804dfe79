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
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.geostat.kriging.Kriging;
import org.lodecast.geostat.kriging.KrigingType;
import org.lodecast.geostat.kriging.Neighbourhood;
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
            "ratio is ours with shared neighbourhoods, ratio_exact with a search for each node, by the first peer that is "
                    + "there, in estimates a second by the clock, one working thread each; ours once Java has compiled "
                    + "it. ratio_cold is the exact one from its first pass, while Java compiles beside it."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class KrigingBench implements Callable<Integer> {
    static final double TOLERANCE = 1e-6;

    private static final int TRIAL = 2000;
    private static final int MANY = 400; // samples of a kriging that both modes are held against

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--samples", paramLabel = "N", description = "Samples.")
    private int samples = 5000;

    @Option(names = "--nodes", paramLabel = "N", description = "Nodes of the grid, about.")
    private int nodes = 4_000_000;

    @Option(names = "--neighbours", paramLabel = "N", description = "Nearest samples of an estimate.")
    private int neighbours = 24;

    @Option(names = "--rounds", paramLabel = "N", description = "How often each program runs.")
    private int rounds = 3;

    @Option(names = "--seconds", paramLabel = "S", description = "How long a peer should take, about.")
    private double seconds = 10;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the samples.")
    private long seed = 1;

    /// The last line, for scripts. Speeds are nodes a second, medians; `ours` and `ratio` those of shared
    /// neighbourhoods, `twelve` estimates a second of twelve variables at once; `_cpu` a second of
    /// processor, all threads counted.
    record Line(
            double ratio,
            long ours,
            long peer,
            double ratio_exact,
            long ours_exact,
            long twelve,
            double ratio_cold,
            double ratio_cpu,
            double ratio_exact_cpu,
            String ours_name,
            String peer_name,
            double difference,
            Sharing sharing,
            int samples,
            int neighbours,
            int nodes,
            int peer_nodes,
            int rounds,
            int workers,
            List<Other> others) {}

    /// What sharing neighbourhoods changes: root mean square and greatest difference of the estimates, where
    /// the variance rises most (0 but for rounding), and how far either is, in the mean square, from kriging
    /// with many more samples at some of the nodes; in units of the values.
    record Sharing(
            double rms, double greatest, double variance_rise, double exact_from_many, double shared_from_many) {}

    /// A further peer.
    record Other(double ratio, double ratio_exact, long peer, String peer_name, double difference, int peer_nodes) {}

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
        say("start, reading and writing are not counted; ours makes a first pass, given as cold, before the one that "
                + "counts");
        Contestant exact = Contestant.own(OwnKriging.Mode.EXACT);
        Contestant shared = Contestant.own(OwnKriging.Mode.SHARED);
        Contestant twelve = Contestant.own(OwnKriging.Mode.TWELVE);
        int few = Math.min(TRIAL, problem.nodes() - 1);
        Answer first = exact.run(folder, few, neighbours);
        List<Rival> rivals = new ArrayList<>();
        for (Contestant peer : peers) {
            Answer trial = peer.run(folder, few, neighbours);
            say("first %,d nodes: differs from %s by %.1e at most", few, trial.name(), agree(first, trial));
            double enough = Math.max(few, trial.speed() * seconds);
            rivals.add(new Rival(peer, (int) Math.min(problem.nodes(), enough), new ArrayList<>()));
        }
        Ours ours = new Ours(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int r = 1; r <= rounds; r++) {
            ours.exact().add(told(r, "exact", exact.run(folder, problem.nodes(), neighbours)));
            ours.shared().add(told(r, "shared", shared.run(folder, problem.nodes(), neighbours)));
            ours.twelve().add(told(r, "exact, twelve variables", twelve.run(folder, problem.nodes(), neighbours)));
            agree(ours.exact().getLast(), ours.twelve().getLast());
            for (Rival rival : rivals) {
                rival.answers().add(told(r, "", rival.contestant().run(folder, rival.nodes(), neighbours)));
                agree(ours.exact().getLast(), rival.answers().getLast());
            }
        }
        Sharing sharing =
                sharing(problem, ours.exact().getFirst(), ours.shared().getFirst());
        say(
                "sharing moves estimates by %.3f (rms; %.3f at most); from kriging with %d samples exact ones are %.3f "
                        + "away, shared ones %.3f",
                sharing.rms(), sharing.greatest(), MANY, sharing.exact_from_many(), sharing.shared_from_many());
        out().println(JsonMapper.shared().writeValueAsString(line(ours, rivals, sharing)));
        out().flush();
    }

    /// Our answers, round by round.
    private record Ours(List<Answer> exact, List<Answer> shared, List<Answer> twelve) {}

    /// What sharing changes, judged at every so many nodes by kriging with many more samples.
    private Sharing sharing(KrigingProblem p, Answer exact, Answer shared) {
        int step = Math.max(1, p.nodes() / TRIAL);
        int n = (p.nodes() - 1) / step + 1;
        double[][] at = new double[3][n];
        for (int k = 0; k < n; k++) {
            at[0][k] = p.x()[k * step];
            at[1][k] = p.y()[k * step];
            at[2][k] = p.z()[k * step];
        }
        Neighbourhood wide = Neighbourhood.sphere(Double.POSITIVE_INFINITY, 1, Math.min(MANY, samples));
        double[] many = Kriging.of(p.samples(), KrigingProblem.model(), wide, KrigingType.ORDINARY)
                .at(at[0], at[1], at[2], Workers.ONE, Progress.NONE)
                .value();
        double ofExact = 0;
        double ofShared = 0;
        for (int k = 0; k < n; k++) {
            ofExact += (exact.value()[k * step] - many[k]) * (exact.value()[k * step] - many[k]);
            ofShared += (shared.value()[k * step] - many[k]) * (shared.value()[k * step] - many[k]);
        }
        double greatest = 0;
        for (int i = 0; i < p.nodes(); i++) {
            greatest = Math.max(greatest, Math.abs(exact.value()[i] - shared.value()[i]));
        }
        return new Sharing(
                exact.spread(shared), greatest, shared.rise(exact), Math.sqrt(ofExact / n), Math.sqrt(ofShared / n));
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

    private Answer told(int round, String mode, Answer a) {
        String cold = Double.isNaN(a.cold()) ? "" : String.format(Locale.ROOT, " (cold %.2f s)", a.cold());
        say(
                "round %d: %,9d nodes in %6.2f s (processor %6.2f s) = %,9.0f a second  %s %s%s",
                round, a.nodes(), a.seconds(), a.cpu(), a.speed(), a.name(), mode, cold);
        return a;
    }

    private Line line(Ours ours, List<Rival> rivals, Sharing sharing) {
        List<Other> all = new ArrayList<>();
        double shared = median(ours.shared(), Answer::speed);
        double exact = median(ours.exact(), Answer::speed);
        double cold = median(ours.exact(), a -> a.nodes() / a.cold());
        for (Rival r : rivals) {
            double difference = 0;
            for (int i = 0; i < rounds; i++) {
                Answer other = r.answers().get(i);
                difference = Math.max(difference, ours.exact().get(i).difference(other));
            }
            double peer = median(r.answers(), Answer::speed);
            all.add(new Other(
                    thousandths(shared / peer),
                    thousandths(exact / peer),
                    Math.round(peer),
                    r.answers().getFirst().name(),
                    difference,
                    r.nodes()));
        }
        Other first = all.getFirst();
        double peerCpu = median(rivals.getFirst().answers(), Answer::cpuSpeed);
        return new Line(
                first.ratio(),
                Math.round(shared),
                first.peer(),
                first.ratio_exact(),
                Math.round(exact),
                Math.round(OwnKriging.Mode.TWELVE.variables() * median(ours.twelve(), Answer::speed)),
                thousandths(cold / first.peer()),
                thousandths(median(ours.shared(), Answer::cpuSpeed) / peerCpu),
                thousandths(median(ours.exact(), Answer::cpuSpeed) / peerCpu),
                ours.exact().getFirst().name(),
                first.peer_name(),
                first.difference(),
                sharing,
                samples,
                neighbours,
                ours.exact().getFirst().nodes(),
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
