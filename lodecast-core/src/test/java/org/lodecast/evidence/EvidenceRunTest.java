package org.lodecast.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.block.BlockModel;
import org.lodecast.block.Grid;
import org.lodecast.geology.TriangleMesh;
import org.lodecast.geostat.PointSamples;
import org.lodecast.geostat.kriging.Neighbourhood;
import org.lodecast.geostat.variogram.FitSettings;
import org.lodecast.geostat.variogram.Structure;

class EvidenceRunTest {
    private static final Grid GRID = Composited.GRID;
    private static final int[] GROUND = IntStream.range(0, 12 * 10 * 7).toArray();
    private static final TriangleMesh FAULT = new TriangleMesh(
            "fault",
            new double[] {150, -1000, -1000, 150, 1000, -1000, 150, 1000, 1000, 150, -1000, 1000},
            new int[] {0, 1, 2, 0, 2, 3});
    private static final EvidenceRun.LeftOut NONE = (x, y, z) -> false;
    /// About half of them.
    private static final EvidenceRun.LeftOut EAST = (x, y, z) -> x > 160;

    private static EvidenceRun run(EstimateSettings.Method method, EstimateSettings.Scale scale) {
        EstimateSettings elements = settings(method, scale);
        EstimateSettings layers = settings(method, EstimateSettings.Scale.NONE);
        List<Recipe> recipes = new ArrayList<>(Recipe.paper());
        recipes.add(new Recipe.Column("near", "support", false));
        recipes.add(new Recipe.Column("Hg_low", "Hg", true));
        recipes.add(new Recipe.Column("again", "B2", false));
        recipes.add(new Recipe.Column("other", "given", false));
        float[] given = new float[GRID.size()];
        for (int v = 0; v < given.length; v++) {
            given[v] = v % 13;
        }
        return EvidenceModel.build(
                        new EvidenceModel.Known(
                                GRID,
                                GROUND,
                                Composited.only(Composited.all(), "Au", "Hg", "Sb", "W"),
                                List.of(FAULT),
                                List.of(new BlockModel.Column("given", "", given))),
                        recipes,
                        "Au",
                        new EvidenceModel.Settings(elements, layers, Map.of(), 0.5, GeochemSettings.DEFAULT),
                        new Workers(2),
                        Progress.NONE)
                .run();
    }

    private static EstimateSettings settings(EstimateSettings.Method method, EstimateSettings.Scale scale) {
        return new EstimateSettings(
                method,
                scale,
                FitSettings.of(Structure.Kind.EXPONENTIAL).isotropicOnly(),
                Neighbourhood.sphere(60, 3, 12),
                1);
    }

    private static final EvidenceRun RUN = run(EstimateSettings.Method.ORDINARY, EstimateSettings.Scale.LOG);

    @Test
    void withNothingLeftOutItIsTheRun() {
        for (EvidenceRun run :
                List.of(RUN, run(EstimateSettings.Method.INVERSE_DISTANCE, EstimateSettings.Scale.NONE))) {
            Evidence e = run.without(NONE, "Au", new Workers(2), Progress.NONE).evidence();
            assertThat(e.names()).isEqualTo(run.evidence().names());
            assertThat(Arrays.deepEquals(e.layers(), run.evidence().layers())).isTrue();
            BlockModel model = Objects.requireNonNull(run.evidence().estimates());
            BlockModel anew = Objects.requireNonNull(e.estimates());
            assertThat(List.copyOf(anew.columns().keySet()))
                    .isEqualTo(List.copyOf(model.columns().keySet()));
            for (String name : model.columns().keySet()) {
                assertThat(anew.values(name)).as(name).isEqualTo(model.values(name));
            }
        }
    }

    /// Whatever was found at the samples left out.
    @Test
    void samplesLeftOutLeaveNoTrace() {
        Map<String, VariableEstimate> other = new LinkedHashMap<>();
        RUN.estimates().forEach((name, v) -> other.put(name, withOtherValuesInTheEast(v)));
        EvidenceRun changed = new EvidenceRun(RUN.evidence(), RUN.recipes(), other, RUN.scalings(), RUN.cuts());
        Evidence e = RUN.without(EAST, "Au", Workers.ONE, Progress.NONE).evidence();
        Evidence same =
                changed.without(EAST, "Au", new Workers(3), Progress.NONE).evidence();
        assertThat(Arrays.deepEquals(same.layers(), e.layers())).isTrue();
        assertThat(e.layers()).isNotEqualTo(RUN.evidence().layers());
    }

