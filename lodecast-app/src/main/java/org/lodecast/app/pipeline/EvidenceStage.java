package org.lodecast.app.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.app.project.OreChoice;
import org.lodecast.app.project.Project;
import org.lodecast.block.BlockModel;
import org.lodecast.block.Grid;
import org.lodecast.drill.Composites;
import org.lodecast.evidence.EstimateCheck;
import org.lodecast.evidence.Evidence;
import org.lodecast.evidence.EvidenceModel;
import org.lodecast.evidence.GeochemStudy;
import org.lodecast.evidence.Recipe;
import org.lodecast.evidence.Scaling;
import org.lodecast.evidence.VariableEstimate;

/// The grid, estimates on it, and the evidence layers.
final class EvidenceStage implements Stage {
    static final String NAME = "evidence";
    /// An element measured in less of the composites than this is not estimated.
    static final double LEAST_MEASURED = 0.05;

    /// What later stages and the manifest need to know of the layers.
    record Resolved(
            String mainElement,
            Grid grid,
            List<String> layers,
            Map<String, List<String>> elements,
            List<Estimates.Resolved> variograms,
            Map<String, Scaling> scalings,
            Map<String, double[]> anomalyBreaks,
            Map<String, double[]> anomalyCuts,
            double mainRange,
            Map<String, String> rules,
            List<String> remarks) {}

