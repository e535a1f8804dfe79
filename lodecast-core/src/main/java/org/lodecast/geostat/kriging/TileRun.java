package org.lodecast.geostat.kriging;

import java.util.ArrayList;
import java.util.List;
import org.lodecast.Progress;
import org.lodecast.Workers;

/// All tiles of some targets, spread over the workers.
final class TileRun {
    private static final int TILES = 16; // of a task

    private TileRun() {}

    /// Gets the estimates of a tile; of different tiles at the same time.
    interface Sink {
        void take(Tile tile, TileEstimates estimates);
    }

    /// Runs all tiles by krigings that {@linkplain Kriging#searchesLike search alike}.
    ///
    /// @return {@link TileEstimates#counts} of each kriging
    static List<long[]> run(
            List<Kriging> alike,
            Targets targets,
            int[] fold,
            Workers workers,
            Progress progress,
            List<? extends Sink> sinks) {
        int tasks = (targets.tiles() + TILES - 1) / TILES;
        int external = alike.getFirst().type.external();
        List<long[][]> counts = workers.map(tasks, task -> {
            List<TileKriging> work = new ArrayList<>();
            for (Kriging k : alike) {
                work.add(work.isEmpty() ? new TileKriging(k, fold) : new TileKriging(k, work.getFirst()));
            }
            Tile tile = new Tile(external);
            long done = 0;
            for (int t = task * TILES; t < Math.min(targets.tiles(), (task + 1) * TILES); t++) {
                tile.size = 0;
                targets.fill(t, tile);
                if (tile.size > 0) {
                    for (int k = 0; k < work.size(); k++) {
                        sinks.get(k).take(tile, work.get(k).estimate(tile));
                    }
                    done += tile.size;
                }
            }
            progress.advance(done * alike.size());
            return work.stream().map(w -> w.estimates.counts()).toArray(long[][]::new);
        });
        List<long[]> sums = noCounts(alike.size());
        for (long[][] c : counts) {
            for (int k = 0; k < c.length; k++) {
                add(c[k], sums.get(k));
            }
        }
        return sums;
    }

    static List<long[]> noCounts(int krigings) {
        List<long[]> counts = new ArrayList<>();
        for (int k = 0; k < krigings; k++) {
            counts.add(new long[TileEstimates.COUNTS]);
        }
        return counts;
    }

    static void add(long[] counts, long[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += counts[i];
        }
    }
}
