package org.lodecast.target;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.lodecast.block.ConnectedBodies;
import org.lodecast.block.Grid;
import org.lodecast.drill.Composites;

/// From a scale of prospectivity to ranked targets: bodies of high ground, then bodies of medium ground, each
/// 26-connected within its class and above a least volume (paper, section 5).
///
/// Within a class targets are ranked by their {@link Merit}; of equal merit the one that comes first in the
/// grid is first.
///
/// @param medium scale at and above which ground is medium
/// @param high scale at and above which it is high
/// @param leastVolume smallest body worth naming [m³]
/// @param merit that targets of a class are ranked by
public record TargetSearch(double medium, double high, double leastVolume, Merit merit) {

    /// Class codes of the `class` column.
    public static final int NONE = 0;

    public static final int MEDIUM = 1;
    public static final int HIGH = 2;

    /// Ranked by {@link Merit#DEFAULT}.
    public TargetSearch(double medium, double high, double leastVolume) {
        this(medium, high, leastVolume, Merit.DEFAULT);
    }

    /// Class of each voxel; NaN where p is.
    public float[] classes(float[] p) {
        float[] c = new float[p.length];
        for (int i = 0; i < p.length; i++) {
            c[i] = Float.isNaN(p[i]) ? Float.NaN : p[i] >= high ? HIGH : p[i] >= medium ? MEDIUM : NONE;
        }
        return c;
    }

    /// @param p scale of prospectivity a voxel, NaN where there is no ground
    /// @param support 0..1 a voxel
    /// @param composites to find the nearest hole
    public List<Target> find(Grid grid, float[] p, float[] support, Composites composites) {
        float[] classes = classes(p);
        List<Target> found = new ArrayList<>();
        for (int wanted : new int[] {HIGH, MEDIUM}) {
            boolean[] member = new boolean[p.length];
            for (int i = 0; i < p.length; i++) {
                member[i] = classes[i] == wanted;
            }
            List<Target> ofClass = new ArrayList<>();
            for (int[] body : ConnectedBodies.of(grid, member)) {
                if (body.length * grid.cellVolume() >= leastVolume) {
                    ofClass.add(describe(grid, p, support, composites, wanted == HIGH ? "high" : "medium", body));
                }
            }
            ofClass.sort(Comparator.<Target>comparingDouble(t -> -merit.of(t)).thenComparingInt(t -> t.voxels()[0]));
            found.addAll(ofClass);
        }
        List<Target> ranked = new ArrayList<>();
        for (Target t : found) {
            int rank = ranked.size() + 1;
            ranked.add(new Target(
                    String.format(Locale.ROOT, "T%02d", rank),
                    t.targetClass(),
                    rank,
                    t.volume(),
                    t.x(),
                    t.y(),
                    t.z(),
                    t.zMin(),
                    t.zMax(),
                    t.strike(),
                    t.dip(),
                    t.meanP(),
                    t.maxP(),
                    t.support(),
                    t.nearestHole(),
                    t.distance(),
                    t.voxels()));
        }
        return ranked;
    }

    private static Target describe(
            Grid grid, float[] p, float[] support, Composites composites, String name, int[] body) {
        Orientation o = Orientation.of(grid, body);
        double sum = 0;
        double max = 0;
        double supported = 0;
        int lowest = Integer.MAX_VALUE;
        int highest = 0;
        for (int v : body) {
            sum += p[v];
            max = Math.max(max, p[v]);
            supported += support[v];
            lowest = Math.min(lowest, grid.iz(v));
            highest = Math.max(highest, grid.iz(v));
        }
        int nearest = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < composites.size(); i++) {
            double dx = composites.x()[i] - o.x();
            double dy = composites.y()[i] - o.y();
            double dz = composites.z()[i] - o.z();
            double d = dx * dx + dy * dy + dz * dz;
            if (d < least) {
                least = d;
                nearest = i;
            }
        }
        return new Target(
                "",
                name,
                0,
                body.length * grid.cellVolume(),
                o.x(),
                o.y(),
                o.z(),
                grid.z(lowest) - grid.dz() / 2,
                grid.z(highest) + grid.dz() / 2,
                o.strike(),
                o.dip(),
                sum / body.length,
                max,
                supported / body.length,
                nearest < 0 ? "" : composites.hole()[nearest],
                Math.sqrt(least),
                body);
    }
}
