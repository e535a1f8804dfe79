package org.lodecast.app.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.lodecast.app.init.SimulatedProject;
import org.lodecast.app.pipeline.Finished;
import org.lodecast.app.pipeline.Pipeline;
import org.lodecast.app.pipeline.Workspace;
import org.lodecast.assess.RankCorrelation;
import org.lodecast.assess.Trial;
import org.lodecast.evidence.Evidence;
import org.lodecast.simulate.SimulatedDeposit;
import org.lodecast.simulate.Style;

/// One deposit: simulated, run as a project by the stages that every project runs, and then judged by its
/// truth.
final class DepositRun {
    private final BenchmarkPlan plan;
    private final SimulatedDeposit deposit;
    private final Finished run;
    private final TrueGround truth;
    private final float[] faultDistance;

    /// How long the stages took [s]; no product holds it.
    private final Map<String, Double> seconds;

    private DepositRun(BenchmarkPlan plan, SimulatedDeposit deposit, Finished run, Map<String, Double> seconds) {
        this.plan = plan;
        this.deposit = deposit;
        this.run = run;
        this.seconds = seconds;
        truth = new TrueGround(deposit, run);
        faultDistance = new Rivals(run).distance(deposit.faults());
    }

    /// Simulates and runs. Stages of an earlier, interrupted run are taken up.
    ///
    /// @param until last stage
    /// @throws org.lodecast.InvalidInput if the deposit was drilled so badly that a stage cannot work
    static DepositRun of(BenchmarkPlan plan, Style style, long seed, Path folder, String until) throws IOException {
        Map<String, Double> seconds = new LinkedHashMap<>();
        long began = System.nanoTime();
        SimulatedDeposit d = plan.simulate(style, seed);
        SimulatedProject.write(d, folder, plan.elements());
        Path yaml = folder.resolve("project.yaml");
        String cell = String.format(Locale.ROOT, "cell: [%1$s, %1$s, %1$s]", plan.cell());
        Files.writeString(yaml, Files.readString(yaml).replace("cell: [10, 10, 10]", cell));
        Files.writeString(yaml, plan.settings(d), StandardOpenOption.APPEND);
        seconds.put("simulate", (System.nanoTime() - began) / 1e9);
        Workspace w = Workspace.open(folder, 1);
        new Pipeline(w, new StageClock(seconds)).run(until, false);
        return new DepositRun(plan, d, new Finished(w), seconds);
    }

    Map<String, Double> seconds() {
        return seconds;
    }

    OracleSample sample() {
        return OracleSample.of(truth, features(), deposit.seed().split("oracle sample"));
    }

    private OracleFeatures features() {
        Evidence e = run.evidence();
        return OracleFeatures.of(run.model(), e.names(), faultDistance);
    }

    /// Scores all against the truth.
    Outcome judge(Optional<Oracle> oracle) {
        long began = System.nanoTime();
        Rivals rivals = new Rivals(run);
        Map<String, float[]> scores = rivals.of(
                deposit.seed(),
                deposit.orebodies().isEmpty() ? null : rivals.distance(deposit.orebodies()),
                deposit.faults().isEmpty() ? null : faultDistance);
        for (String d : plan.trained(deposit)) {
            scores.put(d, run.score(d));
        }
        oracle.ifPresent(o -> scores.put(
                Oracle.NAME,
                o.score(features(), truth.voxels(), run.evidence().grid().size())));
        List<Trial> trials = run.trials();
        float[] overlay = TrueGround.pick(Objects.requireNonNull(scores.get(Rivals.OVERLAY)), truth.voxels());
        float[] energy = TrueGround.pick(Objects.requireNonNull(scores.get(Rivals.ENERGY)), truth.voxels());
        Map<String, Outcome.Figures> figures = new LinkedHashMap<>();
        scores.forEach((name, column) -> {
            float[] own = TrueGround.pick(column, truth.voxels());
            Map<String, Double> protocols = new LinkedHashMap<>();
            for (Trial t : trials) {
                Trial.Figures f = t.figures();
                if (t.detector().equals(name) && plan.detectors().contains(name)) {
                    protocols.put(t.protocol(), f == null ? Double.NaN : f.auc());
                }
            }
            figures.put(
                    name,
                    new Outcome.Figures(
                            truth.found(column),
                            truth.slices(column),
                            RankCorrelation.spearman(own, overlay),
                            RankCorrelation.spearman(own, energy),
                            protocols));
        });
        seconds.put("judge", (System.nanoTime() - began) / 1e9);
        return new Outcome(
                deposit.style(),
                deposit.seed().value(),
                truth.grounds(),
                truth.bodies(false),
                truth.bodies(true),
                figures,
                TestedHoles.of(deposit, run),
                TestedProbability.of(truth, run),
                run.leaks(),
                "");
    }
}
