package org.lodecast.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.lodecast.Seed;

/// Sets ore lenses into the fertile faults: first the main bodies, then the small ones. A third of them are shallow, a
/// third lie deeper than anybody drills, the rest anywhere; one in five dips gently. Lenses of one fault keep apart;
/// those of faults that cross may cross.
final class OreSystem {
    private static final int TRIES = 300;

    private final Size size;
    private final Ground ground;
    private final List<Fault> steep;
    private final List<Fault> gentle;
    private final List<Orebody> bodies = new ArrayList<>();

    private enum Level {
        SHALLOW,
        DEEP,
        ANY
    }

    private OreSystem(Size size, Ground ground, List<Fault> faults) {
        this.size = size;
        this.ground = ground;
        this.steep = faults.stream()
                .filter(f -> f.fertile() && f.set() != FaultSet.GENTLE)
                .toList();
        this.gentle = faults.stream().filter(f -> f.set() == FaultSet.GENTLE).toList();
    }

    static List<Orebody> of(Seed seed, Size size, Ground ground, List<Fault> faults) {
        OreSystem system = new OreSystem(size, ground, faults);
        int numberedM = 0;
        for (int i = 0; i < size.bodies(); i++) {
            boolean lies = i % 5 == 3;
            String name = lies ? "M" + ++numberedM : "Au" + (i + 1 - numberedM);
            system.add(name, i, lies, seed.split(i).generator());
        }
        return List.copyOf(system.bodies);
    }

    private void add(String name, int number, boolean lies, RandomGenerator random) {
        boolean main = number < size.mainBodies();
        // gentle fractures lie at middle depth: their bodies cannot be asked to be shallow
        Level level = lies ? Level.ANY : number % 3 == 0 ? Level.SHALLOW : number % 3 == 2 ? Level.DEEP : Level.ANY;
        double unit = 0.35 + 0.65 * size.scale(); // lenses shrink less than halos, or no voxel would see them
        double thick = 0.6 + 0.4 * size.scale();
        double a = main ? random.nextDouble(150, 280) : random.nextDouble(40, 110);
        double b = main ? random.nextDouble(75, 150) : random.nextDouble(25, 75);
        double c = main ? random.nextDouble(8, 13) : random.nextDouble(4.5, 8);
        double grade = (main ? 3.2 : 2.4) * Math.exp(0.3 * random.nextGaussian());
        a *= unit * (main ? 0.8 : 1);
        b *= unit * (main ? 0.8 : 1);
        c *= thick;
        for (int round = 0; round < 40; round++) {
            for (int t = 0; t < TRIES; t++) {
                Optional<Orebody> body = place(name, main, lies, level, a, b, c, grade, random);
                if (body.isPresent()) {
                    bodies.add(body.get());
                    return;
                }
            }
            a *= 0.93; // the faults are full at this size: look for a smaller gap
            b *= 0.93;
            if (round == 10) {
                level = Level.ANY;
            }
        }
        throw new IllegalStateException("no room for orebody " + name);
    }

    private Optional<Orebody> place(
            String name,
            boolean main,
            boolean lies,
            Level level,
            double a,
            double b,
            double c,
            double grade,
            RandomGenerator random) {
        List<Fault> hosts = lies ? gentle : steep;
        Fault fault = hosts.get(random.nextInt(hosts.size()));
        Sheet sheet = fault.sheet();
        double freeU = sheet.halfLength() - a;
        double freeV = sheet.halfWidth() - b;
        if (freeU <= 0 || freeV <= 0) {
            return Optional.empty();
        }
        double u = random.nextDouble(-freeU, freeU);
        double v = random.nextDouble(-freeV, freeV);
        if (level == Level.SHALLOW) { // near the outcrop, or nearly every try would be too deep
            v = sheet.top(u, ground) - b - random.nextDouble(4, 0.8 * size.shallow());
        }
        Orebody body = new Orebody(name, main, fault, u, v, a, b, c, grade);
        double[] top = body.point(0, 1, 0);
        double depth = ground.elevation(top[0], top[1]) - top[2];
        boolean fits = depth > 3
                && (level != Level.SHALLOW || depth < size.shallow())
                && (level != Level.DEEP || depth > size.reach() + 5)
                && inside(body)
                && apart(body);
        return fits ? Optional.of(body) : Optional.empty();
    }

    /// Whether the lens lies wholly in the ground.
    private boolean inside(Orebody body) {
        for (int i = 0; i < 16; i++) {
            double round = Math.PI * i / 8;
            double[] p = body.point(Math.cos(round), Math.sin(round), 0);
            if (!size.holds(p[0], p[1], p[2], 12) || p[2] > ground.elevation(p[0], p[1]) - 3) {
                return false;
            }
        }
        return true;
    }

    /// Whether the lens keeps clear of the earlier ones, by points on the middle surface of both.
    private boolean apart(Orebody body) {
        double[] m = body.centre();
        double reach = body.halfAxes()[0];
        for (Orebody other : bodies) {
            double[] o = other.centre();
            double far = Math.hypot(Math.hypot(m[0] - o[0], m[1] - o[1]), m[2] - o[2]);
            if (far < 1.2 * (reach + other.halfAxes()[0]) && (touches(body, other) || touches(other, body))) {
                return false;
            }
        }
        return true;
    }

    private static boolean touches(Orebody body, Orebody other) {
        for (int ring = 0; ring < 6; ring++) {
            double r = 0.22 * ring;
            for (int i = 0; i < 24; i++) {
                double round = Math.PI * i / 12;
                double[] p = body.point(r * Math.cos(round), r * Math.sin(round), 0);
                if (other.radius2(p[0], p[1], p[2]) < 1.4) {
                    return true;
                }
            }
        }
        return false;
    }
}
