package org.lodecast.geology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.lodecast.Golden;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.block.Grid;

class SurfaceDistanceTest {
    @RepeatedTest(20)
    void sameAsEveryTriangleInTurn(RepetitionInfo repetition) {
        RandomGenerator random =
                new Seed(41).split(repetition.getCurrentRepetition()).generator();
        int n = 1 + random.nextInt(200);
        double size = random.nextBoolean() ? 100 : 5;
        List<TriangleMesh> soup = new ArrayList<>();
        for (int m = 0; m < 3; m++) {
            List<double[]> v = new ArrayList<>();
            int[] corners = new int[3 * n];
            for (int t = 0; t < n; t++) {
                double[] a = point(random, 100);
                v.add(a);
                v.add(add(a, point(random, size)));
                v.add(add(a, point(random, size)));
                if (random.nextInt(6) == 0) { // no area: a point, an edge with a doubled corner, three in a line
                    double[] b = v.get(3 * t + 1);
                    v.set(3 * t + random.nextInt(3), a);
                    double s = 2 * random.nextDouble() - 0.5;
                    switch (random.nextInt(4)) {
                        case 0 -> v.set(3 * t + 2, b);
                        case 1 -> v.set(3 * t + 2, v.get(3 * t));
                        case 2 -> v.set(3 * t + 1, v.get(3 * t));
                        default ->
                            v.set(3 * t + 2, new double[] {
                                a[0] + s * (b[0] - a[0]), a[1] + s * (b[1] - a[1]), a[2] + s * (b[2] - a[2])
                            });
                    }
                }
                for (int k = 0; k < 3; k++) {
                    corners[3 * t + k] = 3 * t + k;
                }
            }
            soup.add(Meshes.mesh(v, corners));
        }
        SurfaceDistance tree = SurfaceDistance.of(soup);
        for (int i = 0; i < 200; i++) {
            double[] p = i % 10 == 0 ? corner(soup.get(i % 3), i % n, i % 3) : point(random, 150);
            double least = Double.POSITIVE_INFINITY;
            for (TriangleMesh m : soup) {
                for (int t = 0; t < m.triangles(); t++) {
                    least = Math.min(least, brute(p, corner(m, t, 0), corner(m, t, 1), corner(m, t, 2)));
                }
            }
            assertThat(tree.distance(p[0], p[1], p[2])).isCloseTo(least, within(1e-9 * Math.max(1, least)));
        }
    }

    @Test
    void flatSquare() {
        TriangleMesh square = Meshes.mesh(
                List.of(new double[] {0, 0, 5}, new double[] {10, 0, 5}, new double[] {10, 10, 5}, new double[] {
                    0, 10, 5
                }),
                0,
                1,
                2,
                0,
                2,
                3);
        SurfaceDistance d = SurfaceDistance.of(List.of(square));
        assertThat(d.distance(3, 4, 5)).isZero();
        assertThat(d.distance(5, 5, 12)).as("above the shared edge").isEqualTo(7);
        assertThat(d.distance(5, 2, -1)).as("below: no sign").isEqualTo(6);
        assertThat(d.distance(13, 5, 9)).as("beside an edge").isEqualTo(5);
        assertThat(d.distance(-2, -3, 11)).as("off a corner").isEqualTo(7);
    }

    /// Needles of all widths down to none: never NaN, never below the distance to the needle's line, and
    /// within half a width of it.
    @Test
    void needles() {
        for (double width : new double[] {1e-2, 1e-4, 1e-6, 1e-8, 1e-10, 1e-13, 1e-16, 0}) {
            for (double middle : new double[] {-20, 0, 30, 50, 100, 130}) {
                TriangleMesh needle = Meshes.mesh(
                        List.of(new double[] {1, 2, 3}, new double[] {1 + 60, 2 + 80, 3}, new double[] {
                            1 + 0.6 * middle - 0.8 * width, 2 + 0.8 * middle + 0.6 * width, 3
                        }),
                        0,
                        1,
                        2);
                SurfaceDistance d = SurfaceDistance.of(List.of(needle));
                for (double along : new double[] {0, 25, 70, 99}) {
                    double[] p = {1 + 0.6 * along, 2 + 0.8 * along, 3 + 7.5};
                    assertThat(d.distance(p[0], p[1], p[2]))
                            .as(width + " " + middle + " " + along)
                            .isCloseTo(7.5, within(1e-9));
                }
            }
        }
    }

