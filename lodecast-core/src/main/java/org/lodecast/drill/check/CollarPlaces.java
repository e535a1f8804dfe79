package org.lodecast.drill.check;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lodecast.drill.Collar;

/// Compares the places of the collars with each other: two at one place, one that lies out of line with the
/// ground about it, one far from all others.
///
/// A collar's elevation z is compared with those of its up to 8 nearest others in plan that lie within 2 km,
/// at least 4. It is doubted where z differs by more than T = max(100 m, distance to the nearest) from their
/// median and from the nearest one itself, and no more than a quarter of them agree with it within 100 m: a
/// drill pad on a peak or a fan of holes from underground is in line with itself.
///
/// A collar is far where its nearest neighbour is farther than 5 km and than 20 times the median of that
/// distance over all collars.
///
/// Both want at least 5 collars.
///
/// @param log where findings go
record CollarPlaces(FindingLog log) {
    private static final int FEWEST = 5;
    private static final double REACH = 2000;
    private static final double OFF_GROUND = 100;
    private static final double FAR = 5000;
    private static final double FAR_RATIO = 20;

    private record Place(double x, double y, double z) {}

    /// @param collars in the order of the file, places finite
    void check(List<Collar> collars) {
        Map<Place, Collar> byPlace = new HashMap<>();
        for (Collar c : collars) {
            Collar there = byPlace.putIfAbsent(new Place(c.x(), c.y(), c.z()), c);
            if (there != null) {
                log.note(
                        "collar-same-place",
                        c.line(),
                        c.hole(),
                        "starts at the same place as hole " + there.hole(),
                        "kept: holes may share a pad");
            }
        }
        int n = collars.size();
        if (n < FEWEST) {
            return;
        }
        CollarNeighbours near = new CollarNeighbours(collars);
        double[] apart = new double[n];
        Arrays.setAll(apart, i -> near.distance(i, 0));
        double far = Math.max(FAR, FAR_RATIO * median(apart));
        for (int i = 0; i < n; i++) {
            checkGround(collars, i, near);
            if (near.distance(i, 0) > far) {
                Collar c = collars.get(i);
                log.warning(
                        "collar-far",
                        c.line(),
                        c.hole(),
                        "at " + log.number(c.x()) + " east, " + log.number(c.y()) + " north, "
                                + log.length(Math.rint(near.distance(i, 0))) + " from the nearest other collar: "
                                + "x and y swapped, or a digit lost?",
                        "kept: look at it");
            }
        }
    }

    private void checkGround(List<Collar> collars, int i, CollarNeighbours near) {
        int m = near.within(i, REACH);
        if (m < FEWEST - 1) {
            return;
        }
        Collar c = collars.get(i);
        double[] z = new double[m];
        int agree = 0;
        for (int k = 0; k < m; k++) {
            z[k] = collars.get(near.neighbour(i, k)).z();
            agree += Math.abs(c.z() - z[k]) <= OFF_GROUND ? 1 : 0;
        }
        double doubted = Math.max(OFF_GROUND, near.distance(i, 0));
        double nearest = z[0];
        double ground = median(z);
        if (Math.abs(c.z() - ground) > doubted && Math.abs(c.z() - nearest) > doubted && 4 * agree <= m) {
            log.warning(
                    "collar-off-ground",
                    c.line(),
                    c.hole(),
                    "elevation " + log.number(c.z()) + ", " + log.length(Math.abs(c.z() - ground))
                            + (c.z() > ground ? " above" : " below") + " the " + m + " nearest collars: "
                            + (c.z() > ground ? "an error in z?" : "underground, or an error in z?"),
                    "kept: look at it");
        }
    }

    /// The lower of two middle values.
    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(sorted.length - 1) / 2];
    }
}
