package org.lodecast.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodecast.geostat.variogram.Anisotropy;
import org.lodecast.geostat.variogram.Lags;
import org.lodecast.geostat.variogram.Structure;
import org.lodecast.geostat.variogram.VariogramMap;
import org.lodecast.geostat.variogram.VariogramModel;

class DirectionFiguresTest {
    private static final double DEGREE = Math.PI / 180;

    private static VariogramMap map(VariogramMap.Cell... cells) {
        return new VariogramMap(4, 3, Lags.of(10, 3), List.of(cells), 2);
    }

    private static VariogramMap.Cell cell(int azimuth, int dip, int lag, long pairs, double gamma) {
        return new VariogramMap.Cell(azimuth, dip, lag, 0, 0, pairs, gamma, 5, 0, 0, 0);
    }

    /// The equal-area net: a level line on the rim, a vertical one in the middle, half of the half sphere's area
    /// within a plunge of 30° and more.
    @Test
    void equalArea() {
        double rim = DirectionFigures.radius(0);
        assertThat(DirectionFigures.radius(90 * DEGREE)).isCloseTo(0, within(1e-9));
        assertThat(Math.pow(DirectionFigures.radius(30 * DEGREE) / rim, 2)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void meanOfTheLagsByPairs() {
        VariogramMap m = map(cell(1, 0, 0, 900, 8), cell(1, 0, 1, 30, 1), cell(1, 0, 2, 90, 3), cell(2, 0, 1, 29, 1));
        assertThat(DirectionFigures.relative(m, 1, 0, 1, 2)).isCloseTo((30 * 0.5 + 90 * 1.5) / 120, within(1e-12));
        assertThat(DirectionFigures.relative(m, 2, 0, 1, 2)).isNaN();
        assertThat(DirectionFigures.relative(m, 0, 0, 1, 2)).isNaN();
    }

    /// Axes stand where they point: 30° below the horizon to the east, level to the north and south.
    @Test
    void axesStandWhereTheyPoint() {
        Anisotropy a = Anisotropy.of(100, 90 * DEGREE, -30 * DEGREE, 0, 0.5, 0.25);
        VariogramModel model = new VariogramModel(0.1, List.of(new Structure(Structure.Kind.SPHERICAL, 1, a)));
        List<VariogramMap.Cell> cells = new ArrayList<>();
        for (int k = 0; k < 4; k++) {
            cells.add(cell(k, 0, 1, 100, k));
        }
        String svg = DirectionFigures.draw(
                List.of(new DirectionFigures.Panel("Au", model, map(cells.toArray(VariogramMap.Cell[]::new)), 15)));
        double x = 1000 / 3.0 / 2;
        double y = 62 + 128;
        String east = Svg.num(x + 128 * Math.sqrt(0.5));
        assertThat(svg).contains("cx=\"" + east + "\" cy=\"" + Svg.num(y) + "\" r=\"8\"");
        assertThat(svg).contains("cx=\"" + Svg.num(x) + "\" cy=\"" + Svg.num(y - 128) + "\" r=\"8\"");
        assertThat(svg).contains("cx=\"" + Svg.num(x) + "\" cy=\"" + Svg.num(y + 128) + "\" r=\"8\"");
        assertThat(svg).contains("pairs 10 to 20 m apart");
        assertThat(svg).contains(Colours.hex(Colours.viridis(1 / 1.5))); // γ 2, variance 2
    }

    @Test
    void nothingFitted() {
        assertThat(DirectionFigures.draw(List.of())).contains("No variable was fitted");
    }
}
