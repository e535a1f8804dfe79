package org.lodecast.app.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.lodecast.app.project.OreChoice;
import org.lodecast.app.project.Project;
import org.lodecast.app.store.Table;
import org.lodecast.drill.Composites;
import org.lodecast.drill.Drillholes;
import org.lodecast.drill.Intercept;
import org.lodecast.drill.Intercepts;

/// The lists of significant intercepts that a project asks for.
final class InterceptLists {
    /// What a list holds, all defaults filled in.
    ///
    /// @param waste longest stretch below the cut-off inside [m]
    /// @param length least length [m]
    /// @param reason of the cut-off, in plain words
    record Choice(String element, double cutoff, String unit, double waste, double length, String reason) {}

    /// A list.
    record Found(Choice choice, List<Intercept> intercepts) {}

    /// An intercept and whose.
    private record Row(Choice choice, Intercept at) {}

    private InterceptLists() {}

    /// @param main element that makes the ore
    /// @param usual sample length [m]
    static List<Choice> plan(Project p, Composites composites, String main, double usual) {
        List<Project.InterceptRule> asked = p.drilling().intercepts();
        List<Choice> choices = new ArrayList<>();
        for (Project.InterceptRule r :
                asked != null ? asked : List.of(new Project.InterceptRule(null, null, null, null))) {
            String element = r.element() == null ? main : r.element();
            double cutoff;
            String reason = "as asked";
            if (r.cutoff() != null) {
                cutoff = r.cutoff();
            } else if (p.samples().cutoff() != null && element.equals(main)) {
                cutoff = p.samples().cutoff();
                reason = "the cut-off of ore";
            } else {
                OreChoice o = OreChoice.of(composites.variable(element));
                cutoff = o.cutoff();
                reason = o.reason();
            }
            choices.add(new Choice(
                    element,
                    cutoff,
                    composites.variable(element).unit(),
                    r.waste() == null ? 2 * usual : r.waste(),
                    r.length() == null ? usual : r.length(),
                    reason));
        }
        return choices;
    }

    static List<Found> find(List<Choice> choices, Drillholes holes) {
        return choices.stream()
                .filter(c -> c.cutoff() > 0) // no grade is usual where nothing was measured
                .map(c -> new Found(c, new Intercepts(c.element(), c.cutoff(), c.waste(), c.length()).find(holes)))
                .toList();
    }

    private static List<Row> rows(List<Found> lists) {
        return lists.stream()
                .flatMap(f -> f.intercepts().stream().map(i -> new Row(f.choice(), i)))
                .toList();
    }

    static Table table(List<Found> lists) {
        List<Row> rows = rows(lists);
        List<String> units =
                lists.stream().map(f -> f.choice().unit()).distinct().toList();
        String unit = units.size() == 1 ? units.getFirst() : "in the column unit";
        String product = units.size() == 1 ? (unit + "·m") : "in the column unit, × m";
        return new Table("intercept")
                .text("element", texts(rows, r -> r.choice().element()))
                .real("cutoff", unit, numbers(rows, r -> r.choice().cutoff()))
                .text("unit", texts(rows, r -> r.choice().unit()))
                .text("hole", texts(rows, r -> r.at().hole()))
                .real("from", "m", numbers(rows, r -> r.at().from()))
                .real("to", "m", numbers(rows, r -> r.at().to()))
                .real("length", "m", numbers(rows, r -> r.at().length()))
                .real("grade", unit, numbers(rows, r -> r.at().grade()))
                .real("grade_length", product, numbers(rows, r -> r.at().gradeLength()))
                .real("highest", unit, numbers(rows, r -> r.at().highest()))
                .real("waste", "m", numbers(rows, r -> r.at().waste()))
                .real("x", "m", numbers(rows, r -> r.at().x()))
                .real("y", "m", numbers(rows, r -> r.at().y()))
                .real("z", "m", numbers(rows, r -> r.at().z()));
    }

    static String csv(List<Found> lists) {
        return Csv.of(
                List.of(
                        "element",
                        "cutoff",
                        "unit",
                        "hole",
                        "from_m",
                        "to_m",
                        "length_m",
                        "grade",
                        "grade_length",
                        "highest",
                        "waste_m",
                        "x",
                        "y",
                        "z"),
                rows(lists).stream()
                        .map(r -> List.of(
                                r.choice().element(),
                                Csv.number(r.choice().cutoff(), 6),
                                r.choice().unit(),
                                r.at().hole(),
                                Csv.number(r.at().from(), 3),
                                Csv.number(r.at().to(), 3),
                                Csv.number(r.at().length(), 3),
                                Csv.number(r.at().grade(), 4),
                                Csv.number(r.at().gradeLength(), 4),
                                Csv.number(r.at().highest(), 4),
                                Csv.number(r.at().waste(), 3),
                                Csv.number(r.at().x(), 2),
                                Csv.number(r.at().y(), 2),
                                Csv.number(r.at().z(), 2)))
                        .toList());
    }

    private static String[] texts(List<Row> rows, Function<Row, String> f) {
        return rows.stream().map(f).toArray(String[]::new);
    }

    private static double[] numbers(List<Row> rows, ToDoubleFunction<Row> f) {
        return rows.stream().mapToDouble(f).toArray();
    }
}
