package org.lodecast.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.lodecast.Seed;

/// What every way of desurveying must hold.
abstract class DesurveyContract {
    static final Collar COLLAR = new Collar("H", 500_000, 3_800_000, 2_000, 300, 2);

    abstract Desurvey method();

    static Station station(double depth, double azimuth, double dip) {
        return new Station("H", depth, Math.toRadians(azimuth), Math.toRadians(dip), 0);
    }

    Trace trace(Station... stations) {
        return method().trace(COLLAR, List.of(stations), 300);
    }

    @Test
    void noStationIsVertical() {
        Trace t = trace();
        assertThat(t.length()).isEqualTo(300);
        assertThat(t.hole()).isEqualTo("H");
        assertPoint(t.at(0), COLLAR.x(), COLLAR.y(), COLLAR.z());
        assertPoint(t.at(123.4), COLLAR.x(), COLLAR.y(), COLLAR.z() - 123.4);
    }

    @Test
    void oneStationIsStraight() {
        Trace t = trace(station(0, 30, -60));
        double h = 100 * Math.cos(Math.toRadians(60));
        assertPoint(
                t.at(100),
                COLLAR.x() + h * Math.sin(Math.toRadians(30)),
                COLLAR.y() + h * Math.cos(Math.toRadians(30)),
                COLLAR.z() - 100 * Math.sin(Math.toRadians(60)));
    }

    /// Azimuth is clockwise from north, dip negative down.
    @Test
    void attitudesPointWhereTheyShould() {
        assertPoint(trace(station(0, 90, 0)).at(10), COLLAR.x() + 10, COLLAR.y(), COLLAR.z());
        assertPoint(trace(station(0, 0, 0)).at(10), COLLAR.x(), COLLAR.y() + 10, COLLAR.z());
        assertPoint(trace(station(0, 180, 0)).at(10), COLLAR.x(), COLLAR.y() - 10, COLLAR.z());
        assertPoint(trace(station(0, 270, 0)).at(10), COLLAR.x() - 10, COLLAR.y(), COLLAR.z());
        assertPoint(trace(station(0, 77, -90)).at(10), COLLAR.x(), COLLAR.y(), COLLAR.z() - 10);
        assertPoint(trace(station(0, 77, 90)).at(10), COLLAR.x(), COLLAR.y(), COLLAR.z() + 10);
    }

    /// The first station is extended up to the collar.
    @Test
    void firstStationBelowTheCollar() {
        Trace late = trace(station(40, 120, -50), station(90, 130, -55));
        Trace early = trace(station(0, 120, -50), station(40, 120, -50), station(90, 130, -55));
        for (double d = 0; d <= 300; d += 7) {
            double[] p = early.at(d);
            assertPoint(late.at(d), p[0], p[1], p[2]);
        }
        assertThat(late.stations()).isEqualTo(3);
        assertThat(late.depth(0)).isZero();
        assertThat(late.azimuth(0)).isEqualTo(Math.toRadians(120));
        assertThat(late.dip(0)).isEqualTo(Math.toRadians(-50));
    }

    /// A straight hole gives the same whatever the stations on it; the path is as long as the depth.
    @Test
    void straightHoleIsAsLongAsItsDepth() {
        Trace many = trace(station(0, 210, -70), station(10, 210, -70), station(11, 210, -70), station(200, 210, -70));
        Trace one = trace(station(0, 210, -70));
        for (double d = 0; d <= 300; d += 12.5) {
            double[] p = one.at(d);
            assertPoint(many.at(d), p[0], p[1], p[2]);
            assertThat(distance(many.at(0), many.at(d))).isCloseTo(d, within(1e-9 * (1 + d) + 2e-9));
        }
    }

    /// North is reached from both sides: 359° and 1° are two degrees apart.
    @Test
    void azimuthWrapsAroundNorth() {
        double[] p = trace(station(0, 359, -60), station(100, 1, -60)).at(100);
        assertThat(p[1] - COLLAR.y()).isCloseTo(50, within(0.02));
        assertThat(Math.abs(p[0] - COLLAR.x())).isLessThan(0.9);
    }

    /// Below the last station the hole goes on straight at its attitude.
    @Test
    void goesOnStraightBelowTheLastStation() {
        Trace t = trace(station(0, 10, -80), station(100, 40, -60));
        double[] end = t.at(100);
        double[] u = Desurvey.direction(Math.toRadians(40), Math.toRadians(-60));
        assertPoint(t.at(250), end[0] + 150 * u[0], end[1] + 150 * u[1], end[2] + 150 * u[2]);
    }

