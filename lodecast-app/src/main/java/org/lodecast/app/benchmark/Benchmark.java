package org.lodecast.app.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.Workers;
import org.lodecast.app.pipeline.Json;
import org.lodecast.simulate.Style;

/// Runs a plan: the deposits that teach the oracle first, then those that are judged, each on one thread,
/// as many side by side as there are threads and room. A deposit's figures are written when it is whole;
/// one whose settings and code have not changed is not run again.
public final class Benchmark {
    private static final String FIGURES = "figures.json";
    private static final String SAMPLE = "sample.json";
    /// Columns of floats that a run holds at the same time, about.
    static final long COLUMNS = 120;

    private static final int WORK_ORACLE = 2; // of a deposit, beside WORK_JUDGED
    private static final int WORK_JUDGED = 3;

    private final Path folder;
    private final BenchmarkPlan plan;
    private final Workers workers;
    private final Progress progress;
    private final Consumer<String> tell;
    private final Map<String, double[]> seconds = new TreeMap<>();

    private record Task(Style style, long seed, boolean oracle) {}

    private record Kept(String key, Outcome outcome) {}

    /// @param folder for deposits and results
    /// @param threads deposits side by side at most
    /// @param tell hears a line of each deposit
    public Benchmark(Path folder, BenchmarkPlan plan, int threads, Progress progress, Consumer<String> tell) {
        this.folder = folder;
        this.plan = plan;
        long room = Runtime.getRuntime().maxMemory()
                / (4L * COLUMNS * plan.size().grid().size());
        this.workers = new Workers((int) Math.clamp(room, 1, threads));
        this.progress = progress;
        this.tell = tell;
    }

    /// The outcomes, by style and seed in the plan's order.
    ///
    /// @param fresh whether to run deposits that are there too
    public List<Outcome> run(boolean fresh) throws IOException {
        Files.createDirectories(folder);
        try {
            List<Task> oracle = new ArrayList<>();
            List<Task> judged = new ArrayList<>();
            for (Style s : plan.styles()) {
                plan.seeds().forEach(n -> judged.add(new Task(s, n, false)));
                plan.oracleSeeds().forEach(n -> oracle.add(new Task(s, n, true)));
            }
            List<Task> missing = new ArrayList<>();
            for (Task t : judged) {
                if (fresh || kept(t).isEmpty()) {
                    missing.add(t);
                }
            }
            // the oracle is only needed where somebody is still to be judged
            List<Task> toTeach = new ArrayList<>();
            for (Task t : oracle) {
                boolean wanted = missing.stream().anyMatch(m -> m.style == t.style);
                if (wanted
                        && (fresh
                                || !OracleSample.current(place(t).resolve(SAMPLE), plan.oracleKey(t.style, t.seed)))) {
                    toTeach.add(t);
                }
            }
            progress.begin(
                    String.format(Locale.ROOT, "%d deposits", missing.size() + toTeach.size()),
                    (long) WORK_ORACLE * toTeach.size() + (long) WORK_JUDGED * missing.size());
            workers.forEach(toTeach.size(), i -> teach(toTeach.get(i)));
            Map<Style, Optional<Oracle>> oracles = new EnumMap<>(Style.class);
            for (Style s : plan.styles()) {
                boolean wanted = missing.stream().anyMatch(m -> m.style == s);
                oracles.put(s, wanted ? oracle(s) : Optional.empty());
            }
            workers.forEach(
                    missing.size(),
                    i -> judge(missing.get(i), oracles.getOrDefault(missing.get(i).style, Optional.empty())));
            List<Outcome> outcomes = new ArrayList<>();
            for (Task t : judged) {
                outcomes.add(kept(t).orElseThrow());
            }
            return outcomes;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// How long a deposit and each of its stages took in this run, on average [s]; `deposits` is how many.
    public Map<String, Double> seconds() {
        Map<String, Double> mean = new LinkedHashMap<>();
        seconds.forEach((what, sum) -> mean.put(what, sum[0] / sum[1]));
        return mean;
    }

    private Path place(Task t) {
        String name = t.style.key() + "-" + t.seed;
        return t.oracle ? folder.resolve("oracle").resolve(name) : folder.resolve(name);
    }

    private Optional<Outcome> kept(Task t) {
        Path file = place(t).resolve(FIGURES);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Kept k = Json.MAPPER.readValue(file, Kept.class);
        return k.key().equals(plan.key(t.style, t.seed)) ? Optional.of(k.outcome()) : Optional.empty();
    }

    private Optional<Oracle> oracle(Style style) {
        if (plan.oracleSeeds().isEmpty()) {
            return Optional.empty();
        }
        return Oracle.teach(
                plan.oracleSeeds().stream()
                        .map(n -> OracleSample.read(
                                place(new Task(style, n, true)).resolve(SAMPLE)))
                        .toList(),
                workers);
    }

    private void teach(Task t) {
        long began = System.nanoTime();
        Path place = place(t);
        try {
            OracleSample sample;
            try {
                DepositRun run = DepositRun.of(plan, t.style, t.seed, place, "evidence");
                sample = run.sample();
                clock("oracle ", run.seconds(), began);
            } catch (InvalidInput e) {
                sample = new OracleSample(List.of(), new float[0][], new boolean[0]);
            }
            delete(place.resolve("out")); // only the sample is needed again
            sample.write(place.resolve(SAMPLE), plan.oracleKey(t.style, t.seed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tell.accept(
                String.format(Locale.ROOT, "  %s-%d taught the oracle  (%.1f s)", t.style.key(), t.seed, since(began)));
        progress.advance(WORK_ORACLE);
    }

    private void judge(Task t, Optional<Oracle> oracle) {
        long began = System.nanoTime();
        Path place = place(t);
        Path file = place.resolve(FIGURES);
        Outcome outcome;
        try {
            try {
                DepositRun run = DepositRun.of(plan, t.style, t.seed, place, "targets");
                outcome = run.judge(oracle);
                clock("", run.seconds(), began);
            } catch (InvalidInput e) {
                outcome = Outcome.failed(
                        t.style.key(), t.seed, e.findings().getFirst().message());
            }
            replace(file, Json.pretty(new Kept(plan.key(t.style, t.seed), outcome)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tell.accept(String.format(Locale.ROOT, "  %s  (%.1f s)", said(outcome), since(began)));
        progress.advance(WORK_JUDGED);
    }

    private static String said(Outcome o) {
        StringBuilder text = new StringBuilder(o.style() + "-" + o.seed() + " ");
        if (!o.failed().isEmpty()) {
            return text + "left out: " + o.failed();
        }
        text.append("AUC near");
        o.detectors().forEach((name, f) -> {
            Outcome.Found near = f.grounds().get(TrueGround.NEAR);
            if (near != null
                    && (name.equals(Rivals.OVERLAY)
                            || name.equals(Oracle.NAME)
                            || !f.protocols().isEmpty())) {
                text.append(String.format(Locale.ROOT, " %s %.2f", name, near.auc()));
            }
        });
        return text.toString();
    }

    private synchronized void clock(String kind, Map<String, Double> stages, long began) {
        stages.forEach((stage, s) -> add(kind + stage, s));
        add(kind + "deposit", since(began));
    }

    private void add(String what, double s) {
        double[] sum = seconds.computeIfAbsent(what, k -> new double[2]);
        sum[0] += s;
        sum[1]++;
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    /// Written beside and moved into place.
    static void replace(Path file, String text) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".tmp");
        Files.writeString(part, text);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var walk = Files.walk(folder)) {
                for (Path p : walk.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(p);
                }
            }
        }
    }
}
