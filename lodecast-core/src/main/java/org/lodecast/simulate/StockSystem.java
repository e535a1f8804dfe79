package org.lodecast.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.lodecast.Seed;

/// Sets stocks into the ground, and ore about them: one whose ore shell nearly crops out and led to the
/// discovery, one right below the usual reach of drilling under it, one under cover to its side; at full
/// size two more of the latter kinds; fewer where there is no room. Around each stock are small bodies that
/// its dykes made.
final class StockSystem {
    private static final int TRIES = 400;

    private final double times;
    private final Size size;
    private final Ground ground;
    private final List<Stock> stocks = new ArrayList<>();
    private final List<Orebody> satellites = new ArrayList<>();

    private StockSystem(Assumptions assumptions, Ground ground) {
        this.times = assumptions.factor(Factor.BODY_SIZE);
        this.size = assumptions.size();
        this.ground = ground;
    }

    static StockSystem of(Seed seed, Assumptions assumptions, Ground ground) {
        StockSystem system = new StockSystem(assumptions, ground);
        boolean small = assumptions.size() == Size.SMALL;
        double root = Math.sqrt(assumptions.factor(Factor.BODIES));
        int wanted = (int) Math.max(1, Math.round((small ? 3 : 5) * root));
        for (int i = 0; i < wanted; i++) {
            Stock.Level level = i == 0 ? Stock.Level.SHOWS : i % 2 == 1 ? Stock.Level.DEEP : Stock.Level.ASIDE;
            system.intrude(level, seed.split("stock").split(i).generator());
        }
        int count = system.stocks.size();
        int each = (int) Math.round((small ? 2 : 5) * root);
        for (int i = 0; i < count; i++) {
            RandomGenerator random = seed.split("satellites").split(i).generator();
            for (int k = 0; k < (i == 0 ? 2 * each : each); k++) {
                system.satellite(system.stocks.get(i), i == 0 && k % 2 == 0, random);
            }
        }
        return system;
    }

    List<Stock> stocks() {
        return List.copyOf(stocks);
    }

    /// Ore about the stocks, those about roofs first.
    List<Orebody> bodies() {
        List<Orebody> bodies = new ArrayList<>();
        stocks.forEach(s -> bodies.add(s.ore()));
        bodies.addAll(satellites);
        return bodies;
    }

    private void intrude(Stock.Level level, RandomGenerator random) {
        double shrink = level == Stock.Level.SHOWS ? 1 : random.nextDouble(0.6, 0.8);
        for (int t = 0; t < 10 * TRIES; t++) {
            shrink *= t % 20 == 19 ? 0.98 : 1; // less and less room is asked for
            Optional<Orebody> ore = roof(level, shrink, random);
            if (ore.isPresent()) {
                stocks.add(new Stock(ore.get().host(), level, ore.get()));
                return;
            }
        }
        if (stocks.isEmpty()) {
            throw new IllegalStateException("no room for the first stock");
        }
    }

    private Optional<Orebody> roof(Stock.Level level, double shrink, RandomGenerator random) {
        double unit = times * size.scale() * shrink;
        double a = unit * random.nextDouble(200, 270);
        double b = a * random.nextDouble(0.65, 0.95);
        double c = unit * random.nextDouble(150, 200);
        double[] at = place(level, a, random);
        double top = switch (level) {
            case SHOWS -> size.relief() / 2 + random.nextDouble(4, 12);
            case DEEP -> size.reach() + random.nextDouble(8, 60 * size.scale() + 10);
            case ASIDE -> size.shallow() * random.nextDouble(0.35, 0.9);
        };
        // at the rim the roof hangs 0.4 to 0.8 of the half height lower than in the middle
        double dome = 2 * c * random.nextDouble(0.4, 0.8) / (a * a);
        Sheet.Bend bend = new Sheet.Bend(0, 1, 1, 0, 0, dome);
        Outline outline = Outline.rough(0.22, random);
        double z = ground.elevation(at[0], at[1]) - top - c * outline.at(0, 0, 1);
        Sheet sheet = new Sheet(at[0], at[1], z, random.nextDouble(2 * Math.PI), 0, 2 * a, 2 * b, bend);
        double heart = 0.95 * Math.exp(0.18 * random.nextGaussian());
        int number = stocks.size() + 1;
        Orebody ore = new Orebody("C" + number, true, "stock " + number, sheet, 0, 0, 0, a, b, c, heart, outline);
        return inside(ore) && apart(ore, 1.25) ? Optional.of(ore) : Optional.empty();
    }

