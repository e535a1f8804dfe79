package org.lodecast.app.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodecast.app.TinyProject;
import org.lodecast.app.project.OreChoice;
import org.lodecast.app.project.Project;
import org.lodecast.app.project.ProjectFile;
import org.lodecast.block.Grid;
import org.lodecast.drill.Composites;
import org.lodecast.drill.Variable;

/// What a benchmark by holes left out is put together from.
class HeldOutPartsTest {
    private static final OreChoice ORE = new OreChoice("Au", 1, "g/t", "asked");
    private static final Grid GRID = Grid.of(0, 0, 0, 10, 10, 10, 4, 1, 1);

    /// Of hole A: two composites in voxel 0 whose mean is ore by length, one in voxel 1 that B pierces
    /// too, one unmeasured in voxel 2, one outside the grid, and one in voxel 3, which was not scored.
    private static DrilledOre drilled(boolean... inside) {
        double[] from = {0, 0, 0, 0, 0, 0, 0};
        double[] to = {1, 3, 1, 1, 1, 1, 1};
        double[] x = {1, 2, 15, 25, 99, 35, 16};
        double[] one = new double[7];
        Arrays.fill(one, 5);
        double[] au = {0.2, 1.4, 2, Double.NaN, 3, 3, 0.1};
        return new DrilledOre(
                new Composites(
                        new String[] {"A", "A", "A", "A", "A", "A", "B"},
                        from,
                        to,
                        x,
                        one,
                        one,
                        List.of(new Variable("Au", "g/t", au))),
                GRID,
                ORE,
                inside);
    }

    @Test
    void aVoxelIsJudgedByTheMeanOfWhatOnlyTheHolesLeftOutFound() {
        DrilledOre.Pierced p = drilled().pierced(Set.of("A"), new int[] {0, 1, 2});
        assertThat(p.composites()).isEqualTo(6);
        assertThat(p.unmeasured()).isEqualTo(1);
        assertThat(p.outside()).isEqualTo(2);
        assertThat(p.sampled()).isEqualTo(1);
        assertThat(p.voxel()).containsExactly(0);
        assertThat(p.grade()[0]).isCloseTo((0.2 + 3 * 1.4) / 4, within(1e-12));
        assertThat(p.rich()).containsExactly(true);
    }

    @Test
    void orebodiesTellOreAlsoWhereNothingWasMeasured() {
        DrilledOre d = drilled(false, false, true, true, true, true, false);
        DrilledOre.Pierced p = d.pierced(Set.of("A"), new int[] {0, 1, 2});
        assertThat(d.rule()).contains("inside the known orebodies");
        assertThat(p.unmeasured()).isZero();
        assertThat(p.voxel()).containsExactly(0, 2);
        assertThat(p.rich()).containsExactly(false, true);
        assertThat(p.grade()[1]).isNaN();
    }

    private static HeldOutFold fold(int number, float[] score, boolean... ore) {
        float[] distance = new float[score.length];
        for (int i = 0; i < distance.length; i++) {
            distance[i] = i; // the first 61 are near
        }
        return new HeldOutFold(
                number,
                List.of("H" + number),
                new DrilledOre.Pierced(score.length, 0, 0, 0, new int[score.length], ore, new double[score.length]),
                distance,
                Map.of("x", score),
                Map.of(),
                List.of("x"),
                "");
    }

    /// Every voxel three times, so that there are enough.
    private static HeldOutFold thrice(int number, float[] score, boolean... ore) {
        float[] scores = new float[3 * score.length];
        boolean[] rich = new boolean[scores.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = score[i % score.length];
            rich[i] = ore[i % ore.length];
        }
        return fold(number, scores, rich);
    }

