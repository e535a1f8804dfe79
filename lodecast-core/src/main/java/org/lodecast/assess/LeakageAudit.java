package org.lodecast.assess;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.detect.Detector;
import org.lodecast.evidence.Evidence;

/// Signs that labels and evidence derive from one another, and what is left of a detector's figures without
/// the layers in question. A label that is a grade cut-off and a layer that is made of the same grade tell
/// each other; the detector that is given both is praised for repeating its label.
///
/// The detector learns anew in each fold of each protocol, without those layers and, where it looks at single
/// elements, without the elements. What it loses is both what leaked and what the layers truly told of ore:
/// the drop is an upper bound of the leak.
///
/// @param signs sentences that each say why; none where nothing speaks for a leak, and then nothing is tried
/// @param layers left out
/// @param elements left out
/// @param drops by protocol; empty where there is nothing to compare
/// @param reason why there is not
public record LeakageAudit(
        List<String> signs,
        List<String> layers,
        List<String> elements,
        List<Drop> drops,
        @Nullable String reason) {
    /// From this F1 on a grade and the outlines of orebodies say the same of the composites: the outlines
    /// were drawn about that grade. Of 36 simulated deposits, whose bodies are the true ones, none has more
    /// than 0.970.
    public static final double SAME_OUTLINE = 0.985;

    /// From this area on a layer alone parts known ore from barren ground almost without error. Of 36
    /// simulated deposits no layer has more than 0.985.
    public static final double TELLS_ALL = 0.995;

    /// The same test with and without.
    ///
    /// @param protocol its name
    /// @param with area under the ROC curve with all layers
    /// @param without those in question
    public record Drop(String protocol, double with, double without) {}

    public LeakageAudit {
        signs = List.copyOf(signs);
        layers = List.copyOf(layers);
        elements = List.copyOf(elements);
        drops = List.copyOf(drops);
    }

    /// Nothing speaks for a leak.
    public static final LeakageAudit NONE = new LeakageAudit(List.of(), List.of(), List.of(), List.of(), null);

    /// Whether there is a sign of a leak.
    public boolean fired() {
        return !signs.isEmpty();
    }

    /// @param trials that judged the detector
    /// @param judged their outcome, the detector's among others
    /// @param signs some
    /// @param layers to leave out, some
    /// @param elements to leave out
    public static LeakageAudit of(
            Trials trials,
            Detector detector,
            List<Trial> judged,
            List<String> signs,
            List<String> layers,
            List<String> elements,
            Seed seed,
            Workers workers,
            Progress progress) {
        Evidence all = trials.evidence();
        if (new HashSet<>(layers).containsAll(all.names())) {
            return new LeakageAudit(signs, layers, elements, List.of(), "no layer is left without them");
        }
        Evidence rest = all.without(new HashSet<>(layers), new HashSet<>(elements));
        List<Drop> drops = new ArrayList<>();
        Set<String> gone = new HashSet<>(layers);
        Set<String> unknown = new HashSet<>(elements);
        Trials.FoldEvidence own = trials.leftOut();
        Trials.FoldEvidence less = own == null ? null : (p, f) -> own.of(p, f).without(gone, unknown);
        for (Trials.Tried tried : trials.with(rest, less).run(List.of(detector), seed, workers, progress)) {
            Trial t = tried.trial();
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
                signs,
                layers,
                elements,
                drops,
                drops.isEmpty() ? detector.name() + " cannot learn without them" : null);
    }
}
