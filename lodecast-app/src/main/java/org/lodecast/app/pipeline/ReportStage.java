package org.lodecast.app.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.lodecast.Finding;
import org.lodecast.Progress;
import org.lodecast.app.project.Project;
import org.lodecast.app.report.Figures;
import org.lodecast.app.report.Report;
import org.lodecast.app.report.ReportData;
import org.lodecast.assess.Slices;
import org.lodecast.assess.Trial;
import org.lodecast.assess.TrialDetail;
import org.lodecast.block.Grid;
import org.lodecast.evidence.Recipe;
import org.lodecast.evidence.Scaling;
import org.lodecast.geology.Ground;
import org.lodecast.target.Proposal;
import org.lodecast.target.Target;

/// The figures and the page.
final class ReportStage implements Stage {
    static final String NAME = "report";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of(
                DrillholesStage.NAME,
                CompositesStage.NAME,
                EvidenceStage.NAME,
                SamplesStage.NAME,
                DetectorsStage.NAME,
                AssessmentStage.NAME,
                UncertaintyStage.NAME,
                TargetsStage.NAME);
    }

    @Override
    public Object settings(Project p) {
        return p;
    }

    @Override
    public List<Path> inputs(Workspace w) {
        List<Path> files = new ArrayList<>(w.files(w.project().faults()));
        files.addAll(w.files(w.project().orebodies()));
        return files;
    }

    @Override
    public String run(Workspace w, StageFolder folder, Progress progress) throws IOException {
        progress.begin("draw figures", 2);
        ReportData data = data(w);
        Map<String, String> figures = Figures.all(data, w.workers());
        for (Map.Entry<String, String> figure : figures.entrySet()) {
            folder.product("figures/" + figure.getKey() + ".svg", figure.getValue());
        }
        progress.advance(1);
        folder.product("report.html", Report.html(data, figures, w.workers()));
        progress.advance(1);
        return figures.size() + " figures and the page";
    }

    private static ReportData data(Workspace w) throws IOException {
        Project p = w.project();
        List<Finding> findings = new ArrayList<>(DrillholesStage.findings(w));
        for (String remark : CompositesStage.resolved(w).remarks()) {
            findings.add(Finding.note("composites", "", 0, "", remark, ""));
        }
        for (String remark : EvidenceStage.resolved(w).remarks()) {
            findings.add(Finding.note("evidence", "", 0, "", remark, ""));
        }
        for (String remark : SamplesStage.resolved(w).remarks()) {
            findings.add(Finding.note("samples", "", 0, "", remark, ""));
        }
        DetectorsStage.remarks(w)
                .forEach((d, list) ->
                        list.forEach(r -> findings.add(Finding.note("detector", "", 0, "", d + ": " + r, ""))));
        UncertaintyStage.resolved(w)
                .remarks()
                .forEach(r -> findings.add(Finding.note("uncertainty", "", 0, "", r, "")));
        ReportData.Geology geology = new ReportData.Geology(
                DrillholesStage.load(w).traces(),
                CompositesStage.load(w),
                EvidenceStage.resolved(w).mainElement(),
                w.faults(),
                w.orebodies(),
                intercepts(w),
                DrillholesStage.load(w).lithology(),
                surface(w));
        ReportData.Prospect prospect = new ReportData.Prospect(
                TargetsStage.model(w),
                EvidenceStage.ground(w),
                EvidenceStage.resolved(w).layers(),
                "label",
                DetectorsStage.ran(w),
                AssessmentStage.reported(w),
                p.targets().scale(),
                p.targets().medium(),
                p.targets().high());
        List<Target> targets = TargetsStage.load(w);
        List<String> why = TargetsStage.why(w);
        List<Proposal> holes = TargetsStage.proposals(w);
        return new ReportData(
                w.name(),
                geology,
                Estimates.told(w),
                evidence(w),
                prospect,
                assessment(w),
                targets,
                why,
                holes,
                TargetSheets.of(geology, prospect, targets, why, holes, w.workers()),
                Doubts.of(w),
                new ReportData.Provenance(DrillholesStage.sources(w), findings, settings(w), manifest(w)));
    }

    /// The topography over each column of the grid; between collars the ground is a guess and not shown as
    /// one.
    private static double[] surface(Workspace w) throws IOException {
        Optional<Ground> ground = w.topography().isEmpty() ? Optional.empty() : GroundChoice.surface(w);
        if (ground.isEmpty()) {
            return new double[0];
        }
        Grid grid = EvidenceStage.resolved(w).grid();
        double[] surface = new double[grid.nx() * grid.ny()];
        for (int c = 0; c < surface.length; c++) {
            int x = c % grid.nx();
            int y = c / grid.nx();
            surface[c] = ground.get().elevation(grid.x(x, y), grid.y(x, y));
        }
        return surface;
    }

    private static ReportData.Evidence evidence(Workspace w) {
        EvidenceStage.Resolved r = EvidenceStage.resolved(w);
        Map<String, Recipe> recipes = new LinkedHashMap<>();
        Layers.recipes(w.project()).forEach(recipe -> recipes.put(recipe.name(), recipe));
        List<ReportData.Layer> layers = new ArrayList<>();
        for (String name : r.layers()) {
            Recipe recipe = Objects.requireNonNull(recipes.get(name));
            Scaling scaling = r.scalings().getOrDefault(name, new Scaling(Double.NaN, Double.NaN));
            String unit = recipe instanceof Recipe.Column c
                    ? EvidenceStage.model(w).column(c.column()).unit()
                    : "";
            layers.add(new ReportData.Layer(
                    name,
                    Layers.words(recipe, r.anomalyBreaks().getOrDefault(name, new double[0])),
                    r.elements().getOrDefault(name, List.of()),
                    unit,
                    scaling.low(),
                    scaling.high()));
        }
        return new ReportData.Evidence(layers, EvidenceStage.study(w));
    }

    /// Of the reported detector, where ground was left out: by depth and by distance to data.
    private static List<ReportData.Slice> slices(Workspace w) {
        List<ReportData.Slice> slices = new ArrayList<>();
        for (Trial t : AssessmentStage.trials(w)) {
            TrialDetail detail = t.detail();
            if (t.spatial() && detail != null && t.detector().equals(AssessmentStage.reported(w))) {
                detail.byElevation().forEach(s -> slices.add(slice(t.protocol(), "elevation", s)));
                detail.byDistance().forEach(s -> slices.add(slice(t.protocol(), "distance", s)));
            }
        }
        return slices;
    }

    private static ReportData.Slice slice(String protocol, String by, Slices.Slice s) {
        Slices.Area area = s.area() == null ? new Slices.Area(Double.NaN, Double.NaN, Double.NaN) : s.area();
        return new ReportData.Slice(
                protocol, by, s.from(), s.to(), s.ore(), s.barren(), area.auc(), area.low(), area.high());
    }

    private static List<ReportData.InterceptList> intercepts(Workspace w) {
        return CompositesStage.intercepts(w).stream()
                .map(f -> new ReportData.InterceptList(
                        f.choice().element(),
                        f.choice().unit(),
                        f.choice().cutoff(),
                        f.choice().waste(),
                        f.choice().length(),
                        f.intercepts()))
                .toList();
    }

    private static ReportData.Assessment assessment(Workspace w) {
        List<ReportData.Curve> curves = new ArrayList<>();
        List<ReportData.Metric> metrics = new ArrayList<>();
        List<ReportData.Recall> recalls = new ArrayList<>();
        for (Trial r : AssessmentStage.trials(w)) {
            Trial.Figures f = r.figures();
            TrialDetail d = r.detail();
            if (d != null) {
                recalls.add(new ReportData.Recall(r.detector(), r.protocol(), d.precisionRecall()));
            }
            if (r.roc() != null) {
                curves.add(new ReportData.Curve(r.detector(), r.protocol(), r.roc()));
            }
            double none = Double.NaN;
            metrics.add(
                    f == null
                            ? new ReportData.Metric(
                                    r.detector(), r.protocol(), none, none, none, none, none, none, none, null, null)
                            : new ReportData.Metric(
                                    r.detector(),
                                    r.protocol(),
                                    f.auc(),
                                    f.aucLowByHole(),
                                    f.aucHighByHole(),
                                    f.precision(),
                                    f.recall(),
                                    f.f1(),
                                    f.threshold(),
                                    d == null ? null : d.heldOut(),
                                    d == null ? null : d.chosen()));
        }
        List<ReportData.Capture> captures = new ArrayList<>();
        Calibrated.Kept kept = Calibrated.kept(w);
        Calibrated.HeldOutCheck check = kept.check();
        AssessmentStage.captures(w)
                .forEach((d, list) -> captures.add(new ReportData.Capture(
                        d,
                        list.stream().mapToDouble(c -> 100 * c.volume()).toArray(),
                        list.stream().mapToDouble(c -> 100 * c.ore()).toArray())));
        return new ReportData.Assessment(
                DetectorsStage.losses(w),
                curves,
                metrics,
                captures,
                slices(w),
                recalls,
                AssessmentStage.predictionVolume(w),
                check == null
                        ? null
                        : new ReportData.Calibration(
                                check.protocol(),
                                check.reliability(),
                                check.share(),
                                w.project().assessment().oreShare(),
                                kept.highest()));
    }

    @SuppressWarnings("unchecked") // a record becomes a map of its components
    private static Map<String, Object> settings(Workspace w) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("samples (resolved)", SamplesStage.told(w));
        settings.put("protocols", AssessmentStage.resolved(w).protocols());
        settings.putAll(Json.MAPPER.convertValue(w.project(), Map.class));
        settings.values().removeIf(java.util.Objects::isNull);
        return settings;
    }

    private static List<ReportData.Entry> manifest(Workspace w) {
        List<ReportData.Entry> entries = new ArrayList<>();
        Manifest.version().forEach((k, v) -> entries.add(new ReportData.Entry("version", k, v)));
        entries.add(
                new ReportData.Entry("seed", "seed", String.valueOf(w.project().seed())));
        entries.add(new ReportData.Entry("full record", "manifest.json", "inputs with SHA-256, settings, products"));
        return entries;
    }
}
