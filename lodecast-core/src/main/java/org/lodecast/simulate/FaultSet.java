package org.lodecast.simulate;

/// The five orientations of faults at Zaozigou, and the gently dipping fractures that carry orebodies M4 and
/// M6. Strikes follow the right-hand rule: the plane dips to the right of its strike.
public enum FaultSet {
    /// Eastern ore group, steep to the north-west.
    NE(225, 8, 72, 88),
    /// Western ore group, near upright.
    NS(0, 10, 75, 88),
    /// Along the dykes.
    NNE(202.5, 6, 70, 85),
    NW(135, 8, 65, 85),
    EW(90, 8, 60, 80),
    /// Strike west-north-west, gently to the south-west.
    GENTLE(112.5, 8, 8, 26);

    final double strike;
    final double spread;
    final double minDip;
    final double maxDip;

    FaultSet(double strike, double spread, double minDip, double maxDip) {
        this.strike = Math.toRadians(strike);
        this.spread = Math.toRadians(spread);
        this.minDip = Math.toRadians(minDip);
        this.maxDip = Math.toRadians(maxDip);
    }
}
