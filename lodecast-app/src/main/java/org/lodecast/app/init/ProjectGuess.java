package org.lodecast.app.init;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lodecast.Finding;
import org.lodecast.InvalidInput;
import org.lodecast.app.format.MeshFiles;
import org.lodecast.app.project.ColumnNames;
import org.lodecast.app.project.OreChoice;
import org.lodecast.app.table.CsvTable;
import org.lodecast.app.table.ElementHeader;
import org.lodecast.app.table.Grade;
import org.lodecast.app.table.Roles;
import org.lodecast.drill.Variable;
import org.lodecast.evidence.Recipe;
import org.lodecast.geochem.Concentration;

/// Writes a `project.yaml` from what the tables look like, each guess with its reason as a comment, so that a
/// user reads and mends it rather than fills it in.
public final class ProjectGuess {
    private final Path folder;
    private final Files files;
    private final StringBuilder yaml = new StringBuilder();
    private final List<Finding> findings = new ArrayList<>();

    /// What the user names.
    ///
    /// @param ore such as `Cu>=0.4`, null to guess
    /// @param lengthUnit `m` or `ft`
    public record Files(
            Path collar,
            @Nullable Path survey,
            Path assay,
            @Nullable Path lithology,
            List<String> faults,
            List<String> orebodies,
            @Nullable String ore,
            String lengthUnit) {}

    private ProjectGuess(Path folder, Files files) {
        this.folder = folder.toAbsolutePath().normalize();
        this.files = files;
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
        line("name: " + quoted(String.valueOf(folder.getFileName())));
        line("");
        line("tables:");
        line("  length_unit: " + files.lengthUnit + "        # of coordinates and depths: m or ft");
        CsvTable collar = open(files.collar);
        if (collar != null) {
            table("collar", files.collar, collar, List.of("hole", "x", "y", "z"), List.of("length"));
        }
        survey();
        CsvTable assay = open(files.assay);
        List<Variable> variables = assay == null ? List.of() : assays(assay);
        if (files.lithology != null) {
            CsvTable lithology = open(files.lithology);
            if (lithology != null) {
                table("lithology", files.lithology, lithology, List.of("hole", "from", "to", "code"), List.of());
            }
        }
        surfaces("faults", files.faults, "fault surfaces: .obj, .stl, .ts or .vtp");
        surfaces("orebodies", files.orebodies, "known orebodies, closed surfaces");
        if (!findings.isEmpty()) {
            throw new InvalidInput(findings);
        }
        String main = samples(variables);
        evidence(variables.stream().map(Variable::name).toList(), main);
        defaults();
        return yaml.toString();
    }

    private @Nullable CsvTable open(Path path) {
        try {
            CsvTable t = CsvTable.read(path);
            findings.addAll(t.findings());
            return t;
        } catch (InvalidInput e) {
            findings.addAll(e.findings());
            return null;
        }
    }

    private void table(String name, Path path, CsvTable t, List<String> needed, List<String> optional) {
        line("  " + name + ":");
        line("    file: " + quoted(relative(path)));
        line("    columns: " + columns(t, needed, optional));
    }

    private String columns(CsvTable t, List<String> needed, List<String> optional) {
        List<String> parts = new ArrayList<>();
        for (String role : needed) {
            Optional<String> found = Roles.find(t.header(), role);
            if (found.isEmpty()) {
                findings.add(Finding.error(
                        "column-missing",
                        t.file(),
                        1,
                        "",
                        "no column for " + role + "; expected one named " + String.join(", ", Roles.aliases(role))
                                + "; the table has " + String.join(", ", t.header())));
            } else {
                parts.add(role + ": " + quoted(found.get()));
            }
        }
        for (String role : optional) {
            Roles.find(t.header(), role).ifPresent(c -> parts.add(role + ": " + quoted(c)));
        }
        return "{" + String.join(", ", parts) + "}   # found by their usual names";
    }

    private void survey() {
        if (files.survey == null) {
            line("  # no survey: all holes are taken as vertical");
            return;
        }
        CsvTable t = open(files.survey);
        if (t == null) {
            return;
        }
        table("survey", files.survey, t, List.of("hole", "at", "azimuth", "dip"), List.of());
        Optional<String> dip = Roles.find(t.header(), "dip");
        if (dip.isPresent()) {
            int column = t.column(dip.get());
            long positive = 0;
            long negative = 0;
            for (String[] row : t.rows()) {
                if (Grade.parse(row[column], t.separator() == ';') instanceof Grade.Measured m) {
                    positive += m.value() > 0 ? 1 : 0;
                } else {
                    negative += row[column].strip().startsWith("-") ? 1 : 0;
                }
            }
            line("    dip: " + (positive > negative ? "positive_down" : "negative_down") + "   # " + positive
                    + " dips are positive, " + negative + " negative");
        }
    }

