package org.lodecast.app.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.lodecast.Finding;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.app.project.Project;
import org.lodecast.app.report.ReportData;
import org.lodecast.drill.Desurvey;
import org.lodecast.drill.Drillholes;
import org.lodecast.drill.Trace;

/// Reads, checks and desurveys the drillholes.
final class DrillholesStage implements Stage {
    static final String NAME = "drillholes";

    /// What later stages must know of how the holes were made.
    ///
    /// @param located whether traces go through places that samples told
    /// @param desurvey how they go along surveys otherwise
    /// @param alone whether samples name no hole, so that nothing is known along one
    record Resolved(boolean located, Desurvey desurvey, boolean alone) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of();
    }

    @Override
    public Object settings(Project p) {
        Map<String, Object> s = new LinkedHashMap<>();
        s.put("tables", p.tables());
        s.put("desurvey", p.drilling().desurvey());
        s.put("dogleg", p.drilling().doglegLimit());
        s.put("topography", p.topography() == null ? "" : p.topography());
        s.put("checks", p.checks());
        s.put("fixes", p.fixes());
        return s;
    }

    @Override
    public List<Path> inputs(Workspace w) {
        Project.Tables t = Objects.requireNonNull(w.project().tables());
        List<Path> files = new ArrayList<>();
        t.files().values().forEach(table -> files.add(w.folder().resolve(String.valueOf(table.file()))));
        if (w.project().topography() != null) {
            files.addAll(w.files(List.of(w.project().topography())));
        }
        return files;
    }

    @Override
    public String run(Workspace w, StageFolder folder, Progress progress) throws IOException {
        DrillholeIntake intake = DrillholeIntake.of(w);
        if (intake.mustBeMended()) {
            throw new InvalidInput(intake.findings());
        }
        intake.demandEveryRow();
        Drillholes holes = intake.holes();
        DrillholeStore.write(folder, holes);
        IntakeStore.write(folder, intake);
        folder.json(
                "resolved",
                new Resolved(
                        intake.located(),
                        DrillholeIntake.desurvey(w.project()),
                        intake.findings().stream().anyMatch(f -> f.check().equals("samples-alone"))));
        folder.product("qa.csv", qaCsv(intake.findings()));
        double metres = holes.traces().stream().mapToDouble(Trace::length).sum();
        long warnings = intake.findings().stream()
                .filter(f -> f.severity() == Finding.Severity.WARNING)
                .count();
        return String.format(
                Locale.ROOT,
                "%,d holes, %,.0f m, %,d assays; %,d %s",
                holes.collars().size(),
                metres,
                holes.assays().size(),
                warnings,
                warnings == 1 ? "warning" : "warnings");
    }

    static Drillholes load(Workspace w) {
        return w.of(NAME, "holes", f -> {
            Resolved made = f.json("resolved", Resolved.class);
            return DrillholeStore.read(f, made.desurvey(), made.located());
        });
    }

    /// Whether samples name no hole.
    static boolean alone(Workspace w) {
        return w.of(NAME, "resolved", f -> f.json("resolved", Resolved.class)).alone();
    }

    static List<Trace> traces(Workspace w) {
        return w.of(NAME, "traces", f -> {
            Resolved made = f.json("resolved", Resolved.class);
            return DrillholeStore.traces(f, made.desurvey(), made.located());
        });
    }

    /// What became of the rows of the input.
    static List<ReportData.Source> sources(Workspace w) {
        return w.of(NAME, "sources", IntakeStore::sources);
    }

    static List<Finding> findings(Workspace w) {
        return w.of(NAME, "qa", IntakeStore::findings);
    }

    static String qaCsv(List<Finding> findings) {
        return Csv.of(
                List.of("severity", "check", "file", "line", "hole", "message", "action"),
                findings.stream()
                        .map(f -> List.of(
                                f.severity().name().toLowerCase(Locale.ROOT),
                                f.check(),
                                f.file(),
                                f.line() > 0 ? Integer.toString(f.line()) : "",
                                f.hole(),
                                f.message(),
                                f.action()))
                        .toList());
    }
}