    /// At a station: the sum of whole steps. Across it: no jump. Anywhere: never faster than depth.
    @RepeatedTest(20)
    void randomHolesAreContinuousAndNoLongerThanTheirDepth(RepetitionInfo repetition) {
        RandomGenerator random =
                new Seed(11).split(repetition.getCurrentRepetition()).generator();
        List<Station> stations = new ArrayList<>();
        double depth = random.nextBoolean() ? 0 : 15;
        double azimuth = 360 * random.nextDouble();
        double dip = -85 + 60 * random.nextDouble();
        while (depth < 280) {
            stations.add(station(depth, azimuth, dip));
            depth += 1 + 40 * random.nextDouble();
            azimuth = (azimuth + 30 * (random.nextDouble() - 0.5) + 360) % 360;
            dip = Math.clamp(dip + 16 * (random.nextDouble() - 0.5), -90, 0);
        }
        Trace t = method().trace(COLLAR, stations, 300);
        double[] p = {COLLAR.x(), COLLAR.y(), COLLAR.z()};
        for (int i = 0; i < t.stations(); i++) {
            if (i > 0) {
                double l = t.depth(i) - t.depth(i - 1);
                double[] step = method().step(t.azimuth(i - 1), t.dip(i - 1), t.azimuth(i), t.dip(i), l, l);
                for (int axis = 0; axis < 3; axis++) {
                    p[axis] += step[axis];
                }
            }
            assertPoint(t.at(t.depth(i)), p[0], p[1], p[2]);
            assertThat(distance(t.at(t.depth(i) - 1e-6), t.at(t.depth(i) + 1e-6)))
                    .as("jump at " + t.depth(i))
                    .isLessThan(2.01e-6);
        }
        double path = 0;
        for (double d = 0; d < 300; d += 0.5) {
            double step = distance(t.at(d), t.at(d + 0.5));
            assertThat(step).isLessThanOrEqualTo(0.5 + 2e-9);
            path += step;
        }
        assertThat(path).as("length of the path").isCloseTo(300, within(300 * 0.01));
    }

    /// The attitude is the direction in which the path goes, told by its difference quotient; at a station it is
    /// the survey's.
    @RepeatedTest(10)
    void attitudeIsTheDirectionOfThePath(RepetitionInfo repetition) {
        RandomGenerator random =
                new Seed(12).split(repetition.getCurrentRepetition()).generator();
        List<Station> stations = new ArrayList<>();
        for (double depth = 5; depth < 280; depth += 10 + 40 * random.nextDouble()) {
            stations.add(station(depth, 360 * random.nextDouble(), -85 + 60 * random.nextDouble()));
        }
        stations.add(station(290, 77, -90));
        Trace t = method().trace(COLLAR, stations, 300);
        for (int i = 0; i < t.stations(); i++) {
            assertThat(t.attitude(t.depth(i))).containsExactly(t.azimuth(i), t.dip(i));
            double end = i + 1 < t.stations() ? t.depth(i + 1) : 300;
            for (double share : new double[] {0.1, 0.4, 0.7}) {
                double d = t.depth(i) + share * (end - t.depth(i));
                double[] a = t.attitude(d);
                assertThat(a[0]).isBetween(0.0, 2 * Math.PI);
                double[] u = Desurvey.direction(a[0], a[1]);
                double[] p = t.at(d - 0.01);
                double[] q = t.at(d + 0.01);
                for (int axis = 0; axis < 3; axis++) {
                    assertThat(u[axis]).isCloseTo((q[axis] - p[axis]) / 0.02, within(1e-5));
                }
            }
        }
        assertThat(t.attitude(300)).containsExactly(Math.toRadians(77), Math.toRadians(-90));
    }

    /// A vertical hole keeps the azimuth that its surveys tell.
    @Test
    void verticalHoleHasTheAzimuthOfTheStationAbove() {
        Trace t = trace(station(0, 30, -90), station(100, 30, -90));
        assertThat(t.attitude(50)[0]).isEqualTo(Math.toRadians(30));
        assertThat(t.attitude(50)[1]).isCloseTo(Math.toRadians(-90), within(1e-12));
    }

    @Test
    void isDrawnAtItsStationsEveryFewMetresAndAtItsEnd() {
        assertThat(trace(station(5, 10, -60), station(20, 12, -61), station(290, 77, -80))
                        .depths(100))
                .containsExactly(0, 5, 20, 100, 200, 290, 300);
        assertThat(method().trace(COLLAR, List.of(station(0, 0, -60), station(50, 0, -60)), 25)
                        .depths(10))
                .as("no station below the end")
                .containsExactly(0, 10, 20, 25);
        assertThat(method().trace(COLLAR, List.of(), 0).depths(10)).containsExactly(0);
    }

    static double distance(double[] a, double[] b) {
        return Math.sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]) + (a[2] - b[2]) * (a[2] - b[2]));
    }

    static void assertPoint(double[] p, double x, double y, double z) {
        double[] expected = {x, y, z};
        for (int axis = 0; axis < 3; axis++) {
            assertThat(p[axis]).as("xyz".substring(axis, axis + 1)).isCloseTo(expected[axis], within(3e-9));
        }
    }
}
