package org.lodecast.assess;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.detect.Detector;
import org.lodecast.evidence.Evidence;

/// What is left of a detector's figures without the layers that its labels derive from. A label that is a
/// grade cut-off and a layer that is made of the same grade tell each other; the detector that is given both
/// is praised for repeating its label.
///
/// The detector learns anew in each fold of each protocol, without those layers and, where it looks at single
/// elements, without the elements. What it loses is both what leaked and what the layers truly told of ore:
/// the
/// drop is an upper bound of the leak.
///
/// @param layers that share an element with the labels
/// @param elements that they share
/// @param drops by protocol; empty where there is nothing to compare
/// @param reason why there is not
public record LeakageAudit(
        List<String> layers,
        List<String> elements,
        List<Drop> drops,
        @Nullable String reason) {

    /// The same test with and without.
    ///
    /// @param protocol its name
    /// @param with area under the ROC curve with all layers
    /// @param without those that share an element with the labels
    public record Drop(String protocol, double with, double without) {}

    public LeakageAudit {
        layers = List.copyOf(layers);
        elements = List.copyOf(elements);
        drops = List.copyOf(drops);
    }

    /// No layer shares an element with the labels.
    public static final LeakageAudit NONE = new LeakageAudit(List.of(), List.of(), List.of(), null);

    /// @param trials that judged the detector
    /// @param judged their outcome, the detector's among others
    /// @param layers that share an element with the labels, some
    /// @param elements that they share
    public static LeakageAudit of(
            Trials trials,
            Detector detector,
            List<Trial> judged,
            List<String> layers,
            List<String> elements,
            Seed seed,
            Workers workers,
            Progress progress) {
        Evidence all = trials.evidence();
        if (new HashSet<>(layers).containsAll(all.names())) {
            return new LeakageAudit(layers, elements, List.of(), "no layer is left without them");
        }
        Evidence rest = all.without(new HashSet<>(layers), new HashSet<>(elements));
        List<Drop> drops = new ArrayList<>();
        for (Trial t : new Trials(rest, trials.samples(), trials.protocols())
                .run(List.of(detector), seed, workers, progress)) {
            for (Trial before : judged) {
                if (before.detector().equals(detector.name())
                        && before.protocol().equals(t.protocol())
                        && before.figures() != null
                        && t.figures() != null) {
                    drops.add(new Drop(
                            t.protocol(), before.figures().auc(), t.figures().auc()));
                }
            }
        }
        return new LeakageAudit(
                layers, elements, drops, drops.isEmpty() ? detector.name() + " cannot learn without them" : null);
    }
}
