package org.lodecast.geostat.kriging;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.lodecast.geostat.variogram.Structure;

/// Correlations 1 − g(r) of the structures of a variogram, a vector of them at once, from the squares of r = h/a.
/// Each lane is computed alone, so a result does not depend on how wide the machine's vectors are.
final class Correlation {
    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    /// Lanes of a vector.
    static final int WIDTH = SPECIES.length();

    private static final double LOG2_E = 1.4426950408889634;
    private static final double LN2_HIGH = 6.93147180369123816490e-01; // so few digits that its product with k is exact
    private static final double LN2_LOW = 1.90821492927058770002e-10;
    private static final double ROUNDER = 0x1.8p52; // adding it rounds to a whole number, left in the lowest bits

    private Correlation() {}

    static DoubleVector of(Structure.Kind kind, DoubleVector r2) {
        return switch (kind) {
            case SPHERICAL -> {
                // 1 − 1.5r + 0.5r³
                DoubleVector q = r2.min(1);
                yield q.mul(0.5).sub(1.5).fma(q.sqrt(), DoubleVector.broadcast(SPECIES, 1));
            }
            case EXPONENTIAL -> exp(r2.sqrt().mul(-3));
            case GAUSSIAN -> exp(r2.mul(-3));
            case CUBIC -> {
                // 1 − 7r² + 8.75r³ − 3.5r⁵ + 0.75r⁷
                DoubleVector q = r2.min(1);
                DoubleVector odd = q.mul(0.75).sub(3.5).fma(q, DoubleVector.broadcast(SPECIES, 8.75));
                yield odd.fma(q.sqrt(), DoubleVector.broadcast(SPECIES, -7)).fma(q, DoubleVector.broadcast(SPECIES, 1));
            }
        };
    }

    /// e^x for x ≤ 0, to a unit or two in the last place: x = k ln 2 + s, e^x = 2^k e^s, e^s by its series up to
    /// s¹³ (|s| ≤ 0.35). Below −708 as at −708. The JDK's own differs from machine to machine.
    static DoubleVector exp(DoubleVector given) {
        DoubleVector x = given.max(-708);
        DoubleVector rounded = x.fma(DoubleVector.broadcast(SPECIES, LOG2_E), DoubleVector.broadcast(SPECIES, ROUNDER));
        DoubleVector k = rounded.sub(ROUNDER);
        DoubleVector s = k.fma(DoubleVector.broadcast(SPECIES, -LN2_HIGH), x);
        s = k.fma(DoubleVector.broadcast(SPECIES, -LN2_LOW), s);
        DoubleVector p = DoubleVector.broadcast(SPECIES, 1.0 / 6227020800.0);
        p = p.fma(s, DoubleVector.broadcast(SPECIES, 1.0 / 479001600.0));
        p = p.fma(s, DoubleVector.broadcast(SPECIES, 1.0 / 39916800.0));
        p = p.fma(s, DoubleVector.broadcast(SPECIES, 1.0 / 3628800.0));
        p = p.fma(s, DoubleVector.broadcast(SPECIES, 1.0 / 362880.0));
        p = p.fma(s, DoubleVector.broadcast(SPECIES, 1.0 / 40320.0));
        p = p.fma(s, DoubleVector.broadcast(SPECIES, 1.0 / 5040.0));
        p = p.fma(s, DoubleVector.broadcast(SPECIES, 1.0 / 720.0));
        p = p.fma(s, DoubleVector.broadcast(SPECIES, 1.0 / 120.0));
        p = p.fma(s, DoubleVector.broadcast(SPECIES, 1.0 / 24.0));
        p = p.fma(s, DoubleVector.broadcast(SPECIES, 1.0 / 6.0));
        p = p.fma(s, DoubleVector.broadcast(SPECIES, 0.5));
        p = p.fma(s, DoubleVector.broadcast(SPECIES, 1));
        p = p.fma(s, DoubleVector.broadcast(SPECIES, 1));
        return p.reinterpretAsLongs()
                .add(rounded.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52))
                .reinterpretAsDoubles();
    }
}
