package org.lodecast.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.lodecast.Seed;

/// Sets ore lenses into the fertile faults: first the main bodies, then the small ones, as many as there is
/// room for. Of those that stand alone in steep faults two thirds are shallow and a third lie deeper than is
/// usually drilled; half of the small ones are branch veins in the walls of a main body. One in five dips
/// gently, at any depth. Lenses of one fault keep apart; those of faults that cross may cross.
///
/// The first body lies shallow in the first fault, the one that led to the discovery.
final class LodeSystem {
    private static final int TRIES = 300;

    private final Assumptions assumptions;
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

    /// What is wanted of a body, before there is a place for it.
    private record Wish(String name, boolean main, Level level, double a, double b, double c, double grade) {
        Wish smaller() {
            return new Wish(name, main, level, 0.93 * a, 0.93 * b, c, grade);
        }

        Wish anywhere() {
            return new Wish(name, main, Level.ANY, a, b, c, grade);
        }

        Orebody in(String host, Sheet sheet, double u, double v, double n) {
            return new Orebody(name, main, host, sheet, u, v, n, a, b, c, grade, Outline.ROUND);
        }
    }

    private LodeSystem(Assumptions assumptions, Ground ground, List<Fault> faults) {
        this.assumptions = assumptions;
        this.size = assumptions.size();
        this.ground = ground;
        this.steep = faults.stream()
                .filter(f -> f.fertile() && f.set() != FaultSet.GENTLE)
                .toList();
        this.gentle = faults.stream().filter(f -> f.set() == FaultSet.GENTLE).toList();
    }

    static List<Orebody> of(Seed seed, Assumptions assumptions, Ground ground, List<Fault> faults) {
        LodeSystem system = new LodeSystem(assumptions, ground, faults);
        int flat = 0;
        int count = assumptions.count(Factor.BODIES, assumptions.size().bodies());
        int main = assumptions.count(Factor.BODIES, assumptions.size().mainBodies());
        for (int i = 0; i < count; i++) {
            boolean lies = i % 5 == 3;
            String name = lies ? "M" + ++flat : "Au" + (i + 1 - flat);
            system.add(name, i, i < main, lies, seed.split(i).generator());
        }
        return List.copyOf(system.bodies);
    }

    private void add(String name, int number, boolean main, boolean lies, RandomGenerator random) {
        Wish wish = wish(name, number, main, lies, random);
        boolean branch = !wish.main && !lies && number % 2 == 0;
        List<Fault> hosts = number == 0 ? steep.subList(0, 1) : lies ? gentle : steep;
        for (int round = 0; round < 60; round++) {
            for (int t = 0; t < TRIES; t++) {
                Optional<Orebody> body = branch ? beside(wish, random) : alone(wish, hosts, random);
                if (body.isPresent()) {
                    bodies.add(body.get());
                    return;
                }
            }
            wish = wish.smaller(); // the faults are full at this size: look for a smaller gap
            if (round == 10) {
                wish = wish.anywhere();
                branch = false;
            }
        }
        if (bodies.isEmpty()) {
            throw new IllegalStateException("no room for the first orebody");
        }
    }

    private Wish wish(String name, int number, boolean main, boolean lies, RandomGenerator random) {
        // gentle fractures lie at middle depth: their bodies cannot be asked to be shallow
        Level level = lies ? Level.ANY : number % 3 == 2 ? Level.DEEP : Level.SHALLOW;
        double times = assumptions.factor(Factor.BODY_SIZE);
        double unit = times * (0.35 + 0.65 * size.scale()); // lenses shrink less than halos, or no voxel would see them
        double thick = times * (0.6 + 0.4 * size.scale());
        double a = unit * (main ? random.nextDouble(150, 270) : random.nextDouble(40, 110));
        double b = unit * (main ? random.nextDouble(75, 140) : random.nextDouble(25, 75));
        double c = thick * (main ? random.nextDouble(8, 14) : random.nextDouble(4.5, 8));
        double grade = (main ? 3.2 : 2.4) * Math.exp(0.3 * random.nextGaussian());
        return new Wish(name, main, level, a, b, c, grade);
    }

    /// A body in a fault of its own choice.
    private Optional<Orebody> alone(Wish wish, List<Fault> hosts, RandomGenerator random) {
        Fault fault = hosts.get(random.nextInt(hosts.size()));
        Sheet sheet = fault.sheet();
        double freeU = sheet.halfLength() - wish.a;
        double freeV = sheet.halfWidth() - wish.b;
        if (freeU <= 0 || freeV <= 0) {
            return Optional.empty();
        }
        double u = random.nextDouble(-freeU, freeU);
        double v = random.nextDouble(-freeV, freeV);
        if (wish.level == Level.SHALLOW) { // near the outcrop, or nearly every try would be too deep
            v = sheet.top(u, ground) - wish.b - random.nextDouble(4, 0.8 * size.shallow());
        }
        Orebody body = wish.in(fault.name(), sheet, u, v, 0);
        double[] top = body.point(0, 1, 0);
        double depth = ground.elevation(top[0], top[1]) - top[2];
        boolean level = switch (wish.level) {
            case SHALLOW -> depth < size.shallow();
            case DEEP -> depth > size.reach() + 5;
            case ANY -> true;
        };
        return level && inside(body) && apart(body) ? Optional.of(body) : Optional.empty();
    }

    /// A branch vein in the wall of a main body.
    private Optional<Orebody> beside(Wish wish, RandomGenerator random) {
        Orebody host = bodies.get(random.nextInt(mainBodies()));
        double[] half = host.halfAxes();
        double[] seat = host.seat();
        double far = half[2] + wish.c + random.nextDouble(5, 35);
        Orebody body = wish.in(
                host.host(),
                host.sheet(),
                seat[0] + half[0] * random.nextDouble(-0.9, 0.9),
                seat[1] + half[1] * random.nextDouble(-0.9, 0.9),
                random.nextBoolean() ? far : -far);
        return inside(body) && apart(body) ? Optional.of(body) : Optional.empty();
    }

    /// How many main bodies there are: they come first.
    private int mainBodies() {
        return (int) bodies.stream().filter(Orebody::main).count();
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
        double thick = body.halfAxes()[2] / other.halfAxes()[2];
        for (int ring = 0; ring < 6; ring++) {
            double r = 0.22 * ring;
            for (int i = 0; i < 24; i++) {
                double round = Math.PI * i / 12;
                double[] p = body.point(r * Math.cos(round), r * Math.sin(round), 0);
                double near = 1.1 + thick; // both lenses have thickness
                if (other.radius2(p[0], p[1], p[2]) < near) {
                    return true;
                }
            }
        }
        return false;
    }
}
