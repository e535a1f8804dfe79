package org.lodecast.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodecast.block.Grid;
import org.lodecast.drill.Collar;
import org.lodecast.drill.Composites;
import org.lodecast.drill.Desurvey;
import org.lodecast.drill.Variable;
import org.lodecast.geology.TriangleMesh;

class ViewTest {
    private final Grid turned = new Grid(100, 200, 50, 10, 20, 5, 7, 5, 4, Math.toRadians(37));

    @Test
    void cellsOfAPlanLieWhereTheGridSays() {
        View plan = new View.Plan(turned, 2);
        double[] m = plan.cells();
        for (int iy = 0; iy < turned.ny(); iy++) {
            for (int ix = 0; ix < turned.nx(); ix++) {
                double i = ix + 0.5;
                double j = turned.ny() - 1 - iy + 0.5;
                assertThat(m[0] * i + m[2] * j + m[4]).isCloseTo(turned.x(ix, iy), within(1e-9));
                assertThat(m[1] * i + m[3] * j + m[5]).isCloseTo(turned.y(ix, iy), within(1e-9));
            }
        }
    }

    @Test
    void aSectionHoldsItsOwnRowOfATurnedGrid() {
        View section = new View.Section(turned, 3);
        for (int ix = 0; ix < turned.nx(); ix++) {
            double x = turned.x(ix, 3);
            double y = turned.y(ix, 3);
            assertThat(section.off(x, y, 60)).isCloseTo(0, within(1e-9));
            assertThat(section.across(x, y, 60)).isCloseTo((ix + 0.5) * 10, within(1e-9));
        }
    }

    @Test
    void slicesRunDownward() {
        Grid grid = Grid.of(0, 0, 0, 1, 1, 1, 2, 2, 2);
        float[] index = {0, 1, 2, 3, 4, 5, 6, Float.NaN};
        assertThat(new View.Plan(grid, 0).slice(index)).containsExactly(2, 3, 0, 1);
        assertThat(new View.Section(grid, 0).slice(index)).containsExactly(4, 5, 0, 1);
        assertThat(new View.Plan(grid, 0).highest(index)).containsExactly(6, 3, 4, 5);
    }

    @Test
    void aSurfaceIsCutWhereItCrossesThePlane() {
        Grid grid = Grid.of(0, 0, 0, 10, 10, 10, 10, 10, 10);
        double[] xyz = {0, 0, 0, 100, 0, 0, 100, 0, 100};
        TriangleMesh wall = new TriangleMesh("wall", xyz, new int[] {0, 1, 2});
        Frame frame = new Frame(0, 0, 100, 100, 0, 100, 0, 100, false);
        assertThat(new View.Plan(grid, 4).cut(wall, frame)).isEqualTo("M100 100L45 100");
        assertThat(new View.Section(grid, 4).cut(wall, frame)).isEmpty();
    }

    @Test
    void aProfileRunsAlongItsAzimuth() {
        Grid grid = Grid.of(0, 0, 0, 10, 20, 5, 10, 10, 10);
        Profile east = new Profile(grid, 20, 50, Math.toRadians(90), 8);
        assertThat(east.across(35, 70, 0)).isCloseTo(15, within(1e-9));
        assertThat(Math.abs(east.off(35, 70, 0))).isCloseTo(20, within(1e-9));
        assertThat(east.halfAcross()).isCloseTo(5, within(1e-9));
        assertThat(east.halfOff()).isCloseTo(10, within(1e-9));
        assertThat(east.name()).isEqualTo("Section A–A′ along 090°, looking north");
        assertThat(east.voxel(0, 3, 0)).isEqualTo(grid.index(2, 2, 3));
        // along the first axis of a turned grid a voxel is as wide as that axis has it
        Profile along = new Profile(turned, 0, 0, Math.toRadians(127), 8);
        assertThat(along.halfAcross()).isCloseTo(5, within(1e-9));
        assertThat(along.halfOff()).isCloseTo(10, within(1e-9));
    }

    @Test
    void aSectionBeyondTheGridHasNoValues() {
        Grid grid = Grid.of(0, 0, 0, 10, 10, 10, 2, 1, 1);
        Profile profile = new Profile(grid, -5, 5, Math.toRadians(90), 5);
        float[] slice = profile.slice(new float[] {1, 2});
        assertThat(slice).containsExactly(Float.NaN, 1, 1, 2, 2);
        assertThat(profile.highest(new float[] {1, 2})).containsExactly(slice);
    }

