package org.lodecast.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lodecast.Progress;
import org.lodecast.Workers;
import org.lodecast.block.Grid;
import org.lodecast.geology.TriangleMesh;
import org.lodecast.geostat.PointSamples;
import org.lodecast.geostat.kriging.Kriging;
import org.lodecast.geostat.kriging.Neighbourhood;
import org.lodecast.geostat.variogram.FitSettings;
import org.lodecast.geostat.variogram.Structure;

class HindcastModelTest {
    private static final Grid GRID = Composited.GRID;
    private static final int[] GROUND = IntStream.range(0, 12 * 10 * 7).toArray();
    private static final double RADIUS = 35;
    private static final Context CONTEXT = new Context(List.of(0.0, -20.0, 30.0));
    private static final EstimateSettings ORDINARY = new EstimateSettings(
            EstimateSettings.Method.ORDINARY,
            EstimateSettings.Scale.NONE,
            FitSettings.of(Structure.Kind.EXPONENTIAL).isotropicOnly(),
            Neighbourhood.sphere(Double.POSITIVE_INFINITY, 1, 12),
            1);
    private static final TriangleMesh FAULT = new TriangleMesh(
            "fault",
            new double[] {150, -1000, -1000, 150, 1000, -1000, 150, 1000, 1000, 150, -1000, 1000},
            new int[] {0, 1, 2, 0, 2, 3});

    private static final EvidenceModel BUILT = EvidenceModel.build(
            new EvidenceModel.Known(GRID, GROUND, Composited.all(), List.of(FAULT), List.of()),
            Recipe.paper(),
            "Au",
            EvidenceModel.Settings.of(ORDINARY, 0.5),
            new Workers(2),
            Progress.NONE);
    private static final int[] VOXELS =
            IntStream.range(0, 30).map(i -> GROUND[27 * i]).toArray();

    private Map<String, VariableEstimate> estimates() {
        Map<String, VariableEstimate> all = new LinkedHashMap<>();
        BUILT.estimates().forEach(v -> all.put(v.name(), v));
        return all;
    }

    private Hindcast hindcast(Map<String, VariableEstimate> estimates, double radius, int[] wanted, int threads) {
        EvidenceRun run = new EvidenceRun(BUILT.evidence(), BUILT.recipes(), estimates, BUILT.scalings(), BUILT.cuts());
        return new HindcastModel(run).of(wanted, radius, CONTEXT, "Au", new Workers(threads), Progress.NONE);
    }

    /// One voxel has a box of no size, so its samples can be left out by hand.
    @Test
    void estimatesAVoxelWithoutTheSamplesAboutIt() {
        VariableEstimate b2 = Objects.requireNonNull(estimates().get("B2"));
        Scaling scaling = Objects.requireNonNull(BUILT.scalings().get("B2"));
        int layer = BUILT.evidence().names().indexOf("B2");
        for (int v : new int[] {VOXELS[5], VOXELS[12], VOXELS[20]}) {
            double[] p = centre(v);
            PointSamples s = b2.samples();
            int[] far = IntStream.range(0, s.size())
                    .filter(i -> distance(s, i, p) > RADIUS)
                    .toArray();
            assertThat(far.length).as("some lie near").isLessThan(s.size());
            double kriged = Kriging.of(s.pick(far), b2.model(), b2.settings().neighbourhood(), b2.type())
                    .at(p[0], p[1], p[2])
                    .value();
            Hindcast h = hindcast(estimates(), RADIUS, new int[] {v}, 1);
            float expected = scaling.apply(new float[] {(float) kriged})[0];
            assertThat(h.terms()[0][layer]).isCloseTo(expected, within(1e-5f));
            double nearest =
                    IntStream.of(far).mapToDouble(i -> distance(s, i, p)).min().orElseThrow();
            assertThat((double) h.distance()[0])
                    .isCloseTo(nearest, within(1e-3))
                    .isGreaterThan(RADIUS);
        }
    }

