package org.lodecast.detect.nn;

/// Which of the voxels asked for lie in which brick.
///
/// @param order numbers of the voxels in the list, brick by brick, in the order of the list within each
/// @param starts where each brick's begin, and the end of the last
record Asked(int[] order, int[] starts) {

    static Asked of(Tiling tiling, int[] voxels) {
        Locator locator = new Locator(tiling);
        int[] starts = new int[tiling.bricks() + 1];
        for (int v : voxels) {
            starts[locator.brick(v) + 1]++;
        }
        for (int b = 1; b < starts.length; b++) {
            starts[b] += starts[b - 1];
        }
        int[] next = starts.clone();
        int[] order = new int[voxels.length];
        for (int n = 0; n < voxels.length; n++) {
            order[next[locator.brick(voxels[n])]++] = n;
        }
        return new Asked(order, starts);
    }
}
