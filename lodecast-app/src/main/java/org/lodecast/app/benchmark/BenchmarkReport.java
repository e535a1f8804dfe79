package org.lodecast.app.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.lodecast.assess.Discovery;
import org.lodecast.assess.MeanInterval;

/// The benchmark as a Markdown page: what was done, a table a style, and in words which detector wins,
/// which do not beat the overlay, and how far each stays behind the oracle.
final class BenchmarkReport {
    private static final Set<String> PLAIN = Set.of(
            Rivals.RANDOM,
            Rivals.FAULT,
            Rivals.ORE,
            Rivals.SAMPLE,
            Rivals.OVERLAY,
            Rivals.OVERLAY_FAULT,
            Rivals.ENERGY,
            Oracle.NAME);

    private final BenchmarkPlan plan;
    private final List<Standings> styles;
    private final StringBuilder out = new StringBuilder();

    BenchmarkReport(BenchmarkPlan plan, List<Standings> styles) {
        this.plan = plan;
        this.styles = styles;
    }

    /// Whether it learns nothing from a deposit's own samples, and is only there to compare with.
    static boolean plain(String detector) {
        return PLAIN.contains(detector);
    }

    String text() {
        say("# Detectors against simulated deposits");
        say("");
        say("Each deposit was simulated, run as a project, and judged by its truth, which no stage of a run reads."
                + " Deposits of each style: " + plan.seeds().size() + " (seeds " + seeds(plan.seeds()) + "); size "
                + plan.size().name().toLowerCase(Locale.ROOT) + ", voxels of " + plain(plan.cell())
                + " m; networks of at"
                + " most " + plan.epochs() + " epochs.");
        say("");
        Drilling d = plan.drilling();
        if (d != null) {
            say("The holes are those of the project " + d.project() + ": "
                    + d.collars().size() + " of them, moved into the"
                    + " ground of each simulation. One metre there is " + number(d.scale())
                    + " m of the project; depths"
                    + " and volumes of bodies below are in the project's metres, all other lengths in the simulation's."
                    + " Assayed: "
                    + String.join(
                            ", ", d.elements().stream().map(e -> e.symbol()).toList()) + ".");
            say("");
        }
        say("- **Near**: undrilled ground within " + plain(TrueGround.REACH) + " m of a sample. **All**: all undrilled"
                + " ground. Voxels of known bodies are left out of both; ore is what lies in blind bodies.");
        say(
                "- **Capture**: share of the blind ore in the best 5 % of all undrilled ground. **Recall**: share of the blind"
                        + " bodies of which at least " + Math.round(100 * Discovery.FOUND) + " % lies there.");
        say("- **ρ**: Spearman's correlation with the overlay and with the patch energy over all undrilled ground.");
        say("- **Oracle**: boosted trees taught with the truth of "
                + (plan.oracleSeeds().isEmpty()
                        ? "other deposits; none was asked for."
                        : plan.oracleSeeds().size() + " other deposits of the style (seeds "
                                + seeds(plan.oracleSeeds()) + "). No explorer has such a teacher: it tells about how"
                                + " much the same columns could say."));
        say("- Means are over deposits with Student's 95 % interval. Differences are paired, deposit by deposit; their"
                + " intervals are not widened for the number of comparisons.");
        say("");
        say("![Detectors against simulated deposits](benchmark.svg)");
        new Flattery(styles).lines().forEach(this::say);
        for (Standings s : styles) {
            style(s);
        }
        return out.toString();
    }

