package org.lodecast.simulate;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.lodecast.Seed;

/// An anomaly without ore: it looks like part of a halo and misleads whoever trusts one element, or one
/// group.
///
/// @param kind what it looks like
/// @param x centre, east [m]
/// @param y centre, north [m]
/// @param z centre, elevation [m]
/// @param radius horizontal standard width [m]
/// @param height vertical standard width [m]
/// @param strength relative to the halo of an orebody
record LookAlike(Kind kind, double x, double y, double z, double radius, double height, double strength) {

    enum Kind {
        /// Arsenic, antimony, mercury of a fracture that never met gold.
        FRONT(EnumSet.of(Element.AS, Element.SB, Element.HG)),
        /// Sulphide beds with a little gold, far below any cut-off.
        WEAK_GOLD(EnumSet.of(Element.AU, Element.AS, Element.AG)),
        /// Base metals of the sediment.
        BASE_METAL(EnumSet.of(Element.AG, Element.CU, Element.PB, Element.ZN)),
        /// What a dyke brings into its contact.
        CONTACT(EnumSet.of(Element.W, Element.BI, Element.MO, Element.CU)),
        /// Copper and molybdenum of a stock that is as large as any and never reaches a cut-off.
        WEAK_COPPER(EnumSet.of(Element.CU, Element.MO), 8),
        /// A cap of pyrite over nothing.
        PYRITE(EnumSet.of(Element.CO, Element.AS, Element.AU)),
        /// Veins far from any stock.
        VEINS(EnumSet.of(Element.AG, Element.PB, Element.ZN, Element.AS, Element.SB), 2),
        /// A bed of barren sulphides, rich for a bed and poor for ore.
        BARREN_SULPHIDES(EnumSet.of(Element.ZN, Element.PB, Element.AG, Element.CO), 6);

        static final List<Kind> AMONG_SLATES = List.of(FRONT, WEAK_GOLD, BASE_METAL, CONTACT);
        static final List<Kind> AMONG_STOCKS = List.of(WEAK_COPPER, PYRITE, VEINS, FRONT);
        static final List<Kind> AMONG_BEDS = List.of(BARREN_SULPHIDES, FRONT, VEINS, CONTACT);

        private final Set<Element> elements;
        private final double times;

        Kind(Set<Element> elements) {
            this(elements, 1);
        }

        /// @param times the usual enrichment of each element
        Kind(Set<Element> elements, double times) {
            this.elements = elements;
            this.times = times;
        }
    }

    /// Half of them sit in `hosts`, faults or beds, where one expects ore.
    static List<LookAlike> scatter(
            Seed seed, Assumptions assumptions, Ground ground, List<Sheet> hosts, List<Kind> kinds) {
        Size size = assumptions.size();
        List<LookAlike> all = new ArrayList<>();
        RandomGenerator random = seed.generator();
        int count = assumptions.count(Factor.LOOK_ALIKES, size == Size.SMALL ? 10 : 60);
        double times = assumptions.factor(Factor.LOOK_ALIKE_STRENGTH);
        double depth = size.base() - size.grid().z0();
        double unit = 0.35 + 0.65 * size.scale();
        for (int i = 0; i < count; i++) {
            double x = size.grid().x0() + size.east() * random.nextDouble(0.05, 0.95);
            double y = size.grid().y0() + size.north() * random.nextDouble(0.05, 0.95);
            double z = ground.elevation(x, y) - depth * 0.8 * Math.pow(random.nextDouble(), 1.5);
            if (i % 2 == 0) {
                Sheet s = hosts.get(random.nextInt(hosts.size()));
                double u = s.halfLength() * random.nextDouble(-0.8, 0.8);
                double top = s.top(u, ground);
                double v = top - (top + s.halfWidth()) * 0.8 * Math.pow(random.nextDouble(), 1.5);
                double[] p = s.point(u, v, 0);
                x = p[0];
                y = p[1];
                z = p[2];
            }
            all.add(new LookAlike(
                    kinds.get((i / 2) % kinds.size()),
                    x,
                    y,
                    z,
                    unit * random.nextDouble(35, 80),
                    unit * random.nextDouble(35, 110),
                    times * random.nextDouble(0.6, 1.4)));
        }
        return all;
    }

    /// Adds to the enrichment of each element at a point.
    void enrich(double px, double py, double pz, double[] enrichment) {
        double h = ((px - x) * (px - x) + (py - y) * (py - y)) / (radius * radius);
        double v = (pz - z) / height;
        double d2 = h + v * v;
        if (d2 > 12) {
            return;
        }
        double g = strength * Math.exp(-d2 / 2);
        for (Element e : kind.elements) {
            enrichment[e.ordinal()] += e.peak * g * kind.times;
        }
    }
}
