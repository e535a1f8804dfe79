package org.lodecast.app.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lodecast.assess.Reliability;

/// The benchmark by holes left out as a Markdown page: what was done, what there was to find, a table of
/// detectors, and in words who wins and who is not told apart.
final class HeldOutReport {
    private final HeldOutPlan plan;
    private final HeldOutStudy study;
    private final Measures measures;
    private final Map<String, Map<String, Double>> pooled;
    private final StringBuilder out = new StringBuilder();

    HeldOutReport(HeldOutPlan plan, HeldOutStudy study, Measures measures, Map<String, Map<String, Double>> pooled) {
        this.plan = plan;
        this.study = study;
        this.measures = measures;
        this.pooled = pooled;
    }

    String text() {
        say("# Detectors against drilling left out");
        say("");
        say("The " + study.holes() + " holes of the project " + study.project() + " were dealt into "
                + plan.folds() + " folds (seed " + plan.seed()
                + "), each of holes that lie together on the map. The project was run without the holes of a fold, on the"
                + " same grid, and its scores were asked what those holes found. Ore: " + study.rule() + ".");
        if (study.byOrebodies()) {
            say("");
            say("The known orebodies were drawn with all holes in view, so the runs did without them: they learnt from"
                    + " what the other holes hold at " + study.learnt() + ".");
        }
        say("");
        say(
                "- A row of what is judged is a voxel that a hole left out pierces and no other does. **AUC**: the chance that"
                        + " one of ore scores above a barren one, the mean over folds with Student's 95 % interval. Folds share"
                        + " most of what their runs learn from, so the intervals are narrower than those of as many projects.");
        say("- **Pooled**: all folds together, after scores became ranks within each fold.");
        say(
                "- **Capture**: share of the ore in the best 5 and 10 % of the judged voxels of a fold. A perfect score captures"
                        + " what stands under `at most`.");
        say("- **Beyond " + Math.round(HeldOutFigures.FAR)
                + " m**: AUC of voxels farther than that from every sample that was kept.");
        say("- A fold gives a figure only where at least " + HeldOutFigures.LEAST
                + " of the voxels are ore and as many are barren.");
        say(
                "- Drilling goes where ore is expected: the ground between holes is not what holes pierce, and no figure here"
                        + " is of ground that nobody drilled.");
        folds();
        detectors();
        reliability();
        return out.toString();
    }

    private void folds() {
        say("");
        say("## What there was to find");
        say("");
        say("Composites are left out of the judging where nothing was measured, where they lie outside the grid or the"
                + " ground that was scored, and where a kept hole pierces the same voxel.");
        say("");
        say(
                "| fold | holes | voxels | ore | share | capture 5 % at most | 10 % at most | far voxels | ore | composites |"
                        + " unmeasured | outside | pierced already |");
        say("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        for (HeldOutFold f : study.folds()) {
            int[] far = HeldOutFigures.far(f);
            double share = (double) f.ore() / f.voxels();
            say("| " + f.fold() + " | " + f.holes().size() + " | " + f.voxels() + " | " + f.ore() + " | "
                    + number(share) + " | " + number(Math.min(1, 0.05 / share)) + " | "
                    + number(Math.min(1, 0.10 / share)) + " | " + far[0] + " | " + far[1] + " | "
                    + f.pierced().composites() + " | " + f.pierced().unmeasured() + " | "
                    + f.pierced().outside() + " | " + f.pierced().sampled() + " |");
        }
        int voxels = study.ran().stream().mapToInt(HeldOutFold::voxels).sum();
        int ore = study.ran().stream().mapToInt(HeldOutFold::ore).sum();
        say("");
        say("Of all " + voxels + " voxels judged, " + ore + " are ore: " + percent((double) ore / voxels) + ".");
        for (HeldOutFold f : study.folds()) {
            if (!f.failed().isEmpty()) {
                say("");
                say("Fold " + f.fold() + " could not be run: " + f.failed());
            } else if (!f.judges()) {
                say("");
                say("Fold " + f.fold() + " holds fewer than " + HeldOutFigures.LEAST + " voxels of "
                        + (f.ore() < HeldOutFigures.LEAST ? "ore" : "barren ground")
                        + ": it gives no AUC and no capture, and counts in no mean of them.");
            }
        }
    }

