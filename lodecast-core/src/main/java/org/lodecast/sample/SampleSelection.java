package org.lodecast.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.lodecast.Seed;
import org.lodecast.block.Grid;
import org.lodecast.drill.Composites;
import org.lodecast.geology.Solid;

/// Chooses the voxels to learn from (paper, section 4.2).
///
/// - Ore: voxels whose centre lies inside a known orebody, or that hold an ore composite. A composite is ore if its
/// middle
///   lies inside a known orebody or, without orebodies, if its grade reaches the cut-off.
/// - Barren: other voxels whose nearest composite is barren and at most `radius` away. Barren ground right
///   beside ore
///   counts: leaving it out would make the test easier than the ground is.
///
/// Barren voxels beyond `ratio` times the ore voxels are thinned evenly: the ground is cut into cubes of four
/// voxels,
/// and
/// each cube in turn gives one voxel at random until there are enough.
///
/// @param radius how far a barren composite vouches for the ground about it [m]
/// @param ratio most barren voxels an ore voxel; the paper has 49,686 / 39,306
public record SampleSelection(double radius, double ratio) {
    private static final int CUBE = 4;

    /// @param composites with their positions
    /// @param grade of each composite, NaN where unknown: such a composite vouches for nothing; empty if not used
    /// @param cutoff grade at and above which a composite is ore, used when there are no orebodies
    /// @param orebodies known ones, possibly none
    /// @param ground indices of the voxels below the ground that have evidence, rising
    public LabelledVoxels select(
            Grid grid,
            Composites composites,
            double[] grade,
            double cutoff,
            List<Solid> orebodies,
            int[] ground,
            Seed seed) {
        Map<String, Integer> number = new LinkedHashMap<>();
        int n = composites.size();
        int[] holeOf = new int[n];
        boolean[] usable = new boolean[n];
        boolean[] isOre = new boolean[n];
        for (int i = 0; i < n; i++) {
            holeOf[i] = number.computeIfAbsent(composites.hole()[i], h -> number.size());
            if (orebodies.isEmpty()) {
                usable[i] = !Double.isNaN(grade[i]);
                isOre[i] = grade[i] >= cutoff;
            } else {
                usable[i] = true;
                isOre[i] = inside(
                        orebodies,
                        composites.x()[i],
                        composites.y()[i],
                        composites.z()[i]);
            }
        }
        boolean[] below = new boolean[grid.size()];
        for (int v : ground) {
            below[v] = true;
        }
        Nearest nearest = new Nearest(grid, radius);
        for (int i = 0; i < n; i++) {
            if (usable[i]) {
                nearest.offer(
                        i, composites.x()[i], composites.y()[i], composites.z()[i]);
            }
        }
        boolean[] ore = new boolean[grid.size()];
        for (int v : ground) {
            ore[v] = inside(
                    orebodies, grid.x(grid.ix(v), grid.iy(v)), grid.y(grid.ix(v), grid.iy(v)), grid.z(grid.iz(v)));
        }
        markOreComposites(grid, composites, grade, cutoff, orebodies.isEmpty(), usable, isOre, below, ore);
        List<Integer> barren = new ArrayList<>();
        int positives = 0;
        for (int v : ground) {
            if (ore[v]) {
                positives++;
            } else if (nearest.composite[v] >= 0 && !isOre[nearest.composite[v]]) {
                barren.add(v);
            }
        }
        boolean[] keep = thin(grid, barren, (int) Math.ceil(ratio * positives), seed);
        return assemble(grid, composites, ground, ore, keep, holeOf, number, nearest);
    }

    /// A voxel that holds composites is ore if their mean grade (by cut-off) or any of them (by orebody) is.
    private static void markOreComposites(
            Grid grid,
            Composites c,
            double[] grade,
            double cutoff,
            boolean byGrade,
            boolean[] usable,
            boolean[] isOre,
            boolean[] below,
            boolean[] ore) {
        Map<Integer, double[]> sums = new LinkedHashMap<>();
        for (int i = 0; i < c.size(); i++) {
            int v = grid.indexAt(c.x()[i], c.y()[i], c.z()[i]);
            if (v < 0 || !below[v] || !usable[i]) {
                continue;
            }
            if (byGrade) {
                double length = c.to()[i] - c.from()[i];
                double[] s = sums.computeIfAbsent(v, k -> new double[2]);
                s[0] += length * grade[i];
                s[1] += length;
            } else if (isOre[i]) {
                ore[v] = true;
            }
        }
        sums.forEach((v, s) -> ore[v] = s[0] / s[1] >= cutoff);
    }

    private static boolean inside(List<Solid> solids, double x, double y, double z) {
        for (Solid s : solids) {
            if (s.contains(x, y, z)) {
                return true;
            }
        }
        return false;
    }

