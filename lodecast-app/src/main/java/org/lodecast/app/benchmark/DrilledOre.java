package org.lodecast.app.benchmark;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.lodecast.InvalidInput;
import org.lodecast.app.pipeline.Finished;
import org.lodecast.app.project.OreChoice;
import org.lodecast.block.Grid;
import org.lodecast.drill.Composites;
import org.lodecast.geology.Solid;

/// What the holes of a whole project hold, by its own rule of ore: composites inside the known orebodies,
/// or where there are none, composites at or above the cut-off.
///
/// @param composites of all holes
/// @param grid of the whole project
/// @param ore element and cut-off
/// @param inside whether each composite lies in a known orebody; empty without orebodies
record DrilledOre(Composites composites, Grid grid, OreChoice ore, boolean[] inside) {

    /// Voxels that holes left out pierce.
    ///
    /// @param composites of those holes
    /// @param unmeasured composites without a grade
    /// @param outside composites outside the grid or the ground that has every layer
    /// @param sampled composites in voxels that a hole that was kept pierces too: what is there was known
    /// @param voxel index of each, rising
    /// @param rich whether each is ore
    /// @param grade mean of the element in each, NaN where none was measured
    record Pierced(
            int composites, int unmeasured, int outside, int sampled, int[] voxel, boolean[] rich, double[] grade) {}

    /// @throws InvalidInput `no-ore` if no composite is ore
    static DrilledOre of(Finished whole) {
        Composites c = whole.composites();
        List<Solid> bodies = whole.orebodies().stream().map(Solid::of).toList();
        boolean[] inside = new boolean[bodies.isEmpty() ? 0 : c.size()];
        for (int i = 0; i < inside.length; i++) {
            double x = c.x()[i];
            double y = c.y()[i];
            double z = c.z()[i];
            inside[i] = bodies.stream().anyMatch(b -> b.contains(x, y, z));
        }
        DrilledOre d = new DrilledOre(c, whole.grid(), whole.ore(), inside);
        boolean any = false;
        for (int i = 0; i < c.size(); i++) {
            any |= d.rich(i);
        }
        if (!any) {
            throw InvalidInput.of(
                    "no-ore",
                    bodies.isEmpty()
                            ? "no composite is ore: the highest has " + d.ore.element() + " = " + d.highest()
                                    + "; expected one of " + d.ore.cutoff() + " or more (samples.cutoff)"
                            : "no composite lies inside the known orebodies; check their coordinates");
        }
        return d;
    }

    boolean byOrebodies() {
        return inside.length > 0;
    }

    /// In words.
    String rule() {
        return byOrebodies()
                ? "composites inside the known orebodies"
                : String.format(
                        Locale.ROOT,
                        "voxels whose composites have a mean of %s ≥ %s %s (%s)",
                        ore.element(),
                        ore.cutoff(),
                        ore.unit(),
                        ore.reason());
    }

    private double[] grades() {
        return composites.variable(ore.element()).values();
    }

    private double highest() {
        return Arrays.stream(grades()).filter(g -> !Double.isNaN(g)).max().orElse(Double.NaN);
    }

    private boolean rich(int i) {
        return byOrebodies() ? inside[i] : grades()[i] >= ore.cutoff();
    }

    /// @param out holes that were left out
    /// @param ground voxels that the run without them scored
    Pierced pierced(Set<String> out, int[] ground) {
        BitSet scored = new BitSet(grid.size());
        Arrays.stream(ground).forEach(scored::set);
        BitSet known = new BitSet(grid.size());
        for (int i = 0; i < composites.size(); i++) {
            int v = voxel(i);
            if (v >= 0 && usable(i) && !out.contains(composites.hole()[i])) {
                known.set(v);
            }
        }
        int[] count = new int[4];
        Map<Integer, double[]> sums = new TreeMap<>(); // length × grade, length measured, whether one is inside
        for (int i = 0; i < composites.size(); i++) {
            if (!out.contains(composites.hole()[i])) {
                continue;
            }
            int v = voxel(i);
            count[0]++;
            if (!usable(i)) {
                count[1]++;
            } else if (v < 0 || !scored.get(v)) {
                count[2]++;
            } else if (known.get(v)) {
                count[3]++;
            } else {
                double[] sum = sums.computeIfAbsent(v, k -> new double[3]);
                double g = grades()[i];
                double length =
                        Double.isNaN(g) ? 0 : composites.to()[i] - composites.from()[i];
                sum[0] += length == 0 ? 0 : length * g;
                sum[1] += length;
                sum[2] = Math.max(sum[2], byOrebodies() && inside[i] ? 1 : 0);
            }
        }
        int[] voxel = sums.keySet().stream().mapToInt(v -> v).toArray();
        boolean[] rich = new boolean[voxel.length];
        double[] grade = new double[voxel.length];
        int k = 0;
        for (double[] sum : sums.values()) {
            grade[k] = sum[0] / sum[1];
            rich[k] = byOrebodies() ? sum[2] == 1 : grade[k] >= ore.cutoff();
            k++;
        }
        return new Pierced(count[0], count[1], count[2], count[3], voxel, rich, grade);
    }

    /// Whether a composite tells what its ground is: an orebody does so also where nothing was measured.
    private boolean usable(int i) {
        return byOrebodies() || !Double.isNaN(grades()[i]);
    }

    private int voxel(int i) {
        return grid.indexAt(composites.x()[i], composites.y()[i], composites.z()[i]);
    }
}