    private void style(Standings s) {
        say("");
        say("## " + s.style());
        say("");
        for (Outcome o : s.failed()) {
            say("- Deposit " + o.seed() + " is left out: " + o.failed());
        }
        if (s.judged().isEmpty()) {
            say("No deposit could be judged.");
            return;
        }
        List<String> order = s.by(Standings.NEAR_AUC);
        say(
                "| | AUC near | AUC all | capture 5 % | recall | ρ overlay | ρ energy | below oracle (near) | above overlay (near) |");
        say("|---|---|---|---|---|---|---|---|---|");
        for (String d : order) {
            say("| " + d + " | " + cell(s.mean(d, Standings.NEAR_AUC)) + " | " + cell(s.mean(d, Standings.ALL_AUC))
                    + " | " + cell(s.mean(d, Standings.CAPTURE)) + " | " + cell(s.mean(d, Standings.RECALL)) + " | "
                    + number(s.mean(d, Standings.LIKE_OVERLAY).mean()) + " | "
                    + number(s.mean(d, Standings.LIKE_ENERGY).mean()) + " | "
                    + (d.equals(Oracle.NAME) ? "" : cell(s.difference(Oracle.NAME, d, Standings.NEAR_AUC))) + " | "
                    + (d.equals(Rivals.OVERLAY) ? "" : cell(s.difference(d, Rivals.OVERLAY, Standings.NEAR_AUC)))
                    + " |");
        }
        say("");
        winners(s, Standings.NEAR_AUC, "AUC near");
        winners(s, Standings.ALL_AUC, "AUC all");
        winners(s, Standings.CAPTURE, "capture at 5 %");
        winners(s, Standings.RECALL, "recall of blind bodies");
        overlay(s);
        oracle(s);
        recovery(s, "depth of the body's centre", Recovery.byDepth(s, plan.scale()));
        recovery(s, "volume of the body", Recovery.bySize(s, plan.scale()));
        holes(s);
        probability(s);
        columns(s, "AUC by depth below the ground [m]", "depth_");
        columns(s, "AUC by the run's own assessment on known voxels, which knows no blind ore", "protocol_");
    }

    /// The holes that the runs proposed, all deposits together.
    private void holes(Standings s) {
        List<TestedHoles> all =
                s.judged().stream().map(Outcome::holes).filter(Objects::nonNull).toList();
        int proposed = all.stream().mapToInt(TestedHoles::proposed).sum();
        if (proposed == 0) {
            return;
        }
        int asked = all.stream().mapToInt(TestedHoles::asked).sum();
        int cut = all.stream().mapToInt(TestedHoles::cut).sum();
        int ore = all.stream().mapToInt(TestedHoles::ore).sum();
        double random = all.stream()
                        .filter(h -> h.proposed() > 0)
                        .mapToDouble(h -> h.random() * h.proposed())
                        .sum()
                / proposed;
        say("");
        say("Proposed holes, drilled in the truth: " + proposed + " for " + asked + " targets; " + cut + " ("
                + percent(cut, proposed) + ") enter their target, " + ore + " (" + percent(ore, proposed)
                + ") meet blind ore. Of random holes as long into the same ground "
                + String.format(Locale.ROOT, "%.1f %%", 100 * random) + " do.");
    }

    /// The probabilities that the runs gave, all deposits together.
    private void probability(Standings s) {
        List<TestedProbability> all = s.judged().stream()
                .map(Outcome::probability)
                .filter(Objects::nonNull)
                .toList();
        if (all.isEmpty()) {
            return;
        }
        say("");
        say(String.format(
                Locale.ROOT,
                "Calibrated probabilities at the true share of ore, %d deposits: expected calibration error %.4f on average"
                        + " and %.4f at most; of the logarithmic loss of always saying that share (%.2f %% on average)"
                        + " they save %.1f %%. Runs whose audit saw a leak: %d.",
                all.size(),
                all.stream().mapToDouble(TestedProbability::ece).average().orElse(Double.NaN),
                all.stream().mapToDouble(TestedProbability::ece).max().orElse(Double.NaN),
                100
                        * all.stream()
                                .mapToDouble(TestedProbability::share)
                                .average()
                                .orElse(Double.NaN),
                100
                        * all.stream()
                                .mapToDouble(TestedProbability::skill)
                                .average()
                                .orElse(Double.NaN),
                s.judged().stream().filter(o -> !o.leaks().isEmpty()).count()));
    }

