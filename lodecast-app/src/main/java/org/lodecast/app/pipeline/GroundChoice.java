package org.lodecast.app.pipeline;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.lodecast.InvalidInput;
import org.lodecast.block.Grid;
import org.lodecast.geology.Ground;
import org.lodecast.geology.TriangleMesh;

/// Where the ground ends, as a project says.
///
/// @param voxels below it
/// @param remark what the user should know, empty if nothing
record GroundChoice(BitSet voxels, String remark) {

    /// @throws InvalidInput if no voxel lies below the ground, or there is no topography to follow
    static GroundChoice of(Workspace w, Grid grid) throws IOException {
        List<TriangleMesh> topography = w.topography();
        String asked = w.project().grid().ground();
        String by = asked != null ? asked : topography.isEmpty() ? "collars" : "topography";
        BitSet voxels = new BitSet(grid.size());
        String remark = "";
        switch (by) {
            case "none" -> voxels.set(0, grid.size());
            case "topography" -> {
                if (topography.isEmpty()) {
                    throw InvalidInput.of(
                            "no-topography", "grid.ground: topography, but there is none; expected `topography: FILE`");
                }
                Ground ground = Ground.ofCollars(DrillholesStage.load(w));
                for (TriangleMesh t : topography) {
                    ground = Ground.ofTopography(t, ground);
                }
                voxels = ground.within(grid);
                int beyond = ground.columnsBeyond(grid);
                if (beyond > 0) {
                    remark = String.format(
                            Locale.ROOT,
                            "the topography does not reach %.1f %% of the grid in plan; there the ground follows the"
                                    + " collars",
                            100.0 * beyond / (grid.nx() * grid.ny()));
                }
            }
            default -> voxels = Ground.ofCollars(DrillholesStage.load(w)).within(grid);
        }
        if (voxels.isEmpty()) {
            throw InvalidInput.of(
                    "no-ground",
                    "no voxel lies below the ground (" + by
                            + "); check grid.origin and grid.count, topography, or grid.ground");
        }
        return new GroundChoice(voxels, remark);
    }
}
