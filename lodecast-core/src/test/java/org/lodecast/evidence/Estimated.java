package org.lodecast.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.geostat.LogTransform;
import org.lodecast.geostat.PointSamples;
import org.lodecast.geostat.Transform;
import org.lodecast.geostat.kriging.Neighbourhood;
import org.lodecast.geostat.variogram.AutomaticVariogram;
import org.lodecast.geostat.variogram.FitSettings;
import org.lodecast.geostat.variogram.Structure;
import org.lodecast.geostat.variogram.VariogramModel;

/// Grades along upright holes, and estimates of them by a model that is given rather than fitted.
final class Estimated {
    static final VariogramModel MODEL = VariogramModel.of(0.2, Structure.Kind.SPHERICAL, 0.8, 60);

    private Estimated() {}

    static PointSamples grades(int holes, int each) {
        RandomGenerator random = new Seed(11).split("grades").generator();
        int n = holes * each;
        double[][] c = new double[4][n];
        int[] hole = new int[n];
        for (int i = 0; i < n; i++) {
            hole[i] = i / each;
            c[0][i] = 40 * (hole[i] % 4);
            c[1][i] = 35.0 * (hole[i] / 4);
            c[2][i] = -2 * (i % each);
            c[3][i] = Math.exp(Math.sin(c[0][i] / 30) + Math.cos(c[2][i] / 15) + 0.5 * random.nextGaussian());
        }
        return PointSamples.of(c[0], c[1], c[2], c[3], hole);
    }

    static EstimateSettings settings(EstimateSettings.Method method, EstimateSettings.Scale scale) {
        return new EstimateSettings(
                method,
                scale,
                FitSettings.of(Structure.Kind.SPHERICAL),
                Neighbourhood.sphere(Double.POSITIVE_INFINITY, 1, 12).withMaxPerHole(5),
                1);
    }

    static VariableEstimate by(PointSamples s, EstimateSettings.Method method, EstimateSettings.Scale scale) {
        Transform t = scale == EstimateSettings.Scale.LOG ? LogTransform.of(s.value()) : Transform.IDENTITY;
        PointSamples scaled = t.forward(s);
        AutomaticVariogram few =
                AutomaticVariogram.of(s.pick(new int[] {0}), FitSettings.of(Structure.Kind.SPHERICAL), Workers.ONE);
        AutomaticVariogram fit = new AutomaticVariogram(
                MODEL, 0, List.of(), few.downhole(), few.omnidirectional(), List.of(), few.map());
        return new VariableEstimate(
                "Au",
                "g/t",
                settings(method, scale),
                s,
                t,
                scaled,
                fit,
                Arrays.stream(scaled.value()).average().orElseThrow());
    }
}
