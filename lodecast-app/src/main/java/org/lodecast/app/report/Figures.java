package org.lodecast.app.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.lodecast.Workers;

/// The paper's figures, and those of the estimates, as SVG files: one style, colours safe for the
/// colour-blind, axes with units, plans with a scale bar and an arrow to north, no vertical exaggeration.
/// Same data, same bytes. What a run has not made (no faults, no targets, no networks) is left out, or
/// the figure says so.
public final class Figures {
    private Figures() {}

    /// All figures by name, without `.svg`: drillholes, drillholes-oblique, variograms, cross-validation,
    /// those of the geochemistry (cv, biplot, factors, correlation, dendrogram, zonation, front-tail),
    /// evidence, `layer-NAME` of each layer, samples, loss, roc, precision-recall, prediction-volume,
    /// reliability, prospectivity, targets. What is taller than a page goes on as cross-validation-2 and so
    /// on.
    ///
    /// @param workers figures are drawn side by side
    public static Map<String, String> all(ReportData data, Workers workers) {
        MapFigures maps = new MapFigures(data);
        CurveFigures curves = new CurveFigures(data);
        TrustFigures trust = new TrustFigures(data);
        List<Supplier<Map<String, String>>> drawn = List.of(
                () -> Map.of("drillholes", maps.drillholes()),
                () -> Map.of("drillholes-oblique", maps.oblique()),
                () -> Pages.named("variograms", variograms(data)),
                () -> Pages.named("cross-validation", crossValidation(data)),
                () -> GeochemFigures.all(data.evidence().study()),
                () -> Pages.named("evidence", maps.evidence()),
                () -> LayerFigures.all(data),
                () -> Map.of("samples", maps.samples()),
                () -> Map.of("loss", curves.loss()),
                () -> Map.of("roc", curves.roc()),
                () -> Map.of("precision-recall", trust.precisionRecall()),
                () -> Map.of("prediction-volume", trust.predictionVolume()),
                () -> Map.of("reliability", trust.reliability()),
                () -> Pages.named("prospectivity", maps.prospectivity()),
                () -> Map.of("targets", maps.targets()));
        Map<String, String> figures = new LinkedHashMap<>();
        workers.map(drawn.size(), k -> drawn.get(k).get()).forEach(figures::putAll);
        return figures;
    }

    private static List<String> variograms(ReportData data) {
        return VariogramFigures.pages(data.estimates().stream()
                .map(e -> VariogramFigures.Panel.of(e.title(), e.scaleUnit(), e.fit()))
                .toList());
    }

    private static List<String> crossValidation(ReportData data) {
        return CrossValidationFigures.pages(data.estimates().stream()
                .map(e -> new CrossValidationFigures.Row(
                        e.title() + ": holes left out", e.scaleUnit(), e.actual(), e.estimate(), e.variance()))
                .toList());
    }
}
