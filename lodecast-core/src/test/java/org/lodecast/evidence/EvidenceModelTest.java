package org.lodecast.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.lodecast.evidence.Recipe.Anomaly.Form.MIDDLE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.Workers;
import org.lodecast.block.BlockModel;
import org.lodecast.block.Grid;
import org.lodecast.drill.Composites;
import org.lodecast.drill.Variable;
import org.lodecast.evidence.EvidenceModel.Settings;
import org.lodecast.geology.TriangleMesh;
import org.lodecast.geostat.kriging.Neighbourhood;
import org.lodecast.geostat.variogram.FitSettings;
import org.lodecast.geostat.variogram.Structure;
import org.lodecast.geostat.variogram.VariogramModel;

class EvidenceModelTest {
    private static final Grid GRID = Composited.GRID;
    private static final Composites ALL = Composited.all();
    /// All but the uppermost level.
    private static final int[] GROUND = IntStream.range(0, 12 * 10 * 7).toArray();

    private static final Settings SETTINGS = Settings.of(
            new EstimateSettings(
                    EstimateSettings.Method.ORDINARY,
                    EstimateSettings.Scale.NONE,
                    FitSettings.of(Structure.Kind.EXPONENTIAL),
                    Neighbourhood.sphere(Double.POSITIVE_INFINITY, 1, 12).withMaxPerHole(5),
                    1),
            0.5);
    /// An upright plane, north to south through x = 150.
    private static final TriangleMesh FAULT = new TriangleMesh(
            "fault",
            new double[] {150, -1000, -1000, 150, 1000, -1000, 150, 1000, 1000, 150, -1000, 1000},
            new int[] {0, 1, 2, 0, 2, 3});

    /// From elsewhere: metres east of the grid's corner, missing in the first column of voxels.
    private static final List<BlockModel.Column> COLUMNS = List.of(new BlockModel.Column("east", "m", east()));

    private static EvidenceModel five;

    @BeforeAll
    static void fiveLayers() {
        five = build(ALL, List.of(FAULT), Recipe.paper(), 1);
    }

    private static float[] east() {
        float[] east = new float[GRID.size()];
        for (int v = 0; v < east.length; v++) {
            east[v] = GRID.ix(v) == 0 ? Float.NaN : (float) (GRID.x(GRID.ix(v), GRID.iy(v)) - GRID.x0());
        }
        return east;
    }

    private static EvidenceModel build(Composites c, List<TriangleMesh> faults, List<Recipe> recipes, int threads) {
        return EvidenceModel.build(
                new EvidenceModel.Known(GRID, GROUND, c, faults, COLUMNS),
                recipes,
                "Au",
                SETTINGS,
                new Workers(threads),
                Progress.NONE);
    }

    @Test
    void fiveLayersWithinTheGround() {
        EvidenceModel m = five;
        assertThat(m.evidence().names()).containsExactly("fault", "F4", "Au_anomaly", "B2", "B1_B3");
        assertThat(m.elements().get(2)).containsExactly("Au");
        assertThat(m.model().columns().keySet())
                .contains("Au", "Cu", "distance", "support", "F4_raw", "fault_distance");
        for (int k = 0; k < 5; k++) {
            float[] layer = m.evidence().layers()[k];
            assertThat(layer)
                    .as("the model's own column")
                    .isSameAs(m.model().values(m.evidence().names().get(k)));
            float least = 1;
            float most = 0;
            for (int v = 0; v < GRID.size(); v++) {
                if (v < GROUND.length) {
                    assertThat(layer[v]).isBetween(0f, 1f);
                    least = Math.min(least, layer[v]);
                    most = Math.max(most, layer[v]);
                } else {
                    assertThat(layer[v]).as("above the ground").isNaN();
                }
                assertThat(m.evidence().valid(v)).isEqualTo(v < GROUND.length);
            }
            assertThat(most - least).as("layer " + k + " tells something").isGreaterThan(0.5f);
        }
        assertThat(m.remarks()).anySatisfy(r -> assertThat(r).contains("B1_B3").contains("Co"));
        assertThat(m.remarks()).anySatisfy(r -> assertThat(r).contains("B2").contains("Ag, Pb, Zn"));
        assertThat(m.scalings()).containsOnlyKeys("F4", "B2", "B1_B3");
        assertThat(m.breaks()).containsOnlyKeys("Au_anomaly");
        for (Variable v : ALL.variables()) {
            for (int k : GROUND) {
                assertThat(m.model().values(v.name())[k]).as(v.name()).isGreaterThanOrEqualTo(0);
            }
        }
    }

