package org.lodecast.app.project;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lodecast.Finding;
import org.lodecast.InvalidInput;
import org.lodecast.geochem.Concentration;

/// What must hold between the keys of a project before anything is read.
public final class ProjectRules {
    private static final String[] BELOW = {"half", "limit", "root2", "multiplicative", "omit"};
    /// Names become those of columns and files.
    private static final String NAME = "[A-Za-z][A-Za-z0-9_]*";

    private final String file;
    private final ProjectLines lines;
    /// Path of the layer that is looked at, which findings call by its name.
    private String layer = "";
    private final List<Finding> findings = new ArrayList<>();

    private ProjectRules(String file, ProjectLines lines) {
        this.file = file;
        this.lines = lines;
    }

    /// @param file that the project was read from, for the lines of findings
    /// @throws InvalidInput with everything that does not hold
    public static void check(Project p, Path file) {
        ProjectRules rules = new ProjectRules(file.getFileName().toString(), lines(file));
        rules.tables(p.tables());
        rules.settings(p);
        EvidenceRules.check(rules, p, elements(p));
        if (!rules.findings.isEmpty()) {
            throw new InvalidInput(rules.findings);
        }
    }

    private static ProjectLines lines(Path file) {
        try {
            return ProjectLines.of(Files.readString(file));
        } catch (IOException e) {
            return ProjectLines.of(""); // it was read before: findings then do without lines
        }
    }

    private static Set<String> elements(Project p) {
        Project.Tables t = p.tables();
        return t == null || t.assay() == null || t.assay().elements() == null
                ? Set.of()
                : t.assay().elements().keySet().stream()
                        .map(e -> e.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet());
    }

    private void tables(Project.@Nullable Tables t) {
        if (t == null) {
            add("tables", "missing; expected collar, survey and assay");
            return;
        }
        if (t.collar() != null) {
            need("tables.collar.file", t.collar().file());
            file(t.collar());
        } else if (t.survey() != null) { // without both, each sample must tell its own place
            need("tables.collar.file", null);
        }
        need("tables.assay.file", t.assay() == null ? null : t.assay().file());
        oneOf("tables.length_unit", t.lengthUnit(), "m", "ft");
        if (t.survey() != null) {
            need("tables.survey.file", t.survey().file());
            oneOf("tables.survey.dip", t.survey().dip(), "auto", "negative_down", "positive_down");
            file(t.survey());
        }
        if (t.lithology() != null) {
            need("tables.lithology.file", t.lithology().file());
            file(t.lithology());
        }
        if (t.assay() != null) {
            assay(t.assay());
        }
    }

    private void file(Project.TableFile t) {
        String key = "tables." + t.key();
        Project.CsvFormat format = t.format();
        if (t.lengthUnit() != null) {
            oneOf(key + ".length_unit", t.lengthUnit(), "m", "ft");
        }
        if (format.encoding() != null && !encoding(format.encoding())) {
            add(key + ".format.encoding", "`" + format.encoding() + "`; expected utf-8, windows-1252 or the like");
        }
        if (format.separator() != null
                && !format.separator().equals("tab")
                && format.separator().length() != 1) {
            add(key + ".format.separator", "`" + format.separator() + "`; expected one character, or tab");
        }
        if (format.decimal() != null) {
            oneOf(key + ".format.decimal", format.decimal(), "point", "comma");
        }
    }

