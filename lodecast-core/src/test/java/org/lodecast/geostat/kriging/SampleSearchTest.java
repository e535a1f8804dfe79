package org.lodecast.geostat.kriging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.lodecast.Seed;
import org.lodecast.geostat.Fields;
import org.lodecast.geostat.PointSamples;
import org.lodecast.geostat.variogram.Anisotropy;

/// The search against the same done by looking at every sample.
class SampleSearchTest {

    @RepeatedTest(6)
    void findsWhatLookingAtAllFinds(RepetitionInfo info) {
        Seed seed = new Seed(info.getCurrentRepetition());
        PointSamples s = Fields.holes(30, 25, 4, 200, seed);
        Anisotropy ellipsoid = Anisotropy.of(90, 0.7, -0.4, 0.2, 0.6, 0.4);
        List<Neighbourhood> rules = List.of(
                Neighbourhood.sphere(60, 1, 24),
                Neighbourhood.sphere(Double.POSITIVE_INFINITY, 1, 1000),
                Neighbourhood.ellipsoid(ellipsoid, 1, 16),
                Neighbourhood.ellipsoid(ellipsoid, 1, 16).withMaxPerHole(2),
                Neighbourhood.sphere(80, 1, 16).withMaxPerHole(3).withMaxPerOctant(2),
                Neighbourhood.sphere(25, 1, Neighbourhood.ALL).withMaxPerOctant(5));
        for (Neighbourhood rule : rules) {
            SampleSearch search = new SampleSearch(rule, s.x(), s.y(), s.z(), s.hole());
            SampleSearch.Selection found = new SampleSearch.Selection();
            RandomGenerator random = seed.split("targets").generator();
            for (int t = 0; t < 40; t++) {
                double[] p = {200 * random.nextDouble(), 200 * random.nextDouble(), -100 * random.nextDouble()};
                int[] fold = t % 2 == 0 ? IntStream.range(0, s.size()).toArray() : s.hole();
                int without = t % 3 == 0 ? fold[t * 7] : SampleSearch.NONE;
                search.find(p[0], p[1], p[2], fold, without, found);
                assertThat(IntStream.range(0, found.size).map(k -> found.id[k]).toArray())
                        .as(rule + " at target " + t)
                        .containsExactly(lookAtAll(s, rule, p, fold, without));
            }
        }
    }

    private static int[] lookAtAll(PointSamples s, Neighbourhood rule, double[] p, int[] fold, int without) {
        double[] m = rule.search().matrix();
        int n = s.size();
        double[][] d = new double[n][4];
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double reach = 0;
            for (int r = 0; r < 3; r++) {
                d[i][r] = m[3 * r] * s.x()[i]
                        + m[3 * r + 1] * s.y()[i]
                        + m[3 * r + 2] * s.z()[i]
                        - (m[3 * r] * p[0] + m[3 * r + 1] * p[1] + m[3 * r + 2] * p[2]);
                reach += d[i][r] * d[i][r];
            }
            d[i][3] = reach;
            if (Math.sqrt(reach) <= rule.search().range() && fold[i] != without) {
                order.add(i);
            }
        }
        order.sort(Comparator.comparingDouble((Integer i) -> d[i][3]).thenComparingInt(i -> i));
        Map<Integer, Integer> ofHole = new HashMap<>();
        Map<String, Integer> ofOctant = new HashMap<>();
        List<Integer> taken = new ArrayList<>();
        for (int i : order) {
            String octant = (d[i][0] >= 0) + " " + (d[i][1] >= 0) + " " + (d[i][2] >= 0);
            if (taken.size() < rule.maxSamples()
                    && ofHole.getOrDefault(s.hole()[i], 0) < rule.maxPerHole()
                    && ofOctant.getOrDefault(octant, 0) < rule.maxPerOctant()) {
                ofHole.merge(s.hole()[i], 1, Integer::sum);
                ofOctant.merge(octant, 1, Integer::sum);
                taken.add(i);
            }
        }
        return taken.stream().mapToInt(i -> i).sorted().toArray();
    }

    /// Samples on a lattice: a target in its middle has many at one distance, of which the first by index are
    /// taken.
    @Test
    void tiesGoToTheLowerIndex() {
        int n = 9 * 9 * 9;
        double[][] c = new double[3][n];
        for (int i = 0; i < n; i++) {
            c[0][i] = i % 9;
            c[1][i] = i / 9 % 9;
            c[2][i] = i / 81;
        }
        PointSamples s = PointSamples.of(c[0], c[1], c[2], new double[n]);
        Neighbourhood rule = Neighbourhood.sphere(Double.POSITIVE_INFINITY, 1, 5);
        SampleSearch search = new SampleSearch(rule, s.x(), s.y(), s.z(), s.hole());
        SampleSearch.Selection found = new SampleSearch.Selection();
        for (double[] p : new double[][] {{4, 4, 4}, {3.5, 4.5, 2.5}, {0, 8, 4}, {4, 4.5, 4}}) {
            search.find(p[0], p[1], p[2], s.hole(), SampleSearch.NONE, found);
            assertThat(IntStream.range(0, found.size).map(k -> found.id[k]).toArray())
                    .containsExactly(lookAtAll(s, rule, p, s.hole(), SampleSearch.NONE));
        }
    }

    @Test
    void limitsThatMeanNothingAreRefused() {
        assertThatThrownBy(() -> Neighbourhood.sphere(10, 0, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Neighbourhood.sphere(10, 6, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Neighbourhood.sphere(-1, 1, 5)).isInstanceOf(IllegalArgumentException.class);
    }
}
