package org.lodecast.app.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.app.pipeline.Finished;
import org.lodecast.app.pipeline.Json;
import org.lodecast.app.pipeline.Pipeline;
import org.lodecast.app.pipeline.Workspace;
import org.lodecast.drill.Trace;
import org.lodecast.sample.HoleFolds;

/// Runs a plan of holes left out: the whole project as far as its composites, which are the truth; then
/// the project without the holes of each fold, each on one thread, as many side by side as there are
/// threads and room. What a fold gave is written when it is whole; one whose input, settings and code
/// have not changed is not run again.
public final class HeldOut {
    /// Collars no farther apart share a fold [m]: twins, and fans from one place.
    static final double TOGETHER = 10;

    private static final String FIGURES = "figures.json";

    private final Path folder;
    private final HeldOutPlan plan;
    private final int threads;
    private final Pipeline.Listener stages;
    private final Progress progress;
    private final Consumer<String> tell;
    private final Map<String, double[]> seconds = new TreeMap<>();

    private record Kept(String key, HeldOutFold fold) {}

    private record Task(int fold, List<String> holes, String key) {}

    /// The whole project.
    private record Whole(HeldOutProject project, Finished run, DrilledOre truth, HoleFolds folds, List<String> holes) {}

    /// @param folder for the runs and results; the project itself is only read
    /// @param threads folds side by side at most
    /// @param stages hears how the whole project's first stages go
    /// @param progress of the folds
    /// @param tell hears a line of each fold
    public HeldOut(
            Path folder,
            HeldOutPlan plan,
            int threads,
            Pipeline.Listener stages,
            Progress progress,
            Consumer<String> tell) {
        this.folder = folder;
        this.plan = plan;
        this.threads = threads;
        this.stages = stages;
        this.progress = progress;
        this.tell = tell;
    }

