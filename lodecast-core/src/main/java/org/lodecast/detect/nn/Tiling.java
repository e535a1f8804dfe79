package org.lodecast.detect.nn;

import static org.lodecast.detect.nn.DenseKernels.STRIP;

/// How a volume is cut into bricks of equal size, each with a rim as wide as a patch needs.
///
/// A patch is named by its lowest corner in the brick with its rim: `corner = x + lengthX·(y +
/// lengthY·z)`, x, y, z being the voxel's own place in the brick. Corners of a plane of voxels follow
/// each other, so strips run on from one row to the next; the few places of the rim between two rows are
/// worked out in vain.
///
/// @param volume that is cut
/// @param side of a patch
/// @param x voxels of a brick along x
/// @param y voxels of a brick along y
/// @param z voxels of a brick along z
record Tiling(Volume volume, int side, int x, int y, int z) {

    /// Bricks of at most so many voxels along each axis, as even as can be.
    static Tiling of(Volume v, int side, int mostX, int mostY, int mostZ) {
        return new Tiling(v, side, even(v.nx(), mostX), even(v.ny(), mostY), even(v.nz(), mostZ));
    }

    private static int even(int n, int most) {
        int bricks = parts(n, most);
        return parts(n, bricks);
    }

    private static int parts(int n, int size) {
        return (n + size - 1) / size;
    }

    /// Bricks along x.
    int bricksX() {
        return parts(volume.nx(), x);
    }

    /// Bricks along y.
    int bricksY() {
        return parts(volume.ny(), y);
    }

    /// Bricks in all.
    int bricks() {
        return bricksX() * bricksY() * parts(volume.nz(), z);
    }

    /// A row with its rim.
    int lengthX() {
        return x + side - 1;
    }

    /// A column of rows with its rim.
    int lengthY() {
        return y + side - 1;
    }

    /// A plane with its rim.
    int plane() {
        return lengthX() * lengthY();
    }

    /// A layer with its rim.
    int layer() {
        return plane() * (z + side - 1);
    }

    /// Strips that hold the patches' corners of a plane of voxels, those of `more` further rows and columns
    /// included.
    int strips(int more) {
        return parts((y + more - 1) * lengthX() + x + more, STRIP);
    }

    /// Where the cells of a cube of k³ stand, seen from its corner: channel slowest, then z, y, x.
    ///
    /// @param row from one row to the next
    /// @param plane from one plane to the next
    /// @param channel from one channel to the next
    static int[] cube(int channels, int k, int row, int plane, int channel) {
        int[] cells = new int[channels * k * k * k];
        int n = 0;
        for (int c = 0; c < channels; c++) {
            for (int dz = 0; dz < k; dz++) {
                for (int dy = 0; dy < k; dy++) {
                    for (int dx = 0; dx < k; dx++) {
                        cells[n++] = c * channel + dz * plane + dy * row + dx;
                    }
                }
            }
        }
        return cells;
    }
}
