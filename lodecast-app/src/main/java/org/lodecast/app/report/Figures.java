package org.lodecast.app.report;

import java.util.LinkedHashMap;
import java.util.Map;

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
    public static Map<String, String> all(ReportData data) {
        MapFigures maps = new MapFigures(data);
        CurveFigures curves = new CurveFigures(data);
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("drillholes", maps.drillholes());
        figures.put("drillholes-oblique", maps.oblique());
        Pages.put(
                figures,
                "variograms",
                VariogramFigures.pages(data.estimates().stream()
                        .map(e -> VariogramFigures.Panel.of(e.title(), e.scaleUnit(), e.fit()))
                        .toList()));
        Pages.put(
                figures,
                "cross-validation",
                CrossValidationFigures.pages(data.estimates().stream()
                        .map(e -> new CrossValidationFigures.Row(
                                e.title() + ": holes left out", e.scaleUnit(), e.actual(), e.estimate(), e.variance()))
                        .toList()));
        figures.putAll(GeochemFigures.all(data.evidence().study()));
        Pages.put(figures, "evidence", maps.evidence());
        figures.putAll(LayerFigures.all(data));
        figures.put("samples", maps.samples());
        figures.put("loss", curves.loss());
        figures.put("roc", curves.roc());
        TrustFigures trust = new TrustFigures(data);
        figures.put("precision-recall", trust.precisionRecall());
        figures.put("prediction-volume", trust.predictionVolume());
        figures.put("reliability", trust.reliability());
        Pages.put(figures, "prospectivity", maps.prospectivity());
        figures.put("targets", maps.targets());
        return figures;
    }
}
