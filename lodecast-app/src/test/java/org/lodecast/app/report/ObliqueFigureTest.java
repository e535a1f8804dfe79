package org.lodecast.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lodecast.Workers;

class ObliqueFigureTest {
    @Test
    void keepsLengthsAlongEachAxisAndWhatIsUpright() {
        Oblique v = Oblique.fit(new double[] {1000, 2000, -300, 1600, 2900, 250}, 80, 30, 800, 600);
        double[] o = {1100, 2100, 0};
        for (int axis = 0; axis < 3; axis++) {
            double[] near = o.clone();
            double[] far = o.clone();
            near[axis] += 100;
            far[axis] += 200;
            assertThat(v.length(o, near)).isCloseTo(v.length(near, far), within(1e-9));
        }
        assertThat(v.px(1200, 2000)).isGreaterThan(v.px(1100, 2000)); // east is right
        assertThat(v.py(1100, 2200, 0)).isLessThan(v.py(1100, 2100, 0)); // north is away: up the picture
        assertThat(v.py(1100, 2100, 50)).isLessThan(v.py(1100, 2100, 0));
    }

    /// By hand: the line of sight turns 30° from north to west and 28° down.
    @Test
    void isAParallelProjection() {
        Oblique v = new Oblique(0, 0, 1);
        assertThat(v.px(100, 0)).isCloseTo(86.6025, within(1e-4));
        assertThat(v.py(100, 0, 0)).isCloseTo(23.4736, within(1e-4)); // nearer, so lower: 100 sin 30° sin 28°
        assertThat(v.px(0, 100)).isCloseTo(50, within(1e-9));
        assertThat(v.py(0, 100, 0)).isCloseTo(-40.6574, within(1e-4));
        assertThat(v.py(0, 0, 100)).isCloseTo(-88.2948, within(1e-4));
    }

    @Test
    void holdsTheBoxAndFillsOneSide() {
        double[] b = {0, 0, -1000, 400, 300, 500};
        Oblique v = Oblique.fit(b, 80, 30, 800, 600);
        double top = v.py(0, 300, 500);
        double foot = v.py(400, 0, -1000);
        assertThat(top).isCloseTo(30, within(1e-9));
        assertThat(foot).isCloseTo(630, within(1e-9));
        assertThat(v.px(0, 0)).isGreaterThanOrEqualTo(80);
        assertThat(v.px(400, 300)).isLessThanOrEqualTo(880);
    }

    @Test
    void isLegibleAndSaysWhatItShows() throws Exception {
        for (ReportData data : List.of(Example.small(), Example.bare())) {
            String svg = Figures.all(data, Workers.ONE).get("drillholes-oblique");
            Drawn.legible("drillholes-oblique", svg);
            assertThat(Drawn.texts(svg))
                    .contains("East [m]", "North [m]", "Elevation [m]", "not assayed")
                    .anyMatch(t -> t.startsWith("Seen from the south-south-east"));
        }
        Map<String, String> figures = Figures.all(Example.small(), Workers.ONE);
        assertThat(Drawn.elements(figures.get("drillholes-oblique"), "circle")).hasSize(9);
        assertThat(figures.get("drillholes-oblique")).contains(Colours.grade(3, 4), "class=\"hole\"");
    }

    @Test
    void stepsAddUp() {
        Strokes strokes = new Strokes();
        assertThat(strokes.path()).isEmpty();
        strokes.add(10, 20, 11.04, 20.26);
        strokes.add(11.04, 20.26, 5, 5);
        strokes.add(6, 5, 6, 6);
        assertThat(strokes.path()).isEqualTo("M10 20l1 0.3l-6 -15.3m1 0l0 1");
    }
}
