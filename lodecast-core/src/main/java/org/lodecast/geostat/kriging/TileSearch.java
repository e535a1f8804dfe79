package org.lodecast.geostat.kriging;

import org.lodecast.geostat.KdTree;

/// The samples of each target of a tile, exactly those that {@link SampleSearch} finds for it alone, by one search of
/// the tree for all.
///
/// Let D(p) be the distance from p to the last of its `most` samples. D(p) ≤ D(c) + |p − c|, since each sample is no
/// more than |p − c| farther from p than from the tile's centre c; the same holds if a hole may give but so many, for
/// the j-th nearest of each hole moves no faster. So with R the tile's radius, no target needs a sample farther than
/// D(c) + 2R from c, nor one farther than 2R behind the last that its hole may give at c. The last tile's centre bounds
/// D(c) in the same way.
final class TileSearch {
    private static final int NONE = SampleSearch.NONE;
    private static final double SAFE = 1 + 1e-9; // above all rounding of distances

    private final SampleSearch search;
    private final int[] fold;
    private final Neighbourhood rule;
    private final int most;
    private final boolean oneByOne; // octants turn with the target: no bound holds for a tile
    private final KdTree.Found found = new KdTree.Found();
    private final KdTree.Indices within = new KdTree.Indices();
    private final SampleSearch.Selection selection = new SampleSearch.Selection();
    private final Candidates candidates;
    private double lastX; // centre of the last tile
    private double lastY;
    private double lastZ;
    private double lastD = Double.POSITIVE_INFINITY;
    final double[] distance = new double[Tile.MOST]; // true, to the nearest sample of all; infinite if there are none
    final int[] nearest = new int[Tile.MOST]; // that sample if it may be at the target's place, else NONE

    /// @param fold of each sample, for targets from whose sets one fold is left out
    TileSearch(SampleSearch search, int[] fold) {
        this.search = search;
        this.fold = fold;
        this.rule = search.neighbourhood();
        most = Math.min(rule.maxSamples(), search.size());
        oneByOne = rule.maxPerOctant() != Neighbourhood.ALL;
        candidates = new Candidates(search);
    }

    /// Finds the sets of the targets `from … to` and adds them.
    void find(Tile tile, int from, int to, SampleSets sets) {
        boolean alone = oneByOne || to - from == 1 || search.size() == 0;
        for (int t = from; t < to; t++) {
            alone |= tile.fold[t] != NONE;
        }
        if (alone) {
            for (int t = from; t < to; t++) {
                findAlone(tile, t, sets);
            }
            return;
        }
        double cx = middle(tile.x, from, to);
        double cy = middle(tile.y, from, to);
        double cz = middle(tile.z, from, to);
        double qx = search.turned(0, cx, cy, cz);
        double qy = search.turned(3, cx, cy, cz);
        double qz = search.turned(6, cx, cy, cz);
        double radius = 0;
        for (int t = from; t < to; t++) {
            double dx = search.turned(0, tile.x[t], tile.y[t], tile.z[t]) - qx;
            double dy = search.turned(3, tile.x[t], tile.y[t], tile.z[t]) - qy;
            double dz = search.turned(6, tile.x[t], tile.y[t], tile.z[t]) - qz;
            radius = Math.max(radius, dx * dx + dy * dy + dz * dz);
        }
        gather(qx, qy, qz, Math.sqrt(radius) * SAFE);
        if (candidates.count > (rule.shared() ? 3L * most : 6L * most + 128)) {
            int middle = (from + to) >>> 1; // too wide a tile to gain by: its halves are nearer together
            find(tile, from, middle, sets);
            find(tile, middle, to, sets);
            return;
        }
        if (rule.shared()) {
            share(tile, from, to, sets);
            return;
        }
        int before = NONE; // the last target, if it was chosen for
        for (int t = from; t < to; t++) {
            before = choose(tile, t, before, sets) ? t : NONE;
        }
    }

    private void findAlone(Tile tile, int t, SampleSets sets) {
        search.find(tile.x[t], tile.y[t], tile.z[t], fold, tile.fold[t], selection);
        int at = sets.room(selection.size);
        System.arraycopy(selection.id, 0, sets.id, at, selection.size);
        sets.add(t, selection.size);
        distance[t] = selection.distance;
        nearest[t] = selection.nearest;
    }

