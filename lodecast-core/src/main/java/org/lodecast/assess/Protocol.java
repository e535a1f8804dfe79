package org.lodecast.assess;

import java.util.List;
import java.util.Locale;
import org.lodecast.Seed;
import org.lodecast.block.Grid;
import org.lodecast.sample.Fold;
import org.lodecast.sample.LabelledVoxels;

/// A way of leaving ground out to be judged on.
///
/// @param name `paper`, `hole`, `block` or `depth`
/// @param folds each to be learnt and judged anew
/// @param watched share of a fold's barren learning voxels that watches the loss instead of teaching
/// @param told a sentence that says how the ground was split
public record Protocol(String name, List<Fold> folds, double watched, String told) {
    /// The published random split, which flatters.
    public static final String PAPER = "paper";
    /// Whole drillholes.
    public static final String HOLE = "hole";

    private static final double WATCHED = 0.1;

    /// @param share of the barren voxels to learn from
    public static Protocol paper(LabelledVoxels samples, double share, Seed seed) {
        return new Protocol(
                PAPER,
                Fold.paper(samples, share, seed),
                0,
                "a random " + Math.round(100 * share) + " % of the barren voxels to learn from, the rest and all ore to"
                        + " test on; neighbours fall on both sides, so this flatters");
    }

    public static Protocol hole(LabelledVoxels samples, int folds, Seed seed) {
        return new Protocol(
                HOLE, Fold.byHole(samples, folds, seed), WATCHED, "whole drillholes left out, in " + folds + " groups");
    }

    /// @param edge of a cube of ground left out [m]
    /// @param buffer about it in which nothing is learnt [m]
    public static Protocol block(LabelledVoxels samples, Grid grid, double edge, double buffer, int folds, Seed seed) {
        return new Protocol(
                "block",
                Fold.byBlock(samples, grid, edge, buffer, folds, seed),
                WATCHED,
                String.format(
                        Locale.ROOT,
                        "cubes of %.0f m left out, in %d groups, and nothing learnt within %.0f m of them",
                        edge,
                        folds,
                        buffer));
    }

    public static Protocol depth(LabelledVoxels samples, Grid grid) {
        return new Protocol(
                "depth",
                Fold.byDepth(samples, grid),
                WATCHED,
                "learnt from the upper half of the labelled voxels, tested on the lower");
    }

    /// Whether neighbours of what is tested are kept from what is learnt.
    public boolean spatial() {
        return !name.equals(PAPER);
    }
}
