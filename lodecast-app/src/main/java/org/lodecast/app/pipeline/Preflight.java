package org.lodecast.app.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.lodecast.Finding;
import org.lodecast.InvalidInput;
import org.lodecast.app.project.Detectors;
import org.lodecast.app.project.Project;
import org.lodecast.block.Grid;
import org.lodecast.detect.nn.Architecture;
import org.lodecast.detect.nn.Level;
import org.lodecast.drill.Composites;
import org.lodecast.drill.Trace;
import org.lodecast.evidence.Recipe;

/// Before the long stages of a run: says how long they will take and how much they need, and refuses what
/// cannot fit.
final class Preflight {
    private static final Set<String> SHORT = Set.of("depth", "paper"); // protocols of one fold
    private static final double PART = 0.9; // of what is free may be taken

    private Preflight() {}

    /// @param stages that will run
    /// @return a line for the user
    /// @throws InvalidInput if memory or disk cannot hold the run, with what to do
    static String check(Workspace w, List<String> stages) throws IOException {
        Forecast.Work work = work(w);
        Forecast f = Forecast.of(work, MachineSpeed.measure(), w.workers().threads());
        long heap = Runtime.getRuntime().maxMemory();
        long free = Files.getFileStore(w.out()).getUsableSpace();
        demand(f, work, heap, free);
        return String.format(
                Locale.ROOT,
                "about %s for %,d voxels, %,d of them ground; %s of memory and %s of disk",
                time(f.total(stages)),
                work.grid(),
                work.ground(),
                size(f.memory()),
                size(f.disk()));
    }

    static void demand(Forecast f, Forecast.Work work, double heap, double free) {
        List<Finding> findings = new ArrayList<>();
        String coarser = String.format(
                Locale.ROOT, "raise grid.cell (twice as wide is an eighth of the voxels; there are %,d)", work.grid());
        if (f.heap() > PART * heap) {
            findings.add(Finding.error(
                    "memory",
                    "",
                    0,
                    "",
                    String.format(
                            Locale.ROOT,
                            "the run would need about %s of Java's memory, and has %s; expected one of: %s, fewer layers or"
                                    + " detectors, or more memory for Java by LODECAST_JAVA_OPTS=-Xmx%dg",
                            size(f.heap() / PART),
                            size(heap),
                            coarser,
                            (long) Math.ceil(1.2 * f.heap() / 1e9))));
        }
        if (f.disk() > PART * free) {
            findings.add(Finding.error(
                    "disk",
                    "",
                    0,
                    "",
                    String.format(
                            Locale.ROOT,
                            "the run would fill about %s of the disk of its `out` folder, and %s are free; expected one of:"
                                    + " room on that disk, or %s",
                            size(f.disk() / PART),
                            size(free),
                            coarser)));
        }
        if (!findings.isEmpty()) {
            throw new InvalidInput(findings);
        }
    }

    private static Forecast.Work work(Workspace w) throws IOException {
        Project p = w.project();
        Composites c = CompositesStage.load(w);
        Grid grid = AutomaticGrid.plan(p.grid(), c, w.orebodies());
        long ground = GroundChoice.of(w, grid).voxels().cardinality();
        long elements = c.variables().stream()
                .filter(v ->
                        Arrays.stream(v.values()).filter(x -> !Double.isNaN(x)).count()
                                >= EvidenceStage.LEAST_MEASURED * c.size())
                .count();
        List<Recipe> recipes = Layers.recipes(p);
        long made = recipes.stream().filter(Recipe::atComposites).count();
        Detectors d = p.detectors();
        int folds = p.assessment().protocols().stream()
                .mapToInt(name -> SHORT.contains(name) ? 1 : p.assessment().folds())
                .sum();
        return new Forecast.Work(
                grid.size(),
                ground,
                c.size(),
                (int) (elements + made),
                recipes.size(),
                d.use(),
                flops(d, recipes.size()),
                d.epochs() * d.ensemble(),
                folds,
                p.uncertainty().members((int) ground),
                labelled(w, grid, ground),
                w.orebodies().size(),
                p.estimation().folds() > 0);
    }

    /// Operations of a step of the auto-encoder, a sample: forward, by the weights and by the inputs.
    private static double flops(Detectors d, int layers) {
        Architecture a = Architecture.of(
                d.patch(), d.widths().get(0), d.widths().get(1), d.widths().get(2));
        return 6
                * a.autoEncoder(Math.max(1, layers)).levels().stream()
                        .mapToDouble(Preflight::products)
                        .sum();
    }

    private static double products(Level level) {
        int places = level.side() - level.kernel() + 1;
        return Math.pow(places, 3) * level.in() * level.out() * Math.pow(level.kernel(), 3);
    }

    /// Voxels whose truth is known, about: those within a cell and a half of a hole where ore is drawn,
    /// else those that were drilled.
    private static double labelled(Workspace w, Grid grid, long ground) {
        double metres =
                DrillholesStage.traces(w).stream().mapToDouble(Trace::length).sum();
        double cell = Math.cbrt(grid.dx() * grid.dy() * grid.dz());
        return Math.min(ground, (w.orebodies().isEmpty() ? 0.7 : 9) * metres / cell);
    }

    static String time(double seconds) {
        if (seconds < 90) {
            return Math.max(1, Math.round(seconds)) + " s";
        }
        long minutes = Math.round(seconds / 60);
        return minutes < 90 ? minutes + " min" : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
    }

    private static String size(double bytes) {
        return bytes < 1e9 ? Math.round(bytes / 1e6) + " MB" : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
