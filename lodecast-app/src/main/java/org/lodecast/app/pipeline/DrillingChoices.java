package org.lodecast.app.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.lodecast.Finding;
import org.lodecast.InvalidInput;
import org.lodecast.app.project.Project;
import org.lodecast.drill.Composites;
import org.lodecast.drill.Domains;
import org.lodecast.drill.Drillholes;
import org.lodecast.drill.Intervals;
import org.lodecast.drill.TopCut;
import org.lodecast.drill.Variable;

/// What a project asks of its composites, held against the tables, and told to the user.
final class DrillingChoices {
    private DrillingChoices() {}

    /// @param least length below which the rule applies [m]
    /// @param droppedMetres of samples left out [m]
    record Rests(String rule, double least, int merged, int dropped, double droppedMetres) {

        void tell(List<String> remarks) {
            if (merged > 0) {
                remarks.add(String.format(
                        Locale.ROOT,
                        "%,d rests shorter than %s m joined the composite above them",
                        merged,
                        CompositesStage.tidy(least)));
            }
            if (dropped > 0) {
                remarks.add(String.format(
                        Locale.ROOT,
                        "%,d rests shorter than %s m were left out, %,.1f m of samples",
                        dropped,
                        CompositesStage.tidy(least),
                        droppedMetres));
            }
        }
    }

    /// Names of elements can only be judged now that the table is known.
    static void demandElements(Project.Drilling d, Intervals assays) {
        List<String> known = assays.variables().stream().map(Variable::name).toList();
        List<Finding> findings = new ArrayList<>();
        BiConsumer<String, String> demand = (key, element) -> {
            if (!known.contains(element)) {
                findings.add(Finding.error(
                        "element-missing", "", 0, "", key + ": `" + element + "`; expected one of " + known));
            }
        };
        d.topCut().keySet().forEach(e -> demand.accept("drilling.top_cut", e));
        List<Project.InterceptRule> lists = d.intercepts() == null ? List.of() : d.intercepts();
        for (int i = 0; i < lists.size(); i++) {
            String element = lists.get(i).element();
            if (element != null) {
                demand.accept("drilling.intercepts." + i + ".element", element);
            }
        }
        if (!findings.isEmpty()) {
            throw new InvalidInput(findings);
        }
    }

    static Domains domains(Project.Drilling d, Drillholes holes, List<String> remarks) {
        if (d.boundaries().equals("none")) {
            return Domains.none();
        }
        if (holes.lithology().size() == 0) {
            throw InvalidInput.of(
                    "no-lithology",
                    "drilling.boundaries: `lithology`, but no interval is logged; expected tables.lithology with"
                            + " codes, or none");
        }
        Set<String> logged = new HashSet<>(Arrays.asList(holes.lithology().code()));
        d.domains()
                .forEach((name, codes) -> codes.stream()
                        .filter(code -> !logged.contains(code))
                        .forEach(code ->
                                remarks.add("drilling.domains: code " + code + " of " + name + " is logged nowhere")));
        return new Domains(holes.lithology(), d.domains());
    }

    /// How many composites lie in each domain; none where they know no boundaries.
    static Map<String, Integer> byDomain(Composites c, List<String> remarks) {
        Map<String, Integer> byDomain = new TreeMap<>();
        for (String domain : c.domain()) {
            byDomain.merge(domain, 1, Integer::sum);
        }
        if (!byDomain.isEmpty()) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "composites stop at the boundaries of %d domains; %,d of %,d lie where nothing was logged",
                    byDomain.keySet().stream().filter(k -> !k.isEmpty()).count(),
                    byDomain.getOrDefault("", 0),
                    c.size()));
        }
        return byDomain;
    }

    static String told(TopCut.Effect e) {
        String cap = ("top cut of " + e.variable() + " at " + CompositesStage.tidy(e.cap()) + " " + e.unit()).strip();
        return e.cut() == 0
                ? cap + ": no sample lies above it"
                : String.format(
                        Locale.ROOT,
                        "%s: %,d of %,d samples cut, which lowers their mean from %.3g to %.3g and takes %.1f %% of the"
                                + " metal",
                        cap,
                        e.cut(),
                        e.samples(),
                        e.before(),
                        e.after(),
                        100 * e.metal());
    }
}
