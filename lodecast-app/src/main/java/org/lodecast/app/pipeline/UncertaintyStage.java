package org.lodecast.app.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.SharedProgress;
import org.lodecast.app.project.Project;
import org.lodecast.assess.Ranks;
import org.lodecast.assess.Spread;
import org.lodecast.block.Grid;
import org.lodecast.detect.Detector;
import org.lodecast.detect.TrainingSamples;
import org.lodecast.evidence.Evidence;
import org.lodecast.sample.HalfOfHoles;
import org.lodecast.sample.LabelledVoxels;

/// How much the scores of the reported detector hang on chance: members that each learn anew with another
/// seed from a random half of the drillholes, and how their ranks of the ground differ.
final class UncertaintyStage implements Stage {
    static final String NAME = "uncertainty";

    /// Columns that it makes, in order.
    private static final List<String> COLUMNS =
            List.of("ensemble_mean", "ensemble_spread", "ensemble_p10", "ensemble_p50", "ensemble_p90");

    private static final int TOGETHER = 4_000_000; // voxels of all realisations that are in memory at once

    /// @param members that could learn
    /// @param remarks of those that could not, and what was done
    record Resolved(int members, List<String> remarks) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of(EvidenceStage.NAME, SamplesStage.NAME, DetectorsStage.NAME, AssessmentStage.NAME);
    }

    @Override
    public Object settings(Project p) {
        return List.of(p.uncertainty(), p.detectors(), p.seed(), p.estimation());
    }

    @Override
    public List<Path> inputs(Workspace w) {
        return DetectorChoice.files(w);
    }

    @Override
    public String run(Workspace w, StageFolder folder, Progress progress) throws IOException {
        int[] ground = EvidenceStage.ground(w);
        int wanted = w.project().uncertainty().members(ground.length);
        List<String> remarks = new ArrayList<>();
        if (wanted == 0) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "how far the scores hang on chance was not looked at (%,d voxels); uncertainty.members: 8 does so",
                    ground.length));
            folder.json("resolved", new Resolved(0, remarks));
            return "not asked for";
        }
        List<float[]> ranks = members(w, ground, wanted, remarks, progress);
        String reported = AssessmentStage.reported(w);
        if (ranks.size() < 2) {
            remarks.add("too few members of " + reported + " could learn to say how far its scores hang on chance");
            folder.json("resolved", new Resolved(ranks.size(), remarks));
            return remarks.getLast();
        }
        Spread s = Spread.of(ranks);
        if (alike(s)) {
            remarks.add(reported
                    + " learns nothing from the samples, so that its members are all alike: they do not say how"
                    + " far its scores can be relied on");
            folder.json("resolved", new Resolved(0, remarks));
            return remarks.getLast();
        }
        Grid grid = EvidenceStage.resolved(w).grid();
        float[][] values = {s.mean(), s.deviation(), s.p10(), s.p50(), s.p90()};
        for (int c = 0; c < values.length; c++) {
            folder.column(COLUMNS.get(c), "", DetectorsStage.spread(grid, ground, values[c]));
        }
        folder.json("resolved", new Resolved(ranks.size(), remarks));
        return ranks.size() + " members of " + reported;
    }

    private static boolean alike(Spread s) {
        for (float d : s.deviation()) {
            if (d > 0) {
                return false;
            }
        }
        return true;
    }

    private static List<float[]> members(
            Workspace w, int[] ground, int wanted, List<String> remarks, Progress progress) {
        List<Seed> seeds = IntStream.range(0, wanted)
                .mapToObj(m -> w.seed().split(NAME).split(m))
                .toList();
        LabelledVoxels samples = SamplesStage.load(w);
        Detector reported =
                DetectorChoice.of(w, List.of(AssessmentStage.reported(w))).getFirst();
        double share = w.project().detectors().share();
        boolean simulated = w.project().uncertainty().simulatedEvidence();
        int together = simulated ? Math.clamp(TOGETHER / ground.length, 1, wanted) : wanted;
        List<float[]> ranks = new ArrayList<>();
        for (int from = 0; from < wanted; from += together) {
            List<Seed> some = seeds.subList(from, Math.min(wanted, from + together));
            List<Evidence> seen = simulated
                    ? EvidenceAgain.simulated(
                            w, some.stream().map(s -> s.split("evidence")).toList(), progress)
                    : Collections.nCopies(wanted, HindcastStore.evidence(w));
            List<Learning.Pupil> pupils = new ArrayList<>();
            for (int m = 0; m < some.size(); m++) {
                Seed seed = some.get(m);
                TrainingSamples half = TrainingSamples.of(samples, HalfOfHoles.of(samples, seed), share);
                pupils.add(new Learning.Pupil(reported.member(from + m), seen.get(m), half, seed.split("fit")));
            }
            Learning learning = new Learning(pupils, w.workers());
            learning.networks(progress);
            SharedProgress shared = new SharedProgress(progress, "members", some.size());
            Progress within = shared.part(0); // hears whether to stop; a member counts when it is whole
            for (int m = 0; m < some.size(); m++) {
                try {
                    Detector.Fitted fitted = learning.of(pupils.get(m), within);
                    ranks.add(Ranks.percentile(fitted.score(seen.get(m), ground, w.workers(), within)));
                } catch (InvalidInput cannot) {
                    remarks.add("member " + (from + m + 1) + " of " + wanted
                            + " could not learn from its half of the holes: "
                            + cannot.findings().getFirst().message());
                }
                shared.part(1).done();
            }
        }
        return ranks;
    }

    static Resolved resolved(Workspace w) {
        return w.of(NAME, "resolved", f -> f.json("resolved", Resolved.class));
    }

    /// Its columns by name, none where there are no members.
    static Map<String, float[]> columns(Workspace w) {
        return w.of(NAME, "columns", f -> {
            int size = EvidenceStage.resolved(w).grid().size();
            Map<String, float[]> columns = new LinkedHashMap<>();
            COLUMNS.stream().filter(f.columns()::containsKey).forEach(c -> columns.put(c, f.column(c, size)));
            return columns;
        });
    }
}
