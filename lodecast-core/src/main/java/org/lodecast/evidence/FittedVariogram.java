package org.lodecast.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.lodecast.Progress;
import org.lodecast.Workers;
import org.lodecast.geostat.PointSamples;
import org.lodecast.geostat.kriging.CrossValidation;
import org.lodecast.geostat.kriging.Kriging;
import org.lodecast.geostat.kriging.KrigingType;
import org.lodecast.geostat.variogram.AutomaticVariogram;
import org.lodecast.geostat.variogram.FitSettings;
import org.lodecast.geostat.variogram.VariogramModel;

/// The variogram that a variable is kriged by: the automatic fit, whose axes must also prove themselves on holes
/// left out.
///
/// Axes are found by likelihood, which looks at samples close together, most of them in one hole. Between holes
/// they may mislead. So both models, with axes and with one range, foretell every fifth hole from the others, and
/// axes stay only where their error is the smaller one. Axes that the user gives are not judged.
final class FittedVariogram {
    private static final int FOLDS = 5;
    /// Holes, of which a fifth must be some.
    private static final int LEAST_HOLES = 10;

    private FittedVariogram() {}

    /// @param samples on the scale that is kriged
    static AutomaticVariogram of(PointSamples samples, EstimateSettings settings, KrigingType type, Workers workers) {
        AutomaticVariogram fit = AutomaticVariogram.of(samples, settings.fit(), workers);
        FitSettings asked = settings.fit();
        long holes = Arrays.stream(samples.hole()).distinct().count();
        if (fit.axes().isEmpty() || asked.fixed().givesAxes() || holes < LEAST_HOLES) {
            return fit;
        }
        AutomaticVariogram sphere = AutomaticVariogram.of(samples, asked.isotropicOnly(), workers);
        PointSamples judged = samples.mergeDuplicates();
        double withAxes = error(judged, fit.model(), settings, type, workers);
        double without = error(judged, sphere.model(), settings, type, workers);
        AutomaticVariogram better = withAxes < without ? fit : sphere;
        List<String> remarks = new ArrayList<>(better.remarks());
        remarks.add(String.format(
                Locale.ROOT,
                "with holes left out the axes err by %.4g, one range for all directions by %.4g: %s",
                withAxes,
                without,
                better == fit ? "the axes stay" : "one range is used"));
        return new AutomaticVariogram(
                better.model(),
                better.error(),
                remarks,
                better.downhole(),
                better.omnidirectional(),
                better.axes(),
                better.map());
    }

    /// Root mean square error over all samples, each fifth hole foretold by the others.
    private static double error(
            PointSamples samples, VariogramModel model, EstimateSettings settings, KrigingType type, Workers workers) {
        int[] names = Arrays.stream(samples.hole()).distinct().sorted().toArray();
        int[] fold = Arrays.stream(samples.hole())
                .map(h -> Arrays.binarySearch(names, h) % FOLDS)
                .toArray();
        Kriging kriging = Kriging.of(samples, model, settings.neighbourhood(), type);
        return CrossValidation.byFold(kriging, fold, workers, Progress.NONE).rootMeanSquareError();
    }
}
