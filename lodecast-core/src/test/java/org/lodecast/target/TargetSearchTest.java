package org.lodecast.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodecast.block.Grid;
import org.lodecast.drill.Composites;

class TargetSearchTest {
    private static final Grid GRID = Grid.of(0, 0, 0, 10, 10, 10, 20, 10, 5);
    private static final TargetSearch SEARCH = new TargetSearch(0.75, 0.998, 2000, new Merit(1, 1, 1));

    private final float[] p = filled(0.1f);
    private final float[] support = filled(1);

    private static float[] filled(float value) {
        float[] a = new float[GRID.size()];
        Arrays.fill(a, value);
        return a;
    }

    private void row(int x0, int x1, int y, int z, float value, float near) {
        for (int x = x0; x < x1; x++) {
            p[GRID.index(x, y, z)] = value;
            support[GRID.index(x, y, z)] = near;
        }
    }

    private static Composites composites(String[] hole, double[]... xyz) {
        int n = hole.length;
        double[][] c = new double[3][n];
        for (int i = 0; i < n; i++) {
            for (int a = 0; a < 3; a++) {
                c[a][i] = xyz[i][a];
            }
        }
        return new Composites(hole, new double[n], new double[n], c[0], c[1], c[2], List.of());
    }

    private List<Target> find() {
        return SEARCH.find(
                GRID, p, support, composites(new String[] {"far", "near"}, new double[] {500, 0, 0}, new double[] {
                    25, 15, 35
                }));
    }

    @Test
    void classesAreCutAtAndAbove() {
        float nan = Float.NaN;
        assertThat(SEARCH.classes(new float[] {0, 0.7499f, 0.75f, 0.9979f, 0.998f, 1, nan}))
                .containsExactly(0, 0, 1, 1, 2, 2, nan);
    }

    @Test
    void nothingProspectiveNoTargets() {
        assertThat(find()).isEmpty();
    }

    /// High before medium; within a class by mean p · mean support · volume.
    @Test
    void ranked() {
        row(0, 4, 1, 3, 1, 0.5f); // merit 2
        row(8, 11, 1, 3, 1, 0.9f); // merit 2.7, smaller but nearer to data
        row(0, 12, 6, 3, 0.8f, 1); // medium, whatever its merit
        row(15, 20, 6, 0, 0.9f, 0.1f);
        List<Target> t = find();
        assertThat(t).extracting(Target::id).containsExactly("T01", "T02", "T03", "T04");
        assertThat(t).extracting(Target::rank).containsExactly(1, 2, 3, 4);
        assertThat(t).extracting(Target::targetClass).containsExactly("high", "high", "medium", "medium");
        assertThat(t).extracting(x -> x.voxels().length).containsExactly(3, 4, 12, 5);
    }

    @Test
    void rankedByAnotherMerit() {
        row(0, 4, 1, 3, 1, 0.5f);
        row(8, 11, 1, 3, 1, 0.9f);
        TargetSearch byVolume = new TargetSearch(0.75, 0.998, 2000, new Merit(0, 0, 1));
        Composites none = composites(new String[0]);
        assertThat(byVolume.find(GRID, p, support, none))
                .extracting(x -> x.voxels().length)
                .containsExactly(4, 3);
        assertThat(SEARCH.find(GRID, p, support, none))
                .extracting(x -> x.voxels().length)
                .containsExactly(3, 4);
        assertThat(new TargetSearch(0.75, 0.998, 2000).find(GRID, p, support, none))
                .as("by default support weighs nothing")
                .extracting(x -> x.voxels().length)
                .containsExactly(4, 3);
    }

    @Test
    void bodiesBelowTheLeastVolumeAreLeftOut() {
        row(0, 1, 1, 1, 1, 1); // 1000 m³
        row(5, 7, 1, 1, 1, 1); // 2000 m³: at the limit, kept
        assertThat(find()).singleElement().satisfies(t -> assertThat(t.volume()).isEqualTo(2000));
    }

    @Test
    void describesTheBody() {
        row(1, 4, 1, 3, 1, 0.5f);
        p[GRID.index(2, 1, 3)] = 0.999f;
        Target t = find().getFirst();
        assertThat(t.volume()).isEqualTo(3000);
        assertThat(t.x()).isCloseTo(25, within(1e-9));
        assertThat(t.y()).isCloseTo(15, within(1e-9));
        assertThat(t.z()).isCloseTo(35, within(1e-9));
        assertThat(t.zMin()).isEqualTo(30);
        assertThat(t.zMax()).isEqualTo(40);
        assertThat(t.meanP()).isCloseTo(2.999 / 3, within(1e-6));
        assertThat(t.maxP()).isEqualTo(1);
        assertThat(t.support()).isEqualTo(0.5);
        assertThat(t.nearestHole()).isEqualTo("near");
        assertThat(t.distance()).isCloseTo(0, within(1e-9));
        assertThat(t.strike()).as("a rod").isNaN();
        assertThat(t.voxels()).containsExactly(GRID.index(1, 1, 3), GRID.index(2, 1, 3), GRID.index(3, 1, 3));
    }

    @Test
    void highInMediumIsABodyOfItsOwn() {
        row(0, 10, 4, 2, 0.9f, 1);
        row(3, 6, 4, 2, 1, 1);
        List<Target> t = find();
        assertThat(t).extracting(x -> x.voxels().length).containsExactly(3, 4, 3);
        assertThat(t).extracting(Target::targetClass).containsExactly("high", "medium", "medium");
    }

    /// Equal merit: the body that comes first in the grid comes first.
    @Test
    void tiesKeepTheOrderOfTheGrid() {
        row(10, 13, 8, 0, 1, 1);
        row(0, 3, 8, 0, 1, 1);
        row(0, 3, 0, 4, 1, 1);
        assertThat(find())
                .extracting(x -> x.voxels()[0])
                .containsExactly(GRID.index(0, 8, 0), GRID.index(10, 8, 0), GRID.index(0, 0, 4));
    }

    @Test
    void withoutGroundOrHoles() {
        Arrays.fill(p, Float.NaN);
        row(0, 3, 0, 0, 1, 1);
        Target t = SEARCH.find(GRID, p, support, composites(new String[0])).getFirst();
        assertThat(t.nearestHole()).isEmpty();
        assertThat(t.distance()).isInfinite();
    }
}
