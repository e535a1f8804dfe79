package org.lodecast.app.project;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What must hold between the keys of `evidence`, `geochemistry` and `block_models`.
final class EvidenceRules {
    /// Names become those of columns and files.
    private static final String NAME = "[A-Za-z][A-Za-z0-9_]*";

    private static final String[] KINDS = {
        "fault_distance", "fault_intersection", "factor", "anomaly", "balance", "log_ratio", "column"
    };
    private static final String[] PRESETS = {"B1", "B2", "B3", "B1_B3"};

    private final ProjectRules rules;
    private final Set<String> elements;
    private final Set<String> names = new HashSet<>();

    private EvidenceRules(ProjectRules rules, Set<String> elements) {
        this.rules = rules;
        this.elements = elements;
    }

    /// @param elements names of elements, in lower case
    static void check(ProjectRules rules, Project p, Set<String> elements) {
        EvidenceRules r = new EvidenceRules(rules, elements);
        r.geochemistry(p.geochemistry());
        for (int i = 0; i < p.blockModels().size(); i++) {
            r.model("block_models." + i, p.blockModels().get(i));
        }
        List<Layer> layers = p.evidence();
        for (int i = 0; layers != null && i < layers.size(); i++) {
            int number = i;
            Layer layer = layers.get(i);
            rules.within("evidence." + number, () -> r.layer(layer));
        }
    }

    private void geochemistry(Geochemistry g) {
        String at = "geochemistry";
        rules.oneOf(at + ".data", g.data(), "log", "clr");
        rules.oneOf(at + ".factors", g.factors(), "components", "axes", "likelihood");
        if (!g.count().matches("parallel|eigenvalue|[1-9][0-9]?")) {
            rules.add(at + ".count", "`" + g.count() + "`; expected parallel, eigenvalue or a number of factors");
        }
        rules.oneOf(at + ".rotation", g.rotation(), "varimax", "none");
        rules.between(at + ".classes", g.classes(), 1, 8);
        rules.between(at + ".least_share", g.leastShare(), 0.01, 0.5);
        rules.between(at + ".slices", g.slices(), 2, 200);
        rules.positive(at + ".slice_height", g.sliceHeight());
        rules.oneOf(at + ".partition", g.partition(), "paper", "paper_without_co", "own");
        Geochemistry.Signs signs = g.signs();
        if (g.partition().equals("own") && (signs == null || signs.elements() == null || signs.rows() == null)) {
            rules.add(at + ".signs", "missing; expected {elements: [Au, Ag, As], rows: [[1, 1, -1], [1, -1, 0]]}");
        }
    }

    private void model(String at, OtherModel m) {
        rules.need(at + ".file", m.file());
        if (m.columns().isEmpty()) {
            rules.add(at + ".columns", "missing; expected columns to bring, such as {chg: {column: CHG, unit: mV/V}}");
        }
        m.columns().forEach((name, c) -> {
            String key = at + ".columns." + name;
            name(key, name);
            if (c == null) {
                rules.add(key, "missing; expected {column: NAME} or, of a mesh, {file: NAME}");
            } else if (m.isMesh()) {
                rules.need(key + ".file", c.file());
            } else if (c.file() != null) {
                rules.add(
                        key + ".file", "`" + c.file() + "`; only columns of a UBC mesh (.msh) have files of their own");
            }
        });
        for (String role : m.places().keySet()) {
            rules.oneOf(at + ".places", role, "x", "y", "z", "dx", "dy", "dz");
        }
        rules.count(at + ".cell", m.cell(), 1, 3);
        if (m.cell() != null) {
            m.cell().forEach(c -> rules.positive(at + ".cell", c));
        }
        rules.between(at + ".rotation", m.rotation(), -360, 360);
        if (m.lengthUnit() != null) {
            rules.oneOf(at + ".length_unit", m.lengthUnit(), "m", "ft");
        }
    }

    private void name(String key, @Nullable String name) {
        if (name == null) {
            return;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (!name.matches(NAME)) {
            rules.add(key, "`" + name + "`; expected letters, digits and _, a letter first");
        } else if (ColumnNames.taken(name) || elements.contains(lower)) {
            rules.add(key, "the name is taken by another column; expected one of its own");
        } else if (!names.add(lower)) {
            rules.add(key, "stands twice; expected a name of its own for each layer and column");
        }
    }

    private void layer(Layer l) {
        String at = "evidence." + (l.name() == null ? "?" : l.name());
        rules.need(at + ".name", l.name());
        name(at + ".name", l.name());
        rules.need(at + ".kind", l.kind());
        if (l.missing() != null) {
            rules.oneOf(at + ".missing", l.missing(), "build", "leave_out");
        }
        switch (l.kind()) {
            case null -> {}
            case "fault_distance", "fault_intersection" -> {
                rules.oneOf(at + ".form", l.form() == null ? "decay" : l.form(), "decay", "buffer");
                rules.positive(at + ".scale", l.scale());
            }
            case "factor" -> rules.needSome(at + ".elements", l.elements());
            case "anomaly" -> {
                rules.need(at + ".element", l.element());
                rules.oneOf(at + ".form", l.form() == null ? "middle" : l.form(), "middle", "class", "membership");
            }
            case "balance", "log_ratio" -> groups(at, l);
            case "column" -> {
                rules.need(at + ".column", l.column());
                rules.oneOf(at + ".favours", l.favours() == null ? "high" : l.favours(), "high", "low");
            }
            default -> rules.oneOf(at + ".kind", l.kind(), KINDS);
        }
    }

    private void groups(String at, Layer l) {
        boolean listed = l.numerator() != null || l.denominator() != null;
        int ways = (listed ? 1 : 0) + (l.preset() == null ? 0 : 1) + (l.row() == null ? 0 : 1);
        if (ways > 1) {
            rules.add(at + ".numerator", "expected one of: numerator and denominator, preset, row");
        } else if (l.preset() != null) {
            rules.oneOf(at + ".preset", l.preset().replaceFirst("_without_co$", ""), PRESETS);
        } else if (l.row() != null) {
            rules.between(at + ".row", l.row(), 1, 10_000);
        } else {
            rules.needSome(at + ".numerator", l.numerator());
            rules.needSome(at + ".denominator", l.denominator());
        }
    }
}
