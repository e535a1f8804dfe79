package org.lodecast.geostat.kriging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lodecast.geostat.kriging.KrigingType.ORDINARY;
import static org.lodecast.geostat.kriging.KrigingType.simple;
import static org.lodecast.geostat.variogram.Structure.Kind.EXPONENTIAL;
import static org.lodecast.geostat.variogram.Structure.Kind.SPHERICAL;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lodecast.Golden;
import org.lodecast.Progress;
import org.lodecast.Workers;
import org.lodecast.geostat.Fields;
import org.lodecast.geostat.PointSamples;
import org.lodecast.geostat.variogram.Anisotropy;
import org.lodecast.geostat.variogram.Structure;
import org.lodecast.geostat.variogram.VariogramModel;

/// Kriging along holes against the same done by R's gstat: the cases of make_kriging_cases.R.
class KrigingCasesTest {
    private static final double FAR = Double.POSITIVE_INFINITY;
    private static final VariogramModel NESTED = VariogramModel.of(
            0.15,
            Structure.of(SPHERICAL, 0.5, axes(110, 65, -35, 20, 0.55, 0.25)),
            Structure.of(EXPONENTIAL, 0.4, axes(240, -25, 15, -40, 0.7, 0.4)));
    private static final VariogramModel PLAIN = VariogramModel.of(0.2, SPHERICAL, 0.7, 90);
    private static final Discretisation BLOCK = new Discretisation(12, 20, 8, 0, 3, 3, 3);

    private static Anisotropy axes(double range, double azimuth, double dip, double plunge, double semi, double minor) {
        return Anisotropy.of(range, Math.toRadians(azimuth), Math.toRadians(dip), Math.toRadians(plunge), semi, minor);
    }

    @Test
    void nestedAnisotropicModel() {
        points(Kriging.of(samples(), NESTED, nearest(16), ORDINARY), "nested16");
        points(Kriging.of(samples(), NESTED, Neighbourhood.global(), ORDINARY), "nested_all");
    }

    /// A structure that all but varies upward only.
    @Test
    void zonalAnisotropy() {
        VariogramModel zonal = VariogramModel.of(
                0.1, Structure.of(SPHERICAL, 0.6, 90), Structure.of(SPHERICAL, 0.4, axes(1e6, 0, 0, 0, 1, 45e-6)));
        points(Kriging.of(samples(), zonal, nearest(16), ORDINARY), "zonal16");
    }

    @Test
    void tooFewWithinReach() {
        Estimates e = points(Kriging.of(samples(), PLAIN, Neighbourhood.sphere(70, 5, 10), ORDINARY), "few");
        for (int i = 0; i < e.size(); i++) {
            assertThat(Double.isNaN(e.value()[i])).as("row " + i).isEqualTo(e.count()[i] < 5);
        }
    }

    @Test
    void blocks() {
        PointSamples s = samples();
        check(Kriging.ofBlocks(s, NESTED, nearest(16), ORDINARY, BLOCK), "cases_blocks", "ordinary16");
        check(Kriging.ofBlocks(s, NESTED, nearest(16), simple(5), BLOCK), "cases_blocks", "simple16");
        check(Kriging.ofBlocks(s, PLAIN, Neighbourhood.global(), simple(5), BLOCK), "cases_blocks", "simple_all");
    }

    @Test
    void drift() {
        double[] w = Golden.of("geostat/cases_samples.csv").column("w");
        for (String which : new String[] {"_all", "20"}) {
            Neighbourhood n = which.equals("20") ? nearest(20) : Neighbourhood.global();
            trend(Kriging.of(samples(), PLAIN, n, KrigingType.externalDrift(w)), "drift" + which, "w");
            trend(Kriging.of(samples(), PLAIN, n, KrigingType.trend(1)), "trend" + which);
        }
        PointSamples s = samples();
        KrigingType all = KrigingType.externalDrift(s.x(), s.y(), s.z(), w);
        trend(Kriging.of(s, PLAIN, Neighbourhood.global(), all), "both_all", "x", "y", "z", "w");
    }

