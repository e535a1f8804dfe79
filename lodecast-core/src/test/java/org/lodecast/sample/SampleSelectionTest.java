package org.lodecast.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.block.Grid;
import org.lodecast.drill.Composites;
import org.lodecast.geology.Solid;
import org.lodecast.geology.TriangleMesh;

class SampleSelectionTest {
    private static final Seed SEED = new Seed(1);
    /// One row of ten voxels of 10 m.
    private static final Grid ROW = Grid.of(0, 0, 0, 10, 10, 10, 10, 1, 1);

    private static Composites along(String[] hole, double[] x, double[] length) {
        int n = x.length;
        double[] middle = new double[n];
        Arrays.fill(middle, 5);
        return new Composites(hole, new double[n], length, x, middle, middle, List.of());
    }

    private static Solid box(double x0, double x1) {
        double[] xyz = new double[24];
        for (int i = 0; i < 8; i++) {
            xyz[3 * i] = (i & 1) == 0 ? x0 : x1;
            xyz[3 * i + 1] = (i & 2) == 0 ? -1 : 11;
            xyz[3 * i + 2] = (i & 4) == 0 ? -1 : 11;
        }
        return Solid.of(new TriangleMesh("ore", xyz, new int[] {
            0, 1, 3, 0, 3, 2, 4, 5, 7, 4, 7, 6, 0, 1, 5, 0, 5, 4, 2, 3, 7, 2, 7, 6, 0, 2, 6, 0, 6, 4, 1, 3, 7, 1, 7, 5
        }));
    }

    private static KnownOre known(Composites c, int[] ground) {
        return KnownOre.of(ROW, c, List.of(box(20, 42)), ground, Workers.ONE, Progress.NONE);
    }

    private static int[] all(Grid g) {
        return IntStream.range(0, g.size()).toArray();
    }

    private static String told(LabelledVoxels v) {
        char[] row = new char[10];
        Arrays.fill(row, '.');
        for (int i = 0; i < v.size(); i++) {
            row[v.voxel()[i]] = v.ore()[i] ? 'O' : 'b';
        }
        return new String(row);
    }

    /// Ore from 20 to 42 m: voxels 2 and 3 by their centres, 4 by its composite at 41 m. Composite at 55
    /// is barren.
    @Test
    void byOrebodies() {
        Composites c = along(new String[] {"A", "A", "B"}, new double[] {25, 41, 55}, new double[] {1, 1, 1});
        LabelledVoxels v = new SampleSelection(12, 9).byOrebodies(ROW, c, known(c, all(ROW)), all(ROW), SEED);
        assertThat(told(v)).isEqualTo("..OOObb...");
        assertThat(v.positives()).isEqualTo(3);
        assertThat(v.holes()).containsExactly("A", "B");
        assertThat(v.hole()).containsExactly(0, 0, 0, 1, 1);
        assertThat(v.column(ROW)).startsWith(Float.NaN, Float.NaN, 1).endsWith(Float.NaN);
    }

    /// With radius 0 only the voxels that hold composites are barren, wherever in them the composite lies.
    @Test
    void byOrebodiesWithRadiusZero() {
        Composites c = along(new String[] {"A", "A", "B"}, new double[] {25, 58, 71}, new double[] {1, 1, 1});
        LabelledVoxels v = new SampleSelection(0, 9).byOrebodies(ROW, c, known(c, all(ROW)), all(ROW), SEED);
        assertThat(told(v)).isEqualTo("..OO.b.b..");
        assertThat(v.hole()).containsExactly(0, 0, 0, 1);
    }

    @Test
    void oreOutsideTheGroundIsNotTaken() {
        Composites c = along(new String[] {"A"}, new double[] {25}, new double[] {1});
        LabelledVoxels v =
                new SampleSelection(12, 9).byOrebodies(ROW, c, known(c, new int[] {3, 4}), new int[] {3, 4}, SEED);
        assertThat(told(v)).isEqualTo("...O......");
    }

    /// Voxel 1: (1·3 + 3·1)/4 = 1.5 reaches 1.5. Voxel 5 is below; 7 is unknown and vouches for nothing.
    @Test
    void byCutoff() {
        Composites c =
                along(new String[] {"A", "A", "B", "B"}, new double[] {12, 18, 55, 75}, new double[] {1, 3, 1, 1});
        double[] grade = {3, 1, 1.4, Double.NaN};
        LabelledVoxels v = new SampleSelection(0, 9).byCutoff(ROW, c, grade, 1.5, all(ROW), SEED);
        assertThat(told(v)).isEqualTo(".O...b....");
        assertThat(v.hole()).containsExactly(0, 1);
    }

    /// Both classes reach equally far from the holes.
    @Test
    void byCutoffWithARadius() {
        Composites c = along(new String[] {"A", "B"}, new double[] {15, 65}, new double[] {1, 1});
        LabelledVoxels v = new SampleSelection(10, 9).byCutoff(ROW, c, new double[] {2, 1}, 1.5, all(ROW), SEED);
        assertThat(told(v)).isEqualTo("OOO..bbb..");
    }

