package org.lodecast.app.pipeline;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lodecast.InvalidInput;
import org.lodecast.block.Grid;
import org.lodecast.geology.Ground;
import org.lodecast.geology.TriangleMesh;

/// Where the ground ends, as a project says.
///
/// @param voxels below it
/// @param remark what the user should know, empty if nothing
record GroundChoice(BitSet voxels, String remark) {
    private static final String TOPOGRAPHY = "topography";

    /// @throws InvalidInput if no voxel lies below the ground, or there is no topography to follow
    static GroundChoice of(Workspace w, Grid grid) throws IOException {
        BitSet voxels = new BitSet(grid.size());
        String remark = "";
        Optional<Ground> surface = surface(w);
        if (surface.isEmpty()) {
            voxels.set(0, grid.size());
        } else {
            voxels = surface.get().within(grid);
            int beyond = surface.get().columnsBeyond(grid);
            if (by(w).equals(TOPOGRAPHY) && beyond > 0) {
                remark = String.format(
                        Locale.ROOT,
                        "the topography does not reach %.1f %% of the grid in plan; there the ground follows the"
                                + " collars",
                        100.0 * beyond / (grid.nx() * grid.ny()));
            }
        }
        if (voxels.isEmpty()) {
            throw InvalidInput.of(
                    "no-ground",
                    "no voxel lies below the ground (" + by(w)
                            + "); check grid.origin and grid.count, topography, or grid.ground");
        }
        return new GroundChoice(voxels, remark);
    }

    /// The surface that the ground ends at; none if the project wants all of the grid for ground.
    ///
    /// @throws InvalidInput if there is no topography to follow
    static Optional<Ground> surface(Workspace w) throws IOException {
        String by = by(w);
        if (by.equals("none")) {
            return Optional.empty();
        }
        Ground ground = Ground.ofCollars(DrillholesStage.load(w));
        if (by.equals(TOPOGRAPHY)) {
            List<TriangleMesh> topography = w.topography();
            if (topography.isEmpty()) {
                throw InvalidInput.of(
                        "no-topography", "grid.ground: topography, but there is none; expected `topography: FILE`");
            }
            for (TriangleMesh t : topography) {
                ground = Ground.ofTopography(t, ground);
            }
        }
        return Optional.of(ground);
    }

    private static String by(Workspace w) throws IOException {
        String asked = w.project().grid().ground();
        return asked != null ? asked : w.topography().isEmpty() ? "collars" : TOPOGRAPHY;
    }
}
