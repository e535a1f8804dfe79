package org.lodecast.app.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lodecast.Workers;
import org.lodecast.app.format.TargetDxf;
import org.lodecast.app.report.ReportData;
import org.lodecast.app.report.TargetSheet;
import org.lodecast.block.BlockModel;
import org.lodecast.drill.Variable;
import org.lodecast.target.BodyMean;
import org.lodecast.target.NearHoles;
import org.lodecast.target.Proposal;
import org.lodecast.target.Target;

/// Gathers what is known of each of the best targets: of those that a hole was asked for, or else of the best
/// twenty.
final class TargetSheets {
    private static final int MOST = 20;

    /// As many of the nearest holes are told.
    private static final int HOLES = 3;

    private static final List<String> ENSEMBLE = List.of("p10", "p50", "p90", "spread");

    private final ReportData.Geology geology;
    private final ReportData.Prospect prospect;
    private final BlockModel model;
    private final List<int[]> bodies;

    private TargetSheets(ReportData.Geology geology, ReportData.Prospect prospect, List<Target> best) {
        this.geology = geology;
        this.prospect = prospect;
        this.model = prospect.model();
        this.bodies = best.stream().map(Target::voxels).toList();
    }

    /// @param why of each target
    /// @param proposals of the best targets, in their order; may be empty
    static List<TargetSheet> of(
            ReportData.Geology geology,
            ReportData.Prospect prospect,
            List<Target> targets,
            List<String> why,
            List<Proposal> proposals,
            Workers workers) {
        int count = proposals.isEmpty() ? Math.min(MOST, targets.size()) : proposals.size();
        List<Target> best = targets.subList(0, count);
        return new TargetSheets(geology, prospect, best).sheets(best, why, proposals, workers);
    }

    private List<TargetSheet> sheets(List<Target> best, List<String> why, List<Proposal> proposals, Workers workers) {
        List<List<TargetSheet.Mean>> layers = ranked(prospect.layers(), workers);
        List<List<TargetSheet.Mean>> elements = ranked(
                geology.composites().variables().stream()
                        .map(Variable::name)
                        .filter(e -> !prospect.layers().contains(e))
                        .toList(),
                workers);
        NearHoles holes = new NearHoles(model.grid(), geology.traces(), geology.composites(), geology.grade());
        List<TargetSheet> sheets = new ArrayList<>();
        for (int i = 0; i < best.size(); i++) {
            Target t = best.get(i);
            Proposal proposal = i < proposals.size() ? proposals.get(i) : null;
            sheets.add(new TargetSheet(
                    t,
                    why.get(i),
                    layers.get(i),
                    elements.get(i),
                    means(ofDetectors("p_"), t),
                    means(levels(), t),
                    mean(AssessmentStage.AGREEMENT, t),
                    t.support(),
                    mean("distance", t),
                    means(ofDetectors("unlike_"), t),
                    mean(Calibrated.NAME, t),
                    means(named("ensemble_", ENSEMBLE), t),
                    holes.to(t, HOLES),
                    proposal,
                    dxfLayer(t, proposal)));
        }
        return sheets;
    }

    private static String dxfLayer(Target t, @Nullable Proposal proposal) {
        return proposal != null && HoleProposals.drawn(t) ? TargetDxf.layer(t.id()) : "";
    }

    /// Means of columns with their place in the ground, a list a body.
    private List<List<TargetSheet.Mean>> ranked(List<String> names, Workers workers) {
        List<String> there = names.stream().filter(model::has).toList();
        List<List<BodyMean>> means =
                workers.map(there.size(), c -> BodyMean.of(model.values(there.get(c)), prospect.ground(), bodies));
        List<List<TargetSheet.Mean>> all = new ArrayList<>();
        for (int i = 0; i < bodies.size(); i++) {
            List<TargetSheet.Mean> own = new ArrayList<>();
            for (int c = 0; c < there.size(); c++) {
                BodyMean m = means.get(c).get(i);
                own.add(new TargetSheet.Mean(
                        there.get(c), model.column(there.get(c)).unit(), m.mean(), m.lower()));
            }
            all.add(own);
        }
        return all;
    }

    /// Columns of what they are called on the sheet, as far as the model has them.
    private List<TargetSheet.Mean> means(Map<String, String> columns, Target t) {
        List<TargetSheet.Mean> means = new ArrayList<>();
        columns.forEach((name, column) -> {
            if (model.has(column)) {
                means.add(new TargetSheet.Mean(name, model.column(column).unit(), mean(column, t), Double.NaN));
            }
        });
        return means;
    }

    private double mean(String column, Target t) {
        return model.has(column) ? BodyMean.of(model.values(column), t.voxels()) : Double.NaN;
    }

    private Map<String, String> ofDetectors(String prefix) {
        return named(prefix, prospect.detectors());
    }

    private static Map<String, String> levels() {
        return named(
                "share_stoad_level",
                IntStream.rangeClosed(1, 3).mapToObj(Integer::toString).toList());
    }

    private static Map<String, String> named(String prefix, List<String> names) {
        Map<String, String> columns = new LinkedHashMap<>();
        names.forEach(n -> columns.put(n, prefix + n));
        return columns;
    }
}
