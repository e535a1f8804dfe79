package org.lodecast.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.lodecast.Seed;
import org.lodecast.drill.Collar;
import org.lodecast.drill.Station;

/// Drills holes one by one, and keeps them.
///
/// Holes wander: azimuth as a random walk, dip mostly flattening, a degree or two per 100 m. None goes
/// deeper below the ground than the reach of the {@link Assumptions}, so whatever lies below stays blind.
final class Rig {
    private static final double MARGIN = 6;

    private final Assumptions assumptions;
    private final Size size;
    private final Ground ground;
    private final List<Hole> holes = new ArrayList<>();

    Rig(Assumptions assumptions, Ground ground) {
        this.assumptions = assumptions;
        this.size = assumptions.size();
        this.ground = ground;
    }

    List<Hole> holes() {
        return List.copyOf(holes);
    }

    /// How many there are.
    int count() {
        return holes.size();
    }

    /// Fences of two holes into the ore, and on the large bodies a third below, to see whether the ore goes
    /// on.
    void oreFences(Seed seed, List<Orebody> shows, int until) {
        for (int fence = 0; holes.size() < until; fence++) {
            Orebody body = shows.get(fence % shows.size());
            RandomGenerator random = seed.split(fence).generator();
            double along = fence < shows.size() ? 0.25 * random.nextGaussian() : random.nextDouble(-0.85, 0.85);
            int holesHere = body.main() ? 3 : 2;
            for (int k = 0; k < holesHere && holes.size() < until; k++) {
                double up = k == 0 ? 0.35 : k == 1 ? -0.35 : -1.5;
                double[] target = body.point(along, up + 0.12 * random.nextGaussian(), 0);
                aim(target, body.sheet(), name(fence + 1, k + 1), random);
            }
        }
    }

    /// Holes anywhere, at any azimuth, until there are as many as were paid for.
    void scatter(Seed seed) {
        for (int k = 0; holes.size() < assumptions.holes(); k++) {
            RandomGenerator random = seed.split(k).generator();
            double x = size.grid().x0() + size.east() * random.nextDouble(0.06, 0.94);
            double y = size.grid().y0() + size.north() * random.nextDouble(0.06, 0.94);
            double dip = -Math.toRadians(random.nextDouble(65, 89));
            double length = assumptions.reach() * random.nextDouble(0.5, 0.95);
            bore(name(90, k + 1), x, y, random.nextDouble(2 * Math.PI), dip, length, random);
        }
    }

    /// Sets up a hole that would meet `target` if it went straight: against the dip of steep sheets from
    /// their hanging wall, from the footwall where the ground ends, near upright into gentle ones.
    void aim(double[] target, Sheet sheet, String hole, RandomGenerator random) {
        double dipping = sheet.strike() + Math.PI / 2;
        boolean steep = sheet.dip() > Math.toRadians(45);
        double plunge = Math.toRadians(steep ? random.nextDouble(50, 68) : random.nextDouble(78, 88));
        double azimuth = dipping + Math.PI;
        double[] collar = setBack(target, azimuth, plunge);
        if (!size.holds(collar[0], collar[1], MARGIN)) {
            azimuth = dipping;
            collar = setBack(target, azimuth, plunge);
        }
        if (!size.holds(collar[0], collar[1], MARGIN)) {
            plunge = Math.toRadians(86);
            collar = setBack(target, azimuth, plunge);
        }
        if (!size.holds(collar[0], collar[1], MARGIN)) { // the fault leaves the ground: drill it from the last place
            collar[0] = Math.clamp(collar[0], size.grid().x0() + 10, size.grid().x0() + size.east() - 10);
            collar[1] = Math.clamp(collar[1], size.grid().y0() + 10, size.grid().y0() + size.north() - 10);
        }
        double slant = (ground.elevation(collar[0], collar[1]) - target[2]) / Math.sin(plunge);
        double length = Math.max(100, slant) + (60 + 30 * size.scale()) * random.nextDouble(0.6, 1.4);
        bore(hole, collar[0], collar[1], azimuth, -plunge, length, random);
    }

    private double[] setBack(double[] target, double azimuth, double plunge) {
        double x = target[0];
        double y = target[1];
        for (int i = 0; i < 3; i++) { // the height of the collar depends on where it stands
            double back = Math.max(0, ground.elevation(x, y) - target[2]) / Math.tan(plunge);
            x = target[0] - back * Math.sin(azimuth);
            y = target[1] - back * Math.cos(azimuth);
        }
        return new double[] {x, y};
    }

    /// The name of a hole of a fence that follows no ore; 90 stays free for scattered holes.
    static String fenceName(int fence, int number) {
        return name(fence < 40 ? 50 + fence : 60 + fence, number);
    }

    static String name(int line, int number) {
        return String.format(Locale.ROOT, "ZK%02d%02d", line, number);
    }

    void bore(String hole, double x, double y, double azimuth, double dip, double length, RandomGenerator random) {
        double cx = Math.round(x * 100) / 100.0;
        double cy = Math.round(y * 100) / 100.0;
        double cz = Math.round(ground.elevation(cx, cy) * 100) / 100.0;
        double spacing = size == Size.SMALL ? 25 : 50;
        double lift = Math.toRadians(random.nextDouble(-0.3, 2.2)) / 100; // [rad/m], holes tend to flatten
        double swing = Math.toRadians(0.8 * random.nextGaussian()) / 100;
        List<Station> stations = new ArrayList<>();
        double a = azimuth;
        double d = dip;
        double fall = 0;
        double depth = 0;
        for (; depth < length; depth += spacing) {
            stations.add(new Station(hole, depth, reading(a, true), reading(d, false), 0));
            fall -= spacing * Math.sin(d);
            a += swing * spacing + Math.toRadians(0.35) * random.nextGaussian();
            d = Math.clamp(
                    d + lift * spacing + Math.toRadians(0.25) * random.nextGaussian(),
                    Math.toRadians(-89.5),
                    Math.toRadians(-35));
            if (fall > assumptions.reach()) {
                depth += spacing;
                break;
            }
        }
        double end = Math.round(Math.min(length, depth) * 10) / 10.0;
        Hole drilled = Hole.of(new Collar(hole, cx, cy, cz, end, 0), stations);
        while (end > 30 && tooFar(drilled)) {
            end -= 5;
            double last = end;
            stations = stations.stream().filter(s -> s.depth() < last).toList();
            drilled = Hole.of(new Collar(hole, cx, cy, cz, end, 0), stations);
        }
        holes.add(drilled);
    }

    /// Whether the hole's end lies out of reach, or out of the ground's box.
    private boolean tooFar(Hole hole) {
        double[] p = hole.trace().at(hole.length());
        return ground.elevation(p[0], p[1]) - p[2] > assumptions.reach() || !size.holds(p[0], p[1], p[2], 0);
    }

    /// An angle as the instrument shows it, to a tenth of a degree [rad].
    private static double reading(double angle, boolean azimuth) {
        double degrees = Math.round(Math.toDegrees(angle) * 10) / 10.0;
        return Math.toRadians(azimuth ? (degrees % 360 + 360) % 360 : degrees);
    }
}
