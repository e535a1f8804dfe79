package org.lodecast.app.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lodecast.evidence.GeochemStudy;

/// The pictures of a study of the geochemistry; what it does not hold is left out.
final class GeochemFigures {
    private GeochemFigures() {}

    /// By name: cv, biplot, factors, correlation, dendrogram, zonation, front-tail.
    static Map<String, String> all(@Nullable GeochemStudy study) {
        Map<String, String> all = new LinkedHashMap<>();
        if (study == null) {
            return all;
        }
        if (study.curves().stream().anyMatch(c -> c.estimates() != null || c.composites() != null)) {
            all.put("cv", VolumeFigure.draw(study.curves()));
        }
        if (study.composition() != null) {
            all.put("biplot", BiplotFigure.draw(study.composition()));
        }
        if (study.factors() != null && study.factors().elements().size() > 1) {
            all.put("factors", FactorFigure.draw(study.factors()));
        }
        if (study.factors() != null && study.factors().elements().size() > 1 || study.composition() != null) {
            all.put("correlation", CorrelationFigure.draw(study.factors(), study.composition()));
        }
        if (study.partition() != null) {
            all.put("dendrogram", DendrogramFigure.draw(study.partition()));
        }
        GeochemStudy.Zonation z = study.zonation();
        if (z != null) {
            all.put("zonation", ZonationFigure.draw(z));
            if (z.frontTail() != null) {
                all.put("front-tail", FrontTailFigure.draw(z.frontTail(), z.alarm()));
            }
        }
        return all;
    }
}
