package org.lodecast.block;

/// Centres and sizes of boxes, seen along the axes of their model, which are turned about the first
/// centre.
record BlockBoxes(double[] x, double[] y, double[] z, double[][] sizes, double rotation, double cos, double sin) {
    static BlockBoxes of(double[] x, double[] y, double[] z, double[] dx, double[] dy, double[] dz, double rotation) {
        int n = x.length;
        if (n == 0 || y.length != n || z.length != n) {
            throw new IllegalArgumentException(
                    "as many x, y and z, at least one: " + n + ", " + y.length + ", " + z.length);
        }
        if (!Double.isFinite(rotation)) {
            throw new IllegalArgumentException("rotation must be a number: " + rotation);
        }
        for (int i = 0; i < n; i++) {
            if (!Double.isFinite(x[i]) || !Double.isFinite(y[i]) || !Double.isFinite(z[i])) {
                throw new IllegalArgumentException("centre of block " + i + ": " + x[i] + ", " + y[i] + ", " + z[i]);
            }
        }
        double[][] sizes = {dx, dy, dz};
        for (double[] size : sizes) {
            if (size.length != 1 && size.length != n) {
                throw new IllegalArgumentException(size.length + " sizes for " + n + " blocks");
            }
            for (double s : size) {
                if (!(s > 0 && s < Double.POSITIVE_INFINITY)) {
                    throw new IllegalArgumentException("size of a block must be above 0: " + s);
                }
            }
        }
        return new BlockBoxes(
                x,
                y,
                z,
                sizes,
                rotation,
                rotation == 0 ? 1 : Math.cos(rotation),
                rotation == 0 ? 0 : Math.sin(rotation));
    }

    int size() {
        return x.length;
    }

    /// Coordinate of a point along the model's first axis.
    double u(double east, double north) {
        return rotation == 0 ? east : (east - x[0]) * cos - (north - y[0]) * sin;
    }

    /// Coordinate of a point along the model's second axis.
    double v(double east, double north) {
        return rotation == 0 ? north : (east - x[0]) * sin + (north - y[0]) * cos;
    }

    /// Centre of a block along an axis of the model.
    double centre(int block, int axis) {
        return switch (axis) {
            case 0 -> u(x[block], y[block]);
            case 1 -> v(x[block], y[block]);
            default -> z[block];
        };
    }

    double size(int block, int axis) {
        double[] s = sizes[axis];
        return s.length == 1 ? s[0] : s[block];
    }

    double low(int block, int axis) {
        return centre(block, axis) - size(block, axis) / 2;
    }

    double high(int block, int axis) {
        return centre(block, axis) + size(block, axis) / 2;
    }

    boolean holds(int block, double u, double v, double w) {
        double cu = u(x[block], y[block]);
        double cv = v(x[block], y[block]);
        double hu = size(block, 0) / 2;
        double hv = size(block, 1) / 2;
        double hw = size(block, 2) / 2;
        double cw = z[block];
        return u >= cu - hu && u < cu + hu && v >= cv - hv && v < cv + hv && w >= cw - hw && w < cw + hw;
    }

    /// Whether two blocks share a space wider than `least` along every axis.
    boolean overlap(int a, int b, double least) {
        for (int axis = 0; axis < 3; axis++) {
            if (!(Math.min(high(a, axis), high(b, axis)) - Math.max(low(a, axis), low(b, axis)) > least)) {
                return false;
            }
        }
        return true;
    }

    double smallest(int axis) {
        double least = Double.POSITIVE_INFINITY;
        for (double s : sizes[axis]) {
            least = Math.min(least, s);
        }
        return least;
    }

    /// Mean size along an axis.
    double mean(int axis) {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        double sum = 0;
        for (double s : sizes[axis]) {
            least = Math.min(least, s);
            most = Math.max(most, s);
            sum += s;
        }
        return least == most ? least : sum / sizes[axis].length; // equal ones exactly, so that bins fit them
    }
}