    /// Cells of 10 m in a frame of a unit a metre, x across and y downward.
    @Test
    void anOutlineGoesOnceAboutTheCells() {
        Grid grid = Grid.of(0, 0, 0, 10, 10, 10, 4, 4, 1);
        View plan = new View.Plan(grid, 0);
        Frame frame = new Frame(0, 0, 40, 40, 0, 40, 0, 40, false);
        int[] corner = {grid.index(0, 0, 0), grid.index(1, 0, 0), grid.index(0, 1, 0)};
        assertThat(Silhouette.of(plan, corner, v -> true).path(frame)).isEqualTo("M0 20H10V30H20V40H0Z");
        int[] touching = {grid.index(0, 1, 0), grid.index(1, 0, 0)};
        assertThat(Silhouette.of(plan, touching, v -> true).path(frame)).isEqualTo("M0 20H10V30H0ZM10 30H20V40H10Z");
        int[] ring = {0, 1, 2, 4, 6, 8, 9, 10};
        assertThat(Silhouette.of(plan, ring, v -> true).path(frame)).isEqualTo("M0 10H30V40H0ZM10 20V30H20V20Z");
        assertThat(Silhouette.of(plan, ring, v -> false).path(frame)).isEmpty();
    }

    @Test
    void aVoxelCoversWhatItTakesOfAProfile() {
        Grid grid = Grid.of(0, 0, 0, 10, 10, 10, 4, 4, 1);
        Frame frame = new Frame(0, 0, 40, 10, 0, 40, 0, 10, false);
        int[] one = {grid.index(1, 2, 0)};
        Profile east = new Profile(grid, 0, 5, Math.toRadians(90), 8);
        assertThat(Silhouette.of(east, one, v -> true).path(frame)).isEqualTo("M10 0H20V10H10Z");
        // seen along its diagonal it takes 14 m about its middle at 28.3 m: three cells of 5 m
        Profile diagonal = new Profile(grid, 0, 0, Math.toRadians(45), 8);
        assertThat(Silhouette.of(diagonal, one, v -> true).path(frame)).isEqualTo("M20 0H35V10H20Z");
    }

    @Test
    void theTopOfTheGroundGoesInSteps() {
        Grid grid = Grid.of(0, 0, 0, 10, 10, 10, 4, 1, 2);
        Profile east = new Profile(grid, 0, 5, Math.toRadians(90), 8);
        Frame frame = new Frame(0, 0, 40, 20, 0, 40, 0, 20, false);
        int[] ground = {grid.index(0, 0, 0), grid.index(1, 0, 0), grid.index(1, 0, 1), grid.index(3, 0, 0)};
        assertThat(GroundTop.of(ground).path(east, frame)).isEqualTo("M0 10H10V0H20M30 10H40");
    }

    @Test
    void gradeClassesFollowTheOneThreeTenScale() {
        double[] grades = new double[1000];
        for (int i = 0; i < grades.length; i++) {
            grades[i] = Math.pow(10, -3 + 5.0 * i / 999);
        }
        double[] z = new double[1000];
        Composites c = new Composites(new String[1000], z, z, z, z, z, List.of(new Variable("Au", "g/t", grades)));
        GradeClasses classes = GradeClasses.of(c, "Au");
        assertThat(classes.bounds()).containsExactly(1, 3, 10, 30);
        assertThat(classes.of(2.9)).isEqualTo(1);
        assertThat(classes.of(3)).isEqualTo(2);
        assertThat(classes.of(Double.NaN)).isEqualTo(-1);
        assertThat(classes.label(4)).isEqualTo("≥ 30");
    }

    @Test
    void piecesOfAHoleKeepLengthAndGrade() {
        var trace = Desurvey.MINIMUM_CURVATURE.trace(new Collar("A", 0, 0, 100, 100, 1), List.of(), 100);
        Composites c = new Composites(
                new String[] {"A", "A", "A"},
                new double[] {10, 12, 40},
                new double[] {12, 14, 42},
                new double[3],
                new double[3],
                new double[3],
                List.of(new Variable("Au", "g/t", new double[] {5, 5, Double.NaN})));
        GradeClasses scale = new GradeClasses("Au", new double[] {1, 3});
        HoleSegments pieces = HoleSegments.of(List.of(trace), c, "Au", scale);
        double[] length = new double[4];
        for (int i = 0; i < pieces.size(); i++) {
            length[pieces.classes()[i] + 1] += pieces.ends()[6 * i + 2] - pieces.ends()[6 * i + 5];
        }
        assertThat(length[3]).isCloseTo(4, within(1e-9));
        assertThat(length[0]).isCloseTo(96, within(1e-9));
        assertThat(pieces.size()).isLessThan(10);
    }
}
