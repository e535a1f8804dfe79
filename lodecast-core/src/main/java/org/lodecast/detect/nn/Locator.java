package org.lodecast.detect.nn;

/// Finds voxels in the bricks of a {@link Tiling}. One a thread: it remembers the row it was last in, so that
/// voxels in the order of the volume take no division but one along x.
final class Locator {
    private final Tiling tiling;
    private int rowStart = 0;
    private int rowEnd = 0;
    private int rowBrick;
    private int rowCorner;

    Locator(Tiling tiling) {
        this.tiling = tiling;
    }

    /// The brick that holds a voxel.
    int brick(int voxel) {
        enter(voxel);
        return rowBrick + (voxel - rowStart) / tiling.x();
    }

    /// Where the patch of a voxel begins in its brick.
    int corner(int voxel) {
        enter(voxel);
        return rowCorner + (voxel - rowStart) % tiling.x();
    }

    private void enter(int voxel) {
        if (voxel >= rowStart && voxel < rowEnd) {
            return;
        }
        Volume v = tiling.volume();
        int y = v.iy(voxel);
        int z = v.iz(voxel);
        rowStart = voxel - v.ix(voxel);
        rowEnd = rowStart + v.nx();
        rowBrick = tiling.bricksX() * (y / tiling.y() + tiling.bricksY() * (z / tiling.z()));
        rowCorner = tiling.lengthX() * (y % tiling.y()) + tiling.plane() * (z % tiling.z());
    }
}
