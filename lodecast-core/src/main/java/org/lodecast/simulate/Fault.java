package org.lodecast.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.lodecast.Seed;

/// A fault of the simulated ground.
///
/// @param name `F1`, `F2`, …
/// @param set its orientation
/// @param fertile whether it carries ore
/// @param sheet where it runs
record Fault(String name, FaultSet set, boolean fertile, Sheet sheet) {

    /// All faults, set by set: the members of a set lie side by side across their strike. The NE set keeps to
    /// the east of the ground and the N-S set to the west, as the two ore groups of Zaozigou do.
    static List<Fault> network(Seed seed, Size size, Ground ground) {
        List<Fault> faults = new ArrayList<>();
        for (FaultSet set : FaultSet.values()) {
            int count = size.faults(set);
            Seed own = seed.split(set.name());
            for (int i = 0; i < count; i++) {
                RandomGenerator random = own.split(i).generator();
                String name = "F" + (faults.size() + 1);
                Sheet sheet = set == FaultSet.GENTLE
                        ? gentle(random, size, ground, (i + 0.5) / count)
                        : steep(random, size, ground, set, (i + 0.5) / count - 0.5, i < size.fertile(set));
                faults.add(new Fault(name, set, i < size.fertile(set), sheet));
            }
        }
        return faults;
    }

    static List<Sheet> sheets(List<Fault> faults) {
        return faults.stream().map(Fault::sheet).toList();
    }

    /// @param lane −0.5 to 0.5: where it lies among its set
    private static Sheet steep(
            RandomGenerator random, Size size, Ground ground, FaultSet set, double lane, boolean fertile) {
        double span = Math.min(size.east(), size.north());
        double strike = set.strike + set.spread * 0.6 * random.nextGaussian();
        double dip = random.nextDouble(set.minDip, set.maxDip);
        double shift = set == FaultSet.NE ? 0.12 : set == FaultSet.NS ? -0.16 : 0;
        double across = span * (0.75 * lane + 0.05 * random.nextGaussian());
        double along = span * 0.08 * random.nextGaussian();
        double x =
                size.grid().x0() + size.east() * (0.5 + shift) + Math.cos(strike) * across + Math.sin(strike) * along;
        double y = size.grid().y0() + size.north() * 0.5 - Math.sin(strike) * across + Math.cos(strike) * along;
        double depth = size.base() - size.grid().z0();
        double halfLength = span * (fertile ? random.nextDouble(0.42, 0.6) : random.nextDouble(0.25, 0.5));
        double halfWidth = depth * (fertile ? random.nextDouble(0.45, 0.5) : random.nextDouble(0.25, 0.45));
        // its upper edge stands a little above the ground, which then cuts it
        double up = halfWidth - 2 * size.relief();
        double z = ground.elevation(x, y) - Math.sin(dip) * up;
        return new Sheet(
                x + Math.cos(strike) * Math.cos(dip) * up,
                y - Math.sin(strike) * Math.cos(dip) * up,
                z,
                strike,
                dip,
                halfLength,
                halfWidth,
                bend(random, span));
    }

    private static Sheet gentle(RandomGenerator random, Size size, Ground ground, double level) {
        FaultSet set = FaultSet.GENTLE;
        double span = Math.min(size.east(), size.north());
        double x = size.grid().x0() + size.east() * (0.5 + 0.06 * random.nextGaussian());
        double y = size.grid().y0() + size.north() * (0.5 + 0.06 * random.nextGaussian());
        double depth = size.base() - size.grid().z0();
        double z = ground.elevation(x, y) - depth * (0.15 + 0.5 * level + 0.04 * random.nextDouble(-1, 1));
        double strike = set.strike + set.spread * 0.6 * random.nextGaussian();
        double dip = random.nextDouble(set.minDip, set.maxDip);
        double half = span * random.nextDouble(0.36, 0.44);
        return new Sheet(x, y, z, strike, dip, half, 0.85 * half, bend(random, span));
    }

    /// Bends of 0.6 to 1.3 % of the ground's width, long enough to keep slopes below about a tenth.
    private static Sheet.Bend bend(RandomGenerator random, double span) {
        return new Sheet.Bend(
                span * random.nextDouble(0.006, 0.013),
                span * random.nextDouble(0.6, 1.1),
                span * random.nextDouble(0.6, 1.1),
                random.nextDouble(2 * Math.PI),
                random.nextDouble(2 * Math.PI));
    }
}
