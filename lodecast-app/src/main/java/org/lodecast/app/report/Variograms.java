package org.lodecast.app.report;

import java.util.List;
import org.lodecast.evidence.EstimateSettings;
import org.lodecast.evidence.VariableEstimate;

/// Fitted variograms apart from a report: figures, a table to read, tables to compute with.
public final class Variograms {
    private Variograms() {}

    /// Experiments and models, as the report draws them.
    public static String figure(List<VariableEstimate> fits) {
        return VariogramFigures.draw(fits.stream()
                .map(v -> VariogramFigures.Panel.of(title(v), unit(v), v.fit()))
                .toList());
    }

    /// Semivariance by direction.
    public static String map(List<VariableEstimate> fits) {
        return DirectionFigures.draw(fits.stream()
                .map(v ->
                        new DirectionFigures.Panel(title(v), v.model(), v.fit().map(), v.meanRange()))
                .toList());
    }

    /// Lines of a table and of remarks.
    public static List<String> text(List<VariableEstimate> fits) {
        return VariogramText.lines(fits);
    }

    /// A row a structure, and one for each nugget.
    public static String models(List<VariableEstimate> fits) {
        return VariogramCsv.models(fits);
    }

    /// A row a lag of each experiment.
    public static String experiments(List<VariableEstimate> fits) {
        return VariogramCsv.experiments(fits);
    }

    /// Points of the models, along each of their axes.
    public static String curves(List<VariableEstimate> fits) {
        return VariogramCsv.curves(fits);
    }

    static String title(VariableEstimate v) {
        return switch (v.settings().scale()) {
            case LOG -> v.name() + ", logarithms";
            case NORMAL_SCORE -> v.name() + ", normal scores";
            case NONE -> v.name();
        };
    }

    /// Of the scale that is kriged.
    private static String unit(VariableEstimate v) {
        return v.settings().scale() == EstimateSettings.Scale.NONE ? v.unit() : "";
    }
}
