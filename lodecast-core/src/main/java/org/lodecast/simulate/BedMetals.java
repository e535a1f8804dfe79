package org.lodecast.simulate;

import java.util.List;
import java.util.random.RandomGenerator;
import org.lodecast.Seed;

/// What metal-bearing brines left in and along the beds: zinc, lead and silver in lenses, copper at their
/// foot, and halos that follow the bed.
///
/// Around a lens of half axes a, b, c, at (Δu, Δv, Δn) from its middle as the pile lay before the faults:
///
/// E = p·exp(−½((Δu/(a + m·L))² + (Δv/(b + m·L))² + ((Δn − s·S)/(c + t·T))²))
///
/// with peak p, spread m, shift s and thickness t of the element, and lengths L along the bed, S and T
/// across it. S and T are the same but for their factors: {@link Factor#HALO_LENGTH} multiplies L and S,
/// {@link Factor#HALO_WIDTH} T. Cu Co Bi W Mo lie in the footwall, Pb Ag Zn at the ore and Zn beyond it,
/// As Sb Hg in the hanging wall and furthest along the bed.
final class BedMetals implements Mineralisation {
    /// @param peak enrichment over background
    /// @param spread along the bed
    /// @param shift up through the pile
    /// @param thickness across the bed
    record Halo(Element element, double peak, double spread, double shift, double thickness) {}

    static final List<Halo> HALOS = List.of(
            new Halo(Element.CU, 6, 0.3, -1.5, 1.2),
            new Halo(Element.BI, 5, 0.3, -1.8, 1.3),
            new Halo(Element.CO, 1.8, 0.3, -1.5, 1.2),
            new Halo(Element.W, 2, 0.3, -2.0, 1.3),
            new Halo(Element.MO, 2.5, 0.4, -1.2, 1.2),
            new Halo(Element.AU, 3, 0.4, -0.8, 1.0),
            new Halo(Element.PB, 10, 0.7, 0.0, 0.9),
            new Halo(Element.AG, 8, 0.7, 0.1, 0.9),
            new Halo(Element.ZN, 9, 1.2, 0.4, 1.0),
            new Halo(Element.AS, 8, 1.6, 1.3, 1.6),
            new Halo(Element.SB, 7, 1.8, 1.6, 1.8),
            new Halo(Element.HG, 7, 2.1, 2.2, 2.2));

    /// Grades level off toward that of pure ore [% Zn].
    private static final double RICHEST = 45;

    private final Strata strata;
    private final List<Orebody> bodies;
    private final double[] strength;
    private final List<LookAlike> lookAlikes;
    private final Fractures fractures;
    private final Patches patches;
    private final Waves shoots;
    private final Waves leadRatio;
    private final double along;
    private final double lead;
    private final double across;
    private final double far;

    BedMetals(
            Seed seed,
            Assumptions assumptions,
            Strata strata,
            List<Orebody> bodies,
            List<Fault> faults,
            List<LookAlike> lookAlikes) {
        double scale = assumptions.size().scale();
        double lengthwise = assumptions.factor(Factor.HALO_LENGTH);
        double wide = assumptions.factor(Factor.HALO_WIDTH);
        this.strata = strata;
        this.bodies = bodies;
        this.lookAlikes = lookAlikes;
        this.along = lengthwise * (15 + 45 * scale);
        this.lead = lengthwise * (7 + 13 * scale);
        this.across = wide * (7 + 13 * scale);
        this.far = 12 * (7 + 13 * scale) * Math.max(1, Math.max(lengthwise, wide));
        fractures = new Fractures(faults, seed.split("strength"), seed.split("ragged fault"));
        patches = Patches.of(assumptions, seed.split("ragged halo"), 20 + 30 * scale);
        shoots = Waves.of(seed.split("ore shoots").generator(), Geochemistry.WAVES, 25);
        leadRatio = Waves.of(seed.split("lead").generator(), Geochemistry.WAVES, 40 + 80 * scale);
        RandomGenerator random = seed.split("lenses").generator();
        strength = new double[bodies.size()];
        for (int i = 0; i < strength.length; i++) {
            double own = (bodies.get(i).main() ? 1 : 0.7) * Math.exp(0.3 * random.nextGaussian());
            strength[i] = assumptions.factor(Factor.HALO_STRENGTH) * own;
        }
    }

    @Override
    public double[] enrichment(double x, double y, double z) {
        double[] enrichment = new double[Element.count()];
        for (LookAlike other : lookAlikes) {
            other.enrich(x, y, z, enrichment);
        }
        double[] p = strata.restored(x, y, z);
        for (int i = 0; i < strength.length; i++) {
            double[] seat = bodies.get(i).seat();
            double[] half = bodies.get(i).halfAxes();
            double u = p[0] - seat[0];
            double v = p[1] - seat[1];
            double n = p[2] - seat[2];
            if (Math.abs(n) > half[2] + far || Math.hypot(u, v) > 4 * (half[0] + 2.5 * along)) {
                continue;
            }
            for (Halo h : HALOS) {
                double d = sq(u / (half[0] + h.spread * along))
                        + sq(v / (half[1] + h.spread * along))
                        + sq((n - h.shift * lead) / (half[2] + h.thickness * across));
                enrichment[h.element.ordinal()] += strength[i] * h.peak * Math.exp(-0.5 * d);
            }
        }
        double torn = patches.at(x, y, z);
        double cracks = 0.4 * fractures.at(x, y, z); // the faults are younger: they leaked only a little
        for (int i = 0; i < enrichment.length; i++) {
            enrichment[i] = torn * enrichment[i] + Element.at(i).fracture * cracks;
        }
        return enrichment;
    }

    /// Zinc [%] is lognormal in shoots and falls toward the edge of the lens; lead goes with it and more
    /// toward the foot, copper keeps to the foot.
    @Override
    public double[] ore(double x, double y, double z) {
        double[] content = new double[Element.count()];
        for (Orebody body : bodies) {
            if (body.contains(x, y, z)) {
                double up = Math.clamp(body.local(x, y, z)[2] / body.halfAxes()[2], -1, 1);
                double zinc = body.grade() * (1.1 - 0.6 * body.radius2(x, y, z)) * Math.exp(0.5 * shoots.at(x, y, z));
                zinc *= RICHEST / (RICHEST + zinc); // massive sulphide holds no more
                double lead = 0.4 * zinc * Math.exp(0.3 * leadRatio.at(x, y, z)) * (1 - 0.25 * up);
                content[Element.ZN.ordinal()] = 1e4 * zinc * (1 + 0.2 * up);
                content[Element.PB.ordinal()] = 1e4 * lead;
                content[Element.AG.ordinal()] = 16 * lead;
                content[Element.CU.ordinal()] = 300 * zinc * (1 - up);
                content[Element.AU.ordinal()] = 0.01 * zinc;
                content[Element.AS.ordinal()] = 40 * zinc;
                content[Element.SB.ordinal()] = 4 * zinc;
                content[Element.HG.ordinal()] = 120 * zinc;
                return content;
            }
        }
        return content;
    }

    private static double sq(double a) {
        return a * a;
    }
}
