package org.lodecast.app.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lodecast.evidence.Recipe;

/// What must hold between the keys of `estimation`.
final class EstimationRules {
    private static final String KEY = "estimation";
    private static final String[] METHODS = {"ordinary", "simple", "trend", "inverse_distance", "nearest"};
    private static final String[] MODELS = {"best", "spherical", "exponential", "gaussian", "cubic"};
    private static final String[] TRANSFORMS = {"none", "log", "normal_score"};
    private static final int MOST_POINTS = 8;

    private final ProjectRules rules;
    private final Estimation e;

    private EstimationRules(ProjectRules rules, Estimation e) {
        this.rules = rules;
        this.e = e;
    }

    static void check(ProjectRules rules, Project p) {
        EstimationRules r = new EstimationRules(rules, p.estimation());
        r.common();
        Set<String> known = variables(p);
        p.estimation().variables().forEach((name, own) -> {
            String at = KEY + ".variables." + name;
            if (!known.isEmpty() && !known.contains(name)) {
                rules.add(
                        at,
                        "no such variable; expected an element or a layer that is estimated: "
                                + String.join(", ", known));
            } else if (own == null) {
                rules.add(at, "missing; expected what differs, such as {transform: log}");
            } else {
                r.own(at, name, own);
            }
        });
    }

    /// Elements, and layers that are estimated themselves; none if the elements are only found in the table.
    private static Set<String> variables(Project p) {
        Project.Tables t = p.tables();
        if (t == null || t.assay() == null || t.assay().elements() == null) {
            return Set.of();
        }
        Set<String> names = new java.util.LinkedHashSet<>(t.assay().elements().keySet());
        if (p.evidence() == null) {
            Recipe.paper().stream().filter(Recipe::atComposites).forEach(r -> names.add(r.name()));
        } else {
            p.evidence().stream()
                    .filter(l -> l.name() != null
                            && l.kind() != null
                            && Set.of("factor", "balance", "log_ratio").contains(l.kind()))
                    .forEach(l -> names.add(l.name()));
        }
        return names;
    }

    private void common() {
        rules.oneOf(KEY + ".method", e.method(), METHODS);
        rules.oneOf(KEY + ".transform", e.transform(), TRANSFORMS);
        rules.oneOf(KEY + ".model", e.model(), MODELS);
        rules.oneOf(KEY + ".anisotropy", e.anisotropy(), "auto", "none");
        rules.oneOf(KEY + ".structures", e.structures().toString(), "1", "2");
        rules.positive(KEY + ".samples", (double) e.samples());
        rules.positive(KEY + ".per_hole", (double) e.perHole());
        rules.positive(KEY + ".per_octant", e.perOctant() == null ? null : (double) e.perOctant());
        rules.positive(KEY + ".min_samples", (double) e.minSamples());
        if (e.minSamples() > e.samples()) {
            rules.add(
                    KEY + ".min_samples",
                    e.minSamples() + "; expected no more than estimation.samples, " + e.samples());
        }
        rules.between(KEY + ".block", e.block(), 1, MOST_POINTS);
        if (e.folds() != 0) { // which leaves the cross-validation out
            rules.between(KEY + ".folds", e.folds(), 2, 20);
        }
        transformed(KEY, e.method(), e.transform());
        Estimation.Search s = e.search();
        if (s != null) {
            if (s.range() == null) {
                rules.add(KEY + ".search.range", "missing; expected metres");
            }
            rules.positive(KEY + ".search.range", s.range());
            rules.positive(KEY + ".search.semi", s.semi());
            rules.positive(KEY + ".search.minor", s.minor());
            angles(KEY + ".search", s, false);
        }
    }

    private void transformed(String at, String method, String transform) {
        boolean distance = method.equals("inverse_distance") || method.equals("nearest");
        if (distance && !transform.equals("none")) {
            rules.add(
                    at + ".transform",
                    "`" + transform + "`, but nothing says how to transform back an estimate by " + method
                            + "; expected none");
        }
        if (e.block() > 1 && (distance || !transform.equals("none"))) {
            rules.add(
                    at.equals(KEY) ? KEY + ".block" : at,
                    (distance ? method : transform) + " is of points, but estimation.block is " + e.block()
                            + "; expected block: 1");
        }
    }

