package org.lodecast.detect.maxent;

/// A function of the layers at a voxel, of which a model is a weighted sum (Phillips, Anderson and Schapire
/// 2006; Phillips and Dudík 2008). Layers go by their number.
public sealed interface Feature {
    /// f(x), x the layers at a voxel.
    double at(double[] x);

    /// Whether f hangs on the layer.
    boolean of(int layer);

    /// x.
    record Linear(int layer) implements Feature {
        @Override
        public double at(double[] x) {
            return x[layer];
        }

        @Override
        public boolean of(int other) {
            return layer == other;
        }
    }

    /// x².
    record Quadratic(int layer) implements Feature {
        @Override
        public double at(double[] x) {
            return x[layer] * x[layer];
        }

        @Override
        public boolean of(int other) {
            return layer == other;
        }
    }

    /// xy of two layers.
    record Product(int first, int second) implements Feature {
        @Override
        public double at(double[] x) {
            return x[first] * x[second];
        }

        @Override
        public boolean of(int other) {
            return first == other || second == other;
        }
    }

    /// 0 up to `low`, 1 from `high` on, straight between. A forward hinge ends at the layer's greatest value,
    /// a reverse one begins at its least.
    ///
    /// @param high above low
    record Hinge(int layer, double low, double high) implements Feature {
        @Override
        public double at(double[] x) {
            return Math.clamp((x[layer] - low) / (high - low), 0.0, 1.0);
        }

        @Override
        public boolean of(int other) {
            return layer == other;
        }
    }

    /// 1 where x ≥ t, 0 elsewhere.
    ///
    /// @param knot t
    record Threshold(int layer, double knot) implements Feature {
        @Override
        public double at(double[] x) {
            return x[layer] >= knot ? 1 : 0;
        }

        @Override
        public boolean of(int other) {
            return layer == other;
        }
    }
}
