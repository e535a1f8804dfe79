package org.lodecast.simulate;

/// The twelve elements of the primary halo survey, in the paper's order, with what the simulation knows of
/// each.
///
/// Background is lognormal: median [unit] and standard deviation of its logarithm, of which shares follow
/// three fields that the elements have in common (clay and mafic minerals; sedimentary sulphides; volatiles).
/// The figures are of the usual size for slates and their dykes, made up, not fitted to any data.
public enum Element {
    AG("ppm", 0.06, 0.075, 0.50, 0.10, 0.55, 0.20, 0.20, Halo.NEAR, 5.0, 0.0, 0.50),
    AS("ppm", 1.0, 18.0, 0.65, 0.10, 0.60, 0.40, 0.18, Halo.FRONT, 12.0, 0.6, 220),
    AU("g/t", 0.002, 0.0035, 0.70, 0.00, 0.50, 0.25, 0.45, Halo.NEAR, 14.0, 0.4, 1.0),
    CU("ppm", 1.0, 24.0, 0.40, 0.65, 0.25, 0.00, 0.12, Halo.NEAR, 2.0, 0.0, 8.0),
    HG("ppb", 8.0, 22.0, 0.60, 0.05, 0.20, 0.65, 0.20, Halo.FRONT, 10.0, 4.0, 35),
    PB("ppm", 2.0, 22.0, 0.40, 0.30, 0.40, 0.10, 0.15, Halo.NEAR, 3.0, 0.0, 12.0),
    ZN("ppm", 2.0, 78.0, 0.32, 0.70, 0.25, 0.00, 0.10, Halo.NEAR, 1.8, 0.0, 12.0),
    SB("ppm", 0.4, 1.5, 0.65, 0.05, 0.30, 0.60, 0.20, Halo.FRONT, 12.0, 3.0, 9.0),
    W("ppm", 0.8, 1.7, 0.45, 0.40, 0.20, 0.00, 0.20, Halo.TAIL, 4.0, 0.0, 0.5),
    BI("ppm", 0.1, 0.25, 0.50, 0.35, 0.35, 0.00, 0.20, Halo.TAIL, 5.0, 0.0, 0.06),
    CO("ppm", 1.0, 11.0, 0.32, 0.75, 0.15, 0.00, 0.10, Halo.TAIL, 1.2, 0.0, 0.4),
    MO("ppm", 0.3, 0.75, 0.50, 0.20, 0.45, 0.10, 0.20, Halo.TAIL, 4.0, 0.0, 0.1);

    /// Which of the three zones of a halo an element marks.
    public enum Halo {
        /// Above the ore.
        FRONT,
        /// In and around the ore.
        NEAR,
        /// Below the ore.
        TAIL
    }

    private static final Element[] ALL = values();

    private final String unit;
    private final double limit;
    private final Halo halo;
    final double median;
    final double deviation;
    final double[] shared;
    final double own;
    final double nugget;
    /// Enrichment over background at the heart of the halo of a gold lode.
    final double peak;
    /// Enrichment over background in a fracture (the paper's F4: Hg and Sb).
    final double fracture;
    /// What ore holds of it for each g/t of gold [unit].
    final double perGold;

    Element(
            String unit,
            double limit,
            double median,
            double deviation,
            double clay,
            double sulphide,
            double volatiles,
            double nugget,
            Halo halo,
            double peak,
            double fracture,
            double perGold) {
        this.unit = unit;
        this.limit = limit;
        this.median = median;
        this.deviation = deviation;
        this.shared = new double[] {clay, sulphide, volatiles};
        this.own = Math.sqrt(1 - clay * clay - sulphide * sulphide - volatiles * volatiles);
        this.nugget = nugget;
        this.halo = halo;
        this.peak = peak;
        this.fracture = fracture;
        this.perGold = perGold;
    }

    /// `Ag`, `As`, `Au`, …
    public String symbol() {
        return name().charAt(0) + (name().length() > 1 ? String.valueOf((char) (name().charAt(1) | 0x20)) : "");
    }

    /// Unit of its assays.
    public String unit() {
        return unit;
    }

    /// Detection limit [unit].
    public double limit() {
        return limit;
    }

    public Halo halo() {
        return halo;
    }

    /// Number of elements.
    static int count() {
        return ALL.length;
    }

    static Element at(int i) {
        return ALL[i];
    }
}
