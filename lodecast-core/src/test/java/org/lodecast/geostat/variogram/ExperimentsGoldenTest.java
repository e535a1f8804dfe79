package org.lodecast.geostat.variogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lodecast.geostat.variogram.Estimator.CRESSIE_HAWKINS;
import static org.lodecast.geostat.variogram.Estimator.MATHERON;
import static org.lodecast.geostat.variogram.PairSelection.OMNIDIRECTIONAL;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodecast.Golden;
import org.lodecast.Workers;
import org.lodecast.geostat.Fields;
import org.lodecast.geostat.Indicator;
import org.lodecast.geostat.PointSamples;

/// Experiments against gstat and, where that selects pairs by other rules, against brute force.
class ExperimentsGoldenTest {
    private static final Lags TENS = Lags.of(10, 15);

    private final PointSamples samples = Fields.samples(Golden.of("geostat/samples.csv"));
    private final PointSamples flat =
            PointSamples.of(samples.x(), samples.y(), new double[samples.size()], samples.value());

    @Test
    void robustEstimatorAgreesWithGstat() {
        same("cressie", ExperimentalVariogram.of(samples, OMNIDIRECTIONAL, TENS, CRESSIE_HAWKINS, new Workers(2)));
    }

    @Test
    void classesOfAnyBoundsAgreeWithGstat() {
        Lags lags = Lags.bounds(0, 15, 20, 40, 80, 160);
        same("bounds", ExperimentalVariogram.of(samples, OMNIDIRECTIONAL, lags, MATHERON, Workers.ONE));
    }

    @Test
    void directionsAgreeWithGstatInThePlane() {
        same("north30", inThePlane(30, 20));
        same("north120", inThePlane(120, 10));
    }

    private ExperimentalVariogram inThePlane(double azimuth, double tolerance) {
        PairSelection along = PairSelection.directional(Math.toRadians(azimuth), 0, Math.toRadians(tolerance));
        return ExperimentalVariogram.of(flat, along, TENS, MATHERON, Workers.ONE);
    }

    @Test
    void indicatorsAgreeWithGstat() {
        PointSamples low = Indicator.atOrBelow(3).of(samples);
        same("indicator", ExperimentalVariogram.of(low, OMNIDIRECTIONAL, TENS, MATHERON, Workers.ONE));
        // What is not below is above: the squares of their differences are the same.
        PointSamples high = Indicator.atOrAbove(Math.nextUp(3.0)).of(samples);
        same("indicator", ExperimentalVariogram.of(high, OMNIDIRECTIONAL, TENS, MATHERON, Workers.ONE));
    }

    private static void same(String name, ExperimentalVariogram e) {
        Golden golden = Golden.of("geostat/experiments.csv");
        int k = 0;
        for (int i = 0; i < golden.size(); i++) {
            if (golden.text("case")[i].equals(name)) {
                assertThat((double) e.pairs()[k]).isEqualTo(golden.column("np")[i]);
                assertThat(e.distance()[k]).isCloseTo(golden.column("dist")[i], within(golden.tolerance()));
                assertThat(e.gamma()[k]).isCloseTo(golden.column("gamma")[i], within(golden.tolerance()));
                k++;
            }
        }
        assertThat(e.size()).isEqualTo(k).isPositive();
    }

    @Test
    void beamsAgreeWithBruteForce() {
        Golden golden = Golden.of("geostat/beams.csv");
        int row = 0;
        while (row < golden.size()) {
            PairSelection beam = new PairSelection.Directional(
                    Math.toRadians(golden.column("azimuth")[row]),
                    Math.toRadians(golden.column("dip")[row]),
                    Math.toRadians(golden.column("tolerance")[row]),
                    golden.column("horizontal")[row],
                    golden.column("vertical")[row]);
            ExperimentalVariogram e = ExperimentalVariogram.of(samples, beam, Lags.of(20, 6), MATHERON, new Workers(2));
            for (int k = 0; k < e.size(); k++, row++) {
                String at = "row " + row;
                assertThat((double) e.pairs()[k]).as(at).isEqualTo(golden.column("np")[row]);
                assertThat(e.distance()[k]).as(at).isCloseTo(golden.column("dist")[row], within(golden.tolerance()));
                assertThat(e.gamma()[k]).as(at).isCloseTo(golden.column("gamma")[row], within(golden.tolerance()));
            }
            assertThat(e.size()).isPositive();
            assertThat(row == golden.size() || golden.column("lag")[row] <= golden.column("lag")[row - 1])
                    .as("classes of the beam before row " + row)
                    .isTrue();
        }
    }

