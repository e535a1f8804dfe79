package org.lodecast.geostat.kriging;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lodecast.Progress;
import org.lodecast.Workers;
import org.lodecast.block.Grid;

/// Krigings of one grid, each with a model of its own, that mostly find the same samples: elements are
/// measured in the same composites. To find a voxel's samples takes longer than to solve its system, and
/// is done once for all that search alike. Numbers are those of each kriging alone, bit by bit.
///
/// @param groups numbers of the krigings that search alike, each in rising order
public record SharedSearch(List<Kriging> krigings, List<List<Integer>> groups) {
    private static final int LEVELS = 4; // of a slab: the height of a tile

    /// @param krigings without external variables
    public static SharedSearch of(List<Kriging> krigings) {
        List<List<Integer>> groups = new ArrayList<>();
        for (int k = 0; k < krigings.size(); k++) {
            Kriging own = krigings.get(k);
            List<Integer> group = groups.stream()
                    .filter(g -> krigings.get(g.getFirst()).searchesLike(own))
                    .findFirst()
                    .orElse(null);
            if (group == null) {
                group = new ArrayList<>();
                groups.add(group);
            }
            group.add(k);
        }
        return new SharedSearch(List.copyOf(krigings), List.copyOf(groups));
    }

    /// Gets the estimates of some levels.
    public interface Slabs {
        /// @param kriging its number
        void take(int kriging, GridEstimates slab);
    }

    /// Estimates at the centres of voxels, or of the blocks about them, a few levels at a time.
    ///
    /// @param voxels those wanted; null for all
    /// @param progress begun with as many steps as voxels times krigings
    /// @param slabs gets those of each kriging in rising order, on the calling thread; their remarks are
    ///     about
    ///     themselves
    /// @return what the user should know of each kriging, in plain words
    public List<List<String>> stream(
            Grid grid, @Nullable BitSet voxels, Workers workers, Progress progress, Slabs slabs) {
        long wanted = voxels == null ? grid.size() : voxels.cardinality();
        progress.begin("kriging", wanted * krigings.size());
        List<List<String>> told = new ArrayList<>(Collections.nCopies(krigings.size(), List.of()));
        for (List<Integer> group : groups) {
            List<long[]> sums = TileRun.noCounts(group.size());
            List<Kriging> alike = group.stream().map(krigings::get).toList();
            for (int level = 0; level < grid.nz(); level += LEVELS) {
                int levels = Math.min(LEVELS, grid.nz() - level);
                List<GridEstimates> made =
                        Kriging.levels(alike, grid, level, levels, voxels, new float[0][], workers, progress, sums);
                for (int k = 0; k < alike.size(); k++) {
                    slabs.take(group.get(k), made.get(k));
                }
            }
            for (int k = 0; k < alike.size(); k++) {
                told.set(group.get(k), alike.get(k).told(sums.get(k), wanted));
            }
        }
        return told;
    }
}
