package org.lodecast.detect.nn;

import static org.lodecast.detect.nn.DenseKernels.STRIP;

import java.util.Arrays;

/// A brick of a volume with its rim, copied out. Outside the volume the nearest voxel inside stands in.
final class Brick {
    private final Tiling tiling;
    private final boolean[] ragged;
    private boolean whole;

    /// Layer by layer; longer than those by what a strip at the last corner reads beyond.
    final float[] data;

    Brick(Tiling tiling) {
        this.tiling = tiling;
        int layers = tiling.volume().layers().length;
        data = new float[layers * tiling.layer() + STRIP];
        ragged = new boolean[tiling.layer()];
    }

    /// Copies brick `b`.
    void load(int b) {
        Volume v = tiling.volume();
        int r = tiling.side() / 2;
        int x0 = b % tiling.bricksX() * tiling.x() - r;
        int y0 = b / tiling.bricksX() % tiling.bricksY() * tiling.y() - r;
        int z0 = b / tiling.bricksX() / tiling.bricksY() * tiling.z() - r;
        int length = tiling.lengthX();
        int inside = Math.max(0, -x0); // the first place of a row that is within the volume
        int beyond = Math.min(length, v.nx() - x0);
        int to = 0;
        for (float[] layer : v.layers()) {
            for (int k = 0; k < tiling.layer() / tiling.plane(); k++) {
                int z = Math.clamp(z0 + k, 0, v.nz() - 1);
                for (int j = 0; j < tiling.lengthY(); j++, to += length) {
                    int row = v.nx() * (Math.clamp(y0 + j, 0, v.ny() - 1) + v.ny() * z);
                    System.arraycopy(layer, row + x0 + inside, data, to + inside, beyond - inside);
                    Arrays.fill(data, to, to + inside, layer[row]);
                    Arrays.fill(data, to + beyond, to + length, layer[row + v.nx() - 1]);
                }
            }
        }
        findRagged();
    }

    /// Whether the patch at a corner has a cell without a value.
    boolean ragged(int corner) {
        return !whole && ragged[corner];
    }

    private void findRagged() {
        int n = ragged.length;
        whole = !DenseKernels.hasGap(data);
        if (whole) {
            return;
        }
        Arrays.fill(ragged, false);
        for (int from = 0; from < data.length - STRIP; from += n) {
            for (int i = 0; i < n; i++) {
                ragged[i] |= Float.isNaN(data[from + i]);
            }
        }
        spread(1);
        spread(tiling.lengthX());
        spread(tiling.plane());
    }

    /// What is ragged within a patch's side after a place makes the place ragged too.
    private void spread(int step) {
        for (int i = 0; i < ragged.length; i++) {
            for (int d = 1; d < tiling.side() && i + d * step < ragged.length; d++) {
                ragged[i] |= ragged[i + d * step];
            }
        }
    }
}
