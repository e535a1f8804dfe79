package org.lodecast.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lodecast.app.report.Drawn.across;
import static org.lodecast.app.report.Drawn.all;
import static org.lodecast.app.report.Drawn.bars;
import static org.lodecast.app.report.Drawn.elements;
import static org.lodecast.app.report.Drawn.legible;
import static org.lodecast.app.report.Drawn.number;
import static org.lodecast.app.report.Drawn.paths;
import static org.lodecast.app.report.Drawn.rects;
import static org.lodecast.app.report.Drawn.text;
import static org.lodecast.app.report.Drawn.texts;
import static org.lodecast.app.report.Drawn.up;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lodecast.evidence.GeochemStudy;
import org.lodecast.geochem.AxialZonation;
import org.lodecast.geochem.ConcentrationVolume;
import org.lodecast.geochem.FrontTail;
import org.lodecast.geochem.HaloSlices;
import org.lodecast.geochem.RobustTrend;
import org.lodecast.geochem.SequenceAgreement;
import org.lodecast.geochem.SequentialPartition;
import org.lodecast.geochem.ZonationAlarm;
import org.w3c.dom.Element;

/// Marks are read off the figures and compared with the figures on their axes.
class GeochemFiguresTest {
    private static final double NONE = Double.NaN;

    @Test
    void allOfAStudyAndNothingCutOff() throws Exception {
        Map<String, String> small = GeochemFigures.all(ExampleStudy.small());
        assertThat(small.keySet())
                .containsExactly("cv", "biplot", "factors", "correlation", "dendrogram", "zonation", "front-tail");
        GeochemStudy two = ExampleStudy.of(List.of("Au", "As"), SequentialPartition.paper(true));
        for (Map<String, String> figures :
                List.of(small, GeochemFigures.all(ExampleStudy.many()), GeochemFigures.all(two))) {
            for (Map.Entry<String, String> figure : figures.entrySet()) {
                assertThat(figure.getValue())
                        .doesNotContain("NaN")
                        .doesNotContain("Infinity")
                        .doesNotContain("9223372036854775")
                        .doesNotContain("<script");
                legible(figure.getKey(), figure.getValue());
            }
        }
        assertThat(GeochemFigures.all(null)).isEmpty();
        assertThat(GeochemFigures.all(new GeochemStudy(null, null, null, List.of(), null, List.of())))
                .isEmpty();
    }

