package org.lodecast.geostat.kriging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.lodecast.Seed;
import org.lodecast.geostat.Fields;
import org.lodecast.geostat.PointSamples;
import org.lodecast.geostat.variogram.Anisotropy;

/// The search for a tile finds for each of its targets what the search for that target alone finds.
class TileSearchTest {

    @RepeatedTest(6)
    void findsWhatEachTargetFindsAlone(RepetitionInfo info) {
        Seed seed = new Seed(info.getCurrentRepetition());
        PointSamples s = Fields.holes(30, 25, 4, 200, seed);
        Anisotropy ellipsoid = Anisotropy.of(90, 0.7, -0.4, 0.2, 0.6, 0.4);
        List<Neighbourhood> rules = List.of(
                Neighbourhood.sphere(Double.POSITIVE_INFINITY, 1, 24),
                Neighbourhood.sphere(60, 1, 24),
                Neighbourhood.sphere(15, 1, 24),
                Neighbourhood.sphere(Double.POSITIVE_INFINITY, 1, 2000),
                Neighbourhood.ellipsoid(ellipsoid, 1, 16),
                Neighbourhood.ellipsoid(ellipsoid, 1, 24).withMaxPerHole(4),
                Neighbourhood.sphere(Double.POSITIVE_INFINITY, 1, 24).withMaxPerHole(6),
                Neighbourhood.sphere(80, 1, 16).withMaxPerHole(3).withMaxPerOctant(2));
        RandomGenerator random = seed.split("tiles").generator();
        for (Neighbourhood rule : rules) {
            for (double width : new double[] {1, 10, 40, 300}) {
                Tile tile = new Tile(0);
                double[] corner = {200 * random.nextDouble(), 200 * random.nextDouble(), -100 * random.nextDouble()};
                while (tile.size < Tile.MOST) {
                    tile.add(
                            tile.size,
                            corner[0] + width * random.nextDouble(),
                            corner[1] + width * random.nextDouble(),
                            corner[2] + width * random.nextDouble(),
                            SampleSearch.NONE);
                }
                check(s, rule, tile, rule + " in a tile of " + width);
            }
        }
    }

    /// A lattice of targets among a lattice of samples: ties everywhere.
    @Test
    void tiesGoToTheLowerIndexAsAlone() {
        double[][] c = new double[3][9 * 9 * 9];
        for (int i = 0; i < c[0].length; i++) {
            c[0][i] = i % 9;
            c[1][i] = i / 9 % 9;
            c[2][i] = i / 81;
        }
        int[] hole = new int[c[0].length];
        Arrays.setAll(hole, i -> i % 81);
        PointSamples s = PointSamples.of(c[0], c[1], c[2], new double[hole.length], hole);
        Tile tile = new Tile(0);
        for (int k = 0; k < Tile.MOST; k++) {
            tile.add(k, 2 + 0.5 * (k % 4), 3 + 0.5 * (k / 4 % 4), 4 + 0.5 * (k / 16), SampleSearch.NONE);
        }
        Neighbourhood all = Neighbourhood.sphere(Double.POSITIVE_INFINITY, 1, 13);
        check(s, all, tile, "ties");
        check(s, all.withMaxPerHole(2), tile, "ties within a hole");
    }

    private static void check(PointSamples s, Neighbourhood rule, Tile tile, String what) {
        SampleSearch alone = new SampleSearch(rule, s.x(), s.y(), s.z(), s.hole());
        TileSearch together = new TileSearch(alone, new int[0]);
        SampleSets sets = new SampleSets();
        sets.clear();
        together.find(tile, 0, tile.size, sets);
        SampleSearch.Selection expected = new SampleSearch.Selection();
        for (int t = 0; t < tile.size; t++) {
            alone.find(tile.x[t], tile.y[t], tile.z[t], new int[0], SampleSearch.NONE, expected);
            int set = sets.of[t];
            assertThat(Arrays.copyOfRange(sets.id, sets.start[set], sets.start[set + 1]))
                    .as(what + ", target " + t)
                    .containsExactly(Arrays.copyOf(expected.id, expected.size));
            assertThat(together.distance[t]).isEqualTo(expected.distance);
        }
    }
}
