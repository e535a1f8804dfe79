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

/// What a benchmark by holes left out leaves: `drilling.json` with every figure, `drilling.csv` with a
/// row a figure, and `drilling.md`; and a table for the console. No clock is in them: the same plan on
/// the same project gives the same bytes.
public final class HeldOutResults {
    private final HeldOutPlan plan;
    private final HeldOutStudy study;
    private final Measures measures;
    private final Map<String, Map<String, Double>> pooled;

    public HeldOutResults(HeldOutPlan plan, HeldOutStudy study) {
        this.plan = plan;
        this.study = study;
        this.measures = study.measures();
        this.pooled = study.pooled();
    }

    /// Writes them, each beside its place and then into it.
    public void write(Path folder) throws IOException {
        Benchmark.replace(folder.resolve("drilling.json"), Json.pretty(json()));
        Benchmark.replace(folder.resolve("drilling.csv"), csv());
        Benchmark.replace(folder.resolve("drilling.md"), new HeldOutReport(plan, study, measures, pooled).text());
    }

    private Map<String, Object> json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("project", study.project());
        all.put("ore", study.rule());
        all.put("learnt_from", study.learnt());
        all.put("holes", study.holes());
        all.put("groups", study.groups());
        all.put("together_m", study.together());
        all.put("cell", study.cell());
        all.put("folds", plan.folds());
        all.put("seed", plan.seed());
        all.put("detectors", plan.detectors());
        all.put("epochs", plan.epochs() == 0 ? "the project's" : plan.epochs());
        all.put("interval", "Student's 95 % over folds");
        Map<String, Object> means = new LinkedHashMap<>();
        for (String d : measures.by(HeldOutFigures.AUC)) {
            Map<String, Object> own = new LinkedHashMap<>();
            measures.measures().stream()
                    .filter(m -> measures.mean(d, m).n() > 0)
                    .forEach(m -> own.put(m, measures.mean(d, m)));
            own.put("auc_above_overlay", measures.difference(d, Rivals.OVERLAY, HeldOutFigures.AUC));
            means.put(d, own);
        }
        all.put("means", means);
        all.put("pooled", pooled);
        Map<String, Object> reliability = new LinkedHashMap<>();
        study.names().forEach(d -> HeldOutFigures.reliability(study.ran(), d).ifPresent(r -> reliability.put(d, r)));
        all.put("reliability", reliability);
        all.put("by_fold", study.folds().stream().map(this::fold).toList());
        return all;
    }

    private Map<String, Object> fold(HeldOutFold f) {
        Map<String, Object> told = new LinkedHashMap<>();
        int[] far = HeldOutFigures.far(f);
        told.put("fold", f.fold());
        told.put("holes", f.holes());
        told.put("failed", f.failed());
        told.put("composites", f.pierced().composites());
        told.put("unmeasured", f.pierced().unmeasured());
        told.put("outside", f.pierced().outside());
        told.put("sampled", f.pierced().sampled());
        told.put("voxels", f.voxels());
        told.put("ore", f.ore());
        told.put("far_voxels", far[0]);
        told.put("far_ore", far[1]);
        Map<String, Object> figures = new LinkedHashMap<>();
        f.scores().keySet().forEach(d -> figures.put(d, HeldOutFigures.of(f, d)));
        told.put("figures", figures);
        return told;
    }

    private String csv() {
        List<List<String>> rows = new ArrayList<>();
        for (HeldOutFold f : study.folds()) {
            String name = Integer.toString(f.fold());
            f.scores().keySet().forEach(d -> rows(rows, name, d, HeldOutFigures.of(f, d)));
        }
        for (String d : study.names()) {
            Map<String, Double> means = new LinkedHashMap<>();
            measures.measures().stream()
                    .filter(m -> measures.mean(d, m).n() > 0)
                    .forEach(m -> means.put(m, measures.mean(d, m).mean()));
            rows(rows, "mean", d, means);
            rows(rows, "pooled", d, pooled.getOrDefault(d, Map.of()));
        }
        return Csv.of(List.of("fold", "detector", "measure", "value"), rows);
    }

    private static void rows(List<List<String>> rows, String fold, String detector, Map<String, Double> figures) {
        figures.forEach((m, v) -> rows.add(List.of(fold, detector, m, Csv.number(v, 6))));
    }

    /// For the console.
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%s: mean of %d folds ± half of the 95 %% interval",
                study.project(),
                study.ran().size()));
        String row = "  %-14s %-16s %10s %-16s %-16s %-16s";
        lines.add(String.format(Locale.ROOT, row, "", "AUC", "pooled", "capture 5 %", "capture 10 %", "AUC beyond 60 m")
                .stripTrailing());
        for (String d : measures.by(HeldOutFigures.AUC)) {
            lines.add(String.format(
                            Locale.ROOT,
                            row,
                            d,
                            BenchmarkReport.cell(measures.mean(d, HeldOutFigures.AUC)),
                            BenchmarkReport.number(
                                    pooled.getOrDefault(d, Map.of()).getOrDefault(HeldOutFigures.AUC, Double.NaN)),
                            BenchmarkReport.cell(measures.mean(d, HeldOutFigures.CAPTURE_5)),
                            BenchmarkReport.cell(measures.mean(d, HeldOutFigures.CAPTURE_10)),
                            BenchmarkReport.cell(measures.mean(d, HeldOutFigures.FAR_AUC)))
                    .stripTrailing());
        }
        return lines;
    }
}
