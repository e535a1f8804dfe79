package org.lodecast.app.pipeline;

import java.util.Locale;

/// Closed boxes as a Wavefront file.
final class Boxes {
    private static final int[][] FACES = {
        {1, 3, 2}, {1, 4, 3}, {5, 6, 7}, {5, 7, 8}, {1, 2, 6}, {1, 6, 5},
        {2, 3, 7}, {2, 7, 6}, {3, 4, 8}, {3, 8, 7}, {4, 1, 5}, {4, 5, 8}
    };

    private Boxes() {}

    /// @param boxes x, y, z of the lower corner and of the upper one, each
    static String obj(double[]... boxes) {
        StringBuilder text = new StringBuilder();
        for (double[] b : boxes) {
            for (int k = 0; k < 8; k++) {
                text.append(String.format(
                        Locale.ROOT,
                        "v %.3f %.3f %.3f%n",
                        k % 4 == 0 || k % 4 == 3 ? b[0] : b[3],
                        k % 4 < 2 ? b[1] : b[4],
                        k < 4 ? b[2] : b[5]));
            }
        }
        for (int i = 0; i < boxes.length; i++) {
            for (int[] f : FACES) {
                text.append(String.format(Locale.ROOT, "f %d %d %d%n", 8 * i + f[0], 8 * i + f[1], 8 * i + f[2]));
            }
        }
        return text.toString();
    }
}
