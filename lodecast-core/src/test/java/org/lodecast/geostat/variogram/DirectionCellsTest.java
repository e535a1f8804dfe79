package org.lodecast.geostat.variogram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.lodecast.Seed;

class DirectionCellsTest {
    /// By the angles themselves.
    private static int byAngles(int azimuths, int dips, double dx, double dy, double dz, double h) {
        if (h == 0) {
            return azimuths * (dips - 1);
        }
        int band = (int) (Math.asin(Math.min(1, Math.abs(dz) / h)) / (0.5 * Math.PI) * dips);
        if (band >= dips - 1) {
            return azimuths * (dips - 1);
        }
        double azimuth = dz < 0 ? Math.atan2(dx, dy) : Math.atan2(-dx, -dy);
        if (dz == 0 && (azimuth < 0 || azimuth >= Math.PI)) {
            azimuth += azimuth < 0 ? Math.PI : -Math.PI;
        }
        double turn = azimuth / (2 * Math.PI);
        return azimuths * band + Math.min((int) ((turn - Math.floor(turn)) * azimuths), azimuths - 1);
    }

    private static void agree(DirectionCells cells, int azimuths, int dips, double dx, double dy, double dz) {
        double h = Math.sqrt(dx * dx + dy * dy + dz * dz);
        assertThat(cells.of(dx, dy, dz, h))
                .as("%d × %d: %s %s %s", azimuths, dips, dx, dy, dz)
                .isEqualTo(byAngles(azimuths, dips, dx, dy, dz, h));
    }

    /// Any direction, those along lines of a grid, which lie on borders, and those a hair beside them.
    @Test
    void areThoseOfTheAngles() {
        RandomGenerator random = new Seed(1002).generator();
        for (int[] shape : new int[][] {{1, 2}, {4, 2}, {8, 3}, {12, 6}, {36, 9}, {72, 18}, {7, 5}}) {
            DirectionCells cells = new DirectionCells(shape[0], shape[1]);
            for (int k = 0; k < 60_000; k++) {
                agree(
                        cells,
                        shape[0],
                        shape[1],
                        random.nextGaussian() * 100,
                        random.nextGaussian() * 100,
                        random.nextGaussian() * 60);
            }
            for (int dx = -4; dx <= 4; dx++) {
                for (int dy = -4; dy <= 4; dy++) {
                    for (int dz = -4; dz <= 4; dz++) {
                        for (double hair : new double[] {0, 1e-15, -1e-12, 1e-7, -1e-5}) {
                            agree(cells, shape[0], shape[1], 5 * dx + hair, 5 * dy - hair, 5 * dz + hair / 2);
                            agree(cells, shape[0], shape[1], 5 * dx + hair, 5 * dy, 5 * dz);
                        }
                    }
                }
            }
            for (int k = 0; k < 4_000; k++) {
                double azimuth = 2 * Math.PI * random.nextInt(shape[0] + 1) / shape[0];
                double dip = -0.5 * Math.PI * random.nextInt(shape[1] + 1) / shape[1];
                double hair = 1 + (random.nextInt(5) - 2) * 1e-16 * Math.pow(10, random.nextInt(12));
                agree(
                        cells,
                        shape[0],
                        shape[1],
                        30 * Math.sin(azimuth) * Math.cos(dip) * hair,
                        30 * Math.cos(azimuth) * Math.cos(dip),
                        30 * Math.sin(dip));
            }
        }
    }
}
