package org.lodecast.sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.lodecast.InvalidInput;
import org.lodecast.Seed;

/// Whole drillholes dealt into folds that each lie together on the map, so that leaving one out leaves
/// ground out rather than a hole between its neighbours.
///
/// Holes whose collars lie no farther apart than `together`, also by way of others, make a group that is
/// never parted. The groups are cut in two across the direction in which they spread most (the first
/// principal axis of the group's centres, weighted by holes), turned by an angle drawn from −30° to 30°,
/// so that the holes on the sides are as nearly as groups allow in the ratio of the folds that they are
/// to make; each side is cut in the same way until every part is one fold.
///
/// @param fold of each hole, 0 … folds − 1
/// @param folds how many
/// @param groups that holes were never parted from
public record HoleFolds(int[] fold, int folds, int groups) {
    private static final double TURN = Math.PI / 6;

    /// Holes that stay together.
    private record Group(double x, double y, List<Integer> holes) {}

    /// @param x east of each collar [m]
    /// @param y north of each collar [m]
    /// @param folds at least 2
    /// @param together distance up to which neighbours share a fold [m]
    /// @throws InvalidInput `few-holes` if there are fewer groups than folds
    public static HoleFolds of(double[] x, double[] y, int folds, double together, Seed seed) {
        if (folds < 2 || x.length != y.length) {
            throw new IllegalArgumentException(folds + " folds of " + x.length + " and " + y.length + " coordinates");
        }
        List<Group> groups = groups(x, y, together);
        if (groups.size() < folds) {
            throw InvalidInput.of(
                    "few-holes",
                    x.length + " holes in " + groups.size() + " groups whose collars lie more than " + together
                            + " m apart; expected at least as many groups as folds (" + folds + ")");
        }
        int[] fold = new int[x.length];
        deal(groups, 0, folds, fold, seed.split("hole folds"));
        return new HoleFolds(fold, folds, groups.size());
    }

    private static void deal(List<Group> groups, int first, int folds, int[] fold, Seed seed) {
        if (folds == 1) {
            groups.forEach(g -> g.holes().forEach(h -> fold[h] = first));
            return;
        }
        RandomGenerator random = seed.generator();
        double angle = axis(groups) + TURN * (2 * random.nextDouble() - 1);
        double east = Math.cos(angle);
        double north = Math.sin(angle);
        List<Group> order = new ArrayList<>(groups);
        order.sort(Comparator.<Group>comparingDouble(g -> g.x() * east + g.y() * north)
                .thenComparing(g -> g.holes().getFirst()));
        int left = folds / 2;
        int cut = cut(order, left, folds);
        deal(order.subList(0, cut), first, left, fold, seed.split("left"));
        deal(order.subList(cut, order.size()), first + left, folds - left, fold, seed.split("right"));
    }

    /// How many groups go to the left, so that both sides keep a group a fold.
    private static int cut(List<Group> order, int left, int folds) {
        double wanted = (double) left
                / folds
                * order.stream().mapToInt(g -> g.holes().size()).sum();
        int best = left;
        double least = Double.POSITIVE_INFINITY;
        int holes = 0;
        for (int k = 1; k <= order.size() - (folds - left); k++) {
            holes += order.get(k - 1).holes().size();
            double off = Math.abs(holes - wanted);
            if (k >= left && off < least) {
                least = off;
                best = k;
            }
        }
        return best;
    }

    /// Direction of the greatest spread, anticlockwise from east [rad].
    private static double axis(List<Group> groups) {
        double n = 0;
        double mx = 0;
        double my = 0;
        for (Group g : groups) {
            int w = g.holes().size();
            n += w;
            mx += w * g.x();
            my += w * g.y();
        }
        mx /= n;
        my /= n;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (Group g : groups) {
            double dx = g.x() - mx;
            double dy = g.y() - my;
            int w = g.holes().size();
            xx += w * dx * dx;
            yy += w * dy * dy;
            xy += w * dx * dy;
        }
        return 0.5 * Math.atan2(2 * xy, xx - yy);
    }

    /// In the order of their first holes.
    private static List<Group> groups(double[] x, double[] y, double together) {
        int n = x.length;
        boolean[] taken = new boolean[n];
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            if (taken[i]) {
                continue;
            }
            taken[i] = true;
            List<Integer> own = new ArrayList<>(List.of(i));
            double sx = 0;
            double sy = 0;
            for (int k = 0; k < own.size(); k++) { // grows while it is gone through
                int a = own.get(k);
                sx += x[a];
                sy += y[a];
                for (int b = i + 1; b < n; b++) {
                    if (!taken[b] && Math.hypot(x[a] - x[b], y[a] - y[b]) <= together) {
                        taken[b] = true;
                        own.add(b);
                    }
                }
            }
            groups.add(new Group(sx / own.size(), sy / own.size(), own));
        }
        return groups;
    }
}
