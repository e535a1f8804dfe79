package org.lodecast.app.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The figures of one style over its deposits: means with Student's 95 % interval over deposits, which
/// are independent as voxels of one deposit are not; and differences of two detectors, deposit by
/// deposit.
final class Standings extends Measures {
    static final String NEAR_AUC = TrueGround.NEAR + ".auc";
    static final String ALL_AUC = TrueGround.ALL + ".auc";
    static final String CAPTURE = TrueGround.ALL + ".capture_5";
    static final String RECALL = TrueGround.ALL + ".recall";
    static final String LIKE_OVERLAY = "spearman.overlay";
    static final String LIKE_ENERGY = "spearman.energy";

    private final String style;
    private final List<Outcome> deposits;

    private Standings(String style, List<Outcome> deposits) {
        super(deposits.stream().map(Standings::flat).toList());
        this.style = style;
        this.deposits = deposits;
    }

    private static Map<String, Map<String, Double>> flat(Outcome o) {
        Map<String, Map<String, Double>> flat = new LinkedHashMap<>();
        o.detectors().forEach((name, f) -> flat.put(name, Outcome.flat(f)));
        return flat;
    }

    /// @param all outcomes of all styles
    static Standings of(String style, List<Outcome> all) {
        return new Standings(
                style, all.stream().filter(o -> o.style().equals(style)).toList());
    }

    String style() {
        return style;
    }

    /// Those that could be run.
    List<Outcome> judged() {
        return deposits.stream().filter(o -> o.failed().isEmpty()).toList();
    }

    List<Outcome> failed() {
        return deposits.stream().filter(o -> !o.failed().isEmpty()).toList();
    }
}
