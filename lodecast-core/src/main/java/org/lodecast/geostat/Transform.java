package org.lodecast.geostat;

import java.util.Arrays;

/// A rising function of a skewed value, under which its variogram is steadier and its kriging less at the
/// mercy of a few high values; and the way back.
///
/// The way back is the delicate part. An estimate on the transformed scale is a mean there, and the value
/// that it stands for is the middle (median) of what may be, not the mean: `back` of it is too low for skewed
/// values. {@link #backEstimate} gives the mean instead,
///
///     E[back(Y)],  Y normal with the kriged mean m and the kriging variance σ²
///
/// which is right as far as the transformed values are multivariate normal with the variogram used, and the
/// mean known (simple kriging). Under ordinary kriging the estimate varies more than its variance tells, and
/// {@link #backOrdinary} takes the Lagrange multiplier into account.
///
/// Both are for points. The mean of a block is not the back-transform of its kriged mean, since a mean of
/// logarithms is no logarithm of a mean: estimate points within the block, transform each back, and take
/// their mean.
///
/// Source: Journel and Huijbregts (1978), Mining Geostatistics, p. 570–572; Rivoirard (1990), A review of
/// lognormal estimators for in situ reserves, Mathematical Geology 22, 213–221; Deutsch and Journel (1998),
/// GSLIB, 2nd edition, section V.2.
public sealed interface Transform permits Transform.Identity, LogTransform, NormalScore {

    /// Leaves values as they are.
    Transform IDENTITY = new Identity();

    /// The transformed value; NaN gives NaN.
    ///
    /// @throws IllegalArgumentException if the value lies beyond what the transform is defined for
    double forward(double value);

    /// The value that the transformed one stands for: the inverse of {@link #forward}.
    double back(double transformed);

    /// The mean of the values that an estimate stands for. A variance below 0 counts as 0, NaN gives NaN.
    ///
    /// @param mean of the transformed value
    /// @param variance of the transformed value about it
    double backEstimate(double mean, double variance);

    /// The same from ordinary kriging. Its estimate has the variance C₀₀ − σ² − 2μ where the truth has C₀₀, so
    /// what is missing, and the back-transform has to make up for lest the estimates be biased, is σ² + 2μ.
    /// For logarithms that is the well-known factor exp(σ²/2 + μ).
    ///
    /// @param multiplier μ of the system C w + μ1 = c₀, Σ w = 1, for which σ² = C₀₀ − w·c₀ − μ (below 0 as a
    ///     rule; authors who write C w − μ1 = c₀ have its negative)
    default double backOrdinary(double mean, double variance, double multiplier) {
        return backEstimate(mean, variance + 2 * multiplier);
    }

    /// All values transformed, in their order.
    default double[] forward(double[] values) {
        return Arrays.stream(values).map(this::forward).toArray();
    }

    /// The samples with their values transformed.
    default PointSamples forward(PointSamples s) {
        return PointSamples.of(s.x(), s.y(), s.z(), forward(s.value()), s.hole());
    }

    /// The factor by which to multiply estimates so that their mean is that of the data, for when model and
    /// truth disagree: K₀ of Journel and Huijbregts. It mends the mean alone; a factor far from 1 (say beyond
    /// 0.9 to 1.1) says that the model is wrong.
    ///
    /// @param estimates transformed back, over the ground that the data stand for; NaN are left out
    /// @param mean of the values, declustered where the data are not even
    /// @return 1 if there are no estimates or their mean is 0
    static double meanFactor(double[] estimates, double mean) {
        double sum = 0;
        int n = 0;
        for (double e : estimates) {
            if (!Double.isNaN(e)) {
                sum += e;
                n++;
            }
        }
        return sum == 0 ? 1 : mean / (sum / n);
    }

    /// See {@link #IDENTITY}.
    record Identity() implements Transform {
        @Override
        public double forward(double value) {
            return value;
        }

        @Override
        public double back(double transformed) {
            return transformed;
        }

        @Override
        public double backEstimate(double mean, double variance) {
            return mean;
        }
    }
}
