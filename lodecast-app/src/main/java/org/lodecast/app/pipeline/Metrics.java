package org.lodecast.app.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lodecast.assess.Capture;
import org.lodecast.assess.Confusion;
import org.lodecast.assess.Trial;
import org.lodecast.assess.TrialDetail;

/// `metrics.json`: figures by detector and protocol, and what is to be known of them.
final class Metrics {
    private Metrics() {}

    static Map<String, Object> of(
            AssessmentStage.Resolved resolved,
            List<Trial> trials,
            Map<String, List<Capture>> captures,
            Map<String, Object> more) {
        Map<String, Map<String, Object>> detectors = new LinkedHashMap<>();
        for (Trial t : trials) {
            Map<String, Object> of = detectors.computeIfAbsent(t.detector(), d -> new LinkedHashMap<>());
            if (t.figures() != null) {
                of.put(t.protocol(), judged(t.figures(), t.detail()));
            } else {
                Map<String, Object> none = new LinkedHashMap<>();
                none.put("auc", null);
                none.put("reason", t.reason());
                of.put(t.protocol(), none);
            }
        }
        captures.forEach((d, list) -> {
            Map<String, Object> shares = new LinkedHashMap<>();
            list.forEach(c -> shares.put(Long.toString(Math.round(100 * c.volume())), c.ore()));
            detectors.computeIfAbsent(d, x -> new LinkedHashMap<>()).put("capture", shares);
        });
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("reported", resolved.reported());
        m.put("reported_because", resolved.why());
        m.put("detectors", detectors);
        m.putAll(more);
        m.put("layers", resolved.layers());
        m.put("protocols", resolved.protocols());
        m.put("remarks", resolved.remarks());
        return m;
    }

    /// Figures and what else is known of them, side by side.
    @SuppressWarnings("unchecked") // a record becomes a map of its parts
    private static Map<String, Object> judged(Trial.Figures figures, @Nullable TrialDetail detail) {
        Map<String, Object> all = new LinkedHashMap<>(Json.MAPPER.convertValue(figures, Map.class));
        if (detail != null) {
            all.put("average_precision", detail.averagePrecision());
            all.put("average_precision_of_chance", detail.baseline());
            Confusion c = detail.heldOut();
            Map<String, Object> honest = new LinkedHashMap<>();
            if (c != null) {
                honest.put("precision", c.precision());
                honest.put("recall", c.recall());
                honest.put("f1", c.f1());
            } else {
                honest.put("reason", detail.noThreshold());
            }
            all.put("by_threshold_of_other_folds", honest);
            Confusion own = detail.chosen();
            if (own != null) {
                Map<String, Object> chosen = new LinkedHashMap<>();
                chosen.put("threshold", own.threshold());
                chosen.put("precision", own.precision());
                chosen.put("recall", own.recall());
                chosen.put("f1", own.f1());
                all.put("by_chosen_threshold", chosen);
            }
            all.put("by_elevation", detail.byElevation());
            all.put("by_distance", detail.byDistance());
        }
        return all;
    }
}
