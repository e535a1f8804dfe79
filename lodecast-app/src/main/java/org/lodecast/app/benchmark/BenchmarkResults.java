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
import org.lodecast.simulate.Style;

/// What a benchmark leaves: `benchmark.json` with everything by deposit and the means, `benchmark.csv`
/// with a row a figure, `benchmark.svg` and `benchmark.md`; and a table for the console. No clock is in
/// them: the same plan gives the same bytes.
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
        Map<String, Object> recovered = new LinkedHashMap<>();
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
            recovered.put(s.style(), List.of(Recovery.byDepth(s, plan.scale()), Recovery.bySize(s, plan.scale())));
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("plan", planned());
        all.put("interval", "Student's 95 % over deposits");
        all.put("means", means);
        all.put("recovered", recovered);
        all.put("deposits", outcomes);
        return all;
    }

    private Map<String, Object> planned() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("styles", plan.styles().stream().map(Style::key).toList());
        told.put("seeds", plan.seeds());
        told.put("oracle_seeds", plan.oracleSeeds());
        told.put("detectors", plan.detectors());
        told.put("protocols", plan.protocols());
        told.put("size", plan.size().name().toLowerCase(Locale.ROOT));
        told.put("cell", plan.cell());
        told.put("epochs", plan.epochs());
        Drilling d = plan.drilling();
        if (d != null) {
            told.put("project", d.project());
            told.put("holes", d.collars().size());
            told.put("scale", d.scale());
        }
        return told;
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
            if (plan.drilling() != null) {
                lines.add(recovered(s));
            }
        }
        return DotIntervals.svg("benchmark", "Detectors against simulated deposits", lines);
    }

    /// What the holes found, and what the best detector would recover of the rest.
    private List<DotIntervals.Panel> recovered(Standings s) {
        String best = s.by(Standings.RECALL).stream()
                .filter(d -> !d.equals(Oracle.NAME))
                .findFirst()
                .orElse(Rivals.OVERLAY);
        List<Recovery> depth = Recovery.byDepth(s, plan.scale());
        List<Recovery> size = Recovery.bySize(s, plan.scale());
        return List.of(
                shares(s.style() + ": the holes", "share of bodies found by holes", depth, "", true),
                shares(s.style() + ": " + best, "share of blind bodies recovered", depth, best, false),
                shares(s.style() + ": " + best, "share of blind bodies recovered", size, best, false));
    }

    private static DotIntervals.Panel shares(
            String title, String axis, List<Recovery> classes, String detector, boolean holes) {
        List<DotIntervals.Row> rows = new ArrayList<>();
        for (Recovery r : classes) {
            int of = holes ? r.bodies() : r.blind();
            int found = holes ? r.drilled() : r.recovered().getOrDefault(detector, 0);
            rows.add(new DotIntervals.Row(
                    r.name() + " (" + of + ")",
                    of == 0 ? Double.NaN : (double) found / of,
                    Double.NaN,
                    Double.NaN,
                    new double[0],
                    holes));
        }
        return new DotIntervals.Panel(title, axis, 0, 1, Double.NaN, rows);
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
