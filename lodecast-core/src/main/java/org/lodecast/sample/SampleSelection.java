package org.lodecast.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.lodecast.Seed;
import org.lodecast.block.Grid;
import org.lodecast.drill.Composites;
import org.lodecast.geostat.KdTree;

/// Chooses the voxels to learn from (paper, section 4.2).
///
/// With known orebodies:
/// - ore: voxels whose centre lies inside one, or that hold a composite inside one;
/// - barren: other voxels that hold a composite, or whose nearest composite lies outside all orebodies and at
///   most `radius` away.
///
/// Without, by a cut-off:
/// - a voxel that holds composites is ore if their mean grade, weighted by length, reaches the cut-off, else
///   barren;
/// - a voxel that holds none is what its nearest composite is, if that is at most `radius` away. Both classes
///   reach equally far from the holes: were only barren ground extended, distance alone would tell them
///   apart.
///
/// Barren ground right beside ore counts: leaving it out would make the test easier than the ground is.
/// Barren voxels beyond `ratio` times the ore voxels are thinned evenly: the ground is cut into cubes of four
/// voxels, and each cube in turn gives one voxel at random until there are enough.
///
/// @param radius how far a composite vouches for the ground about it [m], 0 for the voxels it lies in alone
/// @param ratio most barren voxels an ore voxel; the paper has 49,686 / 39,306
public record SampleSelection(double radius, double ratio) {
    private static final int CUBE = 4;

    /// What is known of a voxel.
    private enum Known {
        NOTHING,
        BARREN,
        ORE
    }

    /// By known orebodies.
    ///
    /// @param ground indices of the voxels below the ground that have evidence, rising
    public LabelledVoxels byOrebodies(Grid grid, Composites composites, KnownOre ore, int[] ground, Seed seed) {
        int n = composites.size();
        boolean[] all = new boolean[n];
        Arrays.fill(all, true);
        NearestComposite nearest = NearestComposite.of(grid, radius, composites, all);
        Known[] known = new Known[grid.size()];
        for (int v : ground) {
            int c = nearest.at(v);
            known[v] = ore.voxel()[v] ? Known.ORE : c >= 0 && !ore.composite()[c] ? Known.BARREN : Known.NOTHING;
        }
        for (int i = 0; i < n; i++) {
            int v = grid.indexAt(
                    composites.x()[i], composites.y()[i], composites.z()[i]);
            if (v >= 0 && known[v] == Known.NOTHING) {
                known[v] = Known.BARREN;
            }
        }
        return assemble(grid, composites, all, nearest, known, ground, seed);
    }

    /// By a cut-off.
    ///
    /// @param grade of each composite, NaN where unknown: such a composite vouches for nothing
    /// @param cutoff grade at and above which ground is ore
    /// @param ground indices of the voxels below the ground that have evidence, rising
    public LabelledVoxels byCutoff(
            Grid grid, Composites composites, double[] grade, double cutoff, int[] ground, Seed seed) {
        boolean[] usable = new boolean[grade.length];
        Map<Integer, double[]> pierced = new LinkedHashMap<>();
        for (int i = 0; i < grade.length; i++) {
            usable[i] = !Double.isNaN(grade[i]);
            int v = grid.indexAt(
                    composites.x()[i], composites.y()[i], composites.z()[i]);
            if (usable[i] && v >= 0) {
                double length = composites.to()[i] - composites.from()[i];
                double[] sum = pierced.computeIfAbsent(v, k -> new double[2]);
                sum[0] += length * grade[i];
                sum[1] += length;
            }
        }
        NearestComposite nearest = NearestComposite.of(grid, radius, composites, usable);
        Known[] known = new Known[grid.size()];
        for (int v : ground) {
            double[] sum = pierced.get(v);
            int c = nearest.at(v);
            double g = sum != null ? sum[0] / sum[1] : c >= 0 ? grade[c] : Double.NaN;
            known[v] = Double.isNaN(g) ? Known.NOTHING : g >= cutoff ? Known.ORE : Known.BARREN;
        }
        return assemble(grid, composites, usable, nearest, known, ground, seed);
    }

    private LabelledVoxels assemble(
            Grid grid,
            Composites c,
            boolean[] usable,
            NearestComposite nearest,
            Known[] known,
            int[] ground,
            Seed seed) {
        List<Integer> barren = new ArrayList<>();
        int positives = 0;
        for (int v : ground) {
            if (known[v] == Known.ORE) {
                positives++;
            } else if (known[v] == Known.BARREN) {
                barren.add(v);
            }
        }
        boolean[] keep = thin(grid, barren, (int) Math.ceil(ratio * positives), seed);
        int[] chosen = Arrays.stream(ground)
                .filter(v -> known[v] == Known.ORE || keep[v])
                .toArray();
        Map<String, Integer> number = new LinkedHashMap<>();
        for (String hole : c.hole()) {
            number.putIfAbsent(hole, number.size());
        }
        boolean[] ore = new boolean[chosen.length];
        int[] hole = new int[chosen.length];
        NearestOfAll beyond = new NearestOfAll(c, usable); // ore inside a wireframe may lie far from any hole
        for (int k = 0; k < chosen.length; k++) {
            int v = chosen[k];
            ore[k] = known[v] == Known.ORE;
            int near = nearest.at(v);
            if (near < 0) {
                near = beyond.at(grid.x(grid.ix(v), grid.iy(v)), grid.y(grid.ix(v), grid.iy(v)), grid.z(grid.iz(v)));
            }
            hole[k] = near < 0 ? -1 : number.getOrDefault(c.hole()[near], -1);
        }
        return new LabelledVoxels(chosen, ore, hole, number.keySet().toArray(String[]::new));
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

    /// The nearest of all composites that count, the first of equally near ones; −1 if none does.
    private static final class NearestOfAll {
        private final int[] composite;
        private final KdTree tree;
        private final KdTree.Found found = new KdTree.Found();

        NearestOfAll(Composites c, boolean[] usable) {
            composite = IntStream.range(0, c.size()).filter(i -> usable[i]).toArray();
            tree = new KdTree(picked(c.x()), picked(c.y()), picked(c.z()));
        }

        private double[] picked(double[] values) {
            return Arrays.stream(composite).mapToDouble(i -> values[i]).toArray();
        }

        int at(double x, double y, double z) {
            tree.nearest(x, y, z, Double.POSITIVE_INFINITY, 1, found);
            return found.size() == 0 ? -1 : composite[found.id(0)];
        }
    }
}