    /// @param external columns of the targets
    private static void trend(Kriging kriging, String column, String... external) {
        Golden golden = Golden.of("geostat/cases_trend.csv");
        double[][] drift = Arrays.stream(external).map(golden::column).toArray(double[][]::new);
        Estimates e = kriging.at(
                golden.column("x"), golden.column("y"), golden.column("z"), drift, new Workers(2), Progress.NONE);
        assertClose(e.value(), golden.column(column), golden.tolerance());
        assertClose(e.variance(), golden.column(column + "_var"), golden.tolerance());
    }

    @Test
    void leavingOutASampleAHoleOrAFoldOfHoles() {
        Workers workers = new Workers(2);
        Kriging byHole = Kriging.of(samples("hole"), NESTED, nearest(12), ORDINARY);
        Kriging byFold = Kriging.of(samples("fold"), NESTED, nearest(12), ORDINARY);
        leftOut(CrossValidation.leaveOneOut(byHole, workers, Progress.NONE), "one");
        leftOut(CrossValidation.leaveHoleOut(byHole, workers, Progress.NONE), "hole");
        leftOut(CrossValidation.leaveHoleOut(byFold, workers, Progress.NONE), "fold");
        int[] fold = byFold.samples().hole();
        leftOut(CrossValidation.byFold(byHole, fold, workers, Progress.NONE), "fold");
    }

    private static void leftOut(CrossValidation cv, String column) {
        Golden golden = Golden.of("geostat/cases_left_out.csv");
        assertClose(cv.estimates().value(), golden.column(column), golden.tolerance());
        assertClose(cv.estimates().variance(), golden.column(column + "_var"), golden.tolerance());
        double[] actual = samples().value();
        double[] error = new double[actual.length];
        Arrays.setAll(error, i -> golden.column(column)[i] - actual[i]);
        assertThat(cv.meanError()).isCloseTo(Arrays.stream(error).average().orElseThrow(), within(1e-9));
        assertThat(cv.rootMeanSquareError())
                .isCloseTo(
                        Math.sqrt(Arrays.stream(error).map(e -> e * e).average().orElseThrow()), within(1e-9));
    }

    private static Neighbourhood nearest(int most) {
        return Neighbourhood.sphere(FAR, 1, most);
    }

    static PointSamples samples() {
        return Fields.samples(Golden.of("geostat/cases_samples.csv"));
    }

    /// Samples whose hole is that column, so that it is left out as one.
    private static PointSamples samples(String hole) {
        PointSamples s = samples();
        double[] number = Golden.of("geostat/cases_samples.csv").column(hole);
        int[] holes = Arrays.stream(number).mapToInt(h -> (int) h).toArray();
        return PointSamples.of(s.x(), s.y(), s.z(), s.value(), holes);
    }

    private static Estimates points(Kriging kriging, String column) {
        return check(kriging, "cases_points", column);
    }

    private static Estimates check(Kriging kriging, String file, String column) {
        Golden golden = Golden.of("geostat/" + file + ".csv");
        Estimates e =
                kriging.at(golden.column("x"), golden.column("y"), golden.column("z"), new Workers(2), Progress.NONE);
        assertClose(e.value(), golden.column(column), golden.tolerance());
        assertClose(e.variance(), golden.column(column + "_var"), golden.tolerance());
        return e;
    }

    /// Relative, or absolute below 1; NaN where NaN is expected.
    static void assertClose(double[] actual, double[] expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            if (Double.isNaN(expected[i])) {
                assertThat(actual[i]).as("row " + i).isNaN();
            } else {
                double most = tolerance * Math.max(1, Math.abs(expected[i]));
                assertThat(actual[i]).as("row " + i).isCloseTo(expected[i], within(most));
            }
        }
    }
}
