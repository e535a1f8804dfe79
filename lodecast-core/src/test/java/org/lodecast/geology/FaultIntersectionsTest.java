package org.lodecast.geology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.block.Grid;

class FaultIntersectionsTest {
    /// A flat sheet of n × n quads from `o` along `u` and `v`.
    private static TriangleMesh sheet(String name, double[] o, double[] u, double[] v, int n) {
        double[] xyz = new double[3 * (n + 1) * (n + 1)];
        int[] corners = new int[6 * n * n];
        int at = 0;
        for (int j = 0; j <= n; j++) {
            for (int i = 0; i <= n; i++) {
                for (int axis = 0; axis < 3; axis++) {
                    xyz[3 * (i + (n + 1) * j) + axis] = o[axis] + u[axis] * i / n + v[axis] * j / n;
                }
                if (i < n && j < n) {
                    int a = i + (n + 1) * j;
                    for (int c : new int[] {a, a + 1, a + n + 2, a, a + n + 2, a + n + 1}) {
                        corners[at++] = c;
                    }
                }
            }
        }
        return new TriangleMesh(name, xyz, corners);
    }

    private static double[] v(double x, double y, double z) {
        return new double[] {x, y, z};
    }

    /// North-south and east-west faults, both upright, cross in the vertical through the origin from −200 to
    /// 300 m; far from the origin of coordinates, too.
    @Test
    void twoUprightFaults() {
        for (double[] far : List.of(v(0, 0, 0), v(567_200.125, 3_871_400.5, -300.25))) {
            TriangleMesh north = sheet("north", v(far[0], far[1] - 401, far[2] - 200), v(0, 811, 0), v(0, 0, 700), 9);
            TriangleMesh east = sheet("east", v(far[0] - 350, far[1], far[2] - 300), v(703, 0, 0), v(0, 0, 600), 7);
            FaultIntersections f = FaultIntersections.of(List.of(north, east));
            assertThat(f.lines()).singleElement().satisfies(l -> {
                assertThat(l.first()).isEqualTo("north");
                assertThat(l.second()).isEqualTo("east");
                assertThat(l.length()).isCloseTo(500, offset(1e-6));
            });
            Grid grid = new Grid(far[0] - 100, far[1] - 90, far[2] - 150, 10, 12, 14, 20, 15, 25, 0.3);
            BitSet every = new BitSet();
            every.set(0, grid.size());
            float[] d = f.onto(grid, every, new Workers(2), Progress.NONE);
            for (int i = 0; i < grid.size(); i++) {
                double x = grid.x(grid.ix(i), grid.iy(i)) - far[0];
                double y = grid.y(grid.ix(i), grid.iy(i)) - far[1];
                double z = grid.z(grid.iz(i)) - far[2];
                assertThat((double) d[i])
                        .isCloseTo(Math.sqrt(x * x + y * y + Math.pow(Math.max(0, z - 300), 2)), offset(1e-4));
            }
            assertThat(f.onto(grid, new int[] {7}, Workers.ONE, Progress.NONE)[7])
                    .isEqualTo(d[7]);
        }
    }

    /// A splay that ends at the main fault, with an edge in it, meets it along that edge; above the fault or
    /// below.
    @Test
    void abuttingFaults() {
        TriangleMesh main = sheet("main", v(-50, -50, 0), v(100, 0, 0), v(0, 100, 0), 3);
        for (double up : new double[] {40, -40}) {
            TriangleMesh splay = sheet("splay", v(-30, 5, 0), v(60, 7, 0), v(3, 10, up), 4);
            for (List<TriangleMesh> both : List.of(List.of(main, splay), List.of(splay, main))) {
                FaultIntersections f = FaultIntersections.of(both);
                assertThat(f.lines()).hasSize(1);
                assertThat(f.lines().getFirst().length()).isCloseTo(Math.hypot(60, 7), offset(1e-9));
                assertThat(f.distance().distance(0, 8.5, 11)).isCloseTo(11, offset(1e-9));
            }
        }
        TriangleMesh apart = sheet("apart", v(-30, 5, 0.001), v(60, 7, 0), v(3, 10, 40), 4);
        assertThat(FaultIntersections.of(List.of(main, apart)).isEmpty()).isTrue();
    }

    @Test
    void nothingInCommon() {
        TriangleMesh a = sheet("a", v(0, 0, 0), v(10, 0, 0), v(0, 10, 0), 2);
        TriangleMesh overlapping = sheet("overlap", v(3, 3, 0), v(10, 0, 0), v(0, 10, 0), 3);
        TriangleMesh point = sheet("point", v(5, 5, 0), v(3, 0, 5), v(0, 3, 5), 1);
        TriangleMesh none = Meshes.mesh(List.of());
        TriangleMesh folded = Meshes.mesh(List.of(v(1, 1, -1), v(1, 1, 1), v(1, 1, 3)), 0, 1, 2, 0, 0, 1);
        for (TriangleMesh other : List.of(overlapping, point, none, folded, a)) {
            for (List<TriangleMesh> both : List.of(List.of(a, other), List.of(other, a))) {
                FaultIntersections f = FaultIntersections.of(both);
                assertThat(f.isEmpty()).as(other.name()).isTrue();
            }
        }
        FaultIntersections empty = FaultIntersections.of(List.of());
        assertThatThrownBy(empty::distance).hasMessageContaining("no faults cross");
    }