    @Test
    void sphere() {
        double[] c = {500_000, 4_000_000, 1_000};
        SurfaceDistance d = SurfaceDistance.of(List.of(Meshes.sphere(c, 50, 60)));
        RandomGenerator random = new Seed(3).generator();
        for (int i = 0; i < 500; i++) {
            double[] p = add(c, point(random, 200));
            double r = Math.sqrt(brute2(p, c));
            // the faces cut inside the sphere by at most r(1 − cos(half the angle of a face's diagonal))
            double sag = 50 * (1 - Math.cos(Math.PI / 60 * Math.sqrt(2) / 2));
            assertThat(d.distance(p[0], p[1], p[2])).isBetween(Math.abs(r - 50) - sag, Math.abs(r - 50) + sag);
        }
    }

    /// VTK's distance to the vein.
    @Test
    void sameAsVtk() {
        TriangleMesh vein = Meshes.vtp(Golden.shared("pygslib_demo1/dom1.vtp"));
        Golden golden = Golden.of("geology/vein_points.csv");
        SurfaceDistance d = SurfaceDistance.of(List.of(vein));
        double[] x = golden.column("x");
        double[] y = golden.column("y");
        double[] z = golden.column("z");
        double[] expected = golden.column("distance");
        for (int i = 0; i < golden.size(); i++) {
            assertThat(d.distance(x[i], y[i], z[i]))
                    .as("point " + i)
                    .isCloseTo(expected[i], within(golden.tolerance()));
        }
    }

    @Test
    void withinALimitItIsTheSame() {
        Grid grid = new Grid(-200, -170, -120, 5, 7, 4, 70, 50, 60, 0.3);
        SurfaceDistance d = SurfaceDistance.of(List.of(Meshes.sphere(new double[] {-20, 10, 0}, 60, 24)));
        BitSet wanted = new BitSet(grid.size());
        wanted.set(0, grid.size());
        float[] all = d.onto(grid, wanted, Workers.ONE, Progress.NONE);
        for (double limit : new double[] {0, 5, 40}) {
            float[] near = new float[grid.size()];
            Arrays.fill(near, Float.NaN);
            d.within(limit, grid, wanted, near, new Workers(2), Progress.NONE);
            int left = 0;
            for (int v = 0; v < near.length; v++) {
                if (all[v] <= limit || !Float.isNaN(near[v])) {
                    assertThat(near[v]).isEqualTo(all[v]);
                } else {
                    left++;
                }
            }
            assertThat(left).isGreaterThan(grid.size() / 4);
        }
    }

    @Test
    void needsATriangle() {
        assertThatThrownBy(() -> SurfaceDistance.of(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SurfaceDistance.of(List.of(Meshes.mesh(List.of()))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TriangleMesh("bad", new double[4], new int[3]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double[] point(RandomGenerator random, double size) {
        return new double[] {
            size * (random.nextDouble() - 0.5), size * (random.nextDouble() - 0.5), size * (random.nextDouble() - 0.5)
        };
    }

    private static double[] add(double[] a, double[] b) {
        return new double[] {a[0] + b[0], a[1] + b[1], a[2] + b[2]};
    }

    private static double[] minus(double[] a, double[] b) {
        return new double[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    private static double[] cross(double[] a, double[] b) {
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }

    private static double[] corner(TriangleMesh m, int t, int k) {
        return new double[] {m.corner(t, k, 0), m.corner(t, k, 1), m.corner(t, k, 2)};
    }

    private static double brute2(double[] a, double[] b) {
        return dot(minus(a, b), minus(a, b));
    }

    /// The three edges, and the plane where the point lies above the triangle.
    private static double brute(double[] p, double[] a, double[] b, double[] c) {
        double least = Math.min(segment(p, a, b), Math.min(segment(p, b, c), segment(p, c, a)));
        double[] n = cross(minus(b, a), minus(c, a));
        double longest = Math.max(brute2(a, b), Math.max(brute2(b, c), brute2(c, a)));
        if (dot(n, n) > 1e-24 * longest * longest
                && dot(cross(minus(b, a), minus(p, a)), n) >= 0
                && dot(cross(minus(c, b), minus(p, b)), n) >= 0
                && dot(cross(minus(a, c), minus(p, c)), n) >= 0) {
            least = Math.min(least, Math.abs(dot(minus(p, a), n)) / Math.sqrt(dot(n, n)));
        }
        return least;
    }

    private static double segment(double[] p, double[] a, double[] b) {
        double[] ab = minus(b, a);
        double l2 = dot(ab, ab);
        double s = l2 > 0 ? Math.clamp(dot(minus(p, a), ab) / l2, 0.0, 1.0) : 0;
        double[] q = {a[0] + s * ab[0], a[1] + s * ab[1], a[2] + s * ab[2]};
        return Math.sqrt(brute2(p, q));
    }
}
