package org.lodecast.app.init;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lodecast.Finding;
import org.lodecast.InvalidInput;
import org.lodecast.app.format.MeshFiles;
import org.lodecast.app.project.Detectors;
import org.lodecast.app.project.OreChoice;
import org.lodecast.app.table.ReadLog;
import org.lodecast.drill.Variable;
import org.lodecast.evidence.Recipe;

/// Writes a `project.yaml` from what the tables look like, each guess with its reason as a comment, so that a
/// user reads and mends it rather than fills it in.
public final class ProjectGuess {
    private final Path folder;
    private final Files files;
    private final Yaml yaml;
    /// Rows that are no good do not stop a guess: `check` tells them.
    private final ReadLog log = new ReadLog(true);

    /// What the user names.
    ///
    /// @param collar null if each sample of the assays tells its own place
    /// @param ore such as `Cu>=0.4`, null to guess
    /// @param lengthUnit `m` or `ft`, null to guess
    public record Files(
            @Nullable Path collar,
            @Nullable Path survey,
            Path assay,
            @Nullable Path lithology,
            List<String> faults,
            List<String> orebodies,
            @Nullable String ore,
            @Nullable String lengthUnit) {}

    private ProjectGuess(Path folder, Files files) {
        this.folder = folder.toAbsolutePath().normalize();
        this.files = files;
        this.yaml = new Yaml(this.folder);
    }

    /// The text of the project file.
    ///
    /// @param folder where it will stand; paths are written relative to it
    /// @throws InvalidInput with everything that cannot be read
    public static String write(Path folder, Files files) {
        return new ProjectGuess(folder, files).write();
    }

    private String write() {
        line("# Lodecast project. Every line is a guess that you may change; a line left out takes its default.");
        line("name: " + Yaml.quoted(String.valueOf(folder.getFileName())));
        line("");
        List<Variable> variables = new TablesGuess(yaml, files, log).write();
        surfaces("faults", files.faults, "fault surfaces: " + MeshFiles.ENDINGS);
        surfaces("orebodies", files.orebodies, "known orebodies, closed surfaces");
        if (log.findings().stream().anyMatch(f -> f.severity() == Finding.Severity.ERROR)) {
            throw new InvalidInput(log.findings());
        }
        String main = samples(variables);
        evidence(variables.stream().map(Variable::name).toList(), main);
        defaults(main);
        return yaml.toString();
    }

    private void surfaces(String key, List<String> patterns, String what) {
        if (patterns.isEmpty()) {
            line("# " + key + ": []   # " + what);
            return;
        }
        line(key + ":   # " + what);
        for (String p : patterns) {
            String written = yaml.relative(Path.of(p).toAbsolutePath().normalize());
            try {
                for (Path file : MeshFiles.expand(folder, written)) {
                    MeshFiles.read(file);
                }
            } catch (InvalidInput e) {
                e.findings().forEach(log::add);
            }
            line("  - " + Yaml.quoted(written));
        }
    }

    private String samples(List<Variable> variables) {
        line("");
        line("samples:");
        String reason;
        OreChoice choice = null;
        if (files.ore != null) {
            String[] parts = files.ore.split(">=?", 2);
            Optional<Variable> v = variables.stream()
                    .filter(x -> x.name().equalsIgnoreCase(parts[0].strip()))
                    .findFirst();
            double cutoff = Double.NaN;
            try {
                cutoff = parts.length == 2 ? Double.parseDouble(parts[1].strip()) : Double.NaN;
            } catch (NumberFormatException e) {
                // told below
            }
            if (v.isEmpty() || !(cutoff > 0)) {
                throw InvalidInput.of(
                        "ore",
                        "`" + files.ore + "`; expected an element of the assays and a grade above 0, such as "
                                + variables.getFirst().name() + ">=0.5");
            }
            choice = new OreChoice(v.get().name(), cutoff, v.get().unit(), "as asked");
            reason = "as asked";
        } else {
            choice = OreChoice.of(variables).orElseGet(() -> OreChoice.of(variables.getFirst()));
            reason = "the element whose mean grade is worth most";
        }
        line("  element: " + choice.element() + "   # " + reason);
        line("  cutoff: " + choice.cutoff() + "   # " + choice.unit() + "; " + choice.reason()
                + (files.orebodies.isEmpty() ? "" : " (only used without orebodies)"));
        line("  # radius: 20   # m that a composite vouches for; by default "
                + (files.orebodies.isEmpty()
                        ? "only for the voxel it lies in"
                        : "as far as half of the ore is from a sample"));
        return choice.element();
    }

