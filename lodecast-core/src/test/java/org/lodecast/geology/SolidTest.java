package org.lodecast.geology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.lodecast.Golden;
import org.lodecast.Seed;

class SolidTest {
    /// Points on every edge, diagonal and plane of the box are met by rays that are in doubt; inside is
    /// inside.
    @Test
    void cubeOnAGrid() {
        Solid cube = Solid.of(Meshes.box(0, 0, 0, 10, 10, 10));
        assertThat(cube.openEdges()).isZero();
        for (int x = -1; x <= 11; x++) {
            for (int y = -1; y <= 11; y++) {
                for (int z = -1; z <= 11; z++) {
                    boolean in = x > 0 && x < 10 && y > 0 && y < 10 && z > 0 && z < 10;
                    boolean out = x < 0 || x > 10 || y < 0 || y > 10 || z < 0 || z > 10;
                    if (in || out) {
                        assertThat(cube.contains(x, y, z))
                                .as(x + " " + y + " " + z)
                                .isEqualTo(in);
                    }
                }
            }
        }
    }

    /// Boxes side by side share a face: each point of the grid lies in one of them, not in two or none.
    @Test
    void neighboursShareNoPoint() {
        List<Solid> boxes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            double x = 5 * (i & 1);
            double y = 5 * (i >> 1 & 1);
            double z = 5 * (i >> 2);
            boxes.add(Solid.of(Meshes.box(x, y, z, x + 5, y + 5, z + 5)));
        }
        for (int x = 0; x < 10; x++) {
            for (int y = 0; y < 10; y++) {
                for (int z = 0; z < 10; z++) {
                    int holders = 0;
                    for (Solid b : boxes) {
                        holders += b.contains(x, y, z) ? 1 : 0;
                    }
                    assertThat(holders).as(x + " " + y + " " + z).isEqualTo(1);
                }
            }
        }
    }

    @Test
    void sphere() {
        double[] c = {500_000, 4_000_000, 1_000};
        Solid sphere = Solid.of(Meshes.sphere(c, 50, 60));
        assertThat(sphere.openEdges()).as("made of quads with poles").isZero();
        double sag = 50 * (1 - Math.cos(Math.PI / 60 * Math.sqrt(2) / 2));
        RandomGenerator random = new Seed(17).generator();
        int inside = 0;
        for (int i = 0; i < 20_000; i++) {
            double x = 120 * (random.nextDouble() - 0.5);
            double y = 120 * (random.nextDouble() - 0.5);
            double z = 120 * (random.nextDouble() - 0.5);
            double r = Math.sqrt(x * x + y * y + z * z);
            boolean in = sphere.contains(c[0] + x, c[1] + y, c[2] + z);
            if (r < 50 - sag || r > 50) {
                assertThat(in).as("at radius " + r).isEqualTo(r < 50);
            }
            inside += in ? 1 : 0;
        }
        double share = 4.0 / 3 * Math.PI * 50 * 50 * 50 / (120.0 * 120 * 120);
        assertThat(inside / 20_000.0).isBetween(share * 0.96, share * 1.04);
    }

    /// The vertical through the poles and the meridians' planes go through vertices and edges only.
    @Test
    void raysThroughVerticesOfASphere() {
        Solid sphere = Solid.of(Meshes.sphere(new double[] {0, 0, 0}, 8, 8));
        for (double z = -9.9; z < 10; z += 0.2) {
            assertThat(sphere.contains(0, 0, z)).as("axis at " + z).isEqualTo(Math.abs(z) < 8);
            assertThat(sphere.contains(1, 0, z)).isEqualTo(Math.abs(z) < 7.75);
            assertThat(sphere.contains(0, 1, z)).isEqualTo(Math.abs(z) < 7.75);
        }
    }

    /// A tower on a base, its walls oblique and cut at odd heights: rays run within the walls' planes, where
    /// the arithmetic of long and short edges may differ in the last bit. Beneath the wall is inside, above
    /// outside.
    @Test
    void raysWithinObliqueWalls() {
        RandomGenerator random = new Seed(71).generator();
        int checked = 0;
        for (int trial = 0; trial < 200; trial++) {
            double ux = 0.1 * (1 + random.nextInt(70));
            double uy = 0.1 * (1 + random.nextInt(70));
            double[] share = {0, 0.1 + 0.3 * random.nextDouble(), 0.5 + 0.4 * random.nextDouble(), 1};
            Solid solid = Solid.of(steppedPrism(ux, uy, share));
            assertThat(solid.openEdges()).isZero();
            for (int k = 1; k < 400; k++) {
                double s = k / 400.0;
                double x = s * ux;
                double y = s * uy;
                assertThat(solid.contains(x, y, 1))
                        .as("within the base, below the wall")
                        .isTrue();
                assertThat(solid.contains(x, y, 0.001)).isTrue();
                checked++;
            }
        }
        assertThat(checked).isPositive();
    }

    /// Base 0..2 high on both sides of the line (0,0)-(ux,uy), tower 2..4 high on its right side only. The
    /// step's wall stands on the line: its foot is cut at `share`, its top is one edge.
    private static TriangleMesh steppedPrism(double ux, double uy, double[] share) {
        List<double[]> v = new ArrayList<>();
        // plan: line L0..L3, right corner R (far right), left corner Q (far left)
        double[] right = {ux * 0.5 + uy, uy * 0.5 - ux};
        double[] left = {ux * 0.5 - uy, uy * 0.5 + ux};
        int n = share.length;
        for (double s : share) {
            v.add(new double[] {s * ux, s * uy, 2}); // 0..n−1 foot of the wall
        }
        v.add(new double[] {0, 0, 4}); // n
        v.add(new double[] {ux, uy, 4}); // n+1
        v.add(new double[] {right[0], right[1], 4}); // n+2
        v.add(new double[] {right[0], right[1], 0}); // n+3
        v.add(new double[] {left[0], left[1], 2}); // n+4
        v.add(new double[] {left[0], left[1], 0}); // n+5
        v.add(new double[] {0, 0, 0}); // n+6
        v.add(new double[] {ux, uy, 0}); // n+7
        List<Integer> c = new ArrayList<>();
        c.addAll(List.of(n, n + 1, n + 2)); // roof of the tower
        c.addAll(List.of(n + 6, n + 7, n + 3)); // floor, right
        c.addAll(List.of(n + 6, n + 7, n + 5)); // floor, left
        for (int i = 0; i + 1 < n; i++) {
            c.addAll(List.of(i, i + 1, n + 4)); // roof of the base, left, fanned from Q
            c.addAll(List.of(i, i + 1, n)); // wall on the line, fanned from its upper corner
        }
        c.addAll(List.of(n - 1, n, n + 1));
        // outer walls: left side from L0 to Q to L3, right side from L0 to R to L3
        quad(c, n + 6, n + 5, n + 4, 0);
        quad(c, n + 7, n + 5, n + 4, n - 1);
        // right: 0 (z 0), 2, 4 at both ends of the line
        c.addAll(List.of(n + 6, n + 3, n + 2));
        c.addAll(List.of(n + 6, n + 2, 0));
        c.addAll(List.of(0, n + 2, n));
        c.addAll(List.of(n + 7, n + 3, n + 2));
        c.addAll(List.of(n + 7, n + 2, n - 1));
        c.addAll(List.of(n - 1, n + 2, n + 1));
        return Meshes.mesh(v, c.stream().mapToInt(i -> i).toArray());
    }

    private static void quad(List<Integer> c, int a, int b, int d, int e) {
        c.addAll(List.of(a, b, d, a, d, e));
    }

    @Test
    void openEdgesAreCounted() {
        TriangleMesh box = Meshes.box(0, 0, 0, 1, 1, 1);
        int[] less = java.util.Arrays.copyOf(box.corners(), box.corners().length - 3);
        assertThat(Solid.of(new TriangleMesh("open", box.xyz(), less)).openEdges())
                .isEqualTo(3);
        // each triangle with vertices of its own, one of them at −0
        double[] own = new double[3 * box.corners().length];
        int[] corners = new int[box.corners().length];
        for (int k = 0; k < corners.length; k++) {
            corners[k] = k;
            for (int axis = 0; axis < 3; axis++) {
                double v = box.xyz()[3 * box.corners()[k] + axis];
                own[3 * k + axis] = v == 0 && k % 2 == 0 ? -0.0 : v;
            }
        }
        Solid apart = Solid.of(new TriangleMesh("apart", own, corners));
        assertThat(apart.openEdges()).isZero();
        assertThat(apart.contains(0.5, 0.5, 0.5)).isTrue();
    }

    @Test
    void triangleWithoutAreaOpensNothing() {
        TriangleMesh box = Meshes.box(0, 0, 0, 1, 1, 1);
        int[] more = java.util.Arrays.copyOf(box.corners(), box.corners().length + 3);
        more[more.length - 3] = 0;
        more[more.length - 2] = 0;
        more[more.length - 1] = 1;
        Solid s = Solid.of(new TriangleMesh("box", box.xyz(), more));
        assertThat(s.openEdges()).isZero();
        assertThat(s.contains(0.5, 0.5, 0.5)).isTrue();
    }

    @Test
    void sameAsVtk() {
        TriangleMesh vein = Meshes.vtp(Golden.shared("pygslib_demo1/dom1.vtp"));
        assertThat(vein.vertices()).isEqualTo(6856);
        assertThat(vein.triangles()).isEqualTo(13710);
        Solid solid = Solid.of(vein);
        assertThat(solid.openEdges())
                .as("it touches itself along two edges, which is not open")
                .isZero();
        Golden golden = Golden.of("geology/vein_points.csv");
        double[] x = golden.column("x");
        double[] y = golden.column("y");
        double[] z = golden.column("z");
        String[] inside = golden.text("inside");
        for (int i = 0; i < golden.size(); i++) {
            assertThat(solid.contains(x[i], y[i], z[i])).as("point " + i).isEqualTo(inside[i].equals("1"));
        }
    }

    @Test
    void nothingIsInNothing() {
        assertThat(Solid.of(Meshes.mesh(List.of())).contains(0, 0, 0)).isFalse();
        assertThat(Solid.of(Meshes.box(0, 0, 0, 1, 1, 1)).contains(Double.NaN, 0.5, 0.5))
                .isFalse();
    }
}
