package org.lodecast.geology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.lodecast.Golden;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.block.Grid;

/// Inside and outside of surfaces that are closed, open, turned about and touch themselves.
class InsideTestTest {
    private static double[] point(RandomGenerator random, double reach) {
        return new double[] {
            reach * (2 * random.nextDouble() - 1),
            reach * (2 * random.nextDouble() - 1),
            reach * (2 * random.nextDouble() - 1)
        };
    }

    private static double[] within(double[] b, RandomGenerator random) {
        double[] p = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            p[axis] = b[axis] + random.nextDouble() * (b[3 + axis] - b[axis]);
        }
        return p;
    }

    @Test
    void closedSurfacesAreAskedForParityAndBothTestsAgree() {
        RandomGenerator random = new Seed(5).split("closed").generator();
        for (TriangleMesh m : List.of(
                Meshes.box(-4, -5, -6, 3, 7, 2),
                Meshes.sphere(new double[] {100, 200, 300}, 8, 31),
                Meshes.torus(6, 2, 60, 30))) {
            Solid parity = Solid.of(m);
            Solid winding = Solid.of(m, InsideTest.WINDING);
            assertThat(parity.insideTest()).isEqualTo(InsideTest.PARITY);

            assertThat(winding.insideTest()).isEqualTo(InsideTest.WINDING);
            int inside = 0;
            for (int i = 0; i < 5_000; i++) {
                double[] p = within(m.bounds(), random);
                boolean in = parity.contains(p[0], p[1], p[2]);
                assertThat(winding.contains(p[0], p[1], p[2])).isEqualTo(in);
                inside += in ? 1 : 0;
            }
            assertThat(inside).isBetween(1_000, 5_000);
        }
    }

    @Test
    void torusByItsEquation() {
        Solid torus = Solid.of(Meshes.torus(6, 2, 120, 60), InsideTest.WINDING);
        double sag = 8 * (1 - Math.cos(Math.PI / 120)) + 2 * (1 - Math.cos(Math.PI / 60));
        RandomGenerator random = new Seed(6).split("torus").generator();
        for (int i = 0; i < 5_000; i++) {
            double[] p = point(random, 9);
            double off = Math.hypot(Math.hypot(p[0], p[1]) - 6, p[2]);
            if (off > 2 || off < 2 - sag) {
                assertThat(torus.contains(p[0], p[1], p[2])).isEqualTo(off < 2);
            }
        }
        assertThat(torus.volume()).isCloseTo(2 * Math.PI * Math.PI * 6 * 4, offset(1.5));
    }

    /// 1 inside, 0 outside, to rounding when summed in full and to half the doubt when summed quickly.
    @Test
    void quickSumIsNearTheFullOne() {
        TriangleMesh sphere = Meshes.sphere(new double[] {500_000, 4_000_000, 0}, 50, 60);
        WindingNumber w = new WindingNumber(
                Triangles.corners(List.of(Solid.of(sphere).orientation().mesh())));
        RandomGenerator random = new Seed(7).split("sum").generator();
        for (int i = 0; i < 2_000; i++) {
            double[] p = point(random, 80);
            double r = Math.sqrt(p[0] * p[0] + p[1] * p[1] + p[2] * p[2]);
            if (r < 49.8 || r > 50) {
                double x = 500_000 + p[0];
                double y = 4_000_000 + p[1];
                assertThat(w.exact(x, y, p[2])).isCloseTo(r < 50 ? 1 : 0, offset(1e-6));
                assertThat(w.about(x, y, p[2])).isCloseTo(r < 50 ? 1 : 0, offset(0.1));
            }
        }
    }

    /// Without a triangle the winding number is 1 − Ω/4π inside and −Ω/4π outside, and the angle Ω of a
    /// triangle is below 2π: no point is misjudged, while parity misjudges the columns through the hole.
    @Test
    void cubeWithAMissingTriangle() {
        RandomGenerator random = new Seed(8).split("missing").generator();
        for (int gone = 0; gone < 12; gone++) {
            int missing = gone;
            TriangleMesh open = Meshes.without(Meshes.box(-5, -5, -5, 5, 5, 5), t -> t == missing);
            Solid solid = Solid.of(open);
            assertThat(solid.openEdges()).isEqualTo(3);
            assertThat(solid.insideTest()).isEqualTo(InsideTest.WINDING);
            Solid parity = Solid.of(open, InsideTest.PARITY);
            int misjudged = 0;
            for (int i = 0; i < 2_000; i++) {
                double[] p = point(random, 6);
                boolean in = Math.max(Math.abs(p[0]), Math.max(Math.abs(p[1]), Math.abs(p[2]))) < 5;
                assertThat(solid.contains(p[0], p[1], p[2]))
                        .as("without " + gone)
                        .isEqualTo(in);
                misjudged += parity.contains(p[0], p[1], p[2]) == in ? 0 : 1;
            }
            boolean roof = missing == 2 || missing == 3; // rays go up
            assertThat(misjudged).isBetween(roof ? 200 : 0, roof ? 1_200 : 0);
        }
    }

    @Test
    void trianglesThatFaceTheOtherWayAreTurned() {
        TriangleMesh right = Solid.of(Meshes.torus(6, 2, 40, 20)).orientation().mesh();
        RandomGenerator random = new Seed(9).split("turned").generator();
        BitSet wrong = new BitSet();
        for (int t = 0; t < right.triangles(); t++) {
            if (random.nextInt(3) == 0) {
                wrong.set(t);
            }
        }
        Orientation none = Solid.of(right).orientation();
        assertThat(none.turned()).isZero();
        assertThat(none.inverted()).isFalse();
        assertThat(none.sheets()).isEqualTo(1);
        assertThat(none.twisted()).isZero();
        Orientation inverted = Solid.of(Meshes.turned(right, t -> true)).orientation();
        assertThat(inverted.turned()).isZero();
        assertThat(inverted.inverted()).isTrue();
        TriangleMesh open = Meshes.without(Meshes.turned(right, wrong::get), t -> t == 100);
        Solid mixed = Solid.of(open);
        assertThat(mixed.insideTest()).isEqualTo(InsideTest.WINDING);
        assertThat(mixed.orientation().turned()).isEqualTo(wrong.cardinality() - (wrong.get(100) ? 1 : 0));
        assertThat(mixed.orientation().inverted()).isFalse();
        Solid closed = Solid.of(right);
        for (int i = 0; i < 3_000; i++) {
            double[] p = point(random, 9);
            assertThat(mixed.contains(p[0], p[1], p[2])).isEqualTo(closed.contains(p[0], p[1], p[2]));
        }
        assertThat(Solid.of(Meshes.turned(right, wrong::get)).volume()).isCloseTo(closed.volume(), offset(1e-9));
    }

    /// A box within a box, its triangles facing into the hollow or not by parity; by winding when they do. Two
    /// boxes apart, one inverted, are both solid.
    @Test
    void hollowsAndLenses() {
        TriangleMesh outer = outward(Meshes.box(-9, -9, -9, 9, 9, 9));
        TriangleMesh inner = outward(Meshes.box(-4, -4, -4, 4, 4, 4));
        TriangleMesh hollow = Meshes.joined(outer, Meshes.turned(inner, t -> true));
        for (Solid s : List.of(
                Solid.of(hollow), Solid.of(Meshes.joined(outer, inner)), Solid.of(hollow, InsideTest.WINDING))) {
            assertThat(s.contains(0.1, 0.2, 0.3)).isFalse();
            assertThat(s.contains(6.1, 0.2, 0.3)).isTrue();
        }
        assertThat(Solid.of(hollow).volume()).isCloseTo(18 * 18 * 18 - 8 * 8 * 8, offset(1e-9));
        TriangleMesh apart = Meshes.joined(outer, Meshes.turned(outward(Meshes.box(20, 0, 0, 25, 5, 5)), t -> true));
        Solid lenses = Solid.of(Meshes.without(apart, t -> t == 3));
        assertThat(lenses.insideTest()).isEqualTo(InsideTest.WINDING);
        assertThat(lenses.orientation().sheets()).isEqualTo(2);
        assertThat(lenses.contains(0, 0, 0)).isTrue();
        assertThat(lenses.contains(22, 2, 2)).isTrue();
        assertThat(lenses.contains(15, 2, 2)).isFalse();
    }

    private static TriangleMesh outward(TriangleMesh m) {
        return Solid.of(m).orientation().mesh();
    }

    /// Boxes that share an edge and, across, a corner: edges of four triangles are not open.
    @Test
    void touchingItself() {
        Solid s = Solid.of(Meshes.joined(
                Meshes.box(0, 0, 0, 5, 5, 5), Meshes.box(5, 5, 0, 10, 10, 5), Meshes.box(5, 0, 5, 10, 5, 10)));
        assertThat(s.insideTest()).isEqualTo(InsideTest.PARITY);
        Solid w = Solid.of(s.mesh(), InsideTest.WINDING);
        RandomGenerator random = new Seed(10).split("touching").generator();
        for (int i = 0; i < 3_000; i++) {
            double[] p = {10 * random.nextDouble(), 10 * random.nextDouble(), 10 * random.nextDouble()};
            boolean in = (p[0] < 5) == (p[1] < 5) && p[2] < 5 || p[0] > 5 && p[1] < 5 && p[2] > 5;
            assertThat(s.contains(p[0], p[1], p[2])).isEqualTo(in);
            assertThat(w.contains(p[0], p[1], p[2])).isEqualTo(in);
        }
    }

    @Test
    void aMoebiusStripIsTold() {
        java.util.ArrayList<double[]> v = new java.util.ArrayList<>();
        java.util.ArrayList<Integer> c = new java.util.ArrayList<>();
        int n = 20;
        for (int i = 0; i < n; i++) {
            double u = 2 * Math.PI * i / n;
            for (int side = -1; side <= 1; side += 2) {
                double r = 5 + side * Math.cos(u / 2);
                v.add(new double[] {r * Math.cos(u), r * Math.sin(u), side * Math.sin(u / 2)});
            }
            int a = 2 * i;
            int b = 2 * i + 1;
            int d = i + 1 < n ? a + 2 : 1;
            int e = i + 1 < n ? b + 2 : 0;
            c.addAll(List.of(a, b, d, b, e, d));
        }
        Solid strip = Solid.of(Meshes.mesh(v, c.stream().mapToInt(k -> k).toArray()));
        assertThat(strip.orientation().twisted()).isEqualTo(1);
    }

    @Test
    void ontoAGridIsPointByPoint() {
        TriangleMesh ball = Meshes.sphere(new double[] {3, -2, 1}, 7.3, 20);
        Grid grid = new Grid(-3, -12, -8, 0.9, 1.1, 0.7, 21, 17, 25, 0.4);
        for (TriangleMesh m : List.of(ball, Meshes.without(ball, t -> t % 97 == 5))) {
            Solid s = Solid.of(m);
            BitSet one = s.onto(grid, Workers.ONE, Progress.NONE);
            assertThat(s.onto(grid, new Workers(3), Progress.NONE)).isEqualTo(one);
            assertThat(one.cardinality()).isPositive();
            for (int i = 0; i < grid.size(); i++) {
                double x = grid.x(grid.ix(i), grid.iy(i));
                double y = grid.y(grid.ix(i), grid.iy(i));
                assertThat(one.get(i)).isEqualTo(s.contains(x, y, grid.z(grid.iz(i))));
            }
        }
        // centres that stand on faces: crossings at the height asked
        Solid box = Solid.of(Meshes.box(0, 0, 0, 4, 4, 4));
        Grid onFaces = Grid.of(-1.5, -1.5, -1.5, 1, 1, 1, 7, 7, 7);
        BitSet set = box.onto(onFaces, Workers.ONE, Progress.NONE);
        for (int i = 0; i < onFaces.size(); i++) {
            assertThat(set.get(i))
                    .isEqualTo(box.contains(
                            onFaces.x(onFaces.ix(i), 0), onFaces.y(0, onFaces.iy(i)), onFaces.z(onFaces.iz(i))));
        }
    }

    /// Two ways of VTK part at 59 of the points; ours is held against the one that shoots rays.
    @Test
    void babbittAsVtk() {
        Solid zone = Solid.of(Meshes.stl(Golden.shared("babbitt/Mpz.stl")));
        assertThat(zone.openEdges())
                .as("of the seven edges that have not two triangles four have four")
                .isEqualTo(3);
        assertThat(zone.insideTest()).isEqualTo(InsideTest.WINDING);
        assertThat(zone.orientation().twisted()).isZero();
        Golden golden = Golden.of("geology/mpz_inside.csv");
        BitSet expected = BitSet.valueOf(Base64.getDecoder().decode(String.join("", golden.text("bits"))));
        assertThat(expected.cardinality()).isEqualTo(21_769);
        double[] b = zone.mesh().bounds();
        SplittableRandom random = new SplittableRandom(2024);
        int different = 0;
        int n = 100_000;
        for (int i = 0; i < n; i++) {
            double[] p = within(b, random);
            different += zone.contains(p[0], p[1], p[2]) == expected.get(i) ? 0 : 1;
        }
        assertThat((double) different / n).isLessThanOrEqualTo(golden.tolerance());
    }
}
