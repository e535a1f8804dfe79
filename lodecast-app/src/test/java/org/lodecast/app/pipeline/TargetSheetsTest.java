package org.lodecast.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lodecast.Workers;
import org.lodecast.app.report.ReportData;
import org.lodecast.app.report.TargetSheet;
import org.lodecast.block.BlockModel;
import org.lodecast.block.Grid;
import org.lodecast.drill.Composites;
import org.lodecast.drill.Variable;
import org.lodecast.target.NoHole;
import org.lodecast.target.Proposal;
import org.lodecast.target.Target;

/// Sheets of a row of ten voxels, against means by hand.
class TargetSheetsTest {
    private final Grid grid = Grid.of(0, 0, 0, 10, 10, 10, 10, 1, 1);
    private final BlockModel model = new BlockModel(grid);

    private static Target target(int rank, int... voxels) {
        return new Target("T0" + rank, "high", rank, 1, 0, 0, 0, 0, 10, 0, 90, 0.9, 1, 0.5, "A", 3, voxels);
    }

    private ReportData.Prospect prospect() {
        return new ReportData.Prospect(
                model,
                IntStream.range(0, 10).toArray(),
                List.of("F4"),
                "label",
                List.of("gmm", "analogue"),
                "gmm",
                "percentile",
                0.75,
                0.998);
    }

    private static ReportData.Geology geology() {
        double[] one = {1};
        Composites composites = new Composites(
                new String[] {"A"},
                one,
                one,
                one,
                one,
                one,
                List.of(new Variable("Au", "g/t", one), new Variable("Hg", "ppb", one)));
        return new ReportData.Geology(List.of(), composites, "Au", List.of(), List.of());
    }

    private void column(String name, String unit, double factor) {
        float[] values = new float[10];
        for (int v = 0; v < 10; v++) {
            values[v] = (float) (factor * v);
        }
        model.put(name, unit, values);
    }

    private List<TargetSheet> sheets(List<Target> targets, List<Proposal> holes) {
        return TargetSheets.of(
                geology(), prospect(), targets, Collections.nCopies(targets.size(), "F4 9 %"), holes, new Workers(2));
    }

    @Test
    void meansAreThoseOfTheBody() {
        column("F4", "", 1);
        column("Au", "g/t", 0.5);
        column("distance", "m", 2);
        column("p_gmm", "", 0.25);
        column("unlike_analogue", "", 4);
        column("share_stoad_level2", "", 8);
        column("ensemble_p10", "", 1);
        column("ensemble_spread", "", 3);
        model.values("F4")[3] = Float.NaN;
        TargetSheet s = sheets(List.of(target(1, 3, 6, 9)), List.of(new NoHole("T01", "none")))
                .getFirst();
        // 6 and 9 are known of F4: 7.5, above seven of nine voxels
        assertThat(s.layers()).containsExactly(new TargetSheet.Mean("F4", "", 7.5, 7 / 9.0));
        assertThat(s.elements()).containsExactly(new TargetSheet.Mean("Au", "g/t", 3, 0.6)); // Hg is not estimated
        double none = Double.NaN;
        assertThat(s.detectors()).containsExactly(new TargetSheet.Mean("gmm", "", 1.5, none));
        assertThat(s.unlike()).containsExactly(new TargetSheet.Mean("analogue", "", 24, none));
        assertThat(s.levels()).containsExactly(new TargetSheet.Mean("2", "", 48, none));
        assertThat(s.ensemble())
                .containsExactly(
                        new TargetSheet.Mean("p10", "", 6, none), new TargetSheet.Mean("spread", "", 18, none));
        assertThat(s.sampleDistance()).isEqualTo(12);
        assertThat(s.support()).isEqualTo(0.5);
        assertThat(s.agreement()).isNaN();
        assertThat(s.why()).isEqualTo("F4 9 %");
        assertThat(s.near()).isEmpty();
        assertThat(s.proposal()).isEqualTo(new NoHole("T01", "none"));
        assertThat(s.dxfLayer()).isEqualTo("TARGET_T01");
    }

    @Test
    void asManySheetsAsHolesWereAskedForElseTwenty() {
        Target[] targets = new Target[25];
        Arrays.setAll(targets, i -> target(i + 1, i % 10));
        List<Target> all = List.of(targets);
        assertThat(sheets(all, List.of(new NoHole("T01", "none")))).hasSize(1);
        List<TargetSheet> twenty = sheets(all, List.of());
        assertThat(twenty).hasSize(20);
        assertThat(twenty).allMatch(s -> s.proposal() == null && s.dxfLayer().isEmpty());
        assertThat(sheets(List.of(), List.of())).isEmpty();
    }
}
