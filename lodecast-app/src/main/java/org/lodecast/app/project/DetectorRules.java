package org.lodecast.app.project;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// What must hold between the keys of `detectors`.
final class DetectorRules {
    private static final String KEY = "detectors";
    private static final int MOST_COMPONENTS = 50;

    private final ProjectRules rules;
    private final Project project;
    private final Detectors d;

    private DetectorRules(ProjectRules rules, Project project) {
        this.rules = rules;
        this.project = project;
        this.d = project.detectors();
    }

    static void check(ProjectRules rules, Project p) {
        DetectorRules r = new DetectorRules(rules, p);
        r.names(KEY + ".use", p.detectors().use(), Detectors.NAMES);
        r.common();
        r.each();
    }

    private void names(String key, List<String> names, List<String> allowed) {
        if (names.isEmpty()) {
            rules.add(key, "empty; expected at least one of " + String.join(", ", allowed));
        }
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            rules.oneOf(key, name, allowed.toArray(String[]::new));
            if (!seen.add(name)) {
                rules.add(key, "`" + name + "` stands twice; expected each detector once");
            }
            if (Detectors.FADING.contains(name) && !layer(Detectors.FAULT)) {
                rules.add(
                        key,
                        "`" + name + "` fades by the layer " + Detectors.FAULT + ", which is not there; expected"
                                + " faults, and under evidence a layer of that name such as"
                                + " {name: fault, kind: fault_distance, form: decay, scale: 30}");
            }
        }
    }

    private boolean layer(String name) {
        List<Layer> evidence = project.evidence();
        return evidence == null
                ? !project.faults().isEmpty()
                : evidence.stream().anyMatch(l -> name.equals(l.name()));
    }

    private void common() {
        if (!d.use().contains(d.report())
                && !List.of(Detectors.AUTO, Detectors.BEST).contains(d.report())) {
            rules.add(KEY + ".report", "`" + d.report() + "`; expected auto, best or one of detectors.use " + d.use());
        }
        rules.oneOf(KEY + ".preset", d.preset(), "usual", Detectors.PAPER);
        rules.positive(KEY + ".epochs", (double) d.epochs());
        rules.notNegative(KEY + ".patience", (double) d.patience());
        rules.positive(KEY + ".ensemble", (double) d.ensemble());
        rules.oneOf(KEY + ".patch", d.patch().toString(), "1", "3", "5");
        widths(KEY + ".widths", d.widths());
        rules.between(KEY + ".share", d.share(), 0.05, 0.95);
    }

    private void each() {
        List<Integer> student = Objects.requireNonNull(d.stoad().student());
        if (!student.equals(d.widths())) { // else it is the widths that are told
            widths(KEY + ".stoad.student", student);
        }
        rules.oneOf(KEY + ".stoad.taught", d.stoad().taught(), "all", "normal", "volume");
        rules.count(KEY + ".stoad.scales", d.stoad().scales(), 3, 3);
        d.stoad().scales().forEach(s -> rules.positive(KEY + ".stoad.scales", s));
        rules.oneOf(KEY + ".stoad.fusion", d.stoad().fusion(), "sum", "product", "max", "normalised_sum");
        rules.oneOf(KEY + ".dae.output", d.dae().output(), "relu", "linear");
        rules.positive(KEY + ".dae.members", (double) d.dae().members());
        rules.oneOf(KEY + ".gmm.covariance", d.gmm().covariance(), "full", "tied", "diagonal");
        rules.between(KEY + ".gmm.components", d.gmm().components(), 1, MOST_COMPONENTS);
        rules.oneOf(KEY + ".maxent.background", d.maxent().background(), "ground", "barren");
        rules.positive(KEY + ".maxent.points", (double) d.maxent().points());
        if (!d.maxent().features().matches("auto|(?!.*(.).*\\1)[lqpht]+")) {
            rules.add(
                    KEY + ".maxent.features",
                    "`" + d.maxent().features() + "`; expected auto, or some of the letters l (linear), q (quadratic),"
                            + " p (product), h (hinge), t (threshold), each once");
        }
        rules.positive(KEY + ".maxent.regularisation", d.maxent().regularisation());
        List<String> members = new ArrayList<>(Detectors.NAMES);
        members.remove("consensus");
        names(KEY + ".consensus.of", d.consensus().of(), members);
        rules.positive(KEY + ".foresight.ridge", d.foresight().ridge());
        Double share = d.analogue().share();
        if (share != null) {
            rules.between(KEY + ".analogue.share", share, 1e-6, 0.5);
        }
    }

    private void widths(String key, List<Integer> widths) {
        rules.count(key, widths, 3, 3);
        widths.forEach(w -> rules.positive(key, (double) w));
    }
}
