package org.lodecast.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MinimumCurvatureTest extends DesurveyContract {
    @Override
    Desurvey method() {
        return Desurvey.MINIMUM_CURVATURE;
    }

    /// Worked example: steepening hole to the north-east.
    @Test
    void workedExampleInAVerticalPlane() {
        Trace t = trace(station(0, 45, -90), station(100, 45, -75), station(200, 45, -60));
        assertBelow(t.at(100), 98.8616, 9.2033, 9.2033);
        assertBelow(t.at(200), 190.9859, 36.1859, 36.1859);
    }

    /// Worked example: a hole that swings from north-east to south-east.
    @Test
    void workedExampleWithATurn() {
        Trace t = trace(station(0, 45, -65), station(50, 45, -65), station(100, 135, -55), station(150, 135, -55));
        assertBelow(t.at(150), 131.4574, -8.1325, 53.6672);
    }

    /// Depth below the collar, north and east of it.
    private static void assertBelow(double[] p, double down, double north, double east) {
        assertThat(COLLAR.z() - p[2]).as("down").isCloseTo(down, within(1e-4));
        assertThat(p[1] - COLLAR.y()).as("north").isCloseTo(north, within(1e-4));
        assertThat(p[0] - COLLAR.x()).as("east").isCloseTo(east, within(1e-4));
    }

    /// Every point between two stations is as far from the circle's centre as the stations are, in their
    /// plane, and equal steps of depth are equal steps in space.
    @Test
    void pointsBetweenStationsLieOnTheArc() {
        double beta = Math.toRadians(35);
        double radius = 80 / beta;
        Trace t = trace(station(0, 60, -70), station(80, 60, -35));
        double[] normal = Desurvey.direction(Math.toRadians(60), Math.toRadians(20)); // upward, square to the start
        double[] start = t.at(0);
        double[] centre = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            centre[axis] = start[axis] + radius * normal[axis];
        }
        double[] before = start;
        for (int k = 1; k <= 40; k++) {
            double[] p = t.at(2 * k);
            assertThat(distance(p, centre)).as("radius at " + 2 * k).isCloseTo(radius, within(3e-9));
            assertThat(distance(p, before)).isCloseTo(2 * radius * Math.sin(1 / radius), within(3e-9));
            before = p;
        }
    }

    /// An arc that turns in space: equal chords, and a constant angle between them.
    @Test
    void arcInSpaceHasConstantCurvature() {
        Trace t = trace(station(0, 350, -80), station(100, 100, -40));
        double angle = Double.NaN;
        for (int k = 1; k < 50; k++) {
            double[] a = t.at(2 * k - 2);
            double[] b = t.at(2 * k);
            double[] c = t.at(2 * k + 2);
            double dot = 0;
            for (int axis = 0; axis < 3; axis++) {
                dot += (b[axis] - a[axis]) * (c[axis] - b[axis]);
            }
            double now = Math.acos(dot / distance(a, b) / distance(b, c));
            if (k > 1) {
                assertThat(now).isCloseTo(angle, within(1e-6));
            }
            angle = now;
        }
        double[] from = Desurvey.direction(Math.toRadians(350), Math.toRadians(-80));
        double[] to = Desurvey.direction(Math.toRadians(100), Math.toRadians(-40));
        double dogleg = Math.acos(from[0] * to[0] + from[1] * to[1] + from[2] * to[2]);
        assertThat(angle).isCloseTo(dogleg / 50, within(1e-6));
    }

    /// From an arc to a straight line without a jump: doglegs about the size where the formula changes.
    @ParameterizedTest
    @ValueSource(doubles = {1e-4, 1e-6, 2e-7, 1.01e-7, 0.99e-7, 5e-8, 1e-9, 1e-12, 0})
    void smallDoglegsDoNotJump(double beta) {
        double dip = Math.toRadians(-60);
        double l = 1000;
        Trace t = method().trace(
                        new Collar("H", 0, 0, 0, l, 1),
                        List.of(new Station("H", 0, 0, dip, 1), new Station("H", l, 0, dip + beta, 2)),
                        l);
        // by series: Δ = l·t(dip + β/2) up to β²
        for (double s : new double[] {0.25 * l, 0.5 * l, l}) {
            double[] u = Desurvey.direction(0, dip + beta * s / l / 2);
            double[] p = t.at(s);
            double tolerance = s * beta * beta + 1e-10;
            assertThat(p[1]).as("north at " + s).isCloseTo(s * u[1], within(tolerance));
            assertThat(p[2]).as("up at " + s).isCloseTo(s * u[2], within(tolerance));
        }
    }

    /// A hole cannot turn right back within a stretch; such stations still give finite places.
    @Test
    void oppositeDirectionsStayFinite() {
        double[] p = trace(station(0, 0, -90), station(50, 0, 90)).at(30);
        assertThat(p[0] + p[1] + p[2]).isFinite();
    }
}