    /// @param fresh whether to run folds that are there too
    /// @throws InvalidInput if the project cannot be read, holds no ore or too few holes, or no fold can be
    ///     run
    public HeldOutStudy run(boolean fresh) throws IOException {
        Whole whole = whole();
        List<Task> tasks = tasks(whole);
        List<Task> missing =
                tasks.stream().filter(t -> fresh || kept(t).isEmpty()).toList();
        progress.begin(missing.size() + " folds", missing.size());
        try {
            workers(whole).forEach(missing.size(), i -> judge(whole, missing.get(i)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        List<HeldOutFold> folds = tasks.stream().map(t -> kept(t).orElseThrow()).toList();
        if (folds.stream().noneMatch(HeldOutFold::judges)) {
            throw InvalidInput.of(
                    "no-fold",
                    "no fold can be judged: "
                            + (folds.getFirst().failed().isEmpty()
                                    ? "none pierces at least " + HeldOutFigures.LEAST
                                            + " voxels of ore and as many of barren ground that the run scored"
                                    : folds.getFirst().failed()));
        }
        String cut = whole.truth.ore().element() + " ≥ " + whole.truth.ore().cutoff() + " "
                + whole.truth.ore().unit();
        return new HeldOutStudy(
                whole.project.name(),
                whole.truth.rule(),
                whole.truth.byOrebodies(),
                cut.strip(),
                whole.holes.size(),
                whole.folds.groups(),
                TOGETHER,
                List.of(
                        whole.truth.grid().dx(),
                        whole.truth.grid().dy(),
                        whole.truth.grid().dz()),
                folds);
    }

    /// How long a fold and each of its stages took in this run, on average [s]; no product holds it.
    public Map<String, Double> seconds() {
        Map<String, Double> mean = new LinkedHashMap<>();
        seconds.forEach((what, sum) -> mean.put(what, sum[0] / sum[1]));
        return mean;
    }

    private Whole whole() throws IOException {
        HeldOutProject project = HeldOutProject.of(plan);
        Path place = Files.createDirectories(folder.resolve("whole"));
        Files.writeString(place.resolve("project.yaml"), project.text());
        Workspace w = Workspace.open(place, threads);
        new Pipeline(w, stages).run("composites", false);
        Finished run = new Finished(w);
        if (run.samplesAlone()) {
            throw InvalidInput.of(
                    "no-holes", "the samples name no hole; expected a column of holes, to leave some out");
        }
        DrilledOre truth = DrilledOre.of(run);
        Set<String> sampled = Set.copyOf(List.of(truth.composites().hole())); // others found nothing
        List<Trace> traces =
                run.traces().stream().filter(t -> sampled.contains(t.hole())).toList();
        HoleFolds folds = HoleFolds.of(
                traces.stream().mapToDouble(t -> t.at(0)[0]).toArray(),
                traces.stream().mapToDouble(t -> t.at(0)[1]).toArray(),
                plan.folds(),
                TOGETHER,
                new Seed(plan.seed()));
        return new Whole(
                project, run, truth, folds, traces.stream().map(Trace::hole).toList());
    }

    private List<Task> tasks(Whole whole) throws IOException {
        Map<String, String> inputs = whole.run.inputs("detectors");
        List<Task> tasks = new ArrayList<>();
        for (int f = 0; f < plan.folds(); f++) {
            List<String> out = new ArrayList<>();
            for (int h = 0; h < whole.holes.size(); h++) {
                if (whole.folds.fold()[h] == f) {
                    out.add(whole.holes.get(h));
                }
            }
            tasks.add(new Task(f + 1, out, plan.key(f + 1, whole.project.text(), inputs, out)));
        }
        return tasks;
    }

    private Workers workers(Whole whole) {
        long room = Runtime.getRuntime().maxMemory()
                / (4L * Benchmark.COLUMNS * whole.truth.grid().size());
        return new Workers((int) Math.clamp(room, 1, threads));
    }

    private Path place(Task t) {
        return folder.resolve("fold-" + t.fold);
    }

    private Optional<HeldOutFold> kept(Task t) {
        Path file = place(t).resolve(FIGURES);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Kept k = Json.MAPPER.readValue(file, Kept.class);
        return k.key().equals(t.key) ? Optional.of(k.fold()) : Optional.empty();
    }

    private void judge(Whole whole, Task t) {
        long began = System.nanoTime();
        HeldOutFold fold;
        try {
            Path place = Files.createDirectories(place(t));
            try {
                Set<String> all = new LinkedHashSet<>(whole.holes);
                whole.run.traces().forEach(r -> all.add(r.hole()));
                whole.project.write(
                        place, whole.truth.grid(), whole.truth.ore(), all, new LinkedHashSet<>(t.holes), t.fold);
                HeldOutRun run = HeldOutRun.of(place);
                fold = run.judge(t.fold, t.holes, whole.truth, new Seed(plan.seed()).split(t.fold));
                clock(run.seconds(), began);
            } catch (InvalidInput e) {
                fold = HeldOutFold.failed(
                        t.fold, t.holes, e.findings().getFirst().message());
            }
            Benchmark.replace(place.resolve(FIGURES), Json.pretty(new Kept(t.key, fold)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tell.accept(String.format(Locale.ROOT, "  %s  (%.1f s)", said(fold), (System.nanoTime() - began) / 1e9));
        progress.advance(1);
    }

    private static String said(HeldOutFold f) {
        String text = "fold " + f.fold() + ": " + f.holes().size() + " holes out, ";
        if (!f.failed().isEmpty()) {
            return text + "left out: " + f.failed();
        }
        StringBuilder all = new StringBuilder(text + f.ore() + " of " + f.voxels() + " voxels ore; AUC");
        for (String d : f.ran()) {
            all.append(String.format(
                    Locale.ROOT, " %s %.2f", d, HeldOutFigures.of(f, d).getOrDefault(HeldOutFigures.AUC, Double.NaN)));
        }
        return all.toString();
    }

    private synchronized void clock(Map<String, Double> stages, long began) {
        stages.forEach(this::add);
        add("fold", (System.nanoTime() - began) / 1e9);
    }

    private void add(String what, double s) {
        double[] sum = seconds.computeIfAbsent(what, k -> new double[2]);
        sum[0] += s;
        sum[1]++;
    }
}
