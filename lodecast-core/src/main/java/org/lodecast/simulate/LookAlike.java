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
        CONTACT(EnumSet.of(Element.W, Element.BI, Element.MO, Element.CU));

        static final List<Kind> AMONG_SLATES = List.of(FRONT, WEAK_GOLD, BASE_METAL, CONTACT);

        private final Set<Element> elements;

        Kind(Set<Element> elements) {
            this.elements = elements;
        }
    }

    /// Half of them sit in faults, where one expects ore.
    static List<LookAlike> scatter(Seed seed, Size size, Ground ground, List<Fault> faults, List<Kind> kinds) {
        List<LookAlike> all = new ArrayList<>();
        RandomGenerator random = seed.generator();
        int count = size == Size.SMALL ? 10 : 60;
        double depth = size.base() - size.grid().z0();
        double unit = 0.35 + 0.65 * size.scale();
        for (int i = 0; i < count; i++) {
            double x = size.grid().x0() + size.east() * random.nextDouble(0.05, 0.95);
            double y = size.grid().y0() + size.north() * random.nextDouble(0.05, 0.95);
            double z = ground.elevation(x, y) - depth * 0.8 * Math.pow(random.nextDouble(), 1.5);
            if (i % 2 == 0) {
                Sheet s = faults.get(random.nextInt(faults.size())).sheet();
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
                    random.nextDouble(0.6, 1.4)));
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
            enrichment[e.ordinal()] += e.peak * g;
        }
    }
}
