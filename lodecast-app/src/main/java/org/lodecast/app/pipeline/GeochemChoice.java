package org.lodecast.app.pipeline;

import java.util.List;
import java.util.Objects;
import org.lodecast.Seed;
import org.lodecast.app.project.Geochemistry;
import org.lodecast.app.project.Project;
import org.lodecast.evidence.GeochemSettings;
import org.lodecast.geochem.ConcentrationVolume;
import org.lodecast.geochem.FactorSettings;
import org.lodecast.geochem.HaloSlices;
import org.lodecast.geochem.SequentialPartition;

/// From the words of a project to the settings of its geochemistry.
final class GeochemChoice {
    /// Of parallel analysis: sets of random data, and the quantile of their eigenvalues to exceed.
    private static final int TRIALS = 500;

    private static final double LEVEL = 0.95;

    private GeochemChoice() {}

    /// @throws org.lodecast.InvalidInput with all that is wrong with the partition
    static GeochemSettings settings(Project p) {
        Geochemistry g = p.geochemistry();
        FactorSettings.Count count = switch (g.count()) {
            case "parallel" ->
                new FactorSettings.Parallel(TRIALS, LEVEL, new Seed(p.seed()).split("parallel analysis"));
            case "eigenvalue" -> new FactorSettings.Kaiser();
            default -> new FactorSettings.Fixed(Integer.parseInt(g.count()));
        };
        FactorSettings.Method method = switch (g.factors()) {
            case "axes" -> FactorSettings.Method.PRINCIPAL_AXIS;
            case "likelihood" -> FactorSettings.Method.MAXIMUM_LIKELIHOOD;
            default -> FactorSettings.Method.PRINCIPAL_COMPONENTS;
        };
        ConcentrationVolume.Settings usual = ConcentrationVolume.Settings.DEFAULT;
        Double height = g.sliceHeight();
        return new GeochemSettings(
                g.data().equals("clr") ? GeochemSettings.Data.CLR : GeochemSettings.Data.LOG,
                new FactorSettings(
                        method,
                        count,
                        1,
                        g.rotation().equals("none") ? FactorSettings.Rotation.NONE : FactorSettings.Rotation.VARIMAX),
                new ConcentrationVolume.Settings(g.classes(), g.leastShare(), usual.levels()),
                partition(g),
                height != null ? HaloSlices.Settings.ofHeight(height) : HaloSlices.Settings.ofCount(g.slices()));
    }

    static SequentialPartition partition(Geochemistry g) {
        return switch (g.partition()) {
            case "paper" -> SequentialPartition.paper(true);
            case "paper_without_co" -> SequentialPartition.paper(false);
            default -> {
                Geochemistry.Signs signs = Objects.requireNonNull(g.signs());
                List<String> elements = Objects.requireNonNull(signs.elements());
                int[][] rows = Objects.requireNonNull(signs.rows()).stream()
                        .map(r -> r.stream().mapToInt(i -> i).toArray())
                        .toArray(int[][]::new);
                yield SequentialPartition.of(elements, rows);
            }
        };
    }
}