    @Test
    void sameBitsForAnyNumberOfThreads() {
        EvidenceModel one = five;
        EvidenceModel three = build(ALL, List.of(FAULT), Recipe.paper(), 3);
        assertThat(three.model().columns().keySet())
                .containsExactlyElementsOf(one.model().columns().keySet());
        one.model()
                .columns()
                .forEach((name, column) -> assertThat(
                                Arrays.equals(column.values(), three.model().values(name)))
                        .as(name)
                        .isTrue());
        assertThat(three.remarks()).isEqualTo(one.remarks());
        assertThat(three.mainRange()).isEqualTo(one.mainRange());
    }

    @Test
    void bufferAndDecay() {
        EvidenceModel m = build(
                Composited.only(ALL, "Au"),
                List.of(FAULT),
                List.of(new Recipe.FaultDistance("near", true, 30), new Recipe.FaultDistance("decay", false, 30)),
                2);
        for (int v : GROUND) {
            double d = Math.abs(GRID.x(GRID.ix(v), GRID.iy(v)) - 150);
            assertThat(m.model().values("fault_distance")[v]).isCloseTo((float) d, within(1e-4f));
            if (Math.abs(d - 30) > 1e-3) {
                assertThat(m.evidence().layers()[0][v]).isEqualTo(d <= 30 ? 1 : 0);
            }
            assertThat(m.evidence().layers()[1][v]).isCloseTo((float) Math.exp(-d / 30), within(1e-5f));
        }
    }

    /// Two planes that cut each other along an upright line through (150, 100).
    @Test
    void intersectionsOfFaults() {
        TriangleMesh across = new TriangleMesh(
                "across",
                new double[] {-1000, 100, -1000, 1000, 100, -1000, 1000, 100, 1000, -1000, 100, 1000},
                new int[] {0, 1, 2, 0, 2, 3});
        List<Recipe> recipes = List.of(
                new Recipe.FaultIntersection("cross", false, 50),
                new Recipe.FaultIntersection("near_cross", true, 50),
                new Recipe.Anomaly("a", "Au", MIDDLE));
        EvidenceModel m = build(Composited.only(ALL, "Au"), List.of(FAULT, across), recipes, 2);
        assertThat(m.evidence().names()).containsExactly("cross", "near_cross", "a");
        for (int v : GROUND) {
            double d = Math.hypot(GRID.x(GRID.ix(v), GRID.iy(v)) - 150, GRID.y(GRID.ix(v), GRID.iy(v)) - 100);
            assertThat(m.evidence().layers()[0][v]).isCloseTo((float) Math.exp(-d / 50), within(1e-5f));
            assertThat(m.evidence().layers()[1][v]).isEqualTo(d <= 50 ? 1 : 0);
        }
        assertThat(build(Composited.only(ALL, "Au"), List.of(FAULT), recipes, 2).remarks())
                .anySatisfy(r -> assertThat(r).contains("cross is left out").contains("fewer than two"));
        TriangleMesh far =
                new TriangleMesh("far", new double[] {900, 0, 0, 900, 10, 0, 900, 0, 10}, new int[] {0, 1, 2});
        assertThat(build(Composited.only(ALL, "Au"), List.of(FAULT, far), recipes, 2)
                        .remarks())
                .anySatisfy(r -> assertThat(r).contains("no two faults cut each other"));
    }

    @Test
    void withoutFaultsTheLayerIsLeftOut() {
        EvidenceModel m = build(Composited.only(ALL, "Au", "Hg", "W"), List.of(), Recipe.paper(), 2);
        assertThat(m.evidence().names()).containsExactly("Au_anomaly", "B2", "B1_B3");
        assertThat(m.remarks()).anySatisfy(r -> assertThat(r).contains("fault").contains("no fault surfaces"));
        assertThat(m.remarks()).anySatisfy(r -> assertThat(r).contains("F4").contains("Sb is not in the assays"));
        assertThat(m.model().has("fault_distance")).isFalse();
    }

    @Test
    void oneElementAlone() {
        EvidenceModel m = build(Composited.only(ALL, "Au"), List.of(), Recipe.paper(), 2);
        assertThat(m.evidence().names()).containsExactly("Au_anomaly");
        assertThat(m.remarks()).anySatisfy(r -> assertThat(r).contains("B2 is left out"));
        assertThat(m.remarks()).anySatisfy(r -> assertThat(r).contains("B1_B3 is left out"));
    }

