package org.lodecast.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.lodecast.Seed;

/// Sets ore lenses onto the favourable beds: the large ones first, as many as there is room for. Half of
/// them lie near where the bed comes to the ground, a third below the usual reach of drilling, the rest
/// anywhere. No lens reaches into another block.
///
/// The first is large and shallow: it led to the discovery.
final class BedSystem {
    private static final int TRIES = 300;

    private final double times;
    private final Size size;
    private final Ground ground;
    private final Strata strata;
    private final List<Orebody> bodies = new ArrayList<>();

    private enum Level {
        SHALLOW,
        DEEP,
        ANY
    }

    /// What is wanted of a lens, before there is a place for it.
    private record Wish(
            String name, boolean main, Level level, double a, double b, double c, double grade, Outline outline) {
        Wish smaller() {
            return new Wish(name, main, level, 0.92 * a, 0.92 * b, c, grade, outline);
        }

        Wish anywhere() {
            return new Wish(name, main, Level.ANY, a, b, c, grade, outline);
        }

        Orebody on(String bed, Sheet sheet, double u, double v, double n) {
            return new Orebody(name, main, bed, sheet, u, v, n, a, b, c, grade, outline);
        }
    }

    private BedSystem(Assumptions assumptions, Ground ground, Strata strata) {
        this.times = assumptions.factor(Factor.BODY_SIZE);
        this.size = assumptions.size();
        this.ground = ground;
        this.strata = strata;
    }

    static List<Orebody> of(Seed seed, Assumptions assumptions, Ground ground, Strata strata) {
        BedSystem system = new BedSystem(assumptions, ground, strata);
        boolean small = assumptions.size() == Size.SMALL;
        int count = assumptions.count(Factor.BODIES, small ? 16 : 70);
        int main = assumptions.count(Factor.BODIES, small ? 4 : 14);
        for (int i = 0; i < count; i++) {
            system.add(i, i < main, seed.split(i).generator());
        }
        return List.copyOf(system.bodies);
    }

    private void add(int number, boolean main, RandomGenerator random) {
        Wish wish = wish(number, main, random);
        for (int round = 0; round < 40; round++) {
            for (int t = 0; t < TRIES; t++) {
                Optional<Orebody> body = seat(wish, random);
                if (body.isPresent() && level(body.get(), wish.level) && fits(body.get())) {
                    bodies.add(body.get());
                    return;
                }
            }
            wish = round < 20 ? wish.smaller() : wish.smaller().anywhere();
        }
        if (bodies.isEmpty()) {
            throw new IllegalStateException("no room for the first lens");
        }
    }

    private Wish wish(int number, boolean main, RandomGenerator random) {
        Level level = number % 2 == 0 ? Level.SHALLOW : number % 6 == 3 ? Level.ANY : Level.DEEP;
        double unit = times * (0.35 + 0.65 * size.scale()); // lenses shrink less than halos, or no voxel would see them
        double a = unit * (main ? random.nextDouble(100, 190) : random.nextDouble(30, 85));
        double b = a * random.nextDouble(0.5, 1);
        double c = times * (0.6 + 0.4 * size.scale()) * (main ? random.nextDouble(7, 13) : random.nextDouble(4, 8));
        double grade = (main ? 10 : 8) * Math.exp(0.25 * random.nextGaussian());
        return new Wish("L" + (number + 1), main, level, a, b, c, grade, Outline.rough(0.2, random));
    }

    /// A lens somewhere on a bed, if that place is in the block that it was taken from.
    private Optional<Orebody> seat(Wish wish, RandomGenerator random) {
        int bed = random.nextInt(strata.beds());
        int block = random.nextInt(strata.blocks().size());
        Sheet sheet = strata.blocks().get(block);
        double u = sheet.halfLength() * random.nextDouble(-1, 1);
        double n = strata.bed(bed);
        double v = sheet.halfWidth() * random.nextDouble(-1, 0.2);
        if (wish.level == Level.SHALLOW) { // near the outcrop, or nearly every try would be too deep
            double[] near = sheet.point(u, 0, n);
            if (strata.block(near[0], near[1], near[2]) != block) {
                return Optional.empty(); // most tries end here: the search for the outcrop is dear
            }
            double depth = random.nextDouble(4, 0.8 * size.shallow());
            v = sheet.top(u, ground) - n / Math.tan(sheet.dip()) - wish.b - depth / Math.sin(sheet.dip());
        }
        double[] p = sheet.point(u, v, n);
        boolean here = size.holds(p[0], p[1], p[2], 12) && strata.block(p[0], p[1], p[2]) == block;
        return here ? Optional.of(wish.on("bed " + (bed + 1), sheet, u, v, n)) : Optional.empty();
    }

    private boolean level(Orebody body, Level level) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 16; i++) {
            double round = Math.PI * i / 8;
            double[] p = body.point(Math.cos(round), Math.sin(round), 0);
            least = Math.min(least, ground.elevation(p[0], p[1]) - p[2]);
        }
        return switch (level) {
            case SHALLOW -> least < size.shallow();
            case DEEP -> least > size.reach() + 5;
            case ANY -> true;
        };
    }

    /// Whether the lens lies wholly in the ground and in one block, clear of the others.
    private boolean fits(Orebody body) {
        double[] centre = body.centre();
        int block = strata.block(centre[0], centre[1], centre[2]);
        for (int ring = 1; ring <= 2; ring++) {
            for (int i = 0; i < 24; i++) {
                double round = Math.PI * i / 12;
                double r = 0.6 * ring; // 1.2: beyond its skin by as much as any outline goes
                double[] p = body.point(r * Math.cos(round), r * Math.sin(round), 0);
                if (!size.holds(p[0], p[1], p[2], 12)
                        || p[2] > ground.elevation(p[0], p[1]) - 3
                        || strata.block(p[0], p[1], p[2]) != block
                        || bodies.stream().anyMatch(o -> close(o, p, body.halfAxes()[2]))) {
                    return false;
                }
            }
        }
        return bodies.stream().noneMatch(o -> close(o, centre, body.halfAxes()[2]) || close(body, o.centre(), 0));
    }

    private static boolean close(Orebody other, double[] p, double half) {
        double near = 1.15 + half / other.halfAxes()[2]; // both have thickness
        double[] local = other.local(p[0], p[1], p[2]);
        double[] axes = other.halfAxes();
        double r2 = sq(local[0] / (1.1 * axes[0])) + sq(local[1] / (1.1 * axes[1]));
        return r2 < 1.2 && Math.abs(local[2]) < near * axes[2];
    }

    private static double sq(double a) {
        return a * a;
    }
}
