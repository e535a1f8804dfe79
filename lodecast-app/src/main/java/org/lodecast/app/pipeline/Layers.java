package org.lodecast.app.pipeline;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.lodecast.app.project.Project;
import org.lodecast.evidence.Recipe;

/// From the words of a project to the recipes of its layers.
final class Layers {
    private Layers() {}

    static List<Recipe> recipes(Project p) {
        List<Project.Layer> layers = p.evidence();
        return layers == null
                ? Recipe.paper()
                : layers.stream().map(Layers::recipe).toList();
    }

    private static Recipe recipe(Project.Layer l) {
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
            case "balance" ->
                new Recipe.Balance(
                        name, Objects.requireNonNull(l.numerator()), Objects.requireNonNull(l.denominator()), whole);
            case "log_ratio" ->
                new Recipe.Ratio(
                        name, Objects.requireNonNull(l.numerator()), Objects.requireNonNull(l.denominator()), whole);
            case "column" -> new Recipe.Column(name, Objects.requireNonNull(l.column()), "low".equals(l.favours()));
            default -> throw new IllegalStateException("kind " + l.kind()); // the project's rules let no other through
        };
    }
}