    @Test
    void mapAgreesWithBruteForce() {
        Golden golden = Golden.of("geostat/map.csv");
        VariogramMap map = VariogramMap.of(samples, 8, 3, Lags.of(40, 3), MATHERON, new Workers(3));
        assertThat(map.cells()).hasSize(golden.size());
        String[] numbers = {"np", "dist", "gamma", "dx", "dy", "dz"};
        for (int i = 0; i < golden.size(); i++) {
            VariogramMap.Cell c = map.cells().get(i);
            assertThat(new int[] {c.azimuthIndex(), c.dipIndex(), c.lag()})
                    .containsExactly((int) golden.column("azimuth")[i], (int) golden.column("dip")[i], (int)
                            golden.column("lag")[i]);
            double[] ours = {c.pairs(), c.distance(), c.gamma(), c.dx(), c.dy(), c.dz()};
            for (int k = 0; k < ours.length; k++) {
                assertThat(ours[k])
                        .as(numbers[k] + " of " + c)
                        .isCloseTo(golden.column(numbers[k])[i], within(golden.tolerance()));
            }
            assertThat(map.relative(c)).isCloseTo(c.gamma() / samples.variance(), within(1e-12));
        }
        long omni = ExperimentalVariogram.of(samples, OMNIDIRECTIONAL, 40, 3, Workers.ONE)
                .totalPairs();
        assertThat(map.cells().stream().mapToLong(VariogramMap.Cell::pairs).sum())
                .isEqualTo(omni);
    }

    @Test
    void planeAgreesWithGstat() {
        Golden golden = Golden.of("geostat/plane.csv");
        VariogramPlane plane =
                VariogramPlane.of(samples, 0, 0, 20.001, 3, Double.POSITIVE_INFINITY, MATHERON, new Workers(2));
        List<VariogramPlane.Cell> cells = new ArrayList<>(plane.cells());
        for (int i = 0; i < golden.size(); i++) {
            double u = golden.column("dx")[i];
            double v = golden.column("dy")[i];
            if (Math.hypot(u, v) > 40) {
                continue; // gstat drops pairs beyond the cutoff, which cuts the corners of its map
            }
            VariogramPlane.Cell cell = cells.stream()
                    .filter(c -> Math.abs(c.u() - u) < 1e-6 && Math.abs(c.v() - v) < 1e-6)
                    .findFirst()
                    .orElseThrow();
            assertThat((double) cell.pairs()).as(u + ", " + v).isEqualTo(golden.column("np")[i]);
            assertThat(cell.gamma()).isCloseTo(golden.column("gamma")[i], within(golden.tolerance()));
        }
    }

    /// Turned a quarter, the ground shows in the plane what it showed before it was.
    @Test
    void planeTurnsWithTheGround() {
        VariogramPlane level = VariogramPlane.of(samples, 0, 0, 20.001, 3, 15, MATHERON, Workers.ONE);
        // Tipped to a wall that dips north: what was north is down, what was up is north.
        double[] minusY = new double[samples.size()];
        Arrays.setAll(minusY, i -> -samples.y()[i]);
        PointSamples wall = PointSamples.of(samples.x(), samples.z(), minusY, samples.value());
        VariogramPlane turned = VariogramPlane.of(wall, Math.PI / 2, 0, 20.001, 3, 15, MATHERON, Workers.ONE);
        assertThat(turned.cells()).hasSameSizeAs(level.cells());
        for (int k = 0; k < level.cells().size(); k++) {
            assertThat(turned.cells().get(k).pairs())
                    .isEqualTo(level.cells().get(k).pairs());
            assertThat(turned.cells().get(k).gamma())
                    .isCloseTo(level.cells().get(k).gamma(), within(1e-9));
        }
    }
}
