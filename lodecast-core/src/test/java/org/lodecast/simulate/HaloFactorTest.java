package org.lodecast.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodecast.Seed;

/// Lengths, widths and strengths of the halos of each style against their formulas, about one body alone.
class HaloFactorTest {
    private static final Seed SEED = new Seed(6);
    private static final Assumptions USUAL = Assumptions.usual(Size.SMALL);
    private static final Assumptions OTHER =
            USUAL.with(Factor.HALO_LENGTH, 1.6).with(Factor.HALO_WIDTH, 1.3).with(Factor.HALO_STRENGTH, 0.7);

    private static double sq(double a) {
        return a * a;
    }

    @Test
    void aboutALode() {
        Orebody body = Zaozigou.world(SEED, USUAL).bodies().getFirst();
        LodeHalo usual = new LodeHalo(body, USUAL, SEED.generator());
        LodeHalo other = new LodeHalo(body, OTHER, SEED.generator());
        assertThat(other.frontHeight()).isCloseTo(1.6 * usual.frontHeight(), within(1e-9));
        assertThat(other.tailDepth()).isCloseTo(1.6 * usual.tailDepth(), within(1e-9));
        double[] half = body.halfAxes();
        double width = 12 + 14 * 0.4;
        double[] at = {0.5 * half[0], half[1] + 40, 20};
        double[] p = body.point(at[0] / half[0], at[1] / half[1], at[2] / half[2]);
        double[] a = new double[3];
        double[] b = new double[3];
        usual.add(p[0], p[1], p[2], a);
        other.add(p[0], p[1], p[2], b);
        double front = lateral(at, half, 1.3 * width)
                - lateral(at, half, width)
                + sq((40 - other.frontHeight()) / (85 * 0.4 * 1.6))
                - sq((40 - usual.frontHeight()) / (85 * 0.4));
        assertThat(b[0] / a[0]).isCloseTo(0.7 * Math.exp(-0.5 * front), within(1e-6));
        double near = 0;
        double[] beyond = {0.5, 0.5, 0.6};
        for (int k = 0; k < 3; k++) {
            near += sq(at[k] / (half[k] + beyond[k] * 1.3 * width)) - sq(at[k] / (half[k] + beyond[k] * width));
        }
        assertThat(b[1] / a[1]).isCloseTo(0.7 * Math.exp(-0.5 * near), within(1e-6));
    }

    private static double lateral(double[] at, double[] half, double width) {
        return sq(at[0] / (0.8 * half[0] + 0.7 * width)) + sq(at[2] / (half[2] + width));
    }

    @Test
    void aboutAStock() {
        Assumptions alone = USUAL.with(Factor.BODIES, 0.1); // one stock
        Ground ground = Ground.of(SEED, Size.SMALL);
        StockSystem system = StockSystem.of(SEED, alone, ground);
        assertThat(system.stocks()).hasSize(1);
        RockModel rocks = (x, y, z) -> Rock.ANDESITE;
        StockMetals usual = new StockMetals(SEED, USUAL, system, rocks, List.of(), List.of());
        StockMetals other = new StockMetals(SEED, OTHER, system, rocks, List.of(), List.of());
        for (double q : new double[] {1.2, 2.2, 3.5, 5}) {
            double[] p = system.stocks().getFirst().ore().point(q, 0, 0);
            double[] a = usual.enrichment(p[0], p[1], p[2]);
            double[] b = other.enrichment(p[0], p[1], p[2]);
            assertShell(a, b, Element.HG, q, 2.9, 0.8);
            assertShell(a, b, Element.AG, q, 1.9, 0.5);
            assertShell(a, b, Element.MO, q, 0.4, 0.6);
        }
    }

    private static void assertShell(double[] a, double[] b, Element e, double q, double place, double width) {
        double change = sq((q - 1.6 * place) / (1.3 * width)) - sq((q - place) / width);
        double expected = 0.7 * Math.exp(-0.5 * change);
        assertThat(b[e.ordinal()] / a[e.ordinal()]).as("%s at %s", e, q).isCloseTo(expected, within(1e-6 * expected));
    }

    @Test
    void aboutALens() {
        Ground ground = Ground.of(SEED, Size.SMALL);
        Strata strata = Stratabound.strata(SEED, Size.SMALL, ground);
        List<Orebody> one = BedSystem.of(SEED, USUAL, ground, strata).subList(0, 1);
        BedMetals usual = new BedMetals(SEED, USUAL, strata, one, List.of(), List.of());
        BedMetals other = new BedMetals(SEED, OTHER, strata, one, List.of(), List.of());
        double[] half = one.getFirst().halfAxes();
        double along = 15 + 45 * 0.4;
        double across = 7 + 13 * 0.4;
        double u = 0.6 * half[0];
        double n = 25;
        double[] p = one.getFirst().point(0.6, 0, n / half[2]);
        double[] a = usual.enrichment(p[0], p[1], p[2]);
        double[] b = other.enrichment(p[0], p[1], p[2]);
        for (BedMetals.Halo h : BedMetals.HALOS) {
            double change = sq(u / (half[0] + h.spread() * 1.6 * along))
                    - sq(u / (half[0] + h.spread() * along))
                    + sq((n - h.shift() * 1.6 * across) / (half[2] + h.thickness() * 1.3 * across))
                    - sq((n - h.shift() * across) / (half[2] + h.thickness() * across));
            double expected = 0.7 * Math.exp(-0.5 * change);
            int e = h.element().ordinal();
            assertThat(b[e] / a[e]).as(h.element().symbol()).isCloseTo(expected, within(1e-6 * expected));
        }
    }
}
