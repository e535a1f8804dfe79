package org.lodecast.app.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lodecast.app.pipeline.Csv;
import org.lodecast.app.pipeline.Json;
import org.lodecast.app.report.DotIntervals;
import org.lodecast.assess.MeanInterval;

/// What a benchmark leaves: `benchmark.json` with everything by deposit and the means, `benchmark.csv` with a row a
/// figure,
/// `benchmark.svg` and `benchmark.md`; and a table for the console. No clock is in them: the same plan gives the same
/// bytes.
public final class BenchmarkResults {
    private final BenchmarkPlan plan;
    private final List<Outcome> outcomes;
    private final List<Standings> styles;

    public BenchmarkResults(BenchmarkPlan plan, List<Outcome> outcomes) {
        this.plan = plan;
        this.outcomes = outcomes;
        this.styles =
                plan.styles().stream().map(s -> Standings.of(s.key(), outcomes)).toList();
    }

    /// Writes them, each beside its place and then into it.
    public void write(Path folder) throws IOException {
        Benchmark.replace(folder.resolve("benchmark.json"), Json.pretty(json()));
        Benchmark.replace(folder.resolve("benchmark.csv"), csv());
        Benchmark.replace(folder.resolve("benchmark.svg"), figure());
        Benchmark.replace(folder.resolve("benchmark.md"), new BenchmarkReport(plan, styles).text());
    }

    private Map<String, Object> json() {
        Map<String, Object> means = new LinkedHashMap<>();
        for (Standings s : styles) {
            Map<String, Object> byDetector = new LinkedHashMap<>();
            for (String d : s.by(Standings.NEAR_AUC)) {
                Map<String, Object> own = new LinkedHashMap<>();
                for (String m : s.measures()) {
                    MeanInterval mean = s.mean(d, m);
                    if (mean.n() > 0) {
                        own.put(m, mean);
                    }
                }
                own.put("near.auc_below_oracle", s.difference(Oracle.NAME, d, Standings.NEAR_AUC));
                own.put("near.auc_above_overlay", s.difference(d, Rivals.OVERLAY, Standings.NEAR_AUC));
                byDetector.put(d, own);
            }
            means.put(s.style(), byDetector);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("plan", plan);
        all.put("interval", "Student's 95 % over deposits");
        all.put("means", means);
        all.put("deposits", outcomes);
        return all;
    }

    private String csv() {
        List<List<String>> rows = new ArrayList<>();
        for (Outcome o : outcomes) {
            o.detectors()
                    .forEach((d, f) -> Outcome.flat(f)
                            .forEach((m, v) ->
                                    rows.add(List.of(o.style(), Long.toString(o.seed()), d, m, Csv.number(v, 6)))));
        }
        return Csv.of(List.of("style", "seed", "detector", "measure", "value"), rows);
    }

    private String figure() {
        List<List<DotIntervals.Panel>> lines = new ArrayList<>();
        for (Standings s : styles) {
            lines.add(List.of(
                    panel(s, Standings.NEAR_AUC, "AUC of blind ore within 120 m of a sample", 0.2, 0.5),
                    panel(s, Standings.ALL_AUC, "AUC of blind ore in all undrilled ground", 0.2, 0.5),
                    panel(s, Standings.CAPTURE, "share of blind ore in the best 5 % of volume", 0, 0.05)));
        }
        return DotIntervals.svg("benchmark", "Detectors against simulated deposits", lines);
    }

    private static DotIntervals.Panel panel(Standings s, String measure, String axis, double from, double chance) {
        List<DotIntervals.Row> rows = new ArrayList<>();
        for (String d : s.by(measure)) {
            MeanInterval m = s.mean(d, measure);
            rows.add(new DotIntervals.Row(
                    d, m.mean(), m.low(), m.high(), s.values(d, measure), BenchmarkReport.plain(d)));
        }
        return new DotIntervals.Panel(s.style(), axis, from, 1, chance, rows);
    }

    /// For the console, a table a style.
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Standings s : styles) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%s: mean of %d deposits ± half of the 95 %% interval",
                    s.style(),
                    s.judged().size()));
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-14s %-14s %-14s %-14s %-14s %9s %9s %10s",
                    "",
                    "AUC near",
                    "AUC all",
                    "capture 5 %",
                    "recall",
                    "ρ overlay",
                    "ρ energy",
                    "to oracle"));
            for (String d : s.by(Standings.NEAR_AUC)) {
                lines.add(String.format(
                                Locale.ROOT,
                                "  %-14s %-14s %-14s %-14s %-14s %9s %9s %10s",
                                d,
                                cell(s.mean(d, Standings.NEAR_AUC)),
                                cell(s.mean(d, Standings.ALL_AUC)),
                                cell(s.mean(d, Standings.CAPTURE)),
                                cell(s.mean(d, Standings.RECALL)),
                                number(s.mean(d, Standings.LIKE_OVERLAY).mean()),
                                number(s.mean(d, Standings.LIKE_ENERGY).mean()),
                                number(s.difference(Oracle.NAME, d, Standings.NEAR_AUC)
                                        .mean()))
                        .stripTrailing());
            }
        }
        return lines;
    }

    private static String cell(MeanInterval m) {
        return number(m.mean()) + (Double.isNaN(m.low()) ? "" : " ± " + number((m.high() - m.low()) / 2));
    }

    private static String number(double v) {
        return Double.isNaN(v) ? "–" : String.format(Locale.ROOT, "%.3f", v);
    }
}
