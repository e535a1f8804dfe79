package org.lodecast.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.lodecast.Seed;

/// Concentrations in the rock at any point, before sampling and the laboratory.
///
/// With median m, factor r of the rock and deviation s of an element, unit fields F (shared, with loadings l)
/// and G (its own), enrichment E and ore grade g [g/t]:
///
/// C = m·r·exp(s·(Σ l·F + √(1 − Σl²)·G))·(1 + E) + g·(content per gram of gold)
///
/// E sums the halos of all orebodies (so that the front of a deep one falls upon the tail of a shallow one),
/// the fractures, and anomalies without ore; a ragged field tears halos and fractures to patches.
final class Geochemistry {
    private static final int WAVES = 40;

    private final Zoning zoning;
    private final RockModel rocks;
    private final List<Fault> faults;
    private final double[] faultStrength;
    private final List<OreHalo> halos;
    private final List<LookAlike> lookAlikes;
    private final List<Waves> shared = new ArrayList<>();
    private final List<Waves> own = new ArrayList<>();
    private final Waves raggedHalo;
    private final Waves raggedFault;
    private final Waves oreShoots;

    Geochemistry(
            Seed seed,
            Size size,
            RockModel rocks,
            List<Fault> faults,
            List<Orebody> bodies,
            List<LookAlike> others,
            Zoning zoning) {
        this.zoning = zoning;
        this.rocks = rocks;
        this.faults = faults;
        this.lookAlikes = others;
        double range = 40 + 70 * size.scale();
        for (int i = 0; i < 3; i++) {
            shared.add(Waves.of(seed.split("shared").split(i).generator(), WAVES, range * (1 + 0.3 * i)));
        }
        for (int i = 0; i < Element.count(); i++) {
            own.add(Waves.of(seed.split(Element.at(i).symbol()).generator(), WAVES, 0.7 * range));
        }
        raggedHalo = Waves.of(seed.split("ragged halo").generator(), WAVES, 35);
        raggedFault = Waves.of(seed.split("ragged fault").generator(), WAVES, 50);
        oreShoots = Waves.of(seed.split("ore shoots").generator(), WAVES, 25);
        RandomGenerator random = seed.split("strength").generator();
        faultStrength = new double[faults.size()];
        for (int i = 0; i < faultStrength.length; i++) {
            faultStrength[i] = Math.exp(0.4 * random.nextGaussian());
        }
        halos = new ArrayList<>();
        for (int i = 0; i < bodies.size(); i++) {
            halos.add(new OreHalo(
                    bodies.get(i),
                    size.scale(),
                    zoning,
                    seed.split("halo").split(i).generator()));
        }
    }

    List<OreHalo> halos() {
        return halos;
    }

    /// Concentrations of the twelve elements at a point, each in its unit.
    void at(double x, double y, double z, double[] out) {
        double[] fields = new double[3];
        for (int k = 0; k < 3; k++) {
            fields[k] = shared.get(k).at(x, y, z);
        }
        double[] enrichment = enrichment(x, y, z);
        double[] factor = rocks.at(x, y, z).factor;
        double gold = grade(x, y, z);
        for (int i = 0; i < out.length; i++) {
            Element e = Element.at(i);
            double f = e.own * own.get(i).at(x, y, z);
            for (int k = 0; k < 3; k++) {
                f += e.shared[k] * fields[k];
            }
            out[i] = e.median * factor[i] * Math.exp(e.deviation * f) * (1 + enrichment[i]) + gold * e.perGold;
        }
    }

    /// What halos, fractures and look-alikes add, in units of the background.
    double[] enrichment(double x, double y, double z) {
        double[] places = new double[zoning.places()];
        for (OreHalo halo : halos) {
            halo.add(x, y, z, places);
        }
        double torn = Math.exp(0.6 * raggedHalo.at(x, y, z) - 0.18);
        double cracks = 0;
        for (int i = 0; i < faultStrength.length; i++) {
            double d = faults.get(i).sheet().distance(x, y, z);
            if (d < 100) {
                cracks += faultStrength[i] * Math.exp(-d / 16);
            }
        }
        cracks *= Math.exp(0.7 * raggedFault.at(x, y, z) - 0.245);
        double[] enrichment = new double[Element.count()];
        for (LookAlike other : lookAlikes) {
            other.enrich(x, y, z, enrichment);
        }
        for (int i = 0; i < enrichment.length; i++) {
            Element e = Element.at(i);
            enrichment[i] = torn * (enrichment[i] + e.peak * places[zoning.place(e)]) + e.fracture * cracks;
        }
        return enrichment;
    }

    /// Grade of gold in ore at a point, 0 outside [g/t]: lognormal in shoots, falling toward the edge of the
    /// lens.
    private double grade(double x, double y, double z) {
        for (OreHalo halo : halos) {
            Orebody body = halo.body();
            if (body.contains(x, y, z)) {
                double r2 = body.radius2(x, y, z);
                return body.grade() * (1.1 - 0.6 * r2) * Math.exp(0.7 * oreShoots.at(x, y, z));
            }
        }
        return 0;
    }
}