    @Test
    void nothingKnownNothingChosen() {
        LabelledVoxels v = new SampleSelection(10, 9)
                .byCutoff(ROW, along(new String[0], new double[0], new double[0]), new double[0], 1, all(ROW), SEED);
        assertThat(v.size()).isZero();
    }

    /// A wide field of barren voxels and ten of ore: as many barren as asked for, spread over the ground.
    @Test
    void thinningKeepsTheCountAndSpreads() {
        Grid g = new Grid(0, 0, 0, 10, 10, 10, 32, 32, 8, 0.3);
        Composites c = dense(g, 5);
        double[] grade = new double[c.size()];
        for (int i = 0; i < 10; i++) {
            grade[37 * i] = 9;
        }
        LabelledVoxels v = new SampleSelection(0, 12.8).byCutoff(g, c, grade, 1, all(g), SEED);
        assertThat(v.positives()).isEqualTo(10);
        assertThat(v.size()).isEqualTo(10 + 128);
        Set<Integer> cubes = new HashSet<>();
        for (int i = 0; i < v.size(); i++) {
            int k = v.voxel()[i];
            if (!v.ore()[i]) {
                cubes.add(g.ix(k) / 4 + 8 * (g.iy(k) / 4 + 8 * (g.iz(k) / 4)));
            }
        }
        assertThat(cubes).as("128 cubes, one voxel from each").hasSize(128);
        assertThat(v.voxel()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void sameSeedSameVoxels() {
        Grid g = Grid.of(0, 0, 0, 10, 10, 10, 20, 20, 4);
        Composites c = dense(g, 1);
        double[] grade = new double[c.size()];
        grade[0] = 5;
        grade[99] = 5;
        SampleSelection s = new SampleSelection(0, 20);
        int[] first = s.byCutoff(g, c, grade, 1, all(g), SEED).voxel();
        assertThat(s.byCutoff(g, c, grade, 1, all(g), new Seed(1)).voxel()).containsExactly(first);
        assertThat(s.byCutoff(g, c, grade, 1, all(g), new Seed(2)).voxel()).isNotEqualTo(first);
        assertThat(first).hasSize(42);
    }

    /// Against every composite in turn, on a rotated grid.
    @Test
    void nearestCompositeByBruteForce() {
        Grid g = new Grid(100, 50, -20, 4, 6, 5, 12, 9, 7, 1.1);
        java.util.random.RandomGenerator random = new Seed(3).generator();
        int n = 25;
        double[][] p = new double[3][n];
        boolean[] usable = new boolean[n];
        for (int i = 0; i < n; i++) {
            int v = random.nextInt(g.size());
            p[0][i] = g.x(g.ix(v), g.iy(v)) + 6 * random.nextDouble() - 3;
            p[1][i] = g.y(g.ix(v), g.iy(v)) + 6 * random.nextDouble() - 3;
            p[2][i] = g.z(g.iz(v)) + 6 * random.nextDouble() - 3;
            usable[i] = random.nextInt(4) > 0;
        }
        String[] holes = new String[n];
        Arrays.fill(holes, "A");
        Composites c = new Composites(holes, new double[n], new double[n], p[0], p[1], p[2], List.of());
        for (double radius : new double[] {0, 3, 9.5, 200}) {
            NearestComposite nearest = NearestComposite.of(g, radius, c, usable);
            for (int v = 0; v < g.size(); v++) {
                int best = -1;
                double least = Double.POSITIVE_INFINITY;
                for (int i = 0; i < n; i++) {
                    double dx = p[0][i] - g.x(g.ix(v), g.iy(v));
                    double dy = p[1][i] - g.y(g.ix(v), g.iy(v));
                    double dz = p[2][i] - g.z(g.iz(v));
                    double d = Math.sqrt(dx * dx + dy * dy + dz * dz);
                    if (usable[i] && d <= radius && d < least) {
                        best = i;
                        least = d;
                    }
                }
                assertThat(nearest.at(v))
                        .as("voxel " + v + ", radius " + radius)
                        .isEqualTo(best);
            }
        }
    }

    /// A composite in the middle of every voxel.
    private static Composites dense(Grid g, int holes) {
        int n = g.size();
        List<String> names = new ArrayList<>();
        double[][] c = new double[3][n];
        double[] length = new double[n];
        for (int v = 0; v < n; v++) {
            names.add("H" + v % holes);
            c[0][v] = g.x(g.ix(v), g.iy(v));
            c[1][v] = g.y(g.ix(v), g.iy(v));
            c[2][v] = g.z(g.iz(v));
            length[v] = 1;
        }
        return new Composites(names.toArray(String[]::new), new double[n], length, c[0], c[1], c[2], List.of());
    }
}