    /// All samples that any target within the radius of the centre may take become candidates.
    private void gather(double qx, double qy, double qz, double radius) {
        double reach = rule.search().range() + radius;
        double moved =
                Math.sqrt((qx - lastX) * (qx - lastX) + (qy - lastY) * (qy - lastY) + (qz - lastZ) * (qz - lastZ));
        double bound = (lastD + moved) * SAFE;
        if (!(lastD < Double.POSITIVE_INFINITY && moved <= 4 * radius)) {
            bound = last(qx, qy, qz, reach);
        }
        double limit = Math.min(reach, bound + 2 * radius) * SAFE;
        search.tree().within(qx, qy, qz, limit * limit, within);
        within.sort();
        candidates.load(within);
        candidates.aim(qx, qy, qz);
        if (candidates.choose() == Candidates.Choice.TIE) {
            lastD = last(qx, qy, qz, reach);
        } else {
            lastD = candidates.last();
        }
        lastX = qx;
        lastY = qy;
        lastZ = qz;
        candidates.aim(qx, qy, qz);
        candidates.keepWithin(Math.min(reach, lastD + 2 * radius) * SAFE, 2 * radius * SAFE);
    }

    /// D of the centre, from the tree.
    private double last(double qx, double qy, double qz, double reach) {
        if (rule.maxPerHole() != Neighbourhood.ALL) {
            search.tree().nearest(qx, qy, qz, reach * reach, most, search.hole(), rule.maxPerHole(), NONE, found);
        } else {
            search.tree().nearest(qx, qy, qz, reach * reach, most, found);
        }
        return found.size() < most ? Double.POSITIVE_INFINITY : Math.sqrt(found.distance2(found.size() - 1));
    }

    /// @return whether it was chosen among the candidates
    private boolean choose(Tile tile, int t, int before, SampleSets sets) {
        double least = aim(tile, t);
        Candidates.Choice choice = candidates.choose();
        if (choice == Candidates.Choice.TIE) {
            findAlone(tile, t, sets);
            return false;
        }
        if (choice == Candidates.Choice.SAME && before != NONE) {
            sets.again(t, before);
        } else {
            int at = sets.room(candidates.count);
            candidates.write(sets.id, at);
            sets.add(t, candidates.chosen);
        }
        nearest(tile, t, least);
        return true;
    }

    private void nearest(Tile tile, int t, double least) {
        if (candidates.count > 0 && least <= rule.search().range() && search.isotropic()) {
            distance[t] = least;
            nearest[t] = least == 0 ? candidates.at(tile.x[t], tile.y[t], tile.z[t]) : NONE;
        } else {
            search.nearest(tile.x[t], tile.y[t], tile.z[t], selection);
            distance[t] = selection.distance;
            nearest[t] = selection.nearest;
        }
    }

    /// All candidates are the set of all targets, but for those that have too few samples in their own reach.
    private void share(Tile tile, int from, int to, SampleSets sets) {
        int first = NONE;
        boolean limited = rule.search().range() < Double.POSITIVE_INFINITY;
        candidates.leastDistances(tile, from, to, distance);
        for (int t = from; t < to; t++) {
            double least = distance[t];
            if (limited && candidates.count > 0) {
                aim(tile, t);
            }
            if (candidates.inReach() < rule.minSamples()) {
                sets.room(0);
                sets.add(t, 0);
            } else if (first == NONE) {
                candidates.writeAll(sets.id, sets.room(candidates.count));
                sets.add(t, candidates.count);
                first = t;
            } else {
                sets.again(t, first);
            }
            nearest(tile, t, least);
        }
    }

    private double aim(Tile tile, int t) {
        return candidates.aim(
                search.turned(0, tile.x[t], tile.y[t], tile.z[t]),
                search.turned(3, tile.x[t], tile.y[t], tile.z[t]),
                search.turned(6, tile.x[t], tile.y[t], tile.z[t]));
    }

    private static double middle(double[] v, int from, int to) {
        double min = v[from];
        double max = v[from];
        for (int k = from + 1; k < to; k++) {
            min = Math.min(min, v[k]);
            max = Math.max(max, v[k]);
        }
        return 0.5 * (min + max);
    }
}
