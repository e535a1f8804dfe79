package org.lodecast.app.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.app.project.Project;
import org.lodecast.app.store.Table;
import org.lodecast.drill.Composited;
import org.lodecast.drill.Composites;
import org.lodecast.drill.Compositor;
import org.lodecast.drill.Domains;
import org.lodecast.drill.Drillholes;
import org.lodecast.drill.Intervals;
import org.lodecast.drill.Rest;
import org.lodecast.drill.TopCut;
import org.lodecast.drill.Variable;

/// Composites, their weights, and significant intercepts.
final class CompositesStage implements Stage {
    static final String NAME = "composites";
    /// Columns of the table that are no variables.
    private static final Set<String> FIXED = Set.of("hole", "from", "to", "x", "y", "z", "sampled", "domain", "weight");

    /// What was chosen and counted.
    ///
    /// @param from where the length comes from
    /// @param rests what became of short ones
    /// @param domains composites in each, where they stop at boundaries
    record Resolved(
            double compositeLength,
            String from,
            List<TopCut.Effect> topCut,
            String boundaries,
            Map<String, Integer> domains,
            DrillingChoices.Rests rests,
            CompositeWeights declustering,
            List<InterceptLists.Choice> intercepts,
            List<String> remarks) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of(DrillholesStage.NAME);
    }

    @Override
    public Object settings(Project p) {
        Map<String, Object> s = new LinkedHashMap<>();
        s.put("drilling", p.drilling().withoutIntercepts());
        s.put("element", p.samples().element() == null ? "" : p.samples().element());
        return s;
    }

    /// Nothing is modelled from intercepts.
    @Override
    public Object aside(Project p) {
        List<Project.InterceptRule> lists = p.drilling().intercepts();
        boolean needed = lists == null || lists.stream().anyMatch(r -> r.cutoff() == null);
        Map<String, Object> s = new LinkedHashMap<>();
        s.put("intercepts", lists == null ? "default" : lists);
        s.put("cutoff", needed && p.samples().cutoff() != null ? p.samples().cutoff() : "");
        return s;
    }

    @Override
    public String run(Workspace w, StageFolder folder, Progress progress) throws IOException {
        Drillholes holes = DrillholesStage.load(w);
        Project.Drilling d = w.project().drilling();
        DrillingChoices.demandElements(d, holes.assays());
        double usual = usualLength(holes.assays());
        double length = d.compositeLength() != null ? d.compositeLength() : usual;
        List<String> remarks = new ArrayList<>();
        TopCut.Cut cut = new TopCut(d.topCut()).apply(holes.assays());
        cut.effects().forEach(e -> remarks.add(DrillingChoices.told(e)));
        Domains domains = DrillingChoices.domains(d, holes, remarks);
        Rest rest = Rest.valueOf(d.rest().toUpperCase(Locale.ROOT));
        Composited made = new Compositor(length, d.coverage(), rest, d.restShare())
                .composite(
                        new Drillholes(
                                holes.collars(), holes.stations(), holes.traces(), cut.samples(), holes.lithology()),
                        domains);
        Composites plain = made.composites();
        if (plain.size() == 0) {
            throw InvalidInput.of(
                    "no-composites",
                    made.dropped() > 0
                            ? "every composite is a rest shorter than " + tidy(d.restShare() * length)
                                    + " m and dropped; expected drilling.rest: keep, or a shorter composite_length"
                            : "no assay lies on a hole; expected at least one");
        }
        DrillingChoices.Rests rests = new DrillingChoices.Rests(
                d.rest(), d.restShare() * length, made.merged(), made.dropped(), made.droppedMetres());
        rests.tell(remarks);
        Map<String, Integer> byDomain = DrillingChoices.byDomain(plain, remarks);
        String main = EvidenceStage.mainElement(w.project(), plain);
        CompositeWeights.Made weights = CompositeWeights.weigh(d, plain, main, length, w.workers());
        double[] weight = weights.weight();
        Composites c = weight == null ? plain : plain.withWeight(weight);
        String remark = weights.told().remark(c.variable(main).unit());
        if (!remark.isEmpty()) {
            remarks.add(remark);
        }
        folder.table(table(c));
        // intercepts are told as assayed: a top cut is for what spreads into the ground about them
        boolean none = d.intercepts() == null && DrillholesStage.alone(w); // a sample alone is no length of ore
        List<InterceptLists.Choice> choices = none ? List.of() : InterceptLists.plan(w.project(), c, main, usual);
        List<InterceptLists.Found> lists = InterceptLists.find(choices, holes);
        choices.stream()
                .filter(choice -> !(choice.cutoff() > 0))
                .forEach(choice -> remarks.add("no intercepts of " + choice.element()
                        + " are listed: no cut-off follows from its grades; give one in drilling.intercepts"));
        folder.table(InterceptLists.table(lists));
        folder.product("intercepts.csv", InterceptLists.csv(lists));
        folder.json("intercepts", lists);
        folder.json(
                "resolved",
                new Resolved(
                        length,
                        d.compositeLength() != null ? "project" : "the median sample length, by metres",
                        cut.effects(),
                        d.boundaries(),
                        byDomain,
                        rests,
                        weights.told(),
                        lists.stream().map(InterceptLists.Found::choice).toList(),
                        remarks));
        String said = String.format(Locale.ROOT, "%,d composites of %s m", c.size(), tidy(length));
        return lists.isEmpty()
                ? said
                : String.format(
                        Locale.ROOT,
                        "%s; %,d intercepts of %s",
                        said,
                        lists.stream().mapToInt(f -> f.intercepts().size()).sum(),
                        lists.stream().map(f -> f.choice().element()).distinct().collect(Collectors.joining(", ")));
    }

    private static Table table(Composites c) {
        Table t = new Table("composite")
                .text("hole", c.hole())
                .real("from", "m", c.from())
                .real("to", "m", c.to())
                .real("x", "m", c.x())
                .real("y", "m", c.y())
                .real("z", "m", c.z())
                .real("sampled", "m", c.sampled());
        if (c.domain().length > 0) {
            t.text("domain", c.domain());
        }
        t.real("weight", "", c.weight());
        c.variables().forEach(v -> t.real(v.name(), v.unit(), v.values()));
        return t;
    }

    static Composites load(Workspace w) {
        return w.of(NAME, "composites", f -> {
            Table t = f.table("composite");
            Map<String, String> units = f.units("composite");
            List<Variable> variables = new ArrayList<>();
            boolean domains = false;
            for (Table.Column c : t.columns()) {
                domains |= c.name().equals("domain");
                if (!FIXED.contains(c.name())) {
                    variables.add(new Variable(c.name(), units.getOrDefault(c.name(), ""), t.real(c.name())));
                }
            }
            return new Composites(
                    t.text("hole"),
                    t.real("from"),
                    t.real("to"),
                    t.real("x"),
                    t.real("y"),
                    t.real("z"),
                    t.real("sampled"),
                    domains ? t.text("domain") : new String[0],
                    t.real("weight"),
                    variables);
        });
    }

    static Resolved resolved(Workspace w) {
        return w.of(NAME, "resolved", f -> f.json("resolved", Resolved.class));
    }

    static List<InterceptLists.Found> intercepts(Workspace w) {
        return w.of(NAME, "intercepts", f -> List.of(f.json("intercepts", InterceptLists.Found[].class)));
    }

    /// The length below which half of the measured metres were sampled: compositing to less would split most
    /// samples and pretend to a detail that was not measured. Where no one length is usual, to the next half
    /// metre.
    static double usualLength(Intervals assays) {
        double[] lengths = new double[assays.size()];
        int n = 0;
        for (int i = 0; i < lengths.length; i++) {
            int row = i;
            if (assays.variables().stream().anyMatch(v -> !Double.isNaN(v.values()[row]))) {
                lengths[n++] = assays.to()[i] - assays.from()[i];
            }
        }
        lengths = Arrays.copyOf(lengths, n);
        Arrays.sort(lengths);
        double all = Arrays.stream(lengths).sum();
        double sum = 0;
        double median = 1;
        for (int i = 0; i < n && sum < all / 2; i++) {
            sum += lengths[i];
            median = lengths[i];
        }
        double exact = median;
        double equal =
                Arrays.stream(lengths).filter(l -> Math.abs(l - exact) < 0.001).sum();
        return equal >= 0.2 * all ? Math.rint(median * 1000) / 1000 : Math.max(0.5, Math.rint(2 * median) / 2);
    }

    static String tidy(double v) {
        return v == Math.rint(v) ? String.format(Locale.ROOT, "%.0f", v) : String.format(Locale.ROOT, "%s", v);
    }
}
