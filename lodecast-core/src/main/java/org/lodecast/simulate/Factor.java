package org.lodecast.simulate;

import java.util.random.RandomGenerator;

/// A figure of the simulator that nobody knows, as a multiple of the one that it has in the usual deposit: 1
/// is as there. Drawn, ln of it is uniform between ln of the ends of its range, whose middle lies near 1.
public enum Factor {
    /// Width of halos across: of a lode's across its sheet and beyond its ends, of a stock's shells, of a
    /// lens's across the bed.
    HALO_WIDTH(0.6, 1.8),
    /// Enrichment in halos of ore, in units of the background; what ore itself holds stays as it is.
    HALO_STRENGTH(0.4, 2),
    /// Lengths of halos along their axis: how far the front leads and the tail trails, and how far each
    /// reaches along; about a stock how far out its shells lie, about a lens how far they lie above or below
    /// it and go along the bed.
    HALO_LENGTH(0.6, 2),
    /// How patchy halos are: standard deviation of ln of the field that tears them.
    RAGGEDNESS(0.5, 1.6),
    /// Standard deviation of ln of the background.
    BACKGROUND(0.6, 1.5),
    /// Number of orebodies, large and small alike. Stocks and the small bodies of each grow by its root.
    BODIES(0.5, 2),
    /// All three lengths of orebodies. Where there is no room for so large a body a smaller one is set.
    BODY_SIZE(0.7, 1.4),
    /// Number of anomalies without ore.
    LOOK_ALIKES(0.3, 2.5),
    /// Enrichment in them.
    LOOK_ALIKE_STRENGTH(0.5, 1.8),
    /// Number of holes, and of samples that are paid for.
    HOLES(0.5, 1.8),
    /// Depth below the ground beyond which no hole goes, and the depths that holes are aimed at by it. Ore
    /// lies where it lay.
    REACH(0.75, 1.3),
    /// Standard deviation of ln of what splitting and the laboratory do to a sample.
    NUGGET(0.5, 2),
    /// Detection limits, then rounded to two figures.
    DETECTION_LIMITS(0.3, 3);

    /// No factor is larger.
    static final double MOST = 10;

    private final double low;
    private final double high;

    Factor(double low, double high) {
        this.low = low;
        this.high = high;
    }

    /// Lower end of the range that it is drawn from.
    public double low() {
        return low;
    }

    /// Upper end of that range.
    public double high() {
        return high;
    }

    double draw(RandomGenerator random) {
        return logUniform(low, high, random);
    }

    /// A number whose logarithm is uniform between those of two others.
    static double logUniform(double low, double high, RandomGenerator random) {
        return low * Math.pow(high / low, random.nextDouble());
    }
}
