package org.lodecast.app.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lodecast.Seed;
import org.lodecast.app.project.Project;
import org.lodecast.block.Grid;
import org.lodecast.sample.Fold;
import org.lodecast.sample.LabelledVoxels;

/// The folds of each protocol that a project asks for, with a sentence that says how the ground was split.
///
/// @param folds by protocol
/// @param told by protocol
record Protocols(Map<String, List<Fold>> folds, Map<String, String> told) {

    static Protocols of(
            Project.Assessment a, double share, LabelledVoxels samples, Grid grid, double range, Seed seed) {
        Map<String, List<Fold>> folds = new LinkedHashMap<>();
        Map<String, String> told = new LinkedHashMap<>();
        double widest = Math.max(grid.nx() * grid.dx(), Math.max(grid.ny() * grid.dy(), grid.nz() * grid.dz()));
        for (String name : a.protocols()) {
            switch (name) {
                case "paper" -> {
                    folds.put(name, Fold.paper(samples, share, seed));
                    told.put(
                            name,
                            "a random " + Math.round(100 * share)
                                    + " % of the barren voxels to learn from, the rest and"
                                    + " all ore to test on; neighbours fall on both sides, so this flatters");
                }
                case "hole" -> {
                    folds.put(name, Fold.byHole(samples, a.folds(), seed));
                    told.put(name, "whole drillholes left out, in " + a.folds() + " groups");
                }
                case "block" -> {
                    double edge = a.blockEdge() != null ? a.blockEdge() : Math.min(2 * range, widest / 3);
                    double buffer = a.blockBuffer() != null ? a.blockBuffer() : Math.min(range, widest / 6);
                    folds.put(name, Fold.byBlock(samples, grid, edge, buffer, a.folds(), seed));
                    told.put(
                            name,
                            String.format(
                                    Locale.ROOT,
                                    "cubes of %.0f m left out, in %d groups, and nothing learnt within %.0f m of them%s",
                                    edge,
                                    a.folds(),
                                    buffer,
                                    buffer < range && a.blockBuffer() == null
                                            ? String.format(
                                                    Locale.ROOT,
                                                    " (the variogram range of %.0f m would leave nothing to learn from)",
                                                    range)
                                            : ""));
                }
                case "depth" -> {
                    folds.put(name, Fold.byDepth(samples, grid));
                    told.put(name, "learnt from the upper half of the labelled voxels, tested on the lower");
                }
                default -> throw new IllegalStateException(name); // the project's rules let no other through
            }
        }
        return new Protocols(folds, told);
    }

    /// Every fold with its protocol, in order.
    List<Map.Entry<String, Fold>> all() {
        List<Map.Entry<String, Fold>> all = new ArrayList<>();
        folds.forEach((name, list) -> list.forEach(f -> all.add(Map.entry(name, f))));
        return all;
    }
}
