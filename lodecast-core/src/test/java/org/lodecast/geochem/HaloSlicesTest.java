package org.lodecast.geochem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lodecast.Seed;
import org.lodecast.block.Grid;

class HaloSlicesTest {
    private static final List<String> ELEMENTS = List.of("As", "W");

    /// A column of ground of 5 × 5 patches, 100 m high in steps of a metre: arsenic e-fold richer in the
    /// upper or lower tenth.
    private static HaloData ground(boolean richBelow, double noise) {
        int n = 2500;
        RandomGenerator random = new Seed(3).generator();
        double[][] values = new double[2][n];
        double[] x = new double[n];
        double[] y = new double[n];
        double[] z = new double[n];
        double[] w = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = 10 * (i % 5) + 5;
            y[i] = 10 * (i / 5 % 5) + 5;
            z[i] = i / 25 + 0.5;
            w[i] = 1;
            boolean rich = richBelow ? z[i] < 20 : z[i] > 80;
            values[0][i] = 20 * Math.exp((rich ? 1 : 0) + noise * random.nextGaussian());
            values[1][i] = 2 * Math.exp(noise * random.nextGaussian());
        }
        return HaloData.of(ELEMENTS, values, x, y, z, w, 10);
    }

    @Test
    void slicesHoldWhatTheyShould() {
        HaloSlices s = HaloSlices.of(ground(false, 0.1), HaloSlices.Settings.ofHeight(20));
        assertThat(s.slices()).hasSize(5);
        assertThat(s.slices().getFirst()).isEqualTo(new HaloSlices.Slice(80, 100, 500, 500));
        assertThat(s.slices().getLast()).isEqualTo(new HaloSlices.Slice(0, 20, 500, 500));
        assertThat(s.remark()).isEmpty();
        double b = s.background()[0];
        assertThat(b).isCloseTo(20, within(1.0));
        assertThat(s.productivity("As")[0]).isCloseTo(20 * Math.E / b - 1, within(0.02));
        for (int j = 1; j < 5; j++) {
            assertThat(s.productivity("As")[j]).isLessThan(0.02);
        }
    }

    /// Against the formula, datum by datum.
    @Test
    void publishedProductivityIsContrastTimesWidth() {
        HaloData data = ground(false, 0.3);
        HaloSlices s = HaloSlices.of(data, new HaloSlices.Settings(20, 0, 30, HaloSlices.Measure.ANOMALY, 1));
        for (int e = 0; e < 2; e++) {
            double contrast = 0;
            int anomalous = 0;
            for (int i = 2000; i < 2500; i++) { // the uppermost slice
                if (data.value(e, i) >= s.threshold()[e]) {
                    contrast += data.value(e, i) / s.background()[e] - 1;
                    anomalous++;
                }
            }
            double mean = contrast / anomalous;
            assertThat(s.productivity()[e][0]).isCloseTo(mean * anomalous / 500, within(1e-12));
        }
        // tungsten is background alone: ln T/B = 0.3 is what it was made with
        assertThat(Math.log(s.threshold()[1] / s.background()[1])).isCloseTo(0.3, within(0.02));
    }

    @Test
    void thinSlicesAreJoinedAndSaid() {
        HaloSlices s =
                HaloSlices.of(ground(false, 0.1), new HaloSlices.Settings(7, 0, 200, HaloSlices.Measure.GEOMETRIC, 1));
        assertThat(s.slices().stream().mapToInt(HaloSlices.Slice::data).sum()).isEqualTo(2500);
        assertThat(s.slices()).allMatch(j -> j.data() >= 200);
        for (int j = 1; j < s.slices().size(); j++) {
            assertThat(s.slices().get(j).high()).isEqualTo(s.slices().get(j - 1).low());
        }
        assertThat(s.remark()).contains("joined");
        assertThatThrownBy(() -> HaloSlices.of(
                        ground(false, 0.1), new HaloSlices.Settings(7, 0, 2000, HaloSlices.Measure.GEOMETRIC, 1)))
                .hasMessageContaining("two slices");
    }

    /// Voxels and points of the same values give the same, to the bit.
    @Test
    void voxelsTellWhatPointsTell() {
        HaloData points = ground(true, 0.3);
        float[][] columns = new float[2][2500];
        double[][] rounded = new double[2][2500];
        double[][] place = new double[3][2500];
        double[] ones = new double[2500];
        Grid grid = Grid.of(0, 0, 0, 10, 10, 1, 5, 5, 100);
        for (int i = 0; i < 2500; i++) {
            for (int e = 0; e < 2; e++) {
                columns[e][i] = (float) points.value(e, i);
                rounded[e][i] = columns[e][i];
            }
            place[0][i] = grid.x(grid.ix(i), grid.iy(i));
            place[1][i] = grid.y(grid.ix(i), grid.iy(i));
            place[2][i] = grid.z(grid.iz(i));
            ones[i] = 1;
        }
        int[] voxels = IntStream.range(0, 2500).toArray();
        HaloData a = HaloData.of(ELEMENTS, List.of(columns[0], columns[1]), grid, voxels, 10);
        HaloData b = HaloData.of(ELEMENTS, rounded, place[0], place[1], place[2], ones, 10);
        HaloSlices.Settings settings = HaloSlices.Settings.ofHeight(20);
        HaloSlices p = HaloSlices.of(a, settings);
        HaloSlices q = HaloSlices.of(b, settings);
        assertThat(p.productivity()[0]).containsExactly(q.productivity()[0]);
        FrontTail f = FrontTail.of(a, p, FrontTail.FRONT, FrontTail.TAIL);
        FrontTail g = FrontTail.of(b, q, FrontTail.FRONT, FrontTail.TAIL);
        assertThat(f.ratio()).containsExactly(g.ratio());
        assertThat(f.ratioError()).containsExactly(g.ratioError());
    }

    @Test
    void frontTailRatioIsThatOfGeometricMeans() {
        HaloData data = ground(false, 0.3);
        HaloSlices s = HaloSlices.of(data, HaloSlices.Settings.ofHeight(20));
        FrontTail ratio = FrontTail.of(data, s, FrontTail.FRONT, FrontTail.TAIL);
        assertThat(ratio.front()).containsExactly("As");
        assertThat(ratio.tail()).containsExactly("W");
        double sum = 0;
        double[] patch = new double[25];
        for (int i = 2000; i < 2500; i++) {
            double r = Math.log(data.value(0, i) / s.background()[0]) - Math.log(data.value(1, i) / s.background()[1]);
            sum += r / 500;
            patch[i % 25] += r / 20;
        }
        assertThat(ratio.ratio()[0]).isCloseTo(sum, within(1e-12));
        // of independent noise: the error of a mean of 500 with a deviation of 0.3·√2
        assertThat(ratio.ratioError()[0]).isCloseTo(0.3 * Math.sqrt(2.0 / 500), within(0.005));
        assertThat(Arrays.stream(patch).average().orElseThrow()).isCloseTo(sum, within(1e-12));
        assertThat(ratio.interval(0)[1] - ratio.interval(0)[0]).isCloseTo(3.92 * ratio.ratioError()[0], within(1e-12));
        assertThat(ratio.data()).containsOnly(500);
        assertThatThrownBy(() -> FrontTail.of(data, s, List.of("Hg"), FrontTail.TAIL))
                .hasMessageContaining("[Hg]");
    }

    @Test
    void alarmTellsWhereFrontElementsRise() {
        HaloData reversed = ground(true, 0.3);
        HaloSlices s = HaloSlices.of(reversed, HaloSlices.Settings.ofHeight(10));
        ZonationAlarm alarm = ZonationAlarm.of(
                FrontTail.of(reversed, s, FrontTail.FRONT, FrontTail.TAIL), ZonationAlarm.Settings.DEFAULT);
        assertThat(alarm.rises()).hasSize(1);
        ZonationAlarm.Rise rise = alarm.rises().getFirst();
        assertThat(rise.to()).isZero();
        assertThat(rise.from()).isBetween(20.0, 80.0);
        assertThat(rise.front()).isCloseTo(Math.E, within(0.2));
        assertThat(rise.ratio()).isCloseTo(Math.E, within(0.3));
        assertThat(rise.open()).isTrue();
        assertThat(alarm.words()).contains("rise with depth between", "blind ore");

        HaloData normal = ground(false, 0.3);
        ZonationAlarm none = ZonationAlarm.of(
                FrontTail.of(
                        normal,
                        HaloSlices.of(normal, HaloSlices.Settings.ofHeight(10)),
                        FrontTail.FRONT,
                        FrontTail.TAIL),
                ZonationAlarm.Settings.DEFAULT);
        assertThat(none.rises()).isEmpty();
        assertThat(none.words()).contains("not reversed");
    }

    /// Below the tail of a halo the ratio comes back to the background; tungsten falls there, arsenic
    /// does not rise.
    @Test
    void returnFromTheTailIsNoAlarm() {
        int n = 2500;
        double[][] values = new double[2][n];
        double[][] place = new double[3][n];
        double[] ones = new double[n];
        RandomGenerator random = new Seed(4).generator();
        for (int i = 0; i < n; i++) {
            place[0][i] = 10 * (i % 5) + 5;
            place[1][i] = 10 * (i / 5 % 5) + 5;
            place[2][i] = i / 25 + 0.5;
            ones[i] = 1;
            values[0][i] = 20 * Math.exp((place[2][i] > 80 ? 1 : 0) + 0.3 * random.nextGaussian());
            values[1][i] = 2 * Math.exp((place[2][i] > 30 && place[2][i] < 50 ? 1 : 0) + 0.3 * random.nextGaussian());
        }
        HaloData data = HaloData.of(ELEMENTS, values, place[0], place[1], place[2], ones, 10);
        FrontTail ratio = FrontTail.of(
                data, HaloSlices.of(data, HaloSlices.Settings.ofHeight(10)), FrontTail.FRONT, FrontTail.TAIL);
        assertThat(ratio.ratio()[9] - ratio.ratio()[6])
                .as("the ratio does rise")
                .isGreaterThan(0.8);
        assertThat(ZonationAlarm.of(ratio, ZonationAlarm.Settings.DEFAULT).rises())
                .isEmpty();
    }
}