    private List<Variable> assays(CsvTable t) {
        table("assay", files.assay, t, List.of("hole", "from", "to"), List.of());
        line("    elements:");
        List<Variable> variables = new ArrayList<>();
        List<String> unused = new ArrayList<>();
        Map<String, String> seen = new LinkedHashMap<>();
        for (int c = 0; c < t.header().size(); c++) {
            String name = t.header().get(c);
            Optional<ElementHeader> parsed = ElementHeader.parse(name, t.header());
            if (parsed.isEmpty() || seen.containsKey(parsed.get().symbol())) {
                boolean role = List.of("hole", "from", "to").stream()
                        .anyMatch(r ->
                                Roles.find(t.header(), r).filter(name::equals).isPresent());
                if (!role) {
                    unused.add(name);
                }
                continue;
            }
            String symbol = parsed.get().symbol();
            seen.put(symbol, name);
            double[] values = new double[t.size()];
            for (int r = 0; r < values.length; r++) {
                values[r] = switch (Grade.parse(t.rows().get(r)[c], t.separator() == ';')) {
                    case Grade.Measured m -> m.value();
                    case Grade.Below b -> b.limit() / 2;
                    case Grade.Above a -> a.limit();
                    case Grade.Missing m -> Double.NaN;
                    case Grade.Unreadable u -> Double.NaN;
                };
            }
            Concentration unit = parsed.get().unit();
            String why = "from the column's name";
            if (unit == null) {
                unit = likely(symbol, values);
                why = "guessed from the size of the values: check it";
            }
            String called = ColumnNames.element(symbol, unit);
            line("      " + called + ": {column: " + quoted(name) + ", unit: " + quoted(unit.symbol()) + "}   # "
                    + why);
            variables.add(new Variable(called, unit.symbol(), values));
        }
        if (!unused.isEmpty()) {
            line("    # not concentrations of an element, or a second column of one, so not used: "
                    + String.join(", ", unused).replaceAll("\\R", " "));
        }
        if (variables.isEmpty()) {
            findings.add(Finding.error(
                    "column-missing",
                    t.file(),
                    1,
                    "",
                    "no column of grades such as Au_ppm or Cu_pct; the table has " + String.join(", ", t.header())));
        }
        return variables;
    }

    /// Percent for metals and sulphur whose values are that small; else what laboratories use.
    private static Concentration likely(String symbol, double[] values) {
        double[] sorted =
                java.util.Arrays.stream(values).filter(v -> v > 0).sorted().toArray();
        double high = sorted.length == 0 ? 0 : sorted[(int) (0.99 * (sorted.length - 1))];
        return switch (symbol) {
            case "Au", "Pt", "Pd", "Ag" -> high > 300 ? Concentration.PPB : Concentration.GRAM_PER_TONNE;
            case "Cu", "Ni", "Zn", "Pb", "S", "Fe", "Ca", "Mg", "Al", "Si", "K", "Na", "Ti", "Mn", "P" ->
                high < 70 ? Concentration.PERCENT : Concentration.PPM;
            default -> Concentration.PPM;
        };
    }

    private void surfaces(String key, List<String> patterns, String what) {
        if (patterns.isEmpty()) {
            line("# " + key + ": []   # " + what);
            return;
        }
        line(key + ":   # " + what);
        for (String p : patterns) {
            String written = relative(Path.of(p).toAbsolutePath().normalize());
            try {
                for (Path file : MeshFiles.expand(folder, written)) {
                    MeshFiles.read(file);
                }
            } catch (InvalidInput e) {
                findings.addAll(e.findings());
            }
            line("  - " + quoted(written));
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
                case Recipe.Factor f ->
                    layer(
                            "{name: F4, kind: factor, elements: " + list(f.elements()) + "}",
                            f.elements(),
                            elements,
                            elements.containsAll(f.elements()));
                case Recipe.Anomaly a -> {
                    String element = elements.contains("Au") ? "Au" : main;
                    line("  - {name: " + element + "_anomaly, kind: anomaly, element: " + element + "}"
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
                "{name: " + name + ", kind: " + kind + ", numerator: " + list(up) + ", denominator: " + list(down)
                        + "}",
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

    private void defaults() {
        line("");
        line("# The rest at its defaults:");
        line("# drilling: {desurvey: minimum_curvature, composite_length: 2, coverage: 0.5, dogleg_limit: 10}");
        line("# grid: {cell: [10, 10, 10], margin: 50, voxels: 500000, ground: collars}");
        line("# estimation: {samples: 24, per_hole: 6, model: spherical}");
        line("# detectors: {use: [stoad, dae, overlay], report: best, epochs: 60, patch: 3, ensemble: 1}"
                + "   # the paper: 500 epochs");
        line("# assessment: {protocols: [paper, hole, block, depth], folds: 4}");
        line("# targets: {scale: percentile, medium: 0.75, high: 0.998}");
        line("seed: 1");
    }

    private String relative(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        return (absolute.getRoot().equals(folder.getRoot()) ? folder.relativize(absolute) : absolute)
                .toString()
                .replace('\\', '/');
    }

    private static String list(List<String> items) {
        return "[" + String.join(", ", items) + "]";
    }

    private static String quoted(String text) {
        return "\""
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t")
                + "\"";
    }

    private void line(String text) {
        yaml.append(text).append('\n');
    }
}