    @Test
    void columnsFromElsewhere() {
        EvidenceModel m = build(
                Composited.only(ALL, "Au"),
                List.of(),
                List.of(
                        new Recipe.Column("far_east", "east", false),
                        new Recipe.Column("far_west", "east", true),
                        new Recipe.Column("gold", "Au", false),
                        new Recipe.Column("none", "nowhere", false)),
                2);
        assertThat(m.evidence().names()).containsExactly("far_east", "far_west", "gold");
        assertThat(m.elements()).containsExactly(List.of(), List.of(), List.of("Au"));
        for (int v : GROUND) {
            float east = m.evidence().layers()[0][v];
            if (GRID.ix(v) == 0) {
                assertThat(east).isNaN();
            } else {
                assertThat(m.evidence().layers()[1][v]).isCloseTo(1 - east, within(1e-6f));
            }
        }
        assertThat(m.scalings().get("far_west").low())
                .isEqualTo(m.scalings().get("far_east").high());
        assertThat(m.remarks())
                .anySatisfy(r -> assertThat(r).contains("far_east").contains("covers 91 % of the ground"))
                .anySatisfy(r -> assertThat(r).contains("none").contains("no column nowhere"));
        assertThat(m.model().columns().get("east").unit()).isEqualTo("m");
    }

    /// √(exp(−d/a) · (C − σ²)/(C − C₀)) of the main element's own samples, though another element comes
    /// first and is measured elsewhere.
    @Test
    void supportIsOfTheMainElement() {
        double[] gold = ALL.variable("Au").values().clone();
        for (int i = 0; i < gold.length; i++) {
            gold[i] = ALL.hole()[i].compareTo("H3") < 0 ? Double.NaN : gold[i];
        }
        Composites c = Composited.with(ALL, List.of(ALL.variable("Cu"), new Variable("Au", "ppm", gold)));
        EvidenceModel m = build(c, List.of(), Recipe.paper(), 2);
        assertThat(m.mainRange()).isGreaterThanOrEqualTo(10);
        VariogramModel gamma = m.estimates().get(1).model();
        for (int v : GROUND) {
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < gold.length; i++) {
                if (!Double.isNaN(gold[i])) {
                    double dx = c.x()[i] - GRID.x(GRID.ix(v), GRID.iy(v));
                    double dy = c.y()[i] - GRID.y(GRID.ix(v), GRID.iy(v));
                    double dz = c.z()[i] - GRID.z(GRID.iz(v));
                    least = Math.min(least, Math.sqrt(dx * dx + dy * dy + dz * dz));
                }
            }
            assertThat(m.model().values("distance")[v]).isCloseTo((float) least, within(1e-3f));
            double told = Math.clamp(
                    (gamma.sill() - m.model().values("kriging_variance")[v]) / (gamma.sill() - gamma.nugget()),
                    0.0,
                    1.0);
            assertThat(m.model().values("support")[v])
                    .isCloseTo((float) Math.sqrt(Math.exp(-least / m.mainRange()) * told), within(1e-4f));
        }
        assertThat(m.model().values("support")[GRID.size() - 1]).isNaN();
    }

    @Test
    void whatCannotBeDoneIsInvalidInput() {
        assertThatThrownBy(() -> build(ALL, List.of(), List.of(Recipe.paper().getFirst()), 1))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("no-evidence")
                .hasMessageContaining("no fault surfaces");
        double[] none = new double[ALL.size()];
        Arrays.fill(none, Double.NaN);
        assertThatThrownBy(() -> build(
                        Composited.with(ALL, List.of(new Variable("Au", "ppm", none))),
                        List.of(FAULT),
                        Recipe.paper(),
                        1))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("no-grades");
    }

    /// A layer named like an element would take the place of its estimate.
    @Test
    void layersNeedNamesOfTheirOwn() {
        List<List<Recipe>> clashes = new ArrayList<>();
        clashes.add(List.of(new Recipe.Anomaly("Au", "Au", MIDDLE)));
        clashes.add(List.of(new Recipe.Anomaly("support", "Au", MIDDLE)));
        clashes.add(List.of(new Recipe.FaultDistance("fault_distance", true, 30)));
        clashes.add(List.of(new Recipe.Anomaly("a", "Au", MIDDLE), new Recipe.FaultDistance("a", true, 30)));
        for (List<Recipe> recipes : clashes) {
            assertThatThrownBy(() -> build(Composited.only(ALL, "Au"), List.of(FAULT), recipes, 1))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("layer-name");
        }
    }
}
