package org.lodecast.app.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.lodecast.Progress;
import org.lodecast.assess.LeakageAudit;
import org.lodecast.assess.RocAnalysis;
import org.lodecast.assess.Trial;
import org.lodecast.assess.Trials;
import org.lodecast.drill.Composites;
import org.lodecast.evidence.Recipe;
import org.lodecast.geology.Solid;

/// Looks for labels and layers that derive from one another: ore that is a grade cut-off, orebodies that were
/// drawn about a grade, a layer that knows the answer.
final class Leakage {
    private Leakage() {}

    /// @param reported detector
    /// @param all trials, its own among others
    static LeakageAudit audit(Workspace w, Trials trials, String reported, List<Trial> all, Progress progress) {
        Set<String> elements = new LinkedHashSet<>(SamplesStage.resolved(w).elements());
        Set<String> layers = new LinkedHashSet<>();
        List<String> signs = new ArrayList<>();
        elements.forEach(e -> {
            if (!made(w, e).isEmpty()) {
                signs.add("ore is labelled by a cut-off of " + e + ", of which " + String.join(", ", made(w, e))
                        + (made(w, e).size() == 1 ? " is" : " are") + " made");
            }
        });
        outlines(w).forEach((element, sign) -> {
            elements.add(element);
            signs.add(sign);
        });
        elements.forEach(e -> layers.addAll(made(w, e)));
        trials.layers().forEach((layer, auc) -> {
            double either = Math.max(auc, 1 - auc);
            if (either >= LeakageAudit.TELLS_ALL) {
                layers.add(layer);
                signs.add(String.format(
                        Locale.ROOT,
                        "the layer %s alone parts known ore from barren ground almost without error (AUC %.3f)",
                        layer,
                        either));
            }
        });
        return signs.isEmpty() || layers.isEmpty()
                ? LeakageAudit.NONE
                : LeakageAudit.of(
                        trials,
                        DetectorChoice.of(w, List.of(reported)).getFirst(),
                        all,
                        signs,
                        List.copyOf(layers),
                        List.copyOf(elements),
                        w.seed().split("assess"),
                        w.workers(),
                        progress);
    }

    /// Layers made of an element. A factor is made of all, but stands for those that lead it.
    private static List<String> made(Workspace w, String element) {
        Map<String, Recipe> recipes = new LinkedHashMap<>();
        Layers.recipes(w.project()).forEach(r -> recipes.put(r.name(), r));
        return EvidenceStage.resolved(w).elements().entrySet().stream()
                .filter(e -> (recipes.get(e.getKey()) instanceof Recipe.Factor f ? f.elements() : e.getValue())
                        .contains(element))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// Elements about whose grade the known orebodies were drawn, each with the sign of it.
    private static Map<String, String> outlines(Workspace w) {
        Map<String, String> signs = new LinkedHashMap<>();
        List<Solid> bodies = w.orebodies().stream().map(Solid::of).toList();
        if (bodies.isEmpty()) {
            return signs;
        }
        Composites c = CompositesStage.load(w);
        boolean[] inside = new boolean[c.size()];
        for (int i = 0; i < inside.length; i++) {
            for (Solid b : bodies) {
                inside[i] |= b.contains(c.x()[i], c.y()[i], c.z()[i]);
            }
        }
        c.variables().forEach(v -> {
            int[] measured = java.util.stream.IntStream.range(0, inside.length)
                    .filter(i -> !Double.isNaN(v.values()[i]))
                    .toArray();
            double[] grade = new double[measured.length];
            boolean[] in = new boolean[measured.length];
            for (int k = 0; k < measured.length; k++) {
                grade[k] = v.values()[measured[k]];
                in[k] = inside[measured[k]];
            }
            RocAnalysis told = RocAnalysis.of(grade, in);
            if (told.defined() && told.bestF1().f1() >= LeakageAudit.SAME_OUTLINE) {
                signs.put(
                        v.name(),
                        String.format(
                                Locale.ROOT,
                                "the known orebodies enclose the composites with %s ≥ %.3g %s, and hardly any other",
                                v.name(),
                                told.bestF1().threshold(),
                                v.unit()));
            }
        });
        return signs;
    }
}
