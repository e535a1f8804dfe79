package org.lodecast.simulate;

import java.util.ArrayList;
import java.util.List;
import org.lodecast.Seed;

/// Concentrations in the rock at any point, before sampling and the laboratory.
///
/// With median m, factor r of the rock and deviation s of an element, unit fields F (shared, with loadings l)
/// and G (its own), enrichment E and content of ore minerals c:
///
/// C = m·r·exp(s·(Σ l·F + √(1 − Σl²)·G))·(1 + E) + c
///
/// E and c come of the {@link Mineralisation}, which differs by style; the background is that of the rocks.
final class Geochemistry {
    static final int WAVES = 40;

    private final double spread;
    private final RockModel rocks;
    private final Mineralisation mineralisation;
    private final List<Waves> shared = new ArrayList<>();
    private final List<Waves> own = new ArrayList<>();

    Geochemistry(Seed seed, Assumptions assumptions, RockModel rocks, Mineralisation mineralisation) {
        this.spread = assumptions.factor(Factor.BACKGROUND);
        this.rocks = rocks;
        this.mineralisation = mineralisation;
        double range = 40 + 70 * assumptions.size().scale();
        for (int i = 0; i < 3; i++) {
            shared.add(Waves.of(seed.split("shared").split(i).generator(), WAVES, range * (1 + 0.3 * i)));
        }
        for (int i = 0; i < Element.count(); i++) {
            own.add(Waves.of(seed.split(Element.at(i).symbol()).generator(), WAVES, 0.7 * range));
        }
    }

    /// Concentrations of the twelve elements at a point, each in its unit.
    void at(double x, double y, double z, double[] out) {
        double[] fields = new double[3];
        for (int k = 0; k < 3; k++) {
            fields[k] = shared.get(k).at(x, y, z);
        }
        double[] enrichment = mineralisation.enrichment(x, y, z);
        double[] ore = mineralisation.ore(x, y, z);
        double[] factor = rocks.at(x, y, z).factor;
        for (int i = 0; i < out.length; i++) {
            Element e = Element.at(i);
            double f = e.own * own.get(i).at(x, y, z);
            for (int k = 0; k < 3; k++) {
                f += e.shared[k] * fields[k];
            }
            out[i] = e.median * factor[i] * Math.exp(spread * e.deviation * f) * (1 + enrichment[i]) + ore[i];
        }
    }
}