    /// The same segments, by pairs taken in turn, each end found as an edge of one triangle that pierces the
    /// other.
    @RepeatedTest(20)
    void sameAsEveryPairInTurn(RepetitionInfo repetition) {
        RandomGenerator random =
                new Seed(12).split(repetition.getCurrentRepetition()).generator();
        List<TriangleMesh> faults = new ArrayList<>();
        for (int f = 0; f < 3; f++) {
            List<double[]> vertices = new ArrayList<>();
            int n = 60;
            int[] corners = new int[3 * n];
            for (int t = 0; t < n; t++) {
                double[] o = v(100 * random.nextDouble(), 100 * random.nextDouble(), 100 * random.nextDouble());
                for (int k = 0; k < 3; k++) {
                    vertices.add(v(
                            o[0] + 50 * random.nextDouble(),
                            o[1] + 50 * random.nextDouble(),
                            o[2] + 50 * random.nextDouble()));
                    corners[3 * t + k] = 3 * t + k;
                }
            }
            faults.add(Meshes.mesh(vertices, corners));
        }
        FaultIntersections found = FaultIntersections.of(faults);
        assertThat(found)
                .usingRecursiveComparison()
                .isEqualTo(FaultIntersections.of(faults, new Workers(3), Progress.NONE));
        assertThat(found.lines()).hasSize(3);
        int line = 0;
        for (int a = 0; a < 3; a++) {
            for (int b = a + 1; b < 3; b++) {
                List<double[]> expected = brute(faults.get(a), faults.get(b));
                FaultIntersections.Line l = found.lines().get(line++);
                assertThat(l.count()).isEqualTo(expected.size()).isPositive();
                double length = 0;
                for (double[] s : expected) {
                    length += Math.sqrt(distance2(s, 0, s, 3));
                    double least = Double.POSITIVE_INFINITY;
                    for (int k = 0; k < l.segments().length; k += 6) {
                        double same = distance2(s, 0, l.segments(), k) + distance2(s, 3, l.segments(), k + 3);
                        double turned = distance2(s, 0, l.segments(), k + 3) + distance2(s, 3, l.segments(), k);
                        least = Math.min(least, Math.min(same, turned));
                    }
                    assertThat(Math.sqrt(least)).isLessThan(1e-8);
                }
                assertThat(l.length()).isCloseTo(length, offset(1e-7));
            }
        }
    }

    private static List<double[]> brute(TriangleMesh a, TriangleMesh b) {
        List<double[]> segments = new ArrayList<>();
        for (int s = 0; s < a.triangles(); s++) {
            for (int t = 0; t < b.triangles(); t++) {
                List<double[]> ends = new ArrayList<>();
                for (int k = 0; k < 3; k++) {
                    pierce(a, s, k, b, t, ends);
                    pierce(b, t, k, a, s, ends);
                }
                if (ends.size() == 2) {
                    double[] p = ends.get(0);
                    double[] q = ends.get(1);
                    segments.add(new double[] {p[0], p[1], p[2], q[0], q[1], q[2]});
                }
            }
        }
        return segments;
    }

    /// Edge k of one triangle through the other: o + r·d = c₀ + s·e + t·f by Cramer's rule.
    private static void pierce(TriangleMesh a, int s, int k, TriangleMesh b, int t, List<double[]> ends) {
        double[] o = corner(a, s, k);
        double[] d = minus(corner(a, s, (k + 1) % 3), o);
        double[] c = corner(b, t, 0);
        double[] e = minus(corner(b, t, 1), c);
        double[] f = minus(corner(b, t, 2), c);
        double[] w = minus(o, c);
        double det = triple(d, e, f);
        double r = -triple(w, e, f) / det;
        double se = triple(d, w, f) / det;
        double tf = triple(d, e, w) / det;
        if (r >= 0 && r <= 1 && se >= 0 && tf >= 0 && se + tf <= 1) {
            ends.add(v(o[0] + r * d[0], o[1] + r * d[1], o[2] + r * d[2]));
        }
    }

    private static double[] corner(TriangleMesh m, int t, int k) {
        return v(m.corner(t, k, 0), m.corner(t, k, 1), m.corner(t, k, 2));
    }

    private static double[] minus(double[] a, double[] b) {
        return v(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
    }

    private static double triple(double[] a, double[] b, double[] c) {
        return a[0] * (b[1] * c[2] - b[2] * c[1])
                + a[1] * (b[2] * c[0] - b[0] * c[2])
                + a[2] * (b[0] * c[1] - b[1] * c[0]);
    }

    private static double distance2(double[] a, int i, double[] b, int j) {
        return Math.pow(a[i] - b[j], 2) + Math.pow(a[i + 1] - b[j + 1], 2) + Math.pow(a[i + 2] - b[j + 2], 2);
    }
}
