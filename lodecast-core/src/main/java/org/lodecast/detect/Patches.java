package org.lodecast.detect;

import org.lodecast.InvalidInput;
import org.lodecast.block.Grid;
import org.lodecast.detect.model.TrainedModel;
import org.lodecast.detect.nn.Samples;
import org.lodecast.detect.nn.Volume;
import org.lodecast.evidence.Evidence;

/// The cube of side³ voxels about a voxel, for each layer of evidence: layer slowest, then z, y, x.
///
/// Edges: outside the grid the nearest voxel inside stands in (coordinates are clamped); where a neighbour
/// has no ground (NaN) the centre's value of the layer does.
///
/// @param evidence layers
/// @param side of the cube in voxels, odd
record Patches(Evidence evidence, int side) implements Samples {

    Patches {
        if (side < 1 || side % 2 == 0) {
            throw new IllegalArgumentException("side of the cube: odd, not " + side);
        }
    }

    /// The layers that the cubes are cut from.
    Volume volume() {
        Grid grid = evidence.grid();
        return new Volume(grid.nx(), grid.ny(), grid.nz(), evidence.layers());
    }

    @Override
    public int width() {
        return evidence.count() * side * side * side;
    }

    @Override
    public void fill(int voxel, float[] row) {
        Grid grid = evidence.grid();
        float[][] layers = evidence.layers();
        int cells = side * side * side;
        int r = side / 2;
        int cx = grid.ix(voxel);
        int cy = grid.iy(voxel);
        int cz = grid.iz(voxel);
        int cell = 0;
        for (int dz = -r; dz <= r; dz++) {
            int z = Math.clamp(cz + dz, 0, grid.nz() - 1);
            for (int dy = -r; dy <= r; dy++) {
                int y = Math.clamp(cy + dy, 0, grid.ny() - 1);
                for (int dx = -r; dx <= r; dx++) {
                    int x = Math.clamp(cx + dx, 0, grid.nx() - 1);
                    int neighbour = grid.index(x, y, z);
                    for (int c = 0, i = cell; c < layers.length; c++, i += cells) {
                        float value = layers[c][neighbour];
                        row[i] = Float.isNaN(value) ? layers[c][voxel] : value;
                    }
                    cell++;
                }
            }
        }
    }

    /// Whether the samples can teach a network anything.
    ///
    /// @throws InvalidInput in the user's words
    static void check(Evidence evidence, TrainingSamples samples, String detector) {
        checkLayers(evidence, detector);
        if (samples.normal().length == 0) {
            throw InvalidInput.of(
                    "no-barren-samples",
                    detector + ": there are no barren voxels to learn from; at least one must be known to be barren");
        }
        check(evidence, samples.normal(), "barren", detector);
        check(evidence, samples.normalHeldOut(), "held-out barren", detector);
        check(evidence, samples.ore(), "ore", detector);
    }

    /// Whether there are layers.
    static void checkLayers(Evidence evidence, String detector) {
        if (evidence.count() == 0) {
            throw InvalidInput.of("no-evidence", detector + ": there are no evidence layers to learn from");
        }
    }

    /// Whether these are the layers that a model has learnt, in its order.
    ///
    /// @throws InvalidInput with both lists, if not
    static void check(Evidence evidence, TrainedModel model) {
        if (!evidence.names().equals(model.layers())) {
            throw InvalidInput.of(
                    "other-layers",
                    model.detector() + ": the model has learnt the layers " + String.join(", ", model.layers())
                            + "; the evidence has " + String.join(", ", evidence.names()));
        }
    }

    /// Whether each of the voxels is in the grid and has a value of every layer.
    static void check(Evidence evidence, int[] voxels, String kind, String detector) {
        for (int voxel : voxels) {
            if (voxel < 0 || voxel >= evidence.grid().size()) {
                throw InvalidInput.of(
                        "sample-outside-grid", detector + ": a sample (" + kind + ") lies outside the grid: " + voxel);
            }
            for (int c = 0; c < evidence.count(); c++) {
                if (!Float.isFinite(evidence.layers()[c][voxel])) {
                    Grid g = evidence.grid();
                    throw InvalidInput.of(
                            "sample-without-evidence",
                            detector + ": the layer " + evidence.names().get(c) + " has no value at a sample (" + kind
                                    + ", voxel " + g.ix(voxel) + ", " + g.iy(voxel) + ", " + g.iz(voxel) + ")");
                }
            }
        }
    }
}