    private void own(String at, String name, Estimation.Own own) {
        if (own.method() != null) {
            rules.oneOf(at + ".method", own.method(), METHODS);
        }
        if (own.transform() != null) {
            rules.oneOf(at + ".transform", own.transform(), TRANSFORMS);
        }
        if (own.model() != null) {
            rules.oneOf(at + ".model", own.model(), MODELS);
        }
        if (own.anisotropy() != null) {
            rules.oneOf(at + ".anisotropy", own.anisotropy(), "auto", "none");
        }
        if (own.structures() != null) {
            rules.oneOf(at + ".structures", own.structures().toString(), "1", "2");
        }
        Estimation.Own all = e.of(name, true);
        if (own.method() != null || own.transform() != null) {
            transformed(at, String.valueOf(all.method()), String.valueOf(all.transform()));
        }
        rules.notNegative(at + ".nugget", own.nugget());
        rules.positive(at + ".sill", own.sill());
        if (own.nugget() != null && own.sill() != null && own.sill() < own.nugget()) {
            rules.add(at + ".sill", own.sill() + "; expected no less than the nugget, which it includes");
        }
        ranges(at, "range", own.range(), all);
        ranges(at, "semi", own.semi(), all);
        ranges(at, "minor", own.minor(), all);
        angles(at, own, true);
        boolean axes = own.turned() || own.semi() != null || own.minor() != null;
        if (axes && "none".equals(all.anisotropy())) {
            rules.add(at, "axes are given, but anisotropy is none; expected anisotropy: auto, or range alone");
        }
    }

    private void ranges(String at, String key, @Nullable List<Double> ranges, Estimation.Own all) {
        if (ranges == null) {
            return;
        }
        ranges.forEach(r -> rules.positive(at + "." + key, r));
        int structures = Estimation.orElse(all.structures(), 1);
        if (ranges.isEmpty() || ranges.size() > structures) {
            rules.add(
                    at + "." + key,
                    "has " + ranges.size() + " values; expected one a structure, of which there "
                            + (structures == 1 ? "is 1" : "are " + structures));
        }
    }

    /// One convention, whole where it must be, and signs as they are meant.
    private void angles(String at, Estimation.Axes a, boolean fit) {
        if (a.leapfrog()) {
            List<String> other = new ArrayList<>();
            if (a.azimuth() != null) {
                other.add("azimuth");
            }
            if (a.plunge() != null) {
                other.add("plunge");
            }
            if (!other.isEmpty()) {
                rules.add(
                        at,
                        String.join(", ", other) + " beside " + (a.dipAzimuth() != null ? "dip_azimuth" : "pitch")
                                + ": two conventions of angles; expected azimuth, dip, plunge, or dip, dip_azimuth, pitch");
                return;
            }
            if (a.dip() == null || a.dipAzimuth() == null || a.pitch() == null) {
                rules.add(at, "angles are missing; expected all of dip, dip_azimuth, pitch");
                return;
            }
            rules.between(at + ".dip", a.dip(), 0, 180);
            rules.between(at + ".dip_azimuth", a.dipAzimuth(), -360, 360);
            rules.between(at + ".pitch", a.pitch(), -360, 360);
            return;
        }
        if (a.azimuth() != null) {
            rules.between(at + ".azimuth", a.azimuth(), -360, 360);
        }
        if (a.plunge() != null) {
            rules.between(at + ".plunge", a.plunge(), -360, 360);
        }
        if (a.dip() != null && !(a.dip() >= -90 && a.dip() <= 0)) {
            rules.add(
                    at + ".dip",
                    a.dip() + "; expected -90 to 0, down being negative (of an axis that rises, tell its other end),"
                            + " or Leapfrog's dip with dip_azimuth and pitch");
        }
        if (fit && a.turned() && a.azimuth() == null && a.dip() == null) {
            rules.add(at + ".plunge", "turns about an axis that is free; expected azimuth and dip too");
        }
    }
}