    /// What no setting changes, for the manifest.
    private static final Map<String, String> RULES = Map.of(
            "scaling",
                    "(value - low) / (high - low) cut to [0, 1]; low and high the 2nd and 98th percentile of the ground",
            "support",
                    "sqrt(exp(-distance / range) * (sill - kriging variance) / (sill - nugget)), of the main element",
            "zeros", "0.65 of the least positive value, the rest of the composite shrunk (multiplicative replacement)");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of(DrillholesStage.NAME, CompositesStage.NAME);
    }

    @Override
    public Object settings(Project p) {
        Map<String, Object> s = new LinkedHashMap<>();
        s.put("grid", p.grid());
        s.put("estimation", p.estimation());
        s.put("geochemistry", p.geochemistry());
        s.put("block_models", p.blockModels());
        s.put("topography", p.topography() == null ? "" : p.topography());
        s.put("seed", p.seed()); // of the cross-validation
        s.put("evidence", p.evidence() == null ? "paper" : p.evidence());
        s.put("element", p.samples().element() == null ? "" : p.samples().element());
        return s;
    }

    @Override
    public List<Path> inputs(Workspace w) {
        List<Path> files = new ArrayList<>(w.files(w.project().faults()));
        files.addAll(w.files(w.project().orebodies())); // the grid makes room for them
        if (w.project().topography() != null) {
            files.addAll(w.files(List.of(w.project().topography())));
        }
        files.addAll(OtherModels.files(w));
        return files;
    }

    @Override
    public String run(Workspace w, StageFolder folder, Progress progress) throws IOException {
        Composites composites = CompositesStage.load(w);
        Project p = w.project();
        Grid grid = AutomaticGrid.plan(p.grid(), composites, w.orebodies());
        GroundChoice chosen = GroundChoice.of(w, grid);
        int[] ground = chosen.voxels().stream().toArray();
        OtherModels.Brought others = OtherModels.read(w, grid, ground, progress);
        String main = mainElement(p, composites);
        List<Recipe> recipes = Layers.recipes(p);
        EvidenceModel made = EvidenceModel.build(
                new EvidenceModel.Known(grid, ground, composites, w.faults(), others.columns()),
                recipes,
                main,
                EstimationChoice.settings(p, composites, recipes, LEAST_MEASURED),
                w.workers(),
                progress);
        demandGround(made.evidence(), ground);
        List<EstimateCheck> checks = new ArrayList<>();
        List<Estimates.Kept> kept = new ArrayList<>();
        for (VariableEstimate v : made.estimates()) {
            checks.add(EstimateCheck.of(v, p.estimation().folds(), w.seed(), w.workers(), progress));
            kept.add(Estimates.kept(v, checks.getLast()));
        }
        Estimates.keep(folder, kept, checks);
        List<String> remarks = new ArrayList<>(made.remarks());
        remarks.addAll(others.remarks());
        if (!chosen.remark().isEmpty()) {
            remarks.add(chosen.remark());
        }
        remarks.addAll(Estimates.remarks(kept));
        for (BlockModel.Column c : made.model().columns().values()) {
            folder.column(c.name(), c.unit(), c.values());
        }
        Map<String, List<String>> elements = new LinkedHashMap<>();
        for (int i = 0; i < made.recipes().size(); i++) {
            elements.put(made.recipes().get(i).name(), made.elements().get(i));
        }
        folder.json("geochemistry", made.study());
        folder.product("geochemistry.json", Json.pretty(made.study()));
        folder.json(
                "resolved",
                new Resolved(
                        main,
                        grid,
                        made.evidence().names(),
                        elements,
                        kept.stream().map(Estimates.Resolved::of).toList(),
                        made.scalings(),
                        made.breaks(),
                        made.cuts(),
                        made.mainRange(),
                        new TreeMap<>(RULES),
                        remarks));
        return String.format(
                Locale.ROOT,
                "%,d voxels of %s × %s × %s m below the ground; layers %s",
                ground.length,
                CompositesStage.tidy(grid.dx()),
                CompositesStage.tidy(grid.dy()),
                CompositesStage.tidy(grid.dz()),
                String.join(", ", made.evidence().names()));
    }

    /// A search may be too short for every voxel.
    private static void demandGround(Evidence evidence, int[] ground) {
        if (Arrays.stream(ground).noneMatch(evidence::valid)) {
            throw InvalidInput.of(
                    "no-estimate",
                    "no voxel below the ground has an estimate for every layer; expected a longer estimation.search or"
                            + " a lower estimation.min_samples");
        }
    }

    /// The element whose ore is sought: as given, else the one of most worth, else the first.
    static String mainElement(Project p, Composites composites) {
        String asked = p.samples().element();
        if (asked != null) {
            if (!composites.has(asked)) {
                throw InvalidInput.of(
                        "element-missing",
                        "samples.element: `" + asked + "`; expected one of "
                                + composites.variables().stream()
                                        .map(v -> v.name())
                                        .toList());
            }
            return asked;
        }
        return OreChoice.of(composites.variables())
                .map(OreChoice::element)
                .orElseGet(() -> composites.variables().getFirst().name());
    }

    static Resolved resolved(Workspace w) {
        return w.of(NAME, "resolved", f -> f.json("resolved", Resolved.class));
    }

    static GeochemStudy study(Workspace w) {
        return w.of(NAME, "geochemistry", f -> f.json("geochemistry", GeochemStudy.class));
    }

    static BlockModel model(Workspace w) {
        return w.of(NAME, "model", f -> {
            Grid grid = resolved(w).grid();
            BlockModel model = new BlockModel(grid);
            f.columns().forEach((name, unit) -> model.put(name, unit, f.column(name, grid.size())));
            return model;
        });
    }

    static Evidence evidence(Workspace w) {
        return w.of(NAME, "evidence", f -> {
            List<String> names = resolved(w).layers();
            BlockModel model = model(w);
            return new Evidence(
                            model.grid(),
                            names,
                            names.stream().map(model::values).toArray(float[][]::new))
                    .withEstimates(model);
        });
    }

    /// Voxels below the ground with every layer, rising.
    static int[] ground(Workspace w) {
        return w.of(NAME, "ground", f -> {
            Evidence e = evidence(w);
            return IntStream.range(0, e.grid().size()).filter(e::valid).toArray();
        });
    }

    /// The main element's grade of each composite.
    static double[] grade(Workspace w) {
        double[] values =
                CompositesStage.load(w).variable(resolved(w).mainElement()).values();
        return Arrays.copyOf(values, values.length);
    }
}