    private double[] place(Stock.Level level, double a, RandomGenerator random) {
        double x0 = size.grid().x0() + size.east() / 2;
        double y0 = size.grid().y0() + size.north() / 2;
        if (level == Stock.Level.SHOWS) {
            return new double[] {
                x0 + 0.07 * size.east() * random.nextGaussian(), y0 + 0.07 * size.north() * random.nextGaussian()
            };
        }
        double round = random.nextDouble(2 * Math.PI);
        if (level == Stock.Level.DEEP) {
            double[] above = stocks.getFirst().ore().centre();
            double off = a * random.nextDouble(0.2, stocks.size() > 2 ? 2.5 : 1.1);
            return new double[] {above[0] + off * Math.sin(round), above[1] + off * Math.cos(round)};
        }
        double off = size.east() * random.nextDouble(0.26, 0.42);
        return new double[] {x0 + off * Math.sin(round), y0 + off * Math.cos(round)};
    }

    /// A small body on the flank of a stock, at any height below its roof, or shallow where it may show.
    private void satellite(Stock stock, boolean shallow, RandomGenerator random) {
        double[] half = stock.ore().halfAxes();
        Outline outline = Outline.rough(0.25, random);
        for (int t = 0; t < TRIES; t++) {
            double shrink = 1 - 0.6 * t / TRIES;
            double a = shrink * (half[0] + half[1]) / 2 * random.nextDouble(0.18, 0.4);
            double b = a * random.nextDouble(0.6, 1);
            double c = a * random.nextDouble(0.5, 1.1);
            double round = random.nextDouble(2 * Math.PI);
            double off = 1.1 + random.nextDouble(0, 0.9) + a / half[0];
            double u = half[0] * off * Math.sin(round);
            double v = half[1] * off * Math.cos(round);
            double n = half[2] * random.nextDouble(-0.6, 1);
            if (shallow) {
                double[] p = stock.ore().sheet().point(u, v, 0);
                n = ground.elevation(p[0], p[1]) - p[2] - 1.2 * c - random.nextDouble(4, 0.5 * size.shallow());
            }
            Orebody body = new Orebody(
                    "S" + (satellites.size() + 1),
                    false,
                    stock.name(),
                    stock.ore().sheet(),
                    u,
                    v,
                    n,
                    a,
                    b,
                    c,
                    0.6 * Math.exp(0.15 * random.nextGaussian()),
                    outline);
            if (inside(body) && apart(body, 1.1)) {
                satellites.add(body);
                return;
            }
        }
    }

    /// Whether the body lies wholly in the ground.
    private boolean inside(Orebody body) {
        double[] xyz = body.solid().xyz();
        for (int i = 0; i < xyz.length; i += 3) {
            if (!size.holds(xyz[i], xyz[i + 1], xyz[i + 2], 12)
                    || xyz[i + 2] > ground.elevation(xyz[i], xyz[i + 1]) - 3) {
                return false;
            }
        }
        return true;
    }

    /// Whether bodies keep clear of each other, each blown up by `room`.
    private boolean apart(Orebody body, double room) {
        return bodies().stream().noneMatch(o -> touches(body, o, room) || touches(o, body, room));
    }

    private static boolean touches(Orebody body, Orebody other, double room) {
        double[] xyz = body.solid().xyz();
        for (int i = 0; i < xyz.length; i += 3) {
            if (other.radius2(xyz[i], xyz[i + 1], xyz[i + 2]) < room * room) {
                return true;
            }
        }
        return false;
    }
}
