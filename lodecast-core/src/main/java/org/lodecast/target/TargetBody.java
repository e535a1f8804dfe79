package org.lodecast.target;

import java.util.Arrays;
import java.util.BitSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lodecast.block.Grid;

/// A body of voxels as a hole sees it: its centre and plane, the places worth aiming at, and what a line
/// cuts of it.
final class TargetBody {
    /// Aims spread over the body, besides the voxel nearest the centre and the one of highest score.
    private static final int SPREAD = 24;
    /// Shorter stretches of a line are rounding at a corner [m].
    private static final double CORNER = 1e-9;

    private final Grid grid;
    private final int[] voxels;
    private final float[] score;
    private final BitSet member = new BitSet();
    private final int[] low = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE};
    private final int[] high = {0, 0, 0};
    private final double[] centre;
    private final double @Nullable [] normal;
    private final double spread2;

    TargetBody(Grid grid, int[] voxels, Orientation plane, float[] score) {
        this.grid = grid;
        this.voxels = voxels;
        this.score = score;
        for (int v : voxels) {
            member.set(v);
            int[] cell = {grid.ix(v), grid.iy(v), grid.iz(v)};
            for (int a = 0; a < 3; a++) {
                low[a] = Math.min(low[a], cell[a]);
                high[a] = Math.max(high[a], cell[a] + 1);
            }
        }
        centre = new double[] {plane.x(), plane.y(), plane.z()};
        normal = normal(plane);
        spread2 = spread2(grid, voxels, centre);
    }

    /// Upward; it leans the way the plane dips. None without a plane.
    private static double @Nullable [] normal(Orientation plane) {
        if (Double.isNaN(plane.dip())) {
            return null;
        }
        double dip = Math.toRadians(plane.dip());
        if (Double.isNaN(plane.strike())) {
            return new double[] {0, 0, 1};
        }
        double toward = Math.toRadians(plane.strike() + 90);
        return new double[] {Math.sin(dip) * Math.sin(toward), Math.sin(dip) * Math.cos(toward), Math.cos(dip)};
    }

    /// Between a line and the plane [degrees, 0..90]; 90 without a plane.
    double angle(HoleLine line) {
        if (normal == null) {
            return 90;
        }
        double[] d = line.direction();
        double[] cross = {
            d[1] * normal[2] - d[2] * normal[1],
            d[2] * normal[0] - d[0] * normal[2],
            d[0] * normal[1] - d[1] * normal[0]
        };
        double sine = Math.abs(d[0] * normal[0] + d[1] * normal[1] + d[2] * normal[2]);
        // atan2 keeps its digits across the plane, where asin loses half of them
        return Math.toDegrees(
                Math.atan2(sine, Math.sqrt(cross[0] * cross[0] + cross[1] * cross[1] + cross[2] * cross[2])));
    }

    boolean hasPlane() {
        return normal != null;
    }

    double[] centre() {
        return centre;
    }

    double[] middle(int v) {
        return new double[] {grid.x(grid.ix(v), grid.iy(v)), grid.y(grid.ix(v), grid.iy(v)), grid.z(grid.iz(v))};
    }

    /// Mean square distance of the body from its centre [m²], its voxels being boxes.
    double spread2() {
        return spread2;
    }

    private static double spread2(Grid grid, int[] voxels, double[] centre) {
        double sum = 0;
        for (int v : voxels) {
            sum += distance2(grid, v, centre);
        }
        double box = grid.dx() * grid.dx() + grid.dy() * grid.dy() + grid.dz() * grid.dz();
        return sum / voxels.length + box / 12;
    }

    private static double distance2(Grid grid, int v, double[] p) {
        double dx = grid.x(grid.ix(v), grid.iy(v)) - p[0];
        double dy = grid.y(grid.ix(v), grid.iy(v)) - p[1];
        double dz = grid.z(grid.iz(v)) - p[2];
        return dx * dx + dy * dy + dz * dz;
    }

    /// Voxels to aim at, each once: nearest the centre, highest score, then spread evenly over their
    /// numbers. A hole through the middle of a voxel surely cuts the body, wherever its centre lies.
    int[] aims() {
        int nearest = voxels[0];
        int best = voxels[0];
        double least = Double.POSITIVE_INFINITY;
        for (int v : voxels) {
            double d = distance2(grid, v, centre);
            // a hair's breadth is no reason to prefer a voxel: of those equally near the first
            if (d < least * (1 - 1e-9)) {
                least = d;
                nearest = v;
            }
            best = score[v] > score[best] ? v : best;
        }
        TreeSet<Integer> others = new TreeSet<>();
        int n = Math.min(SPREAD, voxels.length);
        for (int k = 0; k < n; k++) {
            others.add(voxels[(int) ((2L * k + 1) * voxels.length / (2L * n))]);
        }
        others.remove(nearest);
        int last = best;
        int[] rest = others.stream().mapToInt(v -> v).filter(v -> v != last).toArray();
        int[] first = nearest == best ? new int[] {nearest} : new int[] {nearest, best};
        int[] aims = Arrays.copyOf(first, first.length + rest.length);
        System.arraycopy(rest, 0, aims, first.length, rest.length);
        return aims;
    }

    /// The stretches of a line within the body, rising: from, to and score · metres of each, places as
    /// {@link HoleLine} counts them. Between all planes of voxel walls that the line crosses it is asked
    /// whose voxel the middle lies in.
    double[][] cut(HoleLine line) {
        double[] origin = onAxes(line.aim()[0] - grid.x0(), line.aim()[1] - grid.y0(), line.aim()[2] - grid.z0());
        double[] along = onAxes(line.direction()[0], line.direction()[1], line.direction()[2]);
        double[] size = {grid.dx(), grid.dy(), grid.dz()};
        double[] walls = new double[high[0] - low[0] + high[1] - low[1] + high[2] - low[2] + 3];
        int n = 0;
        for (int a = 0; a < 3; a++) {
            for (int i = low[a]; i <= high[a] && Math.abs(along[a]) > 1e-12; i++) {
                walls[n++] = (i * size[a] - origin[a]) / along[a];
            }
        }
        Arrays.sort(walls, 0, n);
        double[][] stretches = new double[n][];
        int found = 0;
        for (int k = 1; k < n; k++) {
            double metres = walls[k] - walls[k - 1];
            double t = (walls[k] + walls[k - 1]) / 2;
            int v = metres < CORNER ? -1 : voxel(origin, along, size, t);
            if (v < 0) {
                continue;
            }
            if (found > 0 && walls[k - 1] - stretches[found - 1][1] < 3 * CORNER) {
                stretches[found - 1][1] = walls[k];
                stretches[found - 1][2] += score[v] * metres;
            } else {
                stretches[found++] = new double[] {walls[k - 1], walls[k], score[v] * metres};
            }
        }
        return Arrays.copyOf(stretches, found);
    }

    private double[] onAxes(double east, double north, double up) {
        double cos = Math.cos(grid.rotation());
        double sin = Math.sin(grid.rotation());
        return new double[] {east * cos - north * sin, east * sin + north * cos, up};
    }

    private int voxel(double[] origin, double[] along, double[] size, double t) {
        int[] cell = new int[3];
        for (int a = 0; a < 3; a++) {
            cell[a] = (int) Math.floor((origin[a] + t * along[a]) / size[a]);
            if (cell[a] < low[a] || cell[a] >= high[a]) {
                return -1;
            }
        }
        int v = grid.index(cell[0], cell[1], cell[2]);
        return member.get(v) ? v : -1;
    }
}
