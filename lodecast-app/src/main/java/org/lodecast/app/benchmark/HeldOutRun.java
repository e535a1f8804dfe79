package org.lodecast.app.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.lodecast.Seed;
import org.lodecast.app.pipeline.Finished;
import org.lodecast.app.pipeline.Pipeline;
import org.lodecast.app.pipeline.Workspace;
import org.lodecast.sample.LabelledVoxels;

/// A project without the holes of a fold: run as any project up to the detectors, and then asked what it
/// thinks of the ground that those holes pierce.
final class HeldOutRun {
    private final Finished run;
    private final Map<String, Double> seconds;

    private HeldOutRun(Finished run, Map<String, Double> seconds) {
        this.run = run;
        this.seconds = seconds;
    }

    /// Runs the project in a folder. Stages of an earlier, interrupted run are taken up.
    ///
    /// @throws org.lodecast.InvalidInput if a stage cannot work on what is left
    static HeldOutRun of(Path folder) throws IOException {
        Map<String, Double> seconds = new LinkedHashMap<>();
        Workspace w = Workspace.open(folder, 1);
        new Pipeline(w, new StageClock(seconds)).run("detectors", false);
        return new HeldOutRun(new Finished(w), seconds);
    }

    Map<String, Double> seconds() {
        return seconds;
    }

    HeldOutFold judge(int fold, List<String> out, DrilledOre truth, Seed seed) {
        Set<String> holes = new LinkedHashSet<>(out);
        DrilledOre.Pierced pierced = truth.pierced(holes, run.ground());
        int[] voxel = pierced.voxel();
        Map<String, float[]> scores = new LinkedHashMap<>();
        Map<String, float[]> probabilities = new LinkedHashMap<>();
        rivals(seed).forEach((name, column) -> scores.put(name, TrueGround.pick(column, voxel)));
        for (String d : run.ran()) {
            scores.put(d, TrueGround.pick(run.score(d), voxel));
            run.probability(d).ifPresent(p -> probabilities.put(d, TrueGround.pick(p, voxel)));
        }
        return new HeldOutFold(
                fold,
                out,
                pierced,
                TrueGround.pick(run.model().values("distance"), voxel),
                new TreeMap<>(scores),
                new TreeMap<>(probabilities),
                run.ran(),
                "");
    }

    private Map<String, float[]> rivals(Seed seed) {
        Rivals rivals = new Rivals(run);
        LabelledVoxels known = run.labelled();
        int[] ore = IntStream.range(0, known.size())
                .filter(i -> known.ore()[i])
                .map(i -> known.voxel()[i])
                .toArray();
        return rivals.of(
                seed,
                ore.length == 0 ? null : rivals.distance(ore),
                run.faults().isEmpty() ? null : rivals.distance(run.faults()));
    }
}