    private void evidence(List<String> elements, String main) {
        line("");
        line("evidence:   # the five layers of Yu et al. (2022), of what these tables have");
        for (Recipe r : Recipe.paper()) {
            switch (r) {
                case Recipe.FaultDistance f -> {
                    String text = "{name: fault, kind: fault_distance, form: decay, scale: 30}";
                    line(
                            files.faults.isEmpty()
                                    ? "  # - " + text + "   # left out: no fault surfaces"
                                    : "  - " + text + "   # exp(-distance/30 m); form: buffer is the paper's 0 or 1");
                }
                case Recipe.FaultIntersection f -> {}
                case Recipe.Column c -> {}
                case Recipe.Factor f ->
                    layer(
                            "{name: F4, kind: factor, elements: " + Yaml.list(f.elements()) + "}",
                            f.elements(),
                            elements,
                            elements.containsAll(f.elements()));
                case Recipe.Anomaly a -> {
                    // the paper's is the ore's own element; another where that one makes the labels
                    String element = files.orebodies.isEmpty() && elements.contains("Au") ? "Au" : main;
                    line("  - {name: " + element + "_anomaly, kind: anomaly, element: " + element + ", form: middle}"
                            + (element.equals(main) && files.orebodies.isEmpty()
                                    ? "   # makes the labels too: the report says so"
                                    : element.equals(main) ? "" : "   # not " + main + ", which makes the labels"));
                }
                case Recipe.Balance b -> ratio("B2", "balance", b.numerator(), b.denominator(), elements);
                case Recipe.Ratio b -> ratio("B1_B3", "log_ratio", b.numerator(), b.denominator(), elements);
            }
        }
    }

    private void ratio(String name, String kind, List<String> up, List<String> down, List<String> elements) {
        List<String> all = new ArrayList<>(up);
        all.addAll(down);
        boolean possible =
                up.stream().anyMatch(elements::contains) && down.stream().anyMatch(elements::contains);
        layer(
                "{name: " + name + ", kind: " + kind + ", numerator: " + Yaml.list(up) + ", denominator: "
                        + Yaml.list(down) + "}",
                all,
                elements,
                possible);
    }

    private void layer(String text, List<String> wanted, List<String> elements, boolean possible) {
        List<String> missing =
                wanted.stream().filter(e -> !elements.contains(e)).toList();
        String told = missing.isEmpty()
                ? ""
                : possible
                        ? "   # made without " + String.join(", ", missing)
                        : "   # left out: the assays lack " + String.join(", ", missing);
        line((possible ? "  - " : "  # - ") + text + told);
    }

    private void defaults(String main) {
        line("");
        line("# The rest at its defaults:");
        line(
                "# drilling: {desurvey: minimum_curvature, composite_length: 2, coverage: 0.5, boundaries: none, rest: keep}");
        line("# checks: {topography: 10}   # metres; and drilling.dogleg_limit: 10 degrees in 30 m");
        line("# fixes: {errors: stop, short_rows: stop, drop_duplicates: false, trim_to_end: false, overlaps: keep}");
        line("# grid: {cell: [10, 10, 10], margin: 50, voxels: 500000, ground: collars}");
        estimation(main);
        line(
                "# geochemistry: {factors: components, count: parallel, data: log, classes: 4, partition: paper, slices: 10}"
                        + "   # docs/evidence.md");
        line("# block_models:   # columns from elsewhere, for layers such as {name: IP, kind: column, column: chg}");
        line(
                "#   - {file: ip.csv, columns: {chg: {column: CHG, unit: mV/V}}}   # or a UBC mesh: {file: m.msh, columns: {chg: {file: m.chg}}}");
        line("# detectors:   # docs/detectors.md tells the others, and what each can be set to");
        line("#   use: [" + String.join(", ", Detectors.USUAL) + "]");
        line("#   report: auto   # or one of them, or best: the one that does best on ground left out");
        line("#   preset: usual   # or paper: stoad and dae as published, 500 epochs");
        line("#   epochs: 60");
        line("# assessment: {protocols: [paper, hole, block, depth], folds: 4}   # docs/trust.md");
        line("# uncertainty: {members: 8}   # runs from half of the drillholes each");
        line(
                "# targets: {scale: percentile, medium: 0.75, high: 0.998}   # docs/targets.md; holes: {targets: 20, longest: 1500}");
        line("seed: 1");
    }

    private void estimation(String main) {
        line("# estimation:   # docs/estimation.md; the report judges it");
        line("#   method: ordinary   # or simple, trend, inverse_distance, nearest");
        line("#   samples: 24   # most composites that a voxel is estimated from; at least min_samples: 1");
        line("#   per_hole: 6   # most of them from one hole; per_octant by default without limit");
        line(
                "#   search: {range: 200, semi: 100, minor: 50, azimuth: 30, dip: -60}   # m, degrees; by default however far");
        line("#   block: 1   # points a side that stand for a voxel");
        line("#   transform: none   # or log, normal_score");
        line(
                "#   model: spherical   # or exponential, gaussian, cubic, best; structures: 1, anisotropy: auto, folds: 5");
        line("#   variables: {" + main + ": {transform: log, nugget: 0.2}}   # what differs for one element or layer");
    }

    private void line(String text) {
        yaml.line(text);
    }
}
