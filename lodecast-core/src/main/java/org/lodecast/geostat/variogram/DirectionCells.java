package org.lodecast.geostat.variogram;

/// The cells of a {@link VariogramMap}: bands of dip, sectors of azimuth in each, and a cap about the
/// vertical.
///
/// Pairs come by the million, and an arc sine and an arc tangent each would be a sixth of all that is done
/// to fit a variogram. So bands are told by the sines of their borders, and sectors by a short series that is
/// near enough unless a pair lies close to a border: then by the angle itself.
final class DirectionCells implements PairSums.Sectors {
    /// Error of the series, in parts of a circle, with room to spare: it is at most 1.7e-6.
    private static final double ERROR = 1e-5;

    private final int azimuths;
    private final int dips;
    private final double[] border; // least sine of dip of each band but the first

    DirectionCells(int azimuths, int dips) {
        this.azimuths = azimuths;
        this.dips = dips;
        border = new double[dips - 1];
        for (int k = 0; k < border.length; k++) {
            border[k] = leastOf(k + 1);
        }
    }

    /// The cap, which comes last.
    int cap() {
        return azimuths * (dips - 1);
    }

    @Override
    public int of(double dx, double dy, double dz, double h) {
        if (h == 0) {
            return cap();
        }
        double sine = Math.min(1, Math.abs(dz) / h);
        int band = 0;
        while (band < border.length && sine >= border[band]) {
            band++;
        }
        if (band == dips - 1) {
            return cap();
        }
        // to the half of the line that points down, level ones to the half from north over east to south
        boolean turned = dz > 0 || dz == 0 && (dx < 0 || dx == 0 && dy < 0);
        double part = turn(turned ? -dx : dx, turned ? -dy : dy);
        boolean near = isNear(azimuths * part, azimuths) || dz == 0 && isNear(2 * part, 2);
        return azimuths * band + (near ? exactly(dx, dy, dz) : (int) (azimuths * part));
    }

    /// Whether a border is within the error: that of a sector, or of the half of the circle that level pairs
    /// are turned to.
    private static boolean isNear(double part, int ofCircle) {
        return Math.abs(part - Math.rint(part)) <= ofCircle * ERROR;
    }

    /// The sector by the angle.
    private int exactly(double dx, double dy, double dz) {
        double azimuth = dz < 0 ? Math.atan2(dx, dy) : Math.atan2(-dx, -dy);
        if (dz == 0 && (azimuth < 0 || azimuth >= Math.PI)) {
            azimuth += azimuth < 0 ? Math.PI : -Math.PI;
        }
        double turn = azimuth / (2 * Math.PI);
        return Math.min((int) ((turn - Math.floor(turn)) * azimuths), azimuths - 1);
    }

    /// About the part of a circle from north clockwise, 0 to 1: the arc tangent by its minimax polynomial of
    /// the 11th degree on [0, 1], and by symmetry.
    private static double turn(double east, double north) {
        double e = Math.abs(east);
        double n = Math.abs(north);
        double t = Math.min(e, n) / Math.max(e, n);
        double s = t * t;
        double angle = t
                * (0.99997726
                        + s * (-0.33262347 + s * (0.19354346 + s * (-0.11643287 + s * (0.05265332 - s * 0.01172120)))));
        double part = angle / (2 * Math.PI);
        part = e > n ? 0.25 - part : part;
        part = north < 0 ? 0.5 - part : part;
        return east < 0 ? 1 - part : part;
    }

    /// The least sine whose angle falls into the band, to the last bit.
    private int bandOf(double sine) {
        return (int) (Math.asin(sine) / (0.5 * Math.PI) * dips);
    }

    private double leastOf(int band) {
        long low = Double.doubleToLongBits(0);
        long high = Double.doubleToLongBits(1);
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (bandOf(Double.longBitsToDouble(middle)) >= band) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return Double.longBitsToDouble(high);
    }
}
