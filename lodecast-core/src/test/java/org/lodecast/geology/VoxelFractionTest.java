package org.lodecast.geology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodecast.Golden;
import org.lodecast.Progress;
import org.lodecast.Workers;
import org.lodecast.block.Grid;

class VoxelFractionTest {
    private static double volume(float[] fraction, Grid grid) {
        double sum = 0;
        for (float f : fraction) {
            sum += f;
        }
        return sum * grid.cellVolume();
    }

    /// 4/3πr³ to the facets' loss, and the mesh's own volume more closely; nearer with more points.
    @Test
    void sphere() {
        Solid ball = Solid.of(Meshes.sphere(new double[] {100, 200, -300}, 50, 60));
        Grid grid = Grid.of(40, 140, -362, 8, 9, 10, 16, 14, 13);
        double smooth = 4.0 / 3 * Math.PI * 50 * 50 * 50;
        assertThat(ball.volume()).isBetween(0.995 * smooth, smooth);
        double before = Double.POSITIVE_INFINITY;
        for (int n : new int[] {1, 4, 16}) {
            double off = Math.abs(
                    volume(VoxelFraction.of(ball, grid, n, Workers.ONE, Progress.NONE), grid) / ball.volume() - 1);
            assertThat(off).as(n + " points").isLessThan(before);
            before = off;
        }
        assertThat(before).isLessThan(1e-4);
    }

    /// A tilted box on a turned grid: 20 × 30 × 12.
    @Test
    void tiltedBox() {
        TriangleMesh box = Meshes.box(-10, -15, -6, 10, 15, 6);
        double[] xyz = box.xyz().clone();
        for (int v = 0; v < box.vertices(); v++) {
            double x = xyz[3 * v];
            double y = xyz[3 * v + 1];
            double z = xyz[3 * v + 2];
            double y1 = y * Math.cos(0.7) - z * Math.sin(0.7);
            double z1 = y * Math.sin(0.7) + z * Math.cos(0.7);
            xyz[3 * v] = 500 + x * Math.cos(0.5) - y1 * Math.sin(0.5);
            xyz[3 * v + 1] = 700 + x * Math.sin(0.5) + y1 * Math.cos(0.5);
            xyz[3 * v + 2] = z1;
        }
        Solid solid = Solid.of(new TriangleMesh("tilted", xyz, box.corners()));
        assertThat(solid.volume()).isCloseTo(7_200, offset(1e-6));
        Grid grid = new Grid(478, 665, -25, 2.5, 3, 2, 27, 26, 25, -0.3);
        float[] fraction = VoxelFraction.of(solid, grid, 6, Workers.ONE, Progress.NONE);
        assertThat(volume(fraction, grid)).isCloseTo(7_200, offset(7.2));
        assertThat(VoxelFraction.of(solid, grid, 6, new Workers(3), Progress.NONE))
                .isEqualTo(fraction);
        // every voxel by its own points, whether the surface was thought to touch it or not
        for (int v = 0; v < grid.size(); v += 7) {
            int in = 0;
            for (int p = 0; p < 216; p++) {
                double u = ((p % 6 + 0.5) / 6 - 0.5) * 2.5;
                double w = ((p / 6 % 6 + 0.5) / 6 - 0.5) * 3;
                double x = grid.x(grid.ix(v), grid.iy(v)) + u * Math.cos(-0.3) + w * Math.sin(-0.3);
                double y = grid.y(grid.ix(v), grid.iy(v)) - u * Math.sin(-0.3) + w * Math.cos(-0.3);
                in += solid.contains(x, y, grid.z(grid.iz(v)) + ((p / 36 + 0.5) / 6 - 0.5) * 2) ? 1 : 0;
            }
            assertThat((double) fraction[v]).isCloseTo(in / 216.0, offset(1e-7));
        }
    }

    /// A box whose faces lie halfway through voxels: shares of ½, ¼ and ⅛.
    @Test
    void faceThroughTheMiddle() {
        Grid grid = Grid.of(0, 0, 0, 1, 1, 1, 4, 4, 4);
        float[] f = VoxelFraction.of(Solid.of(Meshes.box(0.5, 0.5, 0.5, 3, 3, 3)), grid, 4, Workers.ONE, Progress.NONE);
        assertThat(f[grid.index(0, 0, 0)]).isEqualTo(0.125f);
        assertThat(f[grid.index(1, 0, 0)]).isEqualTo(0.25f);
        assertThat(f[grid.index(1, 0, 2)]).isEqualTo(0.5f);
        assertThat(f[grid.index(1, 1, 1)]).isEqualTo(1);
        assertThat(f[grid.index(3, 1, 1)]).isZero();
    }

    @Test
    void nothingAndNoPoints() {
        Grid grid = Grid.of(0, 0, 0, 1, 1, 1, 2, 2, 2);
        Solid none = Solid.of(Meshes.mesh(List.of()));
        assertThat(VoxelFraction.of(none, grid, 2, Workers.ONE, Progress.NONE)).containsOnly(0f);
        assertThatThrownBy(() -> VoxelFraction.of(none, grid, 0, Workers.ONE, Progress.NONE))
                .hasMessageContaining("at least 1");
    }

    /// The vein of the demo, which touches itself, and Babbitt's zone, which has holes, keep their volume.
    /// Boxes along x from 0.5 to 2.5, from 1.25 to 3.5 and, apart, from 6 to 7.5: a point in two of them
    /// counts
    /// once where they fill the voxel, and shares add up to no more than 1.
    @Test
    void sharesOfSeveralSolidsAddUp() {
        Grid grid = new Grid(0, 0, 0, 1, 1, 1, 9, 2, 2, 0);
        VoxelFraction fraction = new VoxelFraction(grid);
        for (double[] x : new double[][] {{0.5, 2.5}, {1.25, 3.5}, {6, 7.5}}) {
            fraction.add(Solid.of(Meshes.box(x[0], -1, -1, x[1], 3, 3)), 4, new Workers(2), Progress.NONE);
        }
        for (int iz = 0; iz < 2; iz++) {
            for (int iy = 0; iy < 2; iy++) {
                for (int ix = 0; ix < 9; ix++) {
                    assertThat(fraction.share()[grid.index(ix, iy, iz)])
                            .as("voxel " + ix)
                            .isEqualTo(new float[] {0.5f, 1, 1, 0.5f, 0, 0, 1, 0.5f, 0}[ix]);
                }
            }
        }
    }

    @Test
    void realBodiesKeepTheirVolume() {
        Solid vein = Solid.of(Meshes.vtp(Golden.shared("pygslib_demo1/dom1.vtp")));
        Solid zone = Solid.of(Meshes.stl(Golden.shared("babbitt/Mpz.stl")));
        assertThat(vein.volume()).as("vtkMassProperties").isCloseTo(516_376.74008, offset(1e-3));
        for (Solid s : List.of(vein, zone)) {
            double[] b = s.mesh().bounds();
            int n = 40;
            Grid grid = Grid.of(
                    b[0] - 1,
                    b[1] - 1,
                    b[2] - 1,
                    (b[3] - b[0] + 2) / n,
                    (b[4] - b[1] + 2) / n,
                    (b[5] - b[2] + 2) / n,
                    n,
                    n,
                    n);
            double sum = volume(VoxelFraction.of(s, grid, s == vein ? 5 : 3, new Workers(2), Progress.NONE), grid);
            assertThat(sum).isCloseTo(s.volume(), offset(0.002 * s.volume()));
        }
    }
}
