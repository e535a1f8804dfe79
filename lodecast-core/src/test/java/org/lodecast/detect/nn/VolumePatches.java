package org.lodecast.detect.nn;

/// Patches cut out of a volume cell by cell, straight from their definition.
record VolumePatches(Volume volume, int side) implements Samples {
    @Override
    public int width() {
        return volume.layers().length * side * side * side;
    }

    @Override
    public void fill(int voxel, float[] row) {
        int n = 0;
        int r = side / 2;
        for (float[] layer : volume.layers()) {
            for (int dz = -r; dz <= r; dz++) {
                for (int dy = -r; dy <= r; dy++) {
                    for (int dx = -r; dx <= r; dx++) {
                        int x = Math.clamp(voxel % volume.nx() + dx, 0, volume.nx() - 1);
                        int y = Math.clamp(voxel / volume.nx() % volume.ny() + dy, 0, volume.ny() - 1);
                        int z = Math.clamp(voxel / volume.nx() / volume.ny() + dz, 0, volume.nz() - 1);
                        float value = layer[x + volume.nx() * (y + volume.ny() * z)];
                        row[n++] = Float.isNaN(value) ? layer[voxel] : value;
                    }
                }
            }
        }
    }
}
