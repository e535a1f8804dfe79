package org.lodecast.simulate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.lodecast.Seed;
import org.lodecast.geochem.SequenceAgreement;

/// What a simulated deposit takes for granted besides its style and seed: choices that are made up, and that
/// nobody could tell of a real deposit. Whoever learns from deposits with one set of them learns that set;
/// {@link #drawn} therefore draws each at random, independently of the others.
///
/// @param size of the ground; what is in it and how much is drilled follow from it and the factors
/// @param quality how well the faults were mapped
/// @param zoning how the halos of gold lodes are zoned; the other styles have their own
/// @param elements that the laboratory was asked for, in the order of {@link Element}; the simulation knows
///     all
/// @param factors multiples of the usual figures, above 0 and at most 10; one that is not named is 1
public record Assumptions(
        Size size, MapQuality quality, Zoning zoning, List<Element> elements, Map<Factor, Double> factors) {
    /// Those in which ore of a style is reckoned: never left out.
    private static final EnumSet<Element> MAIN = EnumSet.of(Element.AU, Element.CU, Element.ZN, Element.PB, Element.AG);

    public Assumptions {
        if (elements.isEmpty() || EnumSet.copyOf(elements).size() != elements.size()) {
            throw new IllegalArgumentException("elements are at least one, and none twice, not " + elements);
        }
        elements = List.copyOf(EnumSet.copyOf(elements));
        EnumMap<Factor, Double> all = new EnumMap<>(Factor.class);
        for (Factor f : Factor.values()) {
            double value = factors.getOrDefault(f, 1.0);
            if (!(value > 0 && value <= Factor.MOST)) {
                throw new IllegalArgumentException(f + " is above 0 and at most " + Factor.MOST + ", not " + value);
            }
            all.put(f, value);
        }
        factors = Collections.unmodifiableMap(all);
    }

    /// What has been taken for granted wherever nothing else is said: every factor 1, faults mapped as
    /// {@link MapQuality#USUAL}, {@link Zoning#ZONES}, all elements.
    public static Assumptions usual(Size size) {
        return new Assumptions(size, MapQuality.USUAL, Zoning.ZONES, List.of(Element.values()), Map.of());
    }

    /// All but the size drawn at random, each from a stream of its own:
    ///
    /// - a factor from its range, see {@link Factor};
    /// - of the faults a share of 0 to 0.7 unmapped, uniform; misplacement 3 to 40 m and turn 0.5° to 6°,
    ///   both
    ///   uniform in their logarithm;
    /// - zoning with probability 0.15 turned over; 0.15 a sequence, which is that of Zaozigou or the classic
    ///   one with one to four swaps of neighbours; else the three zones;
    /// - with probability 0.4 all elements, else each but Au, Cu, Zn, Pb and Ag left out with probability
    ///   0.3.
    ///
    /// @param seed the same seed gives the same assumptions; that of the deposit may be the same
    public static Assumptions drawn(Size size, Seed seed) {
        Seed own = seed.split("assumptions");
        EnumMap<Factor, Double> factors = new EnumMap<>(Factor.class);
        for (Factor f : Factor.values()) {
            factors.put(f, f.draw(own.split(f.name()).generator()));
        }
        return new Assumptions(
                size,
                quality(own.split("quality").generator()),
                zoning(own.split("zoning").generator()),
                elements(own.split("elements").generator()),
                factors);
    }

    private static MapQuality quality(RandomGenerator random) {
        return new MapQuality(
                random.nextDouble(0.7),
                Factor.logUniform(3, 40, random),
                Math.toRadians(Factor.logUniform(0.5, 6, random)));
    }

    private static Zoning zoning(RandomGenerator random) {
        double kind = random.nextDouble();
        if (kind < 0.15) {
            return Zoning.ZONES.reversed();
        }
        if (kind >= 0.3) {
            return Zoning.ZONES;
        }
        List<String> known = random.nextBoolean() ? SequenceAgreement.ZAOZIGOU : SequenceAgreement.CLASSIC;
        List<Element> order = new ArrayList<>();
        known.forEach(symbol -> order.add(Element.valueOf(symbol.toUpperCase(Locale.ROOT))));
        for (int swaps = 1 + random.nextInt(4); swaps > 0; swaps--) {
            int at = random.nextInt(order.size() - 1);
            Collections.swap(order, at, at + 1);
        }
        return Zoning.sequence(order);
    }

    private static List<Element> elements(RandomGenerator random) {
        EnumSet<Element> panel = EnumSet.allOf(Element.class);
        if (random.nextDouble() >= 0.4) {
            panel.removeIf(e -> !MAIN.contains(e) && random.nextDouble() < 0.3);
        }
        return List.copyOf(panel);
    }

    /// A multiple of the usual figure.
    public double factor(Factor factor) {
        return factors.getOrDefault(factor, 1.0);
    }

    /// The same with another factor.
    public Assumptions with(Factor factor, double value) {
        EnumMap<Factor, Double> changed = new EnumMap<>(factors);
        changed.put(factor, value);
        return new Assumptions(size, quality, zoning, elements, changed);
    }

    /// The same with faults mapped otherwise.
    public Assumptions with(MapQuality other) {
        return new Assumptions(size, other, zoning, elements, factors);
    }

    /// The same with halos zoned otherwise.
    public Assumptions with(Zoning other) {
        return new Assumptions(size, quality, other, elements, factors);
    }

    /// The same with other elements assayed.
    public Assumptions with(List<Element> other) {
        return new Assumptions(size, quality, zoning, other, factors);
    }

    /// Drillholes.
    public int holes() {
        return count(Factor.HOLES, size.holes());
    }

    /// Samples that the laboratory is paid for; the count that is taken comes within some percent, but
    /// for long holes and few samples: none is longer than 10 m.
    public int samples() {
        return count(Factor.HOLES, size.samples());
    }

    /// No hole goes deeper below the ground than this [m].
    double reach() {
        return size.reach() * factor(Factor.REACH);
    }

    /// So many times the usual number, to the nearest, at least 1.
    int count(Factor factor, int usual) {
        return Math.max(1, (int) Math.round(usual * factor(factor)));
    }
}
