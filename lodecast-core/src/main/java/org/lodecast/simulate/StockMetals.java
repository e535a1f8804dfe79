package org.lodecast.simulate;

import java.util.List;
import java.util.random.RandomGenerator;
import org.lodecast.Seed;

/// What stocks bring: copper with gold and silver in and about the ore, and shells of the other metals.
///
/// Copper [%] follows the nearest body, in q half axes from its middle: k·(heart/k)^(1 − q²) inside,
/// k·exp(−s·(q − 1)) outside, with the cut-off k = 0.3 % and s such that the slope goes on; so ore is where
/// the trend is at or above the cut-off, and its skin is no wall in the rock. A lognormal field scatters the
/// trend. Dykes younger than the ore hold a tenth of it.
///
/// Shells: E = p·exp(−½((q − c)/w)²)·2/(1 + exp(−2·l·h)), with q and the height h in half axes of the ore
/// shell of a stock, and peak p, place c, width w and lift l of the element: Mo and W within and below, Co
/// with pyrite around the ore, Ag Pb Zn outside and above, As Sb Hg furthest out and highest.
/// {@link Factor#HALO_LENGTH} multiplies c, {@link Factor#HALO_WIDTH} w.
final class StockMetals implements Mineralisation {
    /// From this grade on it is ore [% Cu].
    static final double CUTOFF = 0.3;

    /// @param peak enrichment over background
    /// @param place where the shell lies [half axes of the ore]
    /// @param width standard width of the shell [half axes]
    /// @param lift above 0 strongest at its top, below 0 at its bottom [1/half axis]
    private record Shell(Element element, double peak, double place, double width, double lift) {}

    private static final List<Shell> SHELLS = List.of(
            new Shell(Element.MO, 90, 0.4, 0.6, -0.5),
            new Shell(Element.W, 7, 0.7, 0.7, -0.7),
            new Shell(Element.BI, 5, 0.9, 0.6, -0.2),
            new Shell(Element.CO, 1.6, 1.5, 0.4, 0),
            new Shell(Element.AG, 7, 1.9, 0.5, 0.25),
            new Shell(Element.PB, 6, 2.2, 0.55, 0.3),
            new Shell(Element.ZN, 5, 2.3, 0.55, 0.3),
            new Shell(Element.AS, 7, 2.5, 0.7, 0.5),
            new Shell(Element.SB, 7, 2.8, 0.7, 0.6),
            new Shell(Element.HG, 5, 2.9, 0.8, 0.7));

    private final List<Stock> stocks;
    private final double[] strength;
    private final List<Orebody> bodies;
    private final RockModel rocks;
    private final List<LookAlike> lookAlikes;
    private final Fractures fractures;
    private final Patches patches;
    private final double outward;
    private final double wide;
    private final double far;
    private final Waves scatter;
    private final Waves goldRatio;

    StockMetals(
            Seed seed,
            Assumptions assumptions,
            StockSystem system,
            RockModel rocks,
            List<Fault> faults,
            List<LookAlike> lookAlikes) {
        double scale = assumptions.size().scale();
        this.outward = assumptions.factor(Factor.HALO_LENGTH);
        this.wide = assumptions.factor(Factor.HALO_WIDTH);
        this.far = 6 * Math.max(1, Math.max(outward, wide));
        this.stocks = system.stocks();
        this.bodies = system.bodies();
        this.rocks = rocks;
        this.lookAlikes = lookAlikes;
        fractures = new Fractures(faults, seed.split("strength"), seed.split("ragged fault"));
        patches = Patches.of(assumptions, seed.split("ragged halo"), 25 + 40 * scale);
        scatter = Waves.of(seed.split("copper").generator(), Geochemistry.WAVES, 15 + 25 * scale);
        goldRatio = Waves.of(seed.split("gold").generator(), Geochemistry.WAVES, 50 + 100 * scale);
        RandomGenerator random = seed.split("stocks").generator();
        strength = new double[stocks.size()];
        for (int i = 0; i < strength.length; i++) {
            strength[i] = assumptions.factor(Factor.HALO_STRENGTH) * Math.exp(0.25 * random.nextGaussian());
        }
    }

    @Override
    public double[] enrichment(double x, double y, double z) {
        double[] enrichment = new double[Element.count()];
        for (LookAlike other : lookAlikes) {
            other.enrich(x, y, z, enrichment);
        }
        for (int i = 0; i < strength.length; i++) {
            Stock.Place p = stocks.get(i).place(x, y, z);
            if (p.distance() < far) {
                for (Shell s : SHELLS) {
                    double d = (p.distance() - outward * s.place) / (wide * s.width);
                    double lifted = 2 / (1 + Math.exp(-2 * s.lift * p.height()));
                    enrichment[s.element.ordinal()] += strength[i] * s.peak * Math.exp(-0.5 * d * d) * lifted;
                }
            }
        }
        double torn = patches.at(x, y, z);
        double cracks = 0.3 * fractures.at(x, y, z); // they matter little here
        double late = rocks.at(x, y, z) == Rock.DACITE ? 0.1 : 1;
        for (int i = 0; i < enrichment.length; i++) {
            enrichment[i] = late * torn * enrichment[i] + Element.at(i).fracture * cracks;
        }
        return enrichment;
    }

    @Override
    public double[] ore(double x, double y, double z) {
        double[] content = new double[Element.count()];
        double copper = trend(x, y, z) * Math.exp(0.4 * scatter.at(x, y, z) - 0.08);
        copper *= rocks.at(x, y, z) == Rock.DACITE ? 0.1 : 1;
        if (copper > 0) {
            content[Element.CU.ordinal()] = 1e4 * copper;
            content[Element.AU.ordinal()] = 0.35 * copper * Math.exp(0.4 * goldRatio.at(x, y, z));
            content[Element.AG.ordinal()] = 1.6 * copper;
        }
        return content;
    }

    /// Copper but for its scatter [%]: at or above the cut-off in ore and nowhere else, 0 far away.
    double trend(double x, double y, double z) {
        double most = 0;
        for (Orebody body : bodies) {
            if (body.far(x, y, z) < 4) {
                double q2 = body.radius2(x, y, z);
                double rise = Math.log(body.grade() / CUTOFF);
                double ln = q2 < 1 ? rise * (1 - q2) : -2 * rise * (Math.sqrt(q2) - 1);
                most = Math.max(most, CUTOFF * Math.exp(ln));
            }
        }
        return most;
    }
}
