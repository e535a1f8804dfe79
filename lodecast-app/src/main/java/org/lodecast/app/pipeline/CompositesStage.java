package org.lodecast.app.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.app.project.Project;
import org.lodecast.app.store.Table;
import org.lodecast.drill.Composites;
import org.lodecast.drill.Compositor;
import org.lodecast.drill.Drillholes;
import org.lodecast.drill.Intervals;
import org.lodecast.drill.Variable;

/// Composites of equal length.
final class CompositesStage implements Stage {
    static final String NAME = "composites";

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
        return p.drilling();
    }

    @Override
    public String run(Workspace w, StageFolder folder, Progress progress) throws IOException {
        Drillholes holes = DrillholesStage.load(w);
        Double asked = w.project().drilling().compositeLength();
        double length = asked != null ? asked : usualLength(holes.assays());
        Composites c = new Compositor(length, w.project().drilling().coverage()).composite(holes);
        if (c.size() == 0) {
            throw InvalidInput.of("no-composites", "no assay lies on a hole; expected at least one");
        }
        Table t = new Table("composite")
                .text("hole", c.hole())
                .real("from", "m", c.from())
                .real("to", "m", c.to())
                .real("x", "m", c.x())
                .real("y", "m", c.y())
                .real("z", "m", c.z());
        c.variables().forEach(v -> t.real(v.name(), v.unit(), v.values()));
        folder.table(t);
        Map<String, Object> resolved = new LinkedHashMap<>();
        resolved.put("composite_length", length);
        resolved.put("from", asked != null ? "project" : "the median sample length, by metres");
        folder.json("resolved", resolved);
        return String.format(Locale.ROOT, "%,d composites of %s m", c.size(), tidy(length));
    }

    static Composites load(Workspace w) {
        return w.of(NAME, "composites", f -> {
            Table t = f.table("composite");
            Map<String, String> units = f.units("composite");
            List<Variable> variables = new ArrayList<>();
            for (Table.Column c : t.columns().subList(6, t.columns().size())) {
                variables.add(new Variable(c.name(), units.getOrDefault(c.name(), ""), t.real(c.name())));
            }
            return new Composites(
                    t.text("hole"), t.real("from"), t.real("to"), t.real("x"), t.real("y"), t.real("z"), variables);
        });
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