    /// Whatever was found near a voxel, its hindcast does not know it.
    @Test
    void samplesNearLeaveNoTrace() {
        Hindcast before = hindcast(estimates(), RADIUS, VOXELS, 1);
        for (int row = 0; row < VOXELS.length; row += 10) {
            double[] p = centre(VOXELS[row]);
            Map<String, VariableEstimate> other = new LinkedHashMap<>();
            estimates().forEach((name, v) -> other.put(name, withOtherValuesNear(v, p)));
            Hindcast after = hindcast(other, RADIUS, VOXELS, 1);
            assertThat(after.terms()[row]).as("voxel %d", VOXELS[row]).isEqualTo(before.terms()[row]);
        }
    }

    private static VariableEstimate withOtherValuesNear(VariableEstimate v, double[] p) {
        PointSamples s = v.samples();
        double[] value = s.value().clone();
        for (int i = 0; i < value.length; i++) {
            if (distance(s, i, p) <= RADIUS) {
                value[i] += 1000;
            }
        }
        PointSamples changed = new PointSamples(s.x(), s.y(), s.z(), value, s.hole());
        return new VariableEstimate(
                v.name(), v.unit(), v.settings(), changed, v.transform(), changed, v.fit(), v.mean());
    }

    @Test
    void layersThatNoSampleEntersStayAsTheyAre() {
        Hindcast h = hindcast(estimates(), RADIUS, VOXELS, 1);
        int fault = BUILT.evidence().names().indexOf("fault");
        for (int row = 0; row < VOXELS.length; row++) {
            assertThat(h.terms()[row][fault]).isEqualTo(BUILT.evidence().layers()[fault][VOXELS[row]]);
        }
    }

    /// Of one voxel alone, whose box has no size; a cube's box leaves out the samples within it.
    @Test
    void withoutARadiusItIsTheEvidence() {
        double[] expected = new double[CONTEXT.size() * BUILT.evidence().count()];
        for (int v : new int[] {VOXELS[3], VOXELS[14], VOXELS[25]}) {
            float[] terms = hindcast(estimates(), 0, new int[] {v}, 1).terms()[0];
            CONTEXT.fill(BUILT.evidence(), v, expected);
            for (int l = 0; l < BUILT.evidence().count(); l++) {
                assertThat((double) terms[l])
                        .as("%s at %d", BUILT.evidence().names().get(l), v)
                        .isCloseTo(expected[l], within(2e-4));
            }
        }
    }

    @Test
    void threadsChangeNoBit() {
        assertThat(hindcast(estimates(), RADIUS, VOXELS, 4).terms())
                .isDeepEqualTo(hindcast(estimates(), RADIUS, VOXELS, 1).terms());
    }

    @Test
    void withoutAnySampleLeftThereIsNoEstimate() {
        Hindcast h = hindcast(estimates(), 1e6, VOXELS, 1);
        assertThat(h.whole(0)).isFalse();
        assertThat(h.distance()[0]).isNaN();
        assertThat(h.row(VOXELS[3])).isEqualTo(3);
        assertThat(h.row(-5)).isNegative();
    }

    @Test
    void usualRadiusIsTwoThirdsOfTheMedianDistance() {
        float[] distance = new float[GRID.size()];
        for (int k = 0; k < GROUND.length; k++) {
            distance[GROUND[k]] = k;
        }
        double median = GROUND.length / 2;
        assertThat(HindcastModel.usualRadius(distance, GROUND, 1e9, GRID)).isEqualTo(Math.rint(median * 2 / 3));
        assertThat(HindcastModel.usualRadius(distance, GROUND, 50, GRID)).isEqualTo(50);
        assertThat(HindcastModel.usualRadius(new float[GRID.size()], GROUND, 50, GRID))
                .isEqualTo(Math.max(GRID.dx(), GRID.dz()));
    }

    private static double[] centre(int v) {
        int ix = GRID.ix(v);
        int iy = GRID.iy(v);
        return new double[] {GRID.x(ix, iy), GRID.y(ix, iy), GRID.z(GRID.iz(v))};
    }

    private static double distance(PointSamples s, int i, double[] p) {
        return Math.sqrt(Math.pow(s.x()[i] - p[0], 2) + Math.pow(s.y()[i] - p[1], 2) + Math.pow(s.z()[i] - p[2], 2));
    }
}
