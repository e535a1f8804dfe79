package org.lodecast.app.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.lodecast.InvalidInput;
import org.lodecast.app.project.Layer;
import org.lodecast.app.project.Project;
import org.lodecast.evidence.Recipe;
import org.lodecast.geochem.FrontTail;
import org.lodecast.geochem.SequentialPartition;

/// From the words of a project to the recipes of its layers.
final class Layers {
    private Layers() {}

    static List<Recipe> recipes(Project p) {
        List<Layer> layers = p.evidence();
        return layers == null
                ? Recipe.paper()
                : layers.stream().map(l -> recipe(l, p)).toList();
    }

    private static Recipe recipe(Layer l, Project p) {
        String name = Objects.requireNonNull(l.name());
        boolean buffer = "buffer".equals(l.form());
        boolean whole = "leave_out".equals(l.missing());
        double scale = l.scale() == null ? 30 : l.scale();
        return switch (Objects.requireNonNull(l.kind())) {
            case "fault_distance" -> new Recipe.FaultDistance(name, buffer, scale);
            case "fault_intersection" -> new Recipe.FaultIntersection(name, buffer, scale);
            case "factor" ->
                new Recipe.Factor(name, Objects.requireNonNull(l.elements()), !"build".equals(l.missing()));
            case "anomaly" ->
                new Recipe.Anomaly(
                        name,
                        Objects.requireNonNull(l.element()),
                        l.form() == null
                                ? Recipe.Anomaly.Form.MIDDLE
                                : Recipe.Anomaly.Form.valueOf(l.form().toUpperCase(Locale.ROOT)));
            case "balance" -> {
                Groups g = groups(l, p);
                yield new Recipe.Balance(name, g.numerator, g.denominator, whole);
            }
            case "log_ratio" -> {
                Groups g = groups(l, p);
                yield new Recipe.Ratio(name, g.numerator, g.denominator, whole);
            }
            case "column" -> new Recipe.Column(name, Objects.requireNonNull(l.column()), "low".equals(l.favours()));
            default -> throw new IllegalStateException("kind " + l.kind()); // the project's rules let no other through
        };
    }

    private record Groups(List<String> numerator, List<String> denominator) {}

    /// The two sides of a balance or ratio: as listed, by the paper's zones, or by a row of the partition.
    private static Groups groups(Layer l, Project p) {
        if (l.row() != null) {
            SequentialPartition partition = GeochemChoice.partition(p.geochemistry());
            if (l.row() > partition.size()) {
                throw InvalidInput.of(
                        "project-value",
                        "evidence." + l.name() + ".row: " + l.row() + "; the partition has " + partition.size()
                                + " balances: " + String.join(", ", partition.names()));
            }
            return new Groups(partition.group(l.row() - 1, 1), partition.group(l.row() - 1, -1));
        }
        if (l.preset() == null) {
            return new Groups(Objects.requireNonNull(l.numerator()), Objects.requireNonNull(l.denominator()));
        }
        List<String> tail = l.preset().endsWith("_without_co") ? FrontTail.TAIL_WITHOUT_CO : FrontTail.TAIL;
        return switch (l.preset().replace("_without_co", "")) {
            case "B1" -> new Groups(FrontTail.FRONT, both(Recipe.NEAR, tail));
            case "B2" -> new Groups(Recipe.NEAR, both(FrontTail.FRONT, tail));
            case "B3" -> new Groups(tail, both(FrontTail.FRONT, Recipe.NEAR));
            default -> new Groups(FrontTail.FRONT, tail);
        };
    }

    private static List<String> both(List<String> a, List<String> b) {
        List<String> all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }

    /// How a layer is made, in plain words.
    ///
    /// @param breaks of the concentration-volume fractal of an anomaly, else none
    static String words(Recipe recipe, double[] breaks) {
        return switch (recipe) {
            case Recipe.FaultDistance f -> closeness(f.buffer(), f.scale(), "a mapped fault");
            case Recipe.FaultIntersection f -> closeness(f.buffer(), f.scale(), "where two mapped faults cut");
            case Recipe.Factor f -> "scores of the factor that " + String.join(" and ", f.elements()) + " lead";
            case Recipe.Balance b -> "balance of " + against(b.numerator(), b.denominator());
            case Recipe.Ratio r -> "log of the ratio of geometric means of " + against(r.numerator(), r.denominator());
            case Recipe.Column c -> "column " + c.column() + (c.low() ? ", low values favouring ore" : "");
            case Recipe.Anomaly a ->
                switch (a.form()) {
                    case MIDDLE -> "1 in the middle and inner anomaly of " + a.element() + breaks(breaks);
                    case CLASS -> "class of the anomaly of " + a.element() + breaks(breaks);
                    case MEMBERSHIP -> "membership in the anomaly of " + a.element() + breaks(breaks);
                };
        };
    }

    private static String closeness(boolean buffer, double scale, String what) {
        String metres = CompositesStage.tidy(scale) + " m";
        return buffer ? "1 within " + metres + " of " + what : "exp(−distance/" + metres + ") from " + what;
    }

    private static String against(List<String> numerator, List<String> denominator) {
        return String.join(" ", numerator) + " against " + String.join(" ", denominator);
    }

    private static String breaks(double[] breaks) {
        return breaks.length == 0
                ? ""
                : ", breaks at "
                        + Arrays.stream(breaks)
                                .mapToObj(b -> String.format(Locale.ROOT, "%.3g", b))
                                .collect(Collectors.joining(", "));
    }
}
