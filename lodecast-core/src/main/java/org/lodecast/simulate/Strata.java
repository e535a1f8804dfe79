package org.lodecast.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.lodecast.Seed;

/// A pile of beds, tilted or folded, some of them favourable to ore, and cut into blocks by faults that came
/// after the ore.
///
/// In each block the pile hangs on a sheet of its own, the same but for where the faults moved it; (u, v, n) in
/// that sheet is where a point lay before: u along strike, v up dip, n up through the pile.
final class Strata {
    private final List<Fault> breaks;
    private final Sheet[] blocks;
    private final double[] beds;
    private final double thickness;

    private Strata(List<Fault> breaks, Sheet[] blocks, double[] beds, double thickness) {
        this.breaks = breaks;
        this.blocks = blocks;
        this.beds = beds;
        this.thickness = thickness;
    }

    static Strata of(Seed seed, Size size, Ground ground) {
        RandomGenerator random = seed.generator();
        Sheet pile = pile(size, ground, random);
        int count = size == Size.SMALL ? 2 : 4;
        List<Fault> breaks = new ArrayList<>();
        double[][] moves = new double[count][];
        for (int i = 0; i < count; i++) {
            double lane = (i + 1.0) / (count + 1) - 0.5 + 0.2 / (count + 1) * random.nextDouble(-1, 1);
            Fault fault = across(pile, size, ground, lane, i + 1, random);
            breaks.add(fault);
            moves[i] = slip(fault.sheet(), (0.25 + 0.75 * size.scale()) * random.nextDouble(35, 110), random);
        }
        Sheet[] blocks = new Sheet[1 << count];
        for (int mask = 0; mask < blocks.length; mask++) {
            double[] by = new double[3];
            for (int i = 0; i < count; i++) {
                for (int k = 0; k < 3 && (mask >> i & 1) == 1; k++) {
                    by[k] += moves[i][k];
                }
            }
            blocks[mask] = new Sheet(
                    pile.x() + by[0],
                    pile.y() + by[1],
                    pile.z() + by[2],
                    pile.strike(),
                    pile.dip(),
                    pile.halfLength(),
                    pile.halfWidth(),
                    pile.bend());
        }
        int favourable = size == Size.SMALL ? 1 + random.nextInt(2) : 2 + random.nextInt(2);
        double[] beds = new double[favourable];
        double thick = 0.6 + 0.4 * size.scale();
        for (int k = 1; k < favourable; k++) {
            beds[k] = beds[k - 1] + (0.5 + 0.5 * size.scale()) * random.nextDouble(70, 120);
        }
        return new Strata(breaks, blocks, beds, thick * random.nextDouble(18, 30));
    }

    /// The middle of the first favourable bed. It comes to the ground a third of the way from the middle of the
    /// ground to its side, and dips across the rest.
    private static Sheet pile(Size size, Ground ground, RandomGenerator random) {
        double span = Math.min(size.east(), size.north());
        double strike = random.nextDouble(2 * Math.PI);
        boolean folded = random.nextBoolean();
        double steeper = 15 * (size.scale() - 0.4); // ground that is deep for its width holds steeper beds
        double dip = Math.toRadians(steeper + (folded ? random.nextDouble(30, 40) : random.nextDouble(38, 62)));
        double off = span * random.nextDouble(0.24, 0.32);
        double x = size.grid().x0() + size.east() / 2 - off * Math.cos(strike);
        double y = size.grid().y0() + size.north() / 2 + off * Math.sin(strike);
        double height = folded ? random.nextDouble(0.035, 0.06) : random.nextDouble(0.008, 0.018);
        Sheet.Bend bend = new Sheet.Bend(
                2 * span * height, // half of it makes the waves down dip
                span * (folded ? random.nextDouble(4, 6) : random.nextDouble(0.9, 1.4)),
                span * (folded ? random.nextDouble(0.55, 0.8) : random.nextDouble(0.9, 1.4)),
                random.nextDouble(2 * Math.PI),
                random.nextDouble(2 * Math.PI));
        double depth = size.base() - size.grid().z0();
        double half = 1.1 * Math.min(depth / Math.sin(dip), span / Math.cos(dip));
        double back = bend.at(0, 0) / Math.sin(dip); // the bend moves the outcrop: move it back
        return new Sheet(
                x - back * Math.cos(strike),
                y + back * Math.sin(strike),
                ground.elevation(x, y),
                strike,
                dip,
                0.75 * span,
                half,
                bend);
    }

    /// A fault right through the ground, across the strike of the beds.
    private static Fault across(Sheet pile, Size size, Ground ground, double lane, int number, RandomGenerator random) {
        double span = Math.min(size.east(), size.north());
        double strike = pile.strike() + Math.PI / 2 + Math.toRadians(12) * random.nextGaussian();
        strike += random.nextBoolean() ? Math.PI : 0;
        double x = size.grid().x0() + size.east() / 2 + span * lane * Math.sin(pile.strike());
        double y = size.grid().y0() + size.north() / 2 + span * lane * Math.cos(pile.strike());
        double dip = Math.toRadians(random.nextDouble(65, 85));
        double half = 0.5 * (size.base() - size.grid().z0());
        double up = half - 2 * size.relief();
        Sheet.Bend bend =
                new Sheet.Bend(0.008 * span, 0.9 * span, 0.9 * span, random.nextDouble(6), random.nextDouble(6));
        Sheet sheet = new Sheet(
                x + Math.cos(strike) * Math.cos(dip) * up,
                y - Math.sin(strike) * Math.cos(dip) * up,
                ground.elevation(x, y) - Math.sin(dip) * up,
                strike,
                dip,
                0.7 * span,
                half,
                bend);
        double turn = strike;
        FaultSet set = Arrays.stream(FaultSet.values())
                .filter(s -> s != FaultSet.GENTLE)
                .min(Comparator.comparingDouble(s -> Math.abs(Math.sin(s.strike - turn))))
                .orElseThrow();
        return new Fault("F" + number, set, false, sheet);
    }

    /// How far the hanging wall moved: down dip, and some way along strike.
    private static double[] slip(Sheet s, double amount, RandomGenerator random) {
        double along = amount * random.nextDouble(-0.5, 0.5);
        double flat = amount * Math.cos(s.dip());
        return new double[] {
            along * Math.sin(s.strike()) + flat * Math.cos(s.strike()),
            along * Math.cos(s.strike()) - flat * Math.sin(s.strike()),
            -amount * Math.sin(s.dip())
        };
    }

    /// The faults that cut the pile.
    List<Fault> breaks() {
        return breaks;
    }

    /// The sheets of all blocks.
    List<Sheet> blocks() {
        return List.of(blocks);
    }

    /// Number of the block that holds a point.
    int block(double x, double y, double z) {
        int mask = 0;
        for (int i = 0; i < breaks.size(); i++) {
            mask |= breaks.get(i).sheet().local(x, y, z)[2] > 0 ? 1 << i : 0;
        }
        return mask;
    }

    /// (u, v, n) of a point, as it lay before the faults.
    double[] restored(double x, double y, double z) {
        return blocks[block(x, y, z)].local(x, y, z);
    }

    /// How many favourable beds there are.
    int beds() {
        return beds.length;
    }

    /// Height of a favourable bed in the pile [m]; the first is at 0.
    double bed(int k) {
        return beds[k];
    }

    /// Thickness of a favourable bed [m].
    double thickness() {
        return thickness;
    }
}
