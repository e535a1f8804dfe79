package org.lodecast.simulate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.lodecast.Seed;

/// How well the faults were mapped. What an explorer draws is never what is there.
///
/// @param unmapped share of the faults that nobody has found, 0 to 1
/// @param misplacement standard deviation of a mapped fault's shift across itself [m]
/// @param turn standard deviation of its error of strike and dip [rad]
public record MapQuality(double unmapped, double misplacement, double turn) {
    /// A third of the faults unmapped, the rest about 12 m off, a few degrees turned and drawn with bends of
    /// their own.
    public static final MapQuality USUAL = new MapQuality(1.0 / 3, 12, Math.toRadians(2));

    /// Every fault just where it is.
    public static final MapQuality PERFECT = new MapQuality(0, 0, 0);

    public MapQuality {
        if (!(unmapped >= 0 && unmapped <= 1 && misplacement >= 0 && turn >= 0)) {
            throw new IllegalArgumentException(
                    "a share and two standard deviations, not " + unmapped + ", " + misplacement + ", " + turn);
        }
    }

    /// The faults as mapped, in their order. The first is the one that led to the discovery and is always
    /// mapped.
    List<Fault> map(List<Fault> faults, Seed seed) {
        List<Integer> order = new ArrayList<>();
        for (int i = 1; i < faults.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, Random.from(seed.split("unmapped").generator()));
        int missing = Math.min(order.size(), (int) Math.round(unmapped * faults.size()));
        List<Integer> unseen = order.subList(0, missing);
        List<Fault> mapped = new ArrayList<>();
        for (int i = 0; i < faults.size(); i++) {
            if (!unseen.contains(i)) {
                mapped.add(draw(faults.get(i), seed.split(i).generator()));
            }
        }
        return mapped;
    }

    private Fault draw(Fault fault, RandomGenerator random) {
        Sheet s = fault.sheet();
        if (misplacement == 0 && turn == 0) {
            return fault;
        }
        double[] centre = s.point(0, 0, misplacement * random.nextGaussian());
        Sheet.Bend b = s.bend();
        // the mapper sees the great bends, too flat, and adds wiggles between outcrops
        Sheet.Bend bend = new Sheet.Bend(
                b.amplitude() * random.nextDouble(0.5, 1),
                b.lengthU() * random.nextDouble(0.8, 1.25),
                b.lengthV() * random.nextDouble(0.8, 1.25),
                b.phaseU() + 0.5 * random.nextGaussian(),
                b.phaseV() + 0.5 * random.nextGaussian());
        double dip = s.dip() + turn * random.nextGaussian();
        Sheet sheet = new Sheet(
                centre[0],
                centre[1],
                centre[2],
                s.strike() + turn * random.nextGaussian(),
                Math.clamp(dip, Math.toRadians(5), Math.toRadians(89.5)),
                s.halfLength() * random.nextDouble(0.85, 1.1),
                s.halfWidth() * random.nextDouble(0.9, 1.05),
                bend);
        return new Fault(fault.name(), fault.set(), fault.fertile(), sheet);
    }
}
