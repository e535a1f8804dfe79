package org.lodecast.simulate;

import java.util.ArrayList;
import java.util.List;
import org.lodecast.Seed;

/// What gold lodes bring: the halos of all of them (so that the front of a deep one falls upon the tail of a
/// shallow one), fractures, anomalies without ore, and the gold itself with what comes along for each gram.
/// A ragged field tears halos to patches.
final class LodeMetals implements Mineralisation {
    private final Zoning zoning;
    private final List<LodeHalo> halos = new ArrayList<>();
    private final List<LookAlike> lookAlikes;
    private final Fractures fractures;
    private final Patches patches;
    private final Waves oreShoots;

    LodeMetals(
            Seed seed, Assumptions assumptions, List<Fault> faults, List<Orebody> bodies, List<LookAlike> lookAlikes) {
        this.zoning = assumptions.zoning();
        this.patches = Patches.of(assumptions, seed.split("ragged halo"), 35);
        this.lookAlikes = lookAlikes;
        fractures = new Fractures(faults, seed.split("strength"), seed.split("ragged fault"));
        oreShoots = Waves.of(seed.split("ore shoots").generator(), Geochemistry.WAVES, 25);
        for (int i = 0; i < bodies.size(); i++) {
            halos.add(new LodeHalo(
                    bodies.get(i), assumptions, seed.split("halo").split(i).generator()));
        }
    }

    List<LodeHalo> halos() {
        return halos;
    }

    @Override
    public double[] enrichment(double x, double y, double z) {
        double[] places = new double[zoning.places()];
        for (LodeHalo halo : halos) {
            halo.add(x, y, z, places);
        }
        double torn = patches.at(x, y, z);
        double cracks = fractures.at(x, y, z);
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

    @Override
    public double[] ore(double x, double y, double z) {
        double[] content = new double[Element.count()];
        double gold = grade(x, y, z);
        for (int i = 0; i < content.length; i++) {
            content[i] = gold * Element.at(i).perGold;
        }
        return content;
    }

    /// Grade of gold in ore at a point, 0 outside [g/t]: lognormal in shoots, falling toward the edge of the
    /// lens.
    private double grade(double x, double y, double z) {
        for (LodeHalo halo : halos) {
            Orebody body = halo.body();
            if (body.contains(x, y, z)) {
                double r2 = body.radius2(x, y, z);
                return body.grade() * (1.1 - 0.6 * r2) * Math.exp(0.7 * oreShoots.at(x, y, z));
            }
        }
        return 0;
    }
}
