package org.lodecast.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodecast.drill.Collar;
import org.lodecast.drill.Trace;
import org.lodecast.geology.TriangleMesh;

class OrebodyTest {
    /// Six times the signed volume of the tetrahedra from the first vertex: positive if triangles face
    /// outward.
    static double volume(TriangleMesh m) {
        double sum = 0;
        for (int t = 0; t < m.triangles(); t++) {
            double[][] p = new double[3][3];
            for (int k = 0; k < 3; k++) {
                for (int axis = 0; axis < 3; axis++) {
                    p[k][axis] = m.corner(t, k, axis) - m.xyz()[axis]; // small numbers, or digits are lost
                }
            }
            sum += p[0][0] * (p[1][1] * p[2][2] - p[1][2] * p[2][1])
                    - p[0][1] * (p[1][0] * p[2][2] - p[1][2] * p[2][0])
                    + p[0][2] * (p[1][0] * p[2][1] - p[1][1] * p[2][0]);
        }
        return sum / 6;
    }

    static void assertClosed(TriangleMesh m) {
        Map<Long, Integer> directed = new HashMap<>();
        for (int t = 0; t < m.triangles(); t++) {
            for (int k = 0; k < 3; k++) {
                long a = m.corners()[3 * t + k];
                long b = m.corners()[3 * t + (k + 1) % 3];
                assertThat(a).isNotEqualTo(b);
                directed.merge(a * m.vertices() + b, 1, Integer::sum);
            }
        }
        directed.forEach((edge, count) -> {
            long back = edge % m.vertices() * m.vertices() + edge / m.vertices();
            assertThat(count).as("an edge is walked once each way").isEqualTo(1);
            assertThat(directed.get(back)).isEqualTo(1);
        });
        assertThat(m.vertices() - directed.size() / 2 + m.triangles())
                .as("a sphere, by Euler")
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"1, SMALL", "2, SMALL", "3, SMALL", "1, PAPER"})
    void solidsAreClosedAndFaceOutward(long seed, Size size) {
        SimulatedDeposit d = Deposits.of(Style.ZAOZIGOU, seed, size);
        assertThat(d.orebodies()).isNotEmpty();
        for (TriangleMesh m : d.orebodies()) {
            assertClosed(m);
            assertThat(volume(m)).isPositive();
        }
        for (Truth.TrueBody b : d.truth().bodies()) {
            TriangleMesh m = b.body().solid();
            assertClosed(m);
            assertThat(volume(m))
                    .isCloseTo(b.body().volume(), within(0.03 * b.body().volume()));
        }
    }

    /// Against the triangles themselves, as a reader of the files would find it.
    @ParameterizedTest
    @CsvSource({"1, SMALL", "2, SMALL", "3, SMALL", "4, SMALL", "5, SMALL", "1, PAPER", "2, PAPER"})
    void everyKnownBodyIsCutByAHole(long seed, Size size) {
        SimulatedDeposit d = Deposits.of(Style.ZAOZIGOU, seed, size);
        Map<String, Trace> traces = ZaozigouTest.traces(d);
        for (TriangleMesh m : d.orebodies()) {
            assertThat(d.collars().stream().anyMatch(c -> cuts(traces.get(c.hole()), c, m)))
                    .as(m.name())
                    .isTrue();
        }
        long known = d.truth().bodies().stream().filter(Truth.TrueBody::known).count();
        assertThat(d.orebodies()).hasSize((int) known);
    }

    @Test
    void someOreIsKnownAndSomeIsBlind() {
        for (long seed = 1; seed <= 20; seed++) {
            SimulatedDeposit d = ZaozigouTest.small(seed);
            assertThat(d.orebodies()).as("seed %d", seed).hasSizeGreaterThanOrEqualTo(3);
            assertThat(d.truth().bodies().stream().filter(b -> b.drilled() == 0))
                    .as("seed %d", seed)
                    .hasSizeGreaterThanOrEqualTo(4);
            double all = d.truth().bodies().stream()
                    .mapToDouble(b -> b.body().volume())
                    .sum();
            double known = d.truth().bodies().stream()
                    .filter(Truth.TrueBody::known)
                    .mapToDouble(b -> b.body().volume())
                    .sum();
            assertThat(known / all).as("seed %d", seed).isBetween(0.15, 0.9);
        }
    }

    @Test
    void blindColumnIsOreThatIsNotKnown() {
        SimulatedDeposit d = ZaozigouTest.small(2);
        float[] ore = d.truth().ore(d.grid());
        float[] blind = d.truth().blind(d.grid());
        int both = 0;
        for (int i = 0; i < ore.length; i++) {
            assertThat(blind[i]).isLessThanOrEqualTo(ore[i]);
            both += (int) blind[i];
            int at = i;
            if (ore[i] == 1) {
                double x = d.grid().x(d.grid().ix(at), d.grid().iy(at));
                double y = d.grid().y(d.grid().ix(at), d.grid().iy(at));
                assertThat(d.truth().ore(x, y, d.grid().z(d.grid().iz(at)))).isTrue();
            }
        }
        assertThat(both).isPositive();
    }

    @Test
    void gentleBodiesDipGentlyAndTheOthersSteeply() {
        int gentle = 0;
        for (Truth.TrueBody b : ZaozigouTest.small(5).truth().bodies()) {
            double dip = Math.toDegrees(b.body().sheet().dip());
            if (b.body().gentle()) {
                assertThat(dip).isBetween(8.0, 26.0);
                gentle++;
            } else {
                assertThat(dip).isGreaterThan(55);
            }
        }
        assertThat(gentle).isBetween(2, 5);
    }

    private static boolean cuts(Trace trace, Collar collar, TriangleMesh m) {
        double[] box = m.bounds();
        for (double d = 0; d < collar.length(); d += 1) {
            double[] p = trace.at(d);
            boolean near = true;
            for (int k = 0; k < 3; k++) {
                near &= p[k] > box[k] - 2 && p[k] < box[3 + k] + 2;
            }
            if (near) {
                double[] q = trace.at(Math.min(d + 1, collar.length()));
                for (int t = 0; t < m.triangles(); t++) {
                    if (crosses(p, q, m, t)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /// Möller and Trumbore (1997).
    private static boolean crosses(double[] p, double[] q, TriangleMesh m, int t) {
        double[] d = new double[3];
        double[] e = new double[3];
        double[] f = new double[3];
        double[] s = new double[3];
        for (int k = 0; k < 3; k++) {
            d[k] = q[k] - p[k];
            e[k] = m.corner(t, 1, k) - m.corner(t, 0, k);
            f[k] = m.corner(t, 2, k) - m.corner(t, 0, k);
            s[k] = p[k] - m.corner(t, 0, k);
        }
        double[] h = cross(d, f);
        double det = dot(e, h);
        if (Math.abs(det) < 1e-12) {
            return false;
        }
        double u = dot(s, h) / det;
        double[] g = cross(s, e);
        double v = dot(d, g) / det;
        double w = dot(f, g) / det;
        return u >= 0 && v >= 0 && u + v <= 1 && w >= 0 && w <= 1;
    }

    private static double[] cross(double[] a, double[] b) {
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }
}