    private void detectors() {
        List<String> order = measures.by(HeldOutFigures.AUC);
        say("");
        say("## Detectors");
        say("");
        say("| | AUC | pooled | capture 5 % | capture 10 % | AUC beyond " + Math.round(HeldOutFigures.FAR)
                + " m | above overlay |");
        say("|---|---|---|---|---|---|---|");
        for (String d : order) {
            say("| " + d + " | " + BenchmarkReport.cell(measures.mean(d, HeldOutFigures.AUC)) + " | "
                    + number(pooled.getOrDefault(d, Map.of()).getOrDefault(HeldOutFigures.AUC, Double.NaN)) + " | "
                    + BenchmarkReport.cell(measures.mean(d, HeldOutFigures.CAPTURE_5)) + " | "
                    + BenchmarkReport.cell(measures.mean(d, HeldOutFigures.CAPTURE_10)) + " | "
                    + BenchmarkReport.cell(measures.mean(d, HeldOutFigures.FAR_AUC)) + " | "
                    + (d.equals(Rivals.OVERLAY)
                            ? ""
                            : BenchmarkReport.cell(measures.difference(d, Rivals.OVERLAY, HeldOutFigures.AUC)))
                    + " |");
        }
        say("");
        winner(HeldOutFigures.AUC, "AUC");
        winner(HeldOutFigures.CAPTURE_5, "capture at 5 %");
        winner(HeldOutFigures.CAPTURE_10, "capture at 10 %");
        winner(HeldOutFigures.FAR_AUC, "AUC beyond " + Math.round(HeldOutFigures.FAR) + " m");
        say(BenchmarkReport.besideOverlay(measures, HeldOutFigures.AUC, "AUC"));
        say("");
        say("Differences are paired, fold by fold; their intervals are not widened for the number of comparisons.");
        say("");
        say("AUC by fold:");
        say("");
        StringBuilder head = new StringBuilder("| |");
        study.folds().forEach(f -> head.append(' ').append(f.fold()).append(" |"));
        say(head.toString());
        say("|---|" + "---|".repeat(study.folds().size()));
        for (String d : order) {
            StringBuilder row = new StringBuilder("| " + d + " |");
            for (double v : measures.values(d, HeldOutFigures.AUC)) {
                row.append(' ').append(number(v)).append(" |");
            }
            say(row.toString());
        }
    }

    private void winner(String measure, String called) {
        String told = BenchmarkReport.winner(measures, measure, called);
        if (!told.isEmpty()) {
            say(told);
        }
    }

    private void reliability() {
        for (String d : study.names()) {
            Optional<Reliability> r = HeldOutFigures.reliability(study.ran(), d);
            if (r.isEmpty()) {
                continue;
            }
            say("");
            say("## Probability of " + d);
            say("");
            say("Over all folds: expected calibration error " + number(r.get().ece()) + ", Brier score "
                    + number(r.get().brier()) + ". Voxels in " + Reliability.BINS
                    + " bins of about equal counts by what was predicted:");
            say("");
            say("| predicted | observed share of ore | voxels |");
            say("|---|---|---|");
            for (Reliability.Bin b : r.get().bins()) {
                say("| " + number(b.predicted()) + " | " + number(b.observed()) + " | " + b.count() + " |");
            }
        }
    }

    private void say(String line) {
        out.append(line).append('\n');
    }

    private static String percent(double v) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * v);
    }

    private static String number(double v) {
        return BenchmarkReport.number(v);
    }
}