    private static VariableEstimate withOtherValuesInTheEast(VariableEstimate v) {
        return new VariableEstimate(
                v.name(),
                v.unit(),
                v.settings(),
                changed(v.samples()),
                v.transform(),
                changed(v.scaled()),
                v.fit(),
                v.mean());
    }

    private static PointSamples changed(PointSamples s) {
        double[] value = s.value().clone();
        for (int i = 0; i < value.length; i++) {
            value[i] += EAST.at(s.x()[i], s.y()[i], s.z()[i]) ? 100 : 0;
        }
        return PointSamples.of(s.x(), s.y(), s.z(), value, s.hole());
    }

    @Test
    void distanceIsThatToTheSamplesKept() {
        EvidenceRun kept = RUN.without(EAST, "Au", Workers.ONE, Progress.NONE);
        BlockModel model = Objects.requireNonNull(kept.evidence().estimates());
        BlockModel stood = Objects.requireNonNull(RUN.evidence().estimates());
        PointSamples s = Objects.requireNonNull(kept.estimates().get("Au")).samples();
        assertThat(s.size()).isBetween(20, 148);
        for (int v : GROUND) {
            double nearest = IntStream.range(0, s.size())
                    .mapToDouble(i -> Math.sqrt(Math.pow(s.x()[i] - GRID.x(GRID.ix(v), GRID.iy(v)), 2)
                            + Math.pow(s.y()[i] - GRID.y(GRID.ix(v), GRID.iy(v)), 2)
                            + Math.pow(s.z()[i] - GRID.z(GRID.iz(v)), 2)))
                    .min()
                    .orElseThrow();
            assertThat((double) model.values("distance")[v]).isCloseTo(nearest, within(1e-3));
        }
        assertThat(mean(model.values("support"))).isLessThan(mean(stood.values("support")));
        assertThat(model.values("kriging_variance")).isNotEqualTo(stood.values("kriging_variance"));
        assertThat(model.values("given")).isSameAs(stood.values("given"));
        int fault = RUN.evidence().names().indexOf("fault");
        assertThat(kept.evidence().layers()[fault]).isSameAs(RUN.evidence().layers()[fault]);
    }

    private static double mean(float[] values) {
        return IntStream.of(GROUND)
                .filter(v -> !Float.isNaN(values[v]))
                .mapToDouble(v -> values[v])
                .average()
                .orElseThrow();
    }

    @Test
    void withAllLeftOutNothingIsEstimated() {
        Evidence e =
                RUN.without((x, y, z) -> true, "Au", Workers.ONE, Progress.NONE).evidence();
        int fault = e.names().indexOf("fault");
        int other = e.names().indexOf("other");
        for (int l = 0; l < e.count(); l++) {
            boolean stays = l == fault || l == other;
            assertThat(Float.isNaN(e.layers()[l][GROUND[7]]))
                    .as(e.names().get(l))
                    .isEqualTo(!stays);
        }
    }

    /// A run of what is kept can be looked at in every way a run can.
    @Test
    void theKeptHaveAHindcast() {
        EvidenceRun kept = RUN.without(EAST, "Au", Workers.ONE, Progress.NONE);
        int[] west = IntStream.of(GROUND)
                .filter(v -> GRID.x(GRID.ix(v), GRID.iy(v)) < 130)
                .limit(5)
                .toArray();
        Hindcast h = new HindcastModel(kept).of(west, 15, Context.NONE, "Au", Workers.ONE, Progress.NONE);
        assertThat(h.whole(0)).isTrue();
        assertThat(kept.evidence().hindcast()).isNull();
    }

    private static final List<Seed> SEEDS =
            IntStream.range(0, 24).mapToObj(new Seed(5)::split).toList();