    @Test
    void sameBytesAgainAndInAnyLocale() {
        Map<String, String> first = GeochemFigures.all(ExampleStudy.small());
        String page = GeochemTables.html(ExampleStudy.small(), first);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(GeochemFigures.all(ExampleStudy.small())).isEqualTo(first);
            assertThat(GeochemTables.html(ExampleStudy.small(), first)).isEqualTo(page);
        } finally {
            Locale.setDefault(before);
        }
    }

    /// Two breaks, at 1 and 10, of a curve over four decades; a tenth of the values stands before it.
    @Test
    void breaksStandAtTheirConcentrations() throws Exception {
        double[] level = new double[101];
        double[] volume = new double[101];
        for (int i = 0; i <= 100; i++) {
            level[i] = Math.log(0.01) + i / 100.0 * Math.log(1e4);
            volume[i] = Math.log(9000) - 0.5 * (level[i] - level[0]);
        }
        double[] heights = Arrays.stream(new double[] {0.01, 1, 10, 100})
                .map(v -> Math.log(9000) - 0.5 * Math.log(v / 0.01))
                .toArray();
        ConcentrationVolume curve = new ConcentrationVolume(
                level,
                volume,
                new double[] {1, 10},
                heights,
                0.987,
                new ConcentrationVolume.Counts(1000, 5, 0, 100),
                "");
        String svg = VolumeFigure.draw(List.of(new GeochemStudy.Curves("Au", "g/t", curve, null)));
        assertThat(texts(svg))
                .contains(
                        "Au [g/t]",
                        "V(≥ν) [% of the volume]",
                        "100 % = 1000 voxels",
                        "R² 0.987",
                        "background",
                        "outer anomaly",
                        "inner anomaly",
                        "from [g/t]",
                        "No curve: it needs 100 different values above zero.");
        assertThat(texts(svg).stream().filter("0.50"::equals)).hasSize(3);
        List<double[]> dashed = paths(svg, "ink");
        assertThat(dashed).hasSize(2);
        assertThat(dashed.get(0)[0]).isCloseTo(dashed.get(0)[2], within(1e-9));
        double one = across(svg, "1");
        double ten = across(svg, "10");
        assertThat(dashed.get(0)[0]).isCloseTo(one, within(0.02));
        assertThat(dashed.get(1)[0]).isCloseTo(ten, within(0.02));
        // The fitted line begins at 90 % of the volume and falls by a decade over two.
        double[] line = paths(svg, "curve").getFirst();
        double hundred = up(svg, "100");
        double decade = up(svg, "10") - hundred;
        assertThat(line[0]).isCloseTo(one - 2 * (ten - one), within(0.05));
        assertThat(line[1]).isCloseTo(hundred - Math.log10(0.9) * decade, within(0.05));
        assertThat(line[7] - line[1]).isCloseTo(2 * decade, within(0.05));
    }

    @Test
    void arrowsEndWhereTheElementsAre() throws Exception {
        double[][] points = new double[2][7001];
        for (int i = 0; i <= 7000; i++) {
            points[0][i] = i == 5 ? NONE : Math.cos(i);
            points[1][i] = Math.sin(i);
        }
        GeochemStudy.Composition c = new GeochemStudy.Composition(
                List.of("As", "W", "Au"),
                7000,
                new double[] {0.61, 0.39},
                new double[][] {{1, 0}, {-0.4, 0.6}, {-0.6, -0.6}},
                points,
                new double[3][3],
                2.5);
        String svg = BiplotFigure.draw(c);
        assertThat(texts(svg))
                .contains("PC1 (61.0 % of the variance)", "PC2 (39.0 % of the variance)", "As", "W", "Au", "front: As");
        List<double[]> arrows = paths(svg, "arrow");
        double x0 = across(svg, "0.0");
        double unit = across(svg, "1.0") - x0;
        double y0 = up(svg, "0.0");
        assertThat(y0 - up(svg, "1.0")).as("one scale both ways").isCloseTo(unit, within(0.03));
        for (int e = 0; e < 3; e++) {
            assertThat(arrows.get(e))
                    .containsExactly(
                            new double[] {x0, y0, x0 + unit * c.tips()[e][0], y0 - unit * c.tips()[e][1]},
                            within(0.03));
        }
        assertThat(svg.split("h0", -1)).hasSize(BiplotFigure.MOST + 1);
        assertThat(String.join(" ", texts(svg))).contains("3000 of 7000 composites");
    }

    @Test
    void loadingsStandByTheFactorTheyBelongTo() throws Exception {
        GeochemStudy.Factors f = new GeochemStudy.Factors(
                "principal components of logarithms",
                List.of("Au", "Hg", "Sb"),
                new double[3][3],
                new double[] {2, 0.8, 0.2},
                new double[] {1.2, 1, 0.8},
                new double[][] {{0.9, -0.1}, {0.2, 0.5}, {-0.3, 0.8}},
                new double[] {0.18, 0.71, 0.27},
                new double[] {0.31, 0.3},
                Map.of("F4", 1));
        String svg = FactorFigure.draw(f);
        assertThat(texts(svg))
                .contains("F1", "F2", "0.82", "0.73", "31.0", "61.0", "Framed: F2 makes the layer F4", "communality");
        assertThat(text(svg, "Sb").y())
                .as("leads its factor")
                .isLessThan(text(svg, "Hg").y());
        assertThat(text(svg, "0.80").y()).isCloseTo(text(svg, "Sb").y(), within(2.0));
        assertThat(text(svg, "0.80").bold()).isTrue();
        assertThat(text(svg, "0.50").bold()).isTrue();
        assertThat(text(svg, "\u22120.30").bold()).isFalse();
        assertThat(text(svg, "0.80").x()).isEqualTo(text(svg, "F2").x());
        Element frame = rects(svg, "ink-frame").getFirst();
        assertThat(number(frame, "x"))
                .isLessThan(text(svg, "F2").x())
                .isGreaterThan(text(svg, "F1").x());
        double[] scree = paths(svg, "curve").get(1);
        double[] thresholds = paths(svg, "curve").get(0);
        double unit = up(svg, "1.0") - up(svg, "2.0");
        assertThat(scree[1]).isCloseTo(up(svg, "2.0"), within(0.03));
        assertThat(thresholds[1] - scree[1]).isCloseTo(0.8 * unit, within(0.03));
        assertThat(scree[2]).isCloseTo(across(svg, "2"), within(0.03));
    }

    @Test
    void manyFactorsStandAboveTheirEigenvalues() throws Exception {
        for (int k : new int[] {7, 9, 14, 29}) {
            double[][] loadings = new double[30][k];
            for (int e = 0; e < 30; e++) {
                loadings[e][e % k] = -0.75;
            }
            double[] values = new double[30];
            Arrays.setAll(values, i -> 30.0 / (i + 1));
            double[] share = new double[k];
            Arrays.fill(share, 0.5 / k);
            List<String> names = ExampleStudy.many().factors().elements();
            String svg = FactorFigure.draw(new GeochemStudy.Factors(
                    "principal axis of logarithms",
                    names,
                    new double[0][0],
                    values,
                    new double[0],
                    loadings,
                    new double[30],
                    share,
                    Map.of("F4", 3, "A long name of a layer", 0)));
            legible(k + " factors", svg);
            assertThat(texts(svg))
                    .contains("F" + k, "the number of factors was given")
                    .contains("Framed: F1 makes the layer A long name of a layer, F4 makes the layer F4");
        }
    }

    @Test
    void correlationsAreColouredByTheirSign() throws Exception {
        GeochemStudy.Factors f = new GeochemStudy.Factors(
                "maximum likelihood of centred log-ratios",
                List.of("Au", "Hg", "Sb"),
                new double[][] {{1, -0.5, 0}, {-0.5, 1, 0.75}, {0, 0.75, 1}},
                new double[0],
                new double[0],
                new double[0][0],
                new double[0],
                new double[0],
                Map.of());
        String svg = CorrelationFigure.draw(f, null);
        assertThat(texts(svg)).contains("Correlation of centred log-ratios", "\u22120.50", "0.75", "0.00");
        List<Element> cells = rects(svg, "cell").subList(0, 3);
        assertThat(cells.stream().map(c -> c.getAttribute("fill")))
                .containsExactly(Colours.hex(Colours.diverging(-0.5)), "#ffffff", Colours.hex(Colours.diverging(0.75)));
        int blue = Colours.diverging(-0.5);
        assertThat(blue & 255).isGreaterThan(blue >> 16 & 255);
        assertThat(text(svg, "0.75").x()).isCloseTo(all(svg, "Hg").getLast().x(), within(0.01));
        assertThat(Colours.on(0x08306b)).isEqualTo("#ffffff");
        assertThat(Colours.on(0xffffff)).isEqualTo("#000000");
    }

    /// (As Sb)/W, then As/Sb: W lies at the right; a mean of half the width stands at three quarters toward
    /// the left.
    @Test
    void theDendrogramHangsAtItsMeans() throws Exception {
        GeochemStudy.Partition p = new GeochemStudy.Partition(
                List.of("As", "Sb", "W"),
                new int[][] {{1, 1, -1}, {1, -1, 0}},
                List.of("As Sb/W", "As/Sb"),
                50,
                new double[] {2, 0},
                new double[] {3, 1},
                new double[][] {{0, 1, 2, 3, 4}, {-2, -1, 0, 1, 2}});
        assertThat(p.halfWidth()).isEqualTo(4);
        String svg = DendrogramFigure.draw(p);
        assertThat(texts(svg)).contains("As Sb / W", "As / Sb", "75.0", "25.0", "front: As Sb", "tail: W", "Variance");
        double as = text(svg, "As").x();
        double sb = text(svg, "Sb").x();
        double w = text(svg, "W").x();
        double pair = (as + sb) / 2;
        assertThat(as).isLessThan(sb);
        double unit = up(svg, "0.0") - up(svg, "1.0");
        // Bars: the whole, its joint, the pair's, its joint, As, Sb, W.
        List<double[]> bars = bars(svg);
        double[] whole = bars.getFirst();
        assertThat(whole[0]).isCloseTo(w + 0.75 * (pair - w), within(0.03));
        assertThat(whole[1]).isCloseTo(up(svg, "0.0") - 4 * unit, within(0.05));
        assertThat(whole[2] - whole[1]).isCloseTo(3 * unit, within(0.05));
        assertThat(bars.get(2)[0]).isCloseTo(pair, within(0.03));
        assertThat(bars.getLast()[2] - bars.getLast()[1]).as("W's own bar").isCloseTo(unit, within(0.05));
        Element box = rects(svg, "plate").getFirst();
        double quarter = (w - pair) / 8; // a unit of the balance
        assertThat(number(box, "width")).isCloseTo(2 * quarter, within(0.03));
        assertThat(number(box, "x") + number(box, "width")).isCloseTo(whole[0] + quarter, within(0.03));
    }

    @Test
    void theHaloStandsUpright() throws Exception {
        List<HaloSlices.Slice> slices = List.of(
                new HaloSlices.Slice(200, 300, 40, 40),
                new HaloSlices.Slice(100, 200, 50, 50),
                new HaloSlices.Slice(0, 100, 60, 60));
        double[][] m = {{0, 1, 3}, {4, 1, 0}};
        AxialZonation axial = AxialZonation.of(List.of("W", "Hg"), m, AxialZonation.Scale.GREATEST);
        HaloSlices halo = new HaloSlices(List.of("W", "Hg"), slices, new double[2], new double[2], m, "");
        GeochemStudy.Zonation z = new GeochemStudy.Zonation(
                halo,
                axial,
                SequenceAgreement.of(axial.sequence(), SequenceAgreement.ZAOZIGOU),
                SequenceAgreement.of(axial.sequence(), SequenceAgreement.CLASSIC),
                null,
                null);
        String svg = ZonationFigure.draw(z);
        assertThat(texts(svg)).contains("Elevation [m]", "Found, top to bottom: Hg-W", "40", "50", "60");
        assertThat(text(svg, "Hg").x()).isLessThan(text(svg, "W").x());
        List<Element> dots = elements(svg, "circle");
        double metre = (up(svg, "0") - up(svg, "200")) / 200;
        assertThat(metre).isPositive();
        assertThat(number(dots.get(0), "cy")).as("Hg").isCloseTo(up(svg, "0") - 250 * metre, within(0.03));
        assertThat(number(dots.get(1), "cy")).as("W").isCloseTo(up(svg, "0") - 50 * metre, within(0.03));
        assertThat(text(svg, "40").y()).isLessThan(text(svg, "60").y());
        assertThat(ZonationFigure.told(new SequenceAgreement(12, 0.125, 0.1, 0.0004)))
                .isEqualTo("τ\u00a00.13 of 12\u00a0elements, reached by fewer than 0.1\u00a0% of random orders");
    }

    @Test
    void frontElementsThatRiseAreShaded() throws Exception {
        List<HaloSlices.Slice> slices = new ArrayList<>();
        double[] ratio = {-1, -0.5, NONE, 0.5};
        double[] error = {0.1, NONE, NONE, 0.25};
        for (int j = 0; j < 4; j++) {
            slices.add(new HaloSlices.Slice(300 - 100 * j, 400 - 100 * j, 30, 30));
        }
        double[] middle = slices.stream().mapToDouble(HaloSlices.Slice::middle).toArray();
        FrontTail halo = new FrontTail(
                slices,
                List.of("As"),
                List.of("W"),
                new int[] {9, 8, 0, 7},
                ratio,
                error,
                ratio,
                error,
                RobustTrend.of(middle, ratio),
                3);
        ZonationAlarm alarm =
                new ZonationAlarm(List.of(new ZonationAlarm.Rise(200, 0, 2.5, 3.25, 4.1, true)), 4.1, "alarm");
        String svg = FrontTailFigure.draw(halo, alarm);
        assertThat(texts(svg)).contains("Ratio of front (As) to tail (W)", "Front elements (As)");
        assertThat(String.join(" ", texts(svg)))
                .contains("Rise 1: from 200 down to 0 m front elements grow 2.5 times and their ratio to tail elements"
                        + " 3.2 times (z 4.1), down to the lowest data.");
        double zero = across(svg, "0.0");
        double unit = (across(svg, "0.5") - zero) / 0.5;
        double metre = (up(svg, "0") - up(svg, "200")) / 200;
        assertThat(metre).isPositive();
        Element first = elements(svg, "circle").getFirst();
        assertThat(number(first, "cx")).isCloseTo(zero - unit, within(0.03));
        assertThat(number(first, "cy")).isCloseTo(up(svg, "0") - 350 * metre, within(0.03));
        assertThat(elements(svg, "circle")).hasSize(2 * 3);
        double[] interval = paths(svg, "interval").getFirst();
        assertThat(interval[2] - interval[0]).isCloseTo(2 * 1.96 * 0.1 * unit, within(0.03));
        Element shade = elements(svg, "rect").stream()
                .filter(r -> !r.getAttribute("fill-opacity").isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(number(shade, "y")).isCloseTo(up(svg, "200"), within(0.03));
        assertThat(number(shade, "height")).isCloseTo(200 * metre, within(0.03));
        double[] trend = paths(svg, "trend").getFirst();
        assertThat(trend[0]).as("at the foot").isGreaterThan(trend[2]);
        assertThat(texts(FrontTailFigure.draw(halo, null))).noneMatch(t -> t.contains("alarm"));
    }

    @Test
    void wordsSayWhatHoldsAndWhatDoesNot() {
        String html = GeochemTables.html(ExampleStudy.small(), Map.of());
        assertThat(html)
                .contains("<strong>Zoning alarm:</strong> front elements rise with depth")
                .contains("class=\"against\"")
                .contains("The published order is that of one deposit")
                .contains("F1")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; are few")
                .doesNotContain("<script")
                .doesNotContain("NaN");
        assertThat(GeochemTables.html(null, Map.of())).contains("no study of the geochemistry");
        assertThat(GeochemTables.judged("it", new SequenceAgreement(12, 0.6, 0.7, 0.003)))
                .isEqualTo("Agreement with it is more than chance.");
        assertThat(GeochemTables.judged("it", new SequenceAgreement(12, 0.1, 0.1, 0.4)))
                .contains("no better than chance");
        assertThat(GeochemTables.judged("it", new SequenceAgreement(12, -0.7, -0.8, 0.999)))
                .contains("runs against it");
        assertThat(GeochemTables.judged("it", new SequenceAgreement(1, NONE, NONE, NONE)))
                .contains("Too few");
        assertThat(FrontTailFigure.trend(new RobustTrend(9, 0.004, 0.001, 0.008, 1, 0.6, 0.02)))
                .isEqualTo(
                        "Trend (dashed, Theil-Sen): +0.4 per 100 m upward (95 % interval +0.1 to +0.8), as is normal.");
        assertThat(FrontTailFigure.trend(
                        new RobustTrend(3, -0.004, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 1, -1, 0.3)))
                .contains("against the normal order; as strong a trend comes by chance in 30\u00a0% of cases")
                .doesNotContain("interval");
    }
}
