package org.lodecast.app.format;

import java.util.Arrays;

/// Centres and sizes as they are read, a size that all blocks share being kept once.
final class BlockTableBuilder {
    private final double[][] centres = new double[3][1024];
    private final double[][] sizes = {{}, {}, {}}; // empty while all are equal
    private final double[] shared = new double[3];
    private int n;

    void add(double[] centre, double[] size) {
        if (n == centres[0].length) {
            int room = (int) Math.min(Integer.MAX_VALUE - 8L, n + (long) (n >> 1));
            for (int axis = 0; axis < 3; axis++) {
                centres[axis] = Arrays.copyOf(centres[axis], room);
                sizes[axis] = sizes[axis].length == 0 ? sizes[axis] : Arrays.copyOf(sizes[axis], room);
            }
        }
        for (int axis = 0; axis < 3; axis++) {
            centres[axis][n] = centre[axis];
            if (n == 0) {
                shared[axis] = size[axis];
            } else if (sizes[axis].length == 0 && size[axis] != shared[axis]) {
                sizes[axis] = new double[centres[axis].length];
                Arrays.fill(sizes[axis], 0, n, shared[axis]);
            }
            if (sizes[axis].length > 0) {
                sizes[axis][n] = size[axis];
            }
        }
        n++;
    }

    int size() {
        return n;
    }

    /// Coordinates of all centres along an axis; to be asked once all are there.
    double[] centres(int axis) {
        if (centres[axis].length != n) {
            centres[axis] = Arrays.copyOf(centres[axis], n);
        }
        return centres[axis];
    }

    /// Sizes along an axis, a single one if all are equal.
    double[] sizes(int axis) {
        return sizes[axis].length == 0 ? new double[] {shared[axis]} : Arrays.copyOf(sizes[axis], n);
    }
}