    private static String percent(int part, int all) {
        return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / all);
    }

    private void winners(Standings s, String measure, String called) {
        String told = winner(s, measure, called);
        if (!told.isEmpty()) {
            say(told);
        }
    }

    /// The best but for the oracle, and whom it beats; empty where nothing was measured.
    static String winner(Measures s, String measure, String called) {
        List<String> order = s.by(measure).stream()
                .filter(d -> !d.equals(Oracle.NAME) && s.mean(d, measure).n() > 0)
                .toList();
        if (order.isEmpty()) {
            return "";
        }
        String best = order.getFirst();
        List<String> beaten = new ArrayList<>();
        List<String> level = new ArrayList<>();
        for (String d : order.subList(1, order.size())) {
            MeanInterval m = s.difference(best, d, measure);
            (m.above() ? beaten : level).add(d + " (" + signed(m) + ")");
        }
        return "- **" + called + "**: " + best + " has the highest mean, " + cell(s.mean(best, measure)) + ". "
                + (level.isEmpty()
                        ? "It is ahead of all others."
                        : "Not told apart from it: " + String.join(", ", level) + ".")
                + (beaten.isEmpty() || level.isEmpty() ? "" : " Behind it: " + String.join(", ", beaten) + ".");
    }

    private void overlay(Standings s) {
        say(besideOverlay(s, Standings.NEAR_AUC, "AUC near"));
    }

    /// Who is better than the plain sum of the layers, who is not told apart, and who is worse.
    static String besideOverlay(Measures s, String measure, String called) {
        List<String> better = new ArrayList<>();
        List<String> level = new ArrayList<>();
        List<String> worse = new ArrayList<>();
        for (String d : s.by(measure)) {
            MeanInterval m = s.difference(d, Rivals.OVERLAY, measure);
            if (!d.equals(Rivals.OVERLAY) && !d.equals(Oracle.NAME) && m.n() > 0) {
                (m.above() ? better : m.below() ? worse : level).add(d + " (" + signed(m) + ")");
            }
        }
        return "- **Beside the overlay** (" + called + "), better: " + list(better) + "; not told apart: " + list(level)
                + "; worse: " + list(worse) + ".";
    }

    private void oracle(Standings s) {
        if (!s.has(Oracle.NAME)) {
            return;
        }
        List<String> behind = new ArrayList<>();
        for (String d : s.by(Standings.NEAR_AUC)) {
            if (!d.equals(Oracle.NAME)) {
                behind.add(d + " "
                        + number(
                                s.difference(Oracle.NAME, d, Standings.NEAR_AUC).mean()));
            }
        }
        say("- **Behind the oracle** (AUC near): " + String.join(", ", behind) + ".");
    }

    private void recovery(Standings s, String by, List<Recovery> classes) {
        List<String> order = s.by(Standings.RECALL);
        say("");
        say("What the holes found, and how many of the bodies they missed each score recovers, by " + by + ":");
        say("");
        say("| | bodies | found by holes | blind | " + String.join(" | ", order) + " |");
        say("|---|---|---|---|" + "---|".repeat(order.size()));
        for (Recovery r : classes) {
            StringBuilder row = new StringBuilder(
                    "| " + r.name() + " | " + r.bodies() + " | " + r.drilled() + " | " + r.blind() + " |");
            for (String d : order) {
                row.append(' ').append(r.recovered().getOrDefault(d, 0)).append(" |");
            }
            say(row.toString());
        }
    }

    private void columns(Standings s, String title, String prefix) {
        List<String> measures =
                s.measures().stream().filter(m -> m.startsWith(prefix)).toList();
        if (measures.isEmpty()) {
            return;
        }
        say("");
        say(title + ":");
        say("");
        StringBuilder head = new StringBuilder("| |");
        StringBuilder rule = new StringBuilder("|---|");
        for (String m : measures) {
            head.append(' ')
                    .append(m, prefix.length(), m.length() - ".auc".length())
                    .append(" |");
            rule.append("---|");
        }
        say(head.toString());
        say(rule.toString());
        for (String d : s.by(Standings.NEAR_AUC)) {
            StringBuilder row = new StringBuilder("| " + d + " |");
            boolean any = false;
            for (String m : measures) {
                MeanInterval mean = s.mean(d, m);
                any |= mean.n() > 0;
                row.append(' ').append(cell(mean)).append(" |");
            }
            if (any) {
                say(row.toString());
            }
        }
    }

    private void say(String line) {
        out.append(line).append('\n');
    }

    private static String list(List<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    private static String seeds(List<Long> seeds) {
        return seeds.size() < 5
                ? String.join(", ", seeds.stream().map(String::valueOf).toList())
                : seeds.getFirst() + " … " + seeds.getLast();
    }

    private static String plain(double v) {
        return v == Math.rint(v) ? Long.toString(Math.round(v)) : Double.toString(v);
    }

    static String cell(MeanInterval m) {
        return number(m.mean()) + (Double.isNaN(m.low()) ? "" : " ± " + number((m.high() - m.low()) / 2));
    }

    static String signed(MeanInterval m) {
        return String.format(Locale.ROOT, "%+.3f", m.mean())
                + (Double.isNaN(m.low()) ? "" : " ± " + number((m.high() - m.low()) / 2));
    }

    static String number(double v) {
        return Double.isNaN(v) ? "–" : String.format(Locale.ROOT, "%.3f", v);
    }
}
