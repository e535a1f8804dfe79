package org.lodecast.app.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.app.project.Project;
import org.lodecast.app.project.Targets;
import org.lodecast.app.store.Duck;
import org.lodecast.app.store.Table;
import org.lodecast.block.BlockModel;
import org.lodecast.block.Grid;
import org.lodecast.sample.LabelledVoxels;
import org.lodecast.target.Proposal;
import org.lodecast.target.Target;
import org.lodecast.target.TargetSearch;

/// Classes, bodies outside the known ore, ranking; and the block model as users take it along.
final class TargetsStage implements Stage {
    static final String NAME = "targets";

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
                UncertaintyStage.NAME);
    }

    @Override
    public Object settings(Project p) {
        return List.of(p.targets(), p.detectors().use());
    }

    @Override
    public String run(Workspace w, StageFolder folder, Progress progress) throws IOException {
        Targets t = w.project().targets();
        Grid grid = EvidenceStage.resolved(w).grid();
        double least = t.leastVolume() != null ? t.leastVolume() : 8 * grid.cellVolume();
        TargetSearch search =
                new TargetSearch(t.medium(), t.high(), least, t.weights().merit());
        String reported = AssessmentStage.reported(w);
        float[] support = EvidenceStage.model(w).values("support");
        float[] trusted = Trust.capped(w, reported, scaled(w), t.high());
        float[] p = supported(trusted, support, t);
        List<Target> targets = search.find(grid, unknown(w, p), support, CompositesStage.load(w));
        List<Proposal> proposals = HoleProposals.of(w, targets, p, progress);
        float[] classes = search.classes(p);
        folder.column("class", "", classes);
        folder.json("targets", targets);
        List<String> why = Reasons.of(w, targets);
        folder.json("why", why);
        double[] agreement = agreement(w, targets);
        folder.product("targets.csv", csv(targets, why, agreement));
        folder.json("proposals", HoleProposals.kept(proposals));
        folder.product(HoleProposals.CSV, HoleProposals.csv(proposals));
        HoleProposals.dxf(w, targets, proposals, folder);
        folder.table(table(targets, why));
        folder.json("resolved", Map.of("least_volume", least));
        progress.begin("write block model", 1);
        Table blocks = blocks(grid, columns(w, classes), EvidenceStage.ground(w));
        Path made = folder.productFile("blocks.parquet");
        Duck.parquet(blocks, made);
        progress.advance(1);
        long high = targets.stream().filter(x -> x.targetClass().equals("high")).count();
        return String.format(
                Locale.ROOT,
                "%,d high and %,d medium by %s%s",
                high,
                targets.size() - high,
                reported,
                none(p, targets, t));
    }

    /// What the cut-offs apply to.
    private static float[] scaled(Workspace w) {
        if (!w.project().targets().scale().equals("calibrated")) {
            return DetectorsStage.column(w, "p_" + AssessmentStage.reported(w));
        }
        return Calibrated.column(w)
                .orElseThrow(() -> InvalidInput.of(
                        "no-calibration",
                        "targets.scale: calibrated, but there is no probability: "
                                + Calibrated.kept(w).told().get("reason")
                                + "; expected assessment.protocols with hole or block and ore in more than one place, or"
                                + " the scale percentile"));
    }

    /// With no voxel of the high class left where less is known than the project asks for.
    private static float[] supported(float[] p, float[] support, Targets t) {
        float[] capped = p.clone();
        float most = Math.nextDown(t.high().floatValue());
        for (int v = 0; v < p.length; v++) {
            if (support[v] < t.leastSupport() && p[v] > most) {
                capped[v] = most;
            }
        }
        return capped;
    }

    /// What to do where no target is found.
    private static String none(float[] p, List<Target> targets, Targets t) {
        if (!targets.isEmpty()) {
            return "";
        }
        float most = 0;
        for (float x : p) {
            most = x > most ? x : most; // NaN never is
        }
        return most < t.medium()
                ? String.format(
                        Locale.ROOT,
                        "; no voxel reaches targets.medium %s, the highest is %.4g: set it and targets.high lower",
                        t.medium(),
                        most)
                : "; no body outside known ore is as large as targets.least_volume";
    }

    /// Without known ore, which nobody needs to be sent to.
    private static float[] unknown(Workspace w, float[] p) {
        float[] left = p.clone();
        LabelledVoxels samples = SamplesStage.load(w);
        for (int i = 0; i < samples.size(); i++) {
            if (samples.ore()[i]) {
                left[samples.voxel()[i]] = Float.NaN;
            }
        }
        return left;
    }

    /// Mean over each target of the share of detectors that have it among the best; NaN with one detector.
    private static double[] agreement(Workspace w, List<Target> targets) {
        Optional<float[]> share = AssessmentStage.agreement(w);
        return targets.stream()
                .mapToDouble(t -> share.isEmpty()
                        ? Double.NaN
                        : Arrays.stream(t.voxels())
                                .mapToDouble(v -> share.get()[v])
                                .average()
                                .orElse(Double.NaN))
                .toArray();
    }

    private static String csv(List<Target> targets, List<String> why, double[] agreement) {
        return Csv.of(
                List.of(
                        "id",
                        "class",
                        "rank",
                        "volume_m3",
                        "x",
                        "y",
                        "z",
                        "z_min",
                        "z_max",
                        "strike",
                        "dip",
                        "mean_p",
                        "max_p",
                        "support",
                        "nearest_hole",
                        "distance_m",
                        "why",
                        "agreement"),
                targets.stream()
                        .map(t -> List.of(
                                t.id(),
                                t.targetClass(),
                                Integer.toString(t.rank()),
                                Csv.number(t.volume(), 0),
                                Csv.number(t.x(), 1),
                                Csv.number(t.y(), 1),
                                Csv.number(t.z(), 1),
                                Csv.number(t.zMin(), 1),
                                Csv.number(t.zMax(), 1),
                                Csv.number(t.strike(), 0),
                                Csv.number(t.dip(), 0),
                                Csv.number(t.meanP(), 4),
                                Csv.number(t.maxP(), 4),
                                Csv.number(t.support(), 3),
                                t.nearestHole(),
                                Csv.number(t.distance(), 1),
                                why.get(t.rank() - 1),
                                Csv.number(agreement[t.rank() - 1], 2)))
                        .toList());
    }

    private static Table table(List<Target> t, List<String> why) {
        return new Table("target")
                .text("id", t.stream().map(Target::id).toArray(String[]::new))
                .text("class", t.stream().map(Target::targetClass).toArray(String[]::new))
                .whole("rank", t.stream().mapToInt(Target::rank).toArray())
                .real("volume", "m³", t.stream().mapToDouble(Target::volume).toArray())
                .real("x", "m", t.stream().mapToDouble(Target::x).toArray())
                .real("y", "m", t.stream().mapToDouble(Target::y).toArray())
                .real("z", "m", t.stream().mapToDouble(Target::z).toArray())
                .real("strike", "degree", t.stream().mapToDouble(Target::strike).toArray())
                .real("dip", "degree", t.stream().mapToDouble(Target::dip).toArray())
                .real("mean_p", "", t.stream().mapToDouble(Target::meanP).toArray())
                .real("support", "", t.stream().mapToDouble(Target::support).toArray())
                .text("why", why.toArray(String[]::new));
    }

    /// Every column that a user may want, by name: estimates, layers, label, scores, class.
    private static Map<String, BlockModel.Column> columns(Workspace w, float[] classes) {
        Map<String, BlockModel.Column> all =
                new LinkedHashMap<>(EvidenceStage.model(w).columns());
        SamplesStage.columns(w).forEach((name, values) -> put(all, name, values));
        for (String c : DetectorsStage.columns(w)) {
            put(all, c, DetectorsStage.column(w, c));
        }
        String report = AssessmentStage.reported(w);
        put(all, "score", DetectorsStage.column(w, "score_" + report));
        put(all, "p", scaled(w));
        Calibrated.column(w).ifPresent(c -> put(all, Calibrated.NAME, c));
        UncertaintyStage.columns(w).forEach((name, values) -> put(all, name, values));
        put(all, "class", classes);
        AssessmentStage.agreement(w).ifPresent(a -> put(all, AssessmentStage.AGREEMENT, a));
        return all;
    }

    private static void put(Map<String, BlockModel.Column> all, String name, float[] values) {
        all.put(name, new BlockModel.Column(name, "", values));
    }

    private static Table blocks(Grid grid, Map<String, BlockModel.Column> columns, int[] ground) {
        int n = ground.length;
        int[][] index = new int[3][n];
        double[][] centre = new double[3][n];
        for (int k = 0; k < n; k++) {
            int v = ground[k];
            index[0][k] = grid.ix(v);
            index[1][k] = grid.iy(v);
            index[2][k] = grid.iz(v);
            centre[0][k] = grid.x(index[0][k], index[1][k]);
            centre[1][k] = grid.y(index[0][k], index[1][k]);
            centre[2][k] = grid.z(index[2][k]);
        }
        Table t = new Table("blocks")
                .whole("ix", index[0])
                .whole("iy", index[1])
                .whole("iz", index[2])
                .real("x", "m", centre[0])
                .real("y", "m", centre[1])
                .real("z", "m", centre[2]);
        for (BlockModel.Column c : columns.values()) {
            t.picked(c.name(), c.unit(), c.values(), ground);
        }
        return t;
    }

    /// The whole model with all columns, as later stages and exports take it.
    static BlockModel model(Workspace w) {
        return w.of(NAME, "model", f -> {
            Grid grid = EvidenceStage.resolved(w).grid();
            BlockModel model = new BlockModel(grid);
            columns(w, f.column("class", grid.size())).values().forEach(c -> model.put(c.name(), c.unit(), c.values()));
            return model;
        });
    }

    static List<Target> load(Workspace w) {
        return w.of(NAME, "targets", f -> List.of(f.json("targets", Target[].class)));
    }

    /// The holes proposed for the best of them, or why there is none, in their order.
    static List<Proposal> proposals(Workspace w) {
        return w.of(
                NAME,
                "proposals",
                f -> Arrays.stream(f.json("proposals", HoleProposals.Kept[].class))
                        .map(HoleProposals.Kept::proposal)
                        .toList());
    }

    /// Why each target stands out, in the order of {@link #load}; empty where there is nothing to say.
    static List<String> why(Workspace w) {
        return w.of(NAME, "why", f -> List.of(f.json("why", String[].class)));
    }
}
