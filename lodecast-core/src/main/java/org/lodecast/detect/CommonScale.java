package org.lodecast.detect;

/// Brings the members of an ensemble to a common scale: raw scores are multiplied so that all have the
/// same mean over the barren training samples, and none outvotes the others. Min-max of each would depend
/// on which voxels are asked for.
final class CommonScale {
    private CommonScale() {}

    /// A factor a member, 1 for one alone or whose mean is 0.
    ///
    /// @param barren scores of each member over the barren training samples
    static double[] of(float[][] barren) {
        double[] scale = new double[barren.length];
        if (barren.length == 1) {
            scale[0] = 1;
            return scale;
        }
        double all = 0;
        for (int m = 0; m < scale.length; m++) {
            scale[m] = mean(barren[m]);
            all += scale[m] / scale.length;
        }
        for (int m = 0; m < scale.length; m++) {
            scale[m] = scale[m] > 0 ? all / scale[m] : 1;
        }
        return scale;
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float v : values) {
            sum += v;
        }
        return sum / values.length;
    }
}