    private static boolean encoding(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalCharsetNameException e) {
            return false;
        }
    }

    private void assay(Project.AssayTable t) {
        file(t);
        oneOf("tables.assay.below", t.below(), BELOW);
        oneOf("tables.assay.zero", t.zero(), "keep", "below", "omit");
        t.codes().forEach((code, meaning) -> {
            if (meaning == null) {
                add("tables.assay.codes." + code, "missing; expected below or omit");
            } else {
                oneOf("tables.assay.codes." + code, meaning, "below", "omit");
            }
        });
        if (t.qaqc() != null) {
            try {
                Pattern.compile(t.qaqc());
            } catch (PatternSyntaxException e) {
                add("tables.assay.qaqc", "`" + t.qaqc() + "` is no pattern: " + e.getDescription());
            }
        }
        if (t.elements() != null) {
            elements(t.elements());
        }
    }

    private void elements(Map<String, Project.ElementColumn> elements) {
        Set<String> names = new HashSet<>();
        for (Map.Entry<String, Project.ElementColumn> e : elements.entrySet()) {
            if (!e.getKey().matches(NAME)) {
                add("tables.assay.elements." + e.getKey(), "expected letters, digits and _, a letter first");
            } else if (!names.add(e.getKey().toLowerCase(Locale.ROOT))) {
                add("tables.assay.elements." + e.getKey(), "stands twice; expected names that differ beyond case");
            } else if (ColumnNames.taken(e.getKey())) {
                add(
                        "tables.assay.elements." + e.getKey(),
                        "the name is taken by another column; expected one such as `"
                                + ColumnNames.element(e.getKey(), Concentration.PPM) + "`");
            }
            need("tables.assay.elements." + e.getKey() + ".column", e.getValue().column());
            String unit = e.getValue().unit();
            if (unit != null && Concentration.parse(unit).isEmpty()) {
                add(
                        "tables.assay.elements." + e.getKey() + ".unit",
                        "`" + unit + "`; expected %, ppm, ppb, ppt, g/t or oz/t");
            }
            if (e.getValue().below() != null) {
                oneOf(
                        "tables.assay.elements." + e.getKey() + ".below",
                        e.getValue().below(),
                        BELOW);
            }
            positive(
                    "tables.assay.elements." + e.getKey() + ".limit",
                    e.getValue().limit());
        }
    }

    private void drilling(Project.Drilling d, Project.@Nullable Tables t) {
        oneOf("drilling.desurvey", d.desurvey(), "minimum_curvature", "balanced_tangential", "tangential");
        positive("drilling.composite_length", d.compositeLength());
        between("drilling.coverage", d.coverage(), 0, 1);
        positive("drilling.dogleg_limit", d.doglegLimit());
        oneOf("drilling.boundaries", d.boundaries(), "none", "lithology");
        boolean lithology = d.boundaries().equals("lithology");
        if (lithology && t != null && (t.lithology() == null || t.lithology().file() == null)) {
            add("drilling.boundaries", "`lithology`, but there is no tables.lithology; expected that table, or none");
        }
        if (!lithology && !d.domains().isEmpty()) {
            add("drilling.domains", "composites stop at no boundary; expected drilling.boundaries: lithology");
        }
        Map<String, String> domainOf = new HashMap<>();
        d.domains().forEach((name, codes) -> {
            String key = "drilling.domains." + name;
            if (codes == null || codes.isEmpty()) {
                add(key, "missing; expected a list of codes");
                return;
            }
            for (String code : codes) {
                String other = domainOf.putIfAbsent(code, name);
                if (other != null) {
                    add(key, "code `" + code + "` stands in " + other + " too; expected each code once");
                }
            }
        });
        oneOf("drilling.rest", d.rest(), "keep", "merge", "drop", "spread");
        between("drilling.rest_share", d.restShare(), 0, 1);
        d.topCut().forEach((element, cap) -> {
            if (cap == null) {
                add("drilling.top_cut." + element, "missing; expected a grade");
            }
            positive("drilling.top_cut." + element, cap);
        });
        oneOf("drilling.decluster", d.decluster(), "cell", "nearest", "none");
        positive("drilling.decluster_size", d.declusterSize());
        for (int i = 0; d.intercepts() != null && i < d.intercepts().size(); i++) {
            Project.InterceptRule rule = d.intercepts().get(i);
            String key = "drilling.intercepts." + i;
            positive(key + ".cutoff", rule.cutoff());
            notNegative(key + ".waste", rule.waste());
            notNegative(key + ".length", rule.length());
        }
    }

    private void settings(Project p) {
        positive("checks.longest_interval", p.checks().longestInterval());
        positive("checks.topography", p.checks().topography());
        oneOf("fixes.errors", p.fixes().errors(), "stop", "leave_out");
        oneOf("fixes.short_rows", p.fixes().shortRows(), "stop", "fill");
        oneOf("fixes.overlaps", p.fixes().overlaps(), "keep", "first", "last", "shortest");
        drilling(p.drilling(), p.tables());
        GridChoice g = p.grid();
        count("grid.cell", g.cell(), 1, 3);
        if (g.cell() != null) {
            g.cell().forEach(c -> positive("grid.cell", c));
        }
        count("grid.origin", g.origin(), 3, 3);
        count("grid.count", g.count(), 3, 3);
        if (g.count() != null) {
            g.count().forEach(c -> positive("grid.count", (double) c));
        }
        if (g.origin() != null && g.count() == null || g.origin() == null && g.count() != null) {
            add("grid", "origin and count belong together: give both or none");
        }
        notNegative("grid.margin", g.margin());
        between("grid.rotation", g.rotation(), -360, 360);
        if (g.origin() != null) {
            g.origin().forEach(o -> between("grid.origin", o, -1e9, 1e9));
        }
        positive("grid.voxels", (double) g.voxels());
        oneOf("grid.ground", g.ground() == null ? "collars" : g.ground(), "topography", "collars", "none");
        EstimationRules.check(this, p);
        positive("samples.radius", p.samples().radius());
        positive("samples.ratio", p.samples().ratio());
        Double hindcast = p.samples().hindcast();
        if (hindcast != null && hindcast != 0) {
            positive("samples.hindcast", hindcast);
        }
        DetectorRules.check(this, p);
        for (String name : p.assessment().protocols()) {
            oneOf("assessment.protocols", name, "paper", "hole", "block", "depth");
        }
        if (p.assessment().protocols().equals(List.of("paper"))) {
            add("assessment.protocols", "a random split alone flatters; add hole, block or depth");
        }
        between("assessment.folds", (double) p.assessment().folds(), 2, 20);
        positive("assessment.block_edge", p.assessment().blockEdge());
        notNegative("assessment.block_buffer", p.assessment().blockBuffer());
        Double mu = p.assessment().threshold();
        if (mu != null) {
            between("assessment.threshold", mu, 0, 1);
        }
        oneOf("assessment.calibration", p.assessment().calibration(), "platt", "isotonic");
        between("assessment.ore_share", p.assessment().oreShare(), 1e-6, 0.5);
        Integer members = p.uncertainty().members();
        if (members != null && members != 0) {
            between("uncertainty.members", (double) members, 3, 100);
        }
        oneOf("targets.scale", p.targets().scale(), "percentile", "minmax", "calibrated");
        between("targets.medium", p.targets().medium(), 0, 1);
        between("targets.high", p.targets().high(), p.targets().medium(), 1);
        positive("targets.least_volume", p.targets().leastVolume());
        between("targets.least_support", p.targets().leastSupport(), 0, 1);
        notNegative("targets.weights.probability", p.targets().weights().probability());
        notNegative("targets.weights.support", p.targets().weights().support());
        notNegative("targets.weights.volume", p.targets().weights().volume());
        holes(p.targets().holes());
    }

    private void holes(Targets.Holes h) {
        between("targets.holes.targets", h.targets(), 0, 10_000);
        count("targets.holes.dips", h.dips(), 2, 2);
        double flattest = -1;
        for (double dip : h.dips()) {
            between("targets.holes.dips", dip, -90, flattest);
            flattest = Math.clamp(dip, -90, flattest);
        }
        positive("targets.holes.longest", h.longest());
        notNegative("targets.holes.beyond", h.beyond());
        notNegative("targets.holes.apart", h.apart());
        between("targets.holes.least_angle", h.leastAngle(), 0, 89);
    }

    /// Looks at a layer: findings are told by its name, and found by its number.
    void within(String path, Runnable look) {
        layer = path;
        look.run();
        layer = "";
    }

    void need(String key, @Nullable String value) {
        if (value == null || value.isBlank()) {
            add(key, "missing");
        }
    }

    void needSome(String key, @Nullable List<String> value) {
        if (value == null || value.isEmpty()) {
            add(key, "missing; expected a list of elements");
        }
    }

    void count(String key, @Nullable List<?> list, int least, int most) {
        if (list != null && list.size() != least && list.size() != most) {
            add(key, "has " + list.size() + " values; expected " + (least == most ? "" + most : least + " or " + most));
        }
    }

    void oneOf(String key, String value, String... allowed) {
        if (!List.of(allowed).contains(value)) {
            add(key, "`" + value + "`; expected one of " + String.join(", ", allowed));
        }
    }

    void positive(String key, @Nullable Double value) {
        if (value != null && !(value > 0 && value < Double.POSITIVE_INFINITY)) {
            add(key, value + "; expected a number above 0");
        }
    }

    void notNegative(String key, @Nullable Double value) {
        if (value != null && !(value >= 0)) {
            add(key, value + "; expected 0 or more");
        }
    }

    void between(String key, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            add(key, String.format(Locale.ROOT, "%s; expected %s to %s", value, low, high));
        }
    }

    void add(String key, String message) {
        // a layer is told by its name, which may hold a dot, but found by its number
        String path = layer.isEmpty() ? key : layer + key.substring(key.lastIndexOf('.'));
        findings.add(Finding.error("project-value", file, lines.line(path), "", key + ": " + message));
    }
}
