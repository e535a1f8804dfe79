package org.lodecast.app.report;

/// A parallel projection seen from the south-south-east and from above. Equal lengths along one axis stay
/// equal, and what is upright stays upright.
///
/// @param left user units of where east, north and elevation are zero
/// @param top likewise
/// @param scale user units a metre across the line of sight
record Oblique(double left, double top, double scale) {
    private static final double TURN = Math.toRadians(30); // of the line of sight, from north to west
    private static final double PLUNGE = Math.toRadians(28); // of it, below the horizon

    /// Fits a box into a picture.
    ///
    /// @param b least east, north, elevation, greatest east, north, elevation [m]
    static Oblique fit(double[] b, double left, double top, double width, double height) {
        Oblique metres = new Oblique(0, 0, 1);
        double[] e = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        for (int corner = 0; corner < 8; corner++) {
            double x = b[3 * (corner & 1)];
            double y = b[1 + 3 * (corner >> 1 & 1)];
            double z = b[2 + 3 * (corner >> 2)];
            e[0] = Math.min(e[0], metres.px(x, y));
            e[1] = Math.min(e[1], metres.py(x, y, z));
            e[2] = Math.max(e[2], metres.px(x, y));
            e[3] = Math.max(e[3], metres.py(x, y, z));
        }
        double scale = Math.min(width / (e[2] - e[0]), height / (e[3] - e[1]));
        double spare = (width - scale * (e[2] - e[0])) / 2;
        return new Oblique(left + spare - scale * e[0], top - scale * e[1], scale);
    }

    double px(double x, double y) {
        return left + scale * (x * Math.cos(TURN) + y * Math.sin(TURN));
    }

    double py(double x, double y, double z) {
        double away = y * Math.cos(TURN) - x * Math.sin(TURN);
        return top - scale * (z * Math.cos(PLUNGE) + away * Math.sin(PLUNGE));
    }

    /// `x y` of a point, for a path.
    String at(double x, double y, double z) {
        return Svg.num(px(x, y)) + " " + Svg.num(py(x, y, z));
    }

    /// User units between two points.
    double length(double[] a, double[] b) {
        return Math.hypot(px(a[0], a[1]) - px(b[0], b[1]), py(a[0], a[1], a[2]) - py(b[0], b[1], b[2]));
    }
}
