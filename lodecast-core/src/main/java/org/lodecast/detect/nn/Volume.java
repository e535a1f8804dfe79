package org.lodecast.detect.nn;

/// Layers of values over a block of voxels, x fastest, then y, then z; a missing value is NaN.
///
/// @param nx voxels along x
/// @param ny voxels along y
/// @param nz voxels along z
/// @param layers one value a voxel each; not copied
public record Volume(int nx, int ny, int nz, float[][] layers) {

    public Volume {
        if (nx < 1 || ny < 1 || nz < 1 || (long) nx * ny * nz > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("counts out of range: " + nx + " × " + ny + " × " + nz);
        }
        for (float[] layer : layers) {
            if (layer.length != nx * ny * nz) {
                throw new IllegalArgumentException(
                        "a layer of " + layer.length + " values in a block of " + nx * ny * nz + " voxels");
            }
        }
    }

    int ix(int voxel) {
        return voxel % nx;
    }

    int iy(int voxel) {
        return voxel / nx % ny;
    }

    int iz(int voxel) {
        return voxel / nx / ny;
    }
}
