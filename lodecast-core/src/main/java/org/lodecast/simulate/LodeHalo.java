package org.lodecast.simulate;

import java.util.random.RandomGenerator;

/// The primary halo of one lode: how strongly it raises the front, near-ore and tail elements at a point.
///
/// Along the axis of the halo, t [m] counted from the lens: front exp(−½((t − h)/s)²) above its top, with h
/// in 100 to 300 m times the scale of the deposit; tail likewise below its bottom; near-ore halo about the
/// centre. Across, all three are Gaussian. The axis runs up dip in steep bodies; over gently dipping ones it
/// stands on them, for fluids leave those through the rock above.
///
/// Where the {@link Zoning} is a sequence of n elements, the k-th has its centre k/(n−1) of the way from the
/// front's down to the tail's, all with s = 80 m times the scale. A turned halo has its axis the other way.
///
/// The scale is that of the {@link Size} times {@link Factor#HALO_LENGTH}, but in the width, which
/// {@link Factor#HALO_WIDTH} governs.
final class LodeHalo {
    private final Orebody body;
    private final double scale;
    private final Zoning zoning;
    private final double strength;
    private final double frontHeight;
    private final double tailDepth;
    private final double width;
    private final double[] bounds;

    LodeHalo(Orebody body, Assumptions assumptions, RandomGenerator random) {
        double usual = assumptions.size().scale();
        double lengthwise = assumptions.factor(Factor.HALO_LENGTH);
        double across = assumptions.factor(Factor.HALO_WIDTH);
        this.body = body;
        this.scale = lengthwise * usual;
        this.zoning = assumptions.zoning();
        double own = (body.main() ? 1 : 0.6) * Math.exp(0.3 * random.nextGaussian());
        this.strength = assumptions.factor(Factor.HALO_STRENGTH) * own;
        // small bodies have short halos
        this.frontHeight = scale * (body.main() ? random.nextDouble(170, 250) : random.nextDouble(120, 180));
        this.tailDepth = scale * (body.main() ? random.nextDouble(90, 150) : random.nextDouble(60, 110));
        this.width = across * (12 + 14 * usual);
        this.bounds = body.bounds();
        double most = Math.max(Math.max(1, across), assumptions.factor(Factor.BODY_SIZE)); // of what widens a halo
        double reach = (frontHeight + 3 * 90 * scale) * Math.max(1, most / lengthwise);
        for (int k = 0; k < 3; k++) {
            bounds[k] -= reach;
            bounds[3 + k] += reach;
        }
    }

    Orebody body() {
        return body;
    }

    /// Where along the axis a point lies: above the top (positive) or below the bottom (negative) [m], 0
    /// beside the ore.
    double along(double[] local) {
        double half = body.halfAxes()[body.gentle() ? 2 : 1];
        double t = local[body.gentle() ? 2 : 1];
        return t > half ? t - half : t < -half ? t + half : 0;
    }

    double frontHeight() {
        return frontHeight;
    }

    double tailDepth() {
        return tailDepth;
    }

    /// Adds this body's intensity at a point to each place of the zoning.
    void add(double x, double y, double z, double[] places) {
        if (x < bounds[0] || x > bounds[3] || y < bounds[1] || y > bounds[4] || z < bounds[2] || z > bounds[5]) {
            return;
        }
        double[] p = body.local(x, y, z);
        double[] half = body.halfAxes();
        boolean gentle = body.gentle();
        double axial = (zoning.turned() ? -1 : 1) * (gentle ? p[2] : p[1]);
        double axialHalf = gentle ? half[2] : half[1];
        double side = p[0] / (0.8 * half[0] + 0.7 * width);
        double cross = gentle ? p[1] / (0.8 * half[1] + 0.7 * width) : p[2] / (half[2] + width);
        double lateral = side * side + cross * cross;
        if (!zoning.order().isEmpty()) {
            double top = axialHalf + frontHeight;
            double step = (top + axialHalf + tailDepth) / (places.length - 1);
            for (int k = 0; k < places.length; k++) {
                double d = (axial - top + k * step) / (80 * scale);
                places[k] += strength * Math.exp(-0.5 * (lateral + d * d));
            }
            return;
        }
        double n = p[2] / (half[2] + 0.6 * width);
        double near = p[0] * p[0] / sq(half[0] + 0.5 * width) + p[1] * p[1] / sq(half[1] + 0.5 * width) + n * n;
        double f = (axial - axialHalf - frontHeight) / (85 * scale);
        double t = (axial + axialHalf + tailDepth) / (75 * scale);
        places[0] += strength * Math.exp(-0.5 * (lateral + f * f));
        places[1] += strength * Math.exp(-0.5 * near);
        places[2] += strength * Math.exp(-0.5 * (lateral + t * t));
    }

    private static double sq(double a) {
        return a * a;
    }
}