    private static boolean[] thin(Grid grid, List<Integer> voxels, int most, Seed seed) {
        boolean[] keep = new boolean[grid.size()];
        if (voxels.size() <= most) {
            voxels.forEach(v -> keep[v] = true);
            return keep;
        }
        Map<Integer, List<Integer>> cubes = new LinkedHashMap<>();
        int across = grid.nx() / CUBE + 1;
        int along = grid.ny() / CUBE + 1;
        for (int v : voxels) {
            int cube = grid.ix(v) / CUBE + across * (grid.iy(v) / CUBE + along * (grid.iz(v) / CUBE));
            cubes.computeIfAbsent(cube, c -> new ArrayList<>()).add(v);
        }
        RandomGenerator random = seed.split("barren").generator();
        List<List<Integer>> lists = new ArrayList<>(cubes.values());
        lists.forEach(l -> java.util.Collections.shuffle(l, random));
        java.util.Collections.shuffle(lists, random); // which cubes are served in the last, incomplete round
        int kept = 0;
        for (int round = 0; kept < most; round++) {
            for (List<Integer> l : lists) {
                if (round < l.size() && kept < most) {
                    keep[l.get(round)] = true;
                    kept++;
                }
            }
        }
        return keep;
    }

    private static LabelledVoxels assemble(
            Grid grid,
            Composites c,
            int[] ground,
            boolean[] ore,
            boolean[] barren,
            int[] holeOf,
            Map<String, Integer> number,
            Nearest nearest) {
        int[] chosen = Arrays.stream(ground).filter(v -> ore[v] || barren[v]).toArray();
        boolean[] isOre = new boolean[chosen.length];
        int[] hole = new int[chosen.length];
        for (int k = 0; k < chosen.length; k++) {
            int v = chosen[k];
            isOre[k] = ore[v];
            int composite = nearest.composite[v];
            if (composite < 0) { // ore inside a wireframe may lie far from any hole
                composite = nearestOfAll(
                        c, grid.x(grid.ix(v), grid.iy(v)), grid.y(grid.ix(v), grid.iy(v)), grid.z(grid.iz(v)));
            }
            hole[k] = composite < 0 ? -1 : holeOf[composite];
        }
        return new LabelledVoxels(chosen, isOre, hole, number.keySet().toArray(String[]::new));
    }

    private static int nearestOfAll(Composites c, double x, double y, double z) {
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < c.size(); i++) {
            double dx = c.x()[i] - x;
            double dy = c.y()[i] - y;
            double dz = c.z()[i] - z;
            double d = dx * dx + dy * dy + dz * dz;
            if (d < least) {
                least = d;
                best = i;
            }
        }
        return best;
    }

    /// The nearest composite of each voxel within the radius.
    private static final class Nearest {
        private final Grid grid;
        private final double radius;
        private final int[] composite;
        private final float[] distance;

        Nearest(Grid grid, double radius) {
            this.grid = grid;
            this.radius = radius;
            composite = new int[grid.size()];
            Arrays.fill(composite, -1);
            distance = new float[grid.size()];
            Arrays.fill(distance, Float.POSITIVE_INFINITY);
        }

        void offer(int i, double x, double y, double z) {
            // the box of voxels about the point, found in the grid's own axes
            int[] reach = {
                (int) Math.ceil(radius / grid.dx()),
                (int) Math.ceil(radius / grid.dy()),
                (int) Math.ceil(radius / grid.dz())
            };
            double ex = x - grid.x0();
            double en = y - grid.y0();
            double cos = Math.cos(grid.rotation());
            double sin = Math.sin(grid.rotation());
            int cx = (int) Math.floor((ex * cos - en * sin) / grid.dx());
            int cy = (int) Math.floor((ex * sin + en * cos) / grid.dy());
            int cz = (int) Math.floor((z - grid.z0()) / grid.dz());
            for (int iz = Math.max(0, cz - reach[2]); iz <= Math.min(grid.nz() - 1, cz + reach[2]); iz++) {
                for (int iy = Math.max(0, cy - reach[1]); iy <= Math.min(grid.ny() - 1, cy + reach[1]); iy++) {
                    for (int ix = Math.max(0, cx - reach[0]); ix <= Math.min(grid.nx() - 1, cx + reach[0]); ix++) {
                        double dx = grid.x(ix, iy) - x;
                        double dy = grid.y(ix, iy) - y;
                        double dz = grid.z(iz) - z;
                        double d = Math.sqrt(dx * dx + dy * dy + dz * dz);
                        if (d > radius) {
                            continue;
                        }
                        int v = grid.index(ix, iy, iz);
                        if (d < distance[v]) {
                            distance[v] = (float) d;
                            composite[v] = i;
                        }
                    }
                }
            }
        }
    }
}
