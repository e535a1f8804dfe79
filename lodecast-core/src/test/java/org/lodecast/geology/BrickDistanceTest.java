package org.lodecast.geology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.block.Grid;

class BrickDistanceTest {
    /// Grids of all shapes, turned and far from the origin, over triangles large, small, needle-like and
    /// without area, near and far: the same bits as point by point, for any number of threads.
    @RepeatedTest(40)
    void sameBitsAsPointByPoint(RepetitionInfo repetition) {
        RandomGenerator random =
                new Seed(77).split(repetition.getCurrentRepetition()).generator();
        double east = random.nextBoolean() ? 0 : 567_200.25;
        double north = random.nextBoolean() ? 0 : 4_871_400.5;
        Grid grid = new Grid(
                east,
                north,
                -300,
                1 + 9 * random.nextDouble(),
                1 + 9 * random.nextDouble(),
                1 + 9 * random.nextDouble(),
                1 + random.nextInt(45),
                1 + random.nextInt(45),
                1 + random.nextInt(45),
                random.nextBoolean() ? 0 : random.nextDouble());
        double size = random.nextBoolean() ? 200 : 8;
        double away = random.nextInt(4) == 0 ? 5_000 : 0;
        List<double[]> v = new ArrayList<>();
        int n = 1 + random.nextInt(300);
        int[] corners = new int[3 * n];
        for (int t = 0; t < n; t++) {
            double[] a = {
                east + away + 400 * random.nextDouble() - 100,
                north + 400 * random.nextDouble() - 100,
                -300 * random.nextDouble()
            };
            for (int k = 0; k < 3; k++) {
                double thin = random.nextInt(4) == 0 ? 1e-6 * random.nextInt(2) : 1;
                v.add(new double[] {
                    a[0] + size * random.nextDouble(),
                    a[1] + thin * size * random.nextDouble(),
                    a[2] + thin * size * random.nextDouble()
                });
                corners[3 * t + k] = 3 * t + k;
            }
        }
        SurfaceDistance d = SurfaceDistance.of(List.of(Meshes.mesh(v, corners)));
        BitSet wanted = new BitSet();
        int share = random.nextInt(3);
        for (int i = 0; i < grid.size(); i++) {
            if (share == 0 || random.nextInt(share == 1 ? 3 : 500) == 0) {
                wanted.set(i);
            }
        }
        float[] one = d.onto(grid, wanted, Workers.ONE, Progress.NONE);
        assertThat(d.onto(grid, wanted, new Workers(3), Progress.NONE)).isEqualTo(one);
        assertThat(d.onto(grid, wanted.stream().toArray(), Workers.ONE, Progress.NONE))
                .isEqualTo(one);
        float[] expected = new float[grid.size()];
        for (int i = 0; i < grid.size(); i++) {
            double x = grid.x(grid.ix(i), grid.iy(i));
            double y = grid.y(grid.ix(i), grid.iy(i));
            expected[i] = wanted.get(i) ? (float) d.distance(x, y, grid.z(grid.iz(i))) : Float.NaN;
        }
        assertThat(one).isEqualTo(expected);
    }

    /// In the middle of a sphere every triangle is as near as the others.
    @Test
    void middleOfASphere() {
        Grid grid = Grid.of(-10, -10, -10, 1, 1, 1, 20, 20, 20);
        SurfaceDistance d = SurfaceDistance.of(List.of(Meshes.sphere(new double[] {0, 0, 0}, 500, 60)));
        BitSet every = new BitSet();
        every.set(0, grid.size());
        float[] measured = d.onto(grid, every, new Workers(2), Progress.NONE);
        double sag = 500 * (1 - Math.cos(Math.PI / 60 * Math.sqrt(2) / 2));
        for (int i = 0; i < grid.size(); i++) {
            double r = Math.sqrt(Math.pow(grid.x(grid.ix(i), 0), 2)
                    + Math.pow(grid.y(0, grid.iy(i)), 2)
                    + Math.pow(grid.z(grid.iz(i)), 2));
            assertThat((double) measured[i]).isBetween(500 - r - sag, 500 - r + 1e-4);
        }
    }

    /// Two crossing planes: the distance is the lesser of two coordinates, to half a step of a float.
    @Test
    void twoPlanes() {
        TriangleMesh planes = Meshes.mesh(
                List.of(
                        new double[] {0, -900, -900},
                        new double[] {0, 900, -900},
                        new double[] {0, 900, 900},
                        new double[] {0, -900, 900},
                        new double[] {-900, 0, -900},
                        new double[] {900, 0, -900},
                        new double[] {900, 0, 900},
                        new double[] {-900, 0, 900}),
                0,
                1,
                2,
                0,
                2,
                3,
                4,
                5,
                6,
                4,
                6,
                7);
        Grid grid = Grid.of(-35, -50, -40, 1, 2, 4, 70, 50, 20);
        BitSet every = new BitSet();
        every.set(0, grid.size());
        AtomicLong steps = new AtomicLong();
        AtomicLong total = new AtomicLong();
        float[] d = SurfaceDistance.of(List.of(planes)).onto(grid, every, Workers.ONE, new Progress() {
            @Override
            public void begin(String what, long all) {
                total.set(all);
            }

            @Override
            public void advance(long done) {
                steps.addAndGet(done);
            }
        });
        for (int i = 0; i < grid.size(); i++) {
            double least = Math.min(Math.abs(grid.x(grid.ix(i), 0)), Math.abs(grid.y(0, grid.iy(i))));
            assertThat((double) d[i]).isCloseTo(least, within(1e-6));
        }
        assertThat(steps.get()).isPositive().isEqualTo(total.get());
    }

    @Test
    void noVoxelAsked() {
        Grid grid = Grid.of(0, 0, 0, 1, 1, 1, 5, 6, 7);
        SurfaceDistance d = SurfaceDistance.of(List.of(Meshes.box(0, 0, 0, 1, 1, 1)));
        float[] none = new float[210];
        java.util.Arrays.fill(none, Float.NaN);
        assertThat(d.onto(grid, new BitSet(), Workers.ONE, Progress.NONE)).isEqualTo(none);
    }

    /// Many boxes at one place cannot be told apart by their centres: the tree stays shallow.
    @Test
    void manyTrianglesAtOnePlace() {
        List<TriangleMesh> same = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            same.add(Meshes.box(0, 0, 0, 10, 10, 10));
        }
        assertThat(SurfaceDistance.of(same).distance(5, 5, 13)).isEqualTo(3);
        // centres that draw together so fast that every cut splits off one
        List<double[]> v = new ArrayList<>();
        int[] corners = new int[3 * 900];
        for (int t = 0; t < 900; t++) {
            double at = Math.pow(0.5, t);
            v.add(new double[] {at, 0, 0});
            v.add(new double[] {at, at, 0});
            v.add(new double[] {at, 0, at});
            for (int k = 0; k < 3; k++) {
                corners[3 * t + k] = 3 * t + k;
            }
        }
        assertThat(SurfaceDistance.of(List.of(Meshes.mesh(v, corners))).distance(-2, 0, 0))
                .isCloseTo(2, within(1e-12));
    }
}