    /// Scores of two folds on quite different scales tell the same once they are ranks; a fold without
    /// ore tells nothing.
    @Test
    void poolsRanksOfFoldsThatHoldBoth() {
        HeldOutFold a = thrice(1, new float[] {1, 2, 3, 4}, false, false, true, true);
        HeldOutFold b = thrice(2, new float[] {400, 300, 200, 100}, true, false, true, false);
        HeldOutFold c = thrice(3, new float[] {9, 8, 7}, false, false, true); // three voxels of ore are too few
        assertThat(c.judges()).isFalse();
        assertThat(HeldOutFigures.of(a, "x").get(HeldOutFigures.AUC)).isEqualTo(1);
        assertThat(HeldOutFigures.of(b, "x").get(HeldOutFigures.AUC)).isEqualTo(0.75);
        assertThat(HeldOutFigures.of(c, "x")).isEmpty();
        // ranks of ore 3, 4 and 4, 2; of barren 1, 2 and 3, 1: 13 of 16 pairs are right, counting ties half
        double pairs = 0;
        for (int o : new int[] {3, 4, 4, 2}) {
            for (int n : new int[] {1, 2, 3, 1}) {
                pairs += o > n ? 1 : o == n ? 0.5 : 0;
            }
        }
        Map<String, Double> pooled = HeldOutFigures.pooled(List.of(a, b, c), "x");
        assertThat(pooled.get(HeldOutFigures.AUC)).isEqualTo(pairs / 16);
        assertThat(pooled).doesNotContainKey(HeldOutFigures.FAR_AUC);
    }

    @Test
    void farGroundNeedsFiveOfEach() {
        float[] score = new float[71];
        boolean[] ore = new boolean[71];
        for (int i = 61; i < 66; i++) {
            ore[i] = true;
            score[i] = 1;
        }
        HeldOutFold f = fold(1, score, ore);
        assertThat(HeldOutFigures.far(f)).containsExactly(10, 5);
        assertThat(HeldOutFigures.of(f, "x").get(HeldOutFigures.FAR_AUC)).isEqualTo(1);
        ore[65] = false;
        assertThat(HeldOutFigures.of(f, "x")).doesNotContainKey(HeldOutFigures.FAR_AUC);
    }

    /// Orebodies know the holes, so a fold does without; paths that were relative stay true; all else is
    /// kept.
    @Test
    void aFoldsProjectIsTheProjectWithoutWhatKnowsTheHoles(@TempDir Path folder) throws Exception {
        TinyProject tiny = TinyProject.in(folder.resolve("tiny"))
                .set("orebodies", "[fault.obj]")
                .set("topography", "fault.obj")
                .set("drilling", "{composite_length: 4}")
                .set("detectors", "{use: [dae, overlay], report: dae, epochs: 3}");
        tiny.set("block_models", "{file: ip.csv, columns: {chg: {column: CHG}}}");
        HeldOutProject p = HeldOutProject.of(new HeldOutPlan(tiny.folder(), 2, List.of("overlay"), 7, 1));
        Path to = Files.createDirectories(folder.resolve("fold"));
        p.write(to, GRID, ORE, Set.of("H1", "H2"), Set.of("H2", "H5"), 1);
        Project made = ProjectFile.read(to.resolve("project.yaml"));
        String fault = tiny.folder().resolve("fault.obj").toString();
        assertThat(made.orebodies()).isEmpty();
        assertThat(made.faults()).containsExactly(fault);
        assertThat(made.topography()).isEqualTo(fault);
        assertThat(made.drilling().compositeLength()).isEqualTo(4);
        assertThat(made.blockModels().getFirst().file())
                .isEqualTo(tiny.folder().resolve("ip.csv").toString());
        assertThat(made.detectors().use()).containsExactly("overlay");
        assertThat(made.detectors().epochs()).isEqualTo(7);
        assertThat(made.estimation().folds()).isZero();
        assertThat(made.samples().element()).isEqualTo("Au");
        assertThat(made.grid().count()).containsExactly(4, 1, 1);
        assertThat(made.grid().cell()).containsExactly(10.0, 10.0, 10.0);
        assertThat(Files.readString(to.resolve("tables/assay.csv")))
                .contains("H1,", "H3,")
                .doesNotContain("H2", "H5");
    }
}