    @Test
    void realisationsAreEvidenceOfTheSameKind() {
        Evidence stood = RUN.evidence();
        BlockModel model = Objects.requireNonNull(stood.estimates());
        Evidence e = RUN.simulate(SEEDS.getFirst(), new Workers(3), Progress.NONE);
        assertThat(e.names()).isEqualTo(stood.names());
        for (int l = 0; l < e.count(); l++) {
            for (int v = 0; v < GRID.size(); v++) {
                float x = e.layers()[l][v];
                assertThat(Float.isNaN(x)).isEqualTo(Float.isNaN(stood.layers()[l][v]));
                assertThat(x >= 0 && x <= 1 || Float.isNaN(x)).isTrue();
            }
        }
        for (String same : List.of("fault", "near", "other")) {
            int l = stood.names().indexOf(same);
            assertThat(Arrays.equals(e.layers()[l], stood.layers()[l])).as(same).isTrue();
        }
        for (String anew : List.of("F4", "B2", "Au_anomaly", "Hg_low", "again")) {
            int l = stood.names().indexOf(anew);
            assertThat(Arrays.equals(e.layers()[l], stood.layers()[l])).as(anew).isFalse();
        }
        BlockModel made = Objects.requireNonNull(e.estimates());
        assertThat(List.copyOf(made.columns().keySet()))
                .isEqualTo(List.copyOf(model.columns().keySet()));
        for (String same : List.of("distance", "kriging_variance", "support", "given")) {
            assertThat(made.values(same)).isSameAs(model.values(same));
        }
        for (String anew : List.of("Au", "Hg", "B2_raw")) {
            assertThat(Arrays.equals(made.values(anew), model.values(anew)))
                    .as(anew)
                    .isFalse();
        }
        Scaling scaling = Objects.requireNonNull(RUN.scalings().get("B2"));
        assertThat(Arrays.equals(
                        scaling.apply(made.values("B2_raw")),
                        e.layers()[stood.names().indexOf("B2")]))
                .isTrue();
    }

    @Test
    void threadsChangeNoBitOfARealisation() {
        Evidence one = RUN.simulate(SEEDS.get(1), Workers.ONE, Progress.NONE);
        Evidence three = RUN.simulate(SEEDS.get(1), new Workers(3), Progress.NONE);
        assertThat(Arrays.deepEquals(one.layers(), three.layers())).isTrue();
    }

    /// Au and Hg go together at the samples, and so do their errors between them; their mean is the estimate.
    @Test
    void realisationsVaryTogetherAboutTheEstimate() {
        List<Evidence> all = RUN.simulate(SEEDS, new Workers(2), Progress.NONE);
        double[][] r = Likeness.of(List.of(
                Objects.requireNonNull(RUN.estimates().get("Au")),
                Objects.requireNonNull(RUN.estimates().get("Hg"))));
        BlockModel model = Objects.requireNonNull(RUN.evidence().estimates());
        double xy = 0;
        double xx = 0;
        double yy = 0;
        double above = 0;
        int n = 0;
        for (int v : GROUND) {
            if (Float.isNaN(model.values("Au")[v]) || Float.isNaN(model.values("Hg")[v])) {
                continue;
            }
            double[] au = logs(all, "Au", v);
            double[] hg = logs(all, "Hg", v);
            for (int k = 0; k < au.length; k++) {
                xy += au[k] * hg[k];
                xx += au[k] * au[k];
                yy += hg[k] * hg[k];
            }
            above += all.stream()
                    .mapToDouble(e -> values(e, "Au")[v] > model.values("Au")[v] ? 1 : 0)
                    .average()
                    .orElseThrow();
            n++;
        }
        assertThat(r[0][1]).isBetween(0.4, 0.95);
        assertThat(xy / Math.sqrt(xx * yy)).isBetween(0.5 * r[0][1], r[0][1] + 0.1);
        assertThat(above / n)
                .as("share above the estimate, a mean of skewed values")
                .isBetween(0.3, 0.55);
    }

    private static float[] values(Evidence e, String column) {
        return Objects.requireNonNull(e.estimates()).values(column);
    }

    /// Less their mean.
    private static double[] logs(List<Evidence> all, String column, int voxel) {
        double[] logs = all.stream()
                .mapToDouble(e -> Math.log(values(e, column)[voxel]))
                .toArray();
        double mean = Arrays.stream(logs).average().orElseThrow();
        return Arrays.stream(logs).map(x -> x - mean).toArray();
    }

    @Test
    void variablesThatAreNotKrigedAreSimulatedToo() {
        EvidenceRun run = run(EstimateSettings.Method.NEAREST, EstimateSettings.Scale.NONE);
        Evidence e = run.simulate(SEEDS.getFirst(), new Workers(2), Progress.NONE);
        for (int v : GROUND) {
            assertThat(e.valid(v)).isEqualTo(run.evidence().valid(v));
            assertThat(values(e, "Au")[v] < 0).isFalse();
        }
        assertThat(Arrays.equals(values(e, "Au"), values(run.evidence(), "Au"))).isFalse();
    }
}
