package org.lodecast.simulate;

/// A stock whose fluids made ore about its roof: a plug that widens downward under a domed roof, and the
/// shells of metals around it.
///
/// @param name `stock 1`, …
/// @param level how it lies to the ground
/// @param ore the ore shell about its roof, to whose middle and half axes all other shells are laid
record Stock(String name, Level level, Orebody ore) {

    /// How a stock lies to the ground.
    enum Level {
        /// Its ore is near the ground and was found there.
        SHOWS,
        /// Its ore lies below the reach of any hole.
        DEEP,
        /// Its ore lies to the side under cover.
        ASIDE
    }

    /// A place beside the stock: distance from the middle of the ore, and height above it, in half axes of the
    /// ore; shells of equal distance hang over the roof as the ore does.
    record Place(double distance, double height) {}

    Place place(double x, double y, double z) {
        double[] p = ore.local(x, y, z);
        double[] half = ore.halfAxes();
        double du = p[0] / half[0];
        double dv = p[1] / half[1];
        double dn = p[2] / half[2];
        return new Place(Math.sqrt(du * du + dv * dv + dn * dn), dn);
    }

    /// Whether a point lies in the plug: six tenths as wide as the ore at its roof, a quarter wider for each half
    /// height of the ore below.
    boolean holds(double x, double y, double z) {
        double[] p = ore.local(x, y, z);
        double[] half = ore.halfAxes();
        double below = 0.3 - p[2] / half[2];
        double wide = 0.6 + 0.15 * below;
        double du = p[0] / (wide * half[0]);
        double dv = p[1] / (wide * half[1]);
        return below > 0 && du * du + dv * dv < 1;
    }
}
