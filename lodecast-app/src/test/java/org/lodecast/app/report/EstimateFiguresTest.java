package org.lodecast.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lodecast.geostat.variogram.Structure.Kind.EXPONENTIAL;
import static org.lodecast.geostat.variogram.Structure.Kind.SPHERICAL;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.geostat.PointSamples;
import org.lodecast.geostat.variogram.Anisotropy;
import org.lodecast.geostat.variogram.AutomaticVariogram;
import org.lodecast.geostat.variogram.ExperimentalVariogram;
import org.lodecast.geostat.variogram.Structure;
import org.lodecast.geostat.variogram.VariogramModel;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// The figures of variograms and of cross-validation.
class EstimateFiguresTest {
    private static final VariogramModel NESTED = VariogramModel.of(
            0.25,
            Structure.of(SPHERICAL, 0.5, Anisotropy.of(120, Math.toRadians(65), Math.toRadians(-35), 0, 0.5, 0.25)),
            Structure.of(EXPONENTIAL, 0.25, 300));

    /// γ of these lags: two of few pairs, one far above the sill.
    private static ExperimentalVariogram experiment() {
        return new ExperimentalVariogram(
                20,
                new long[] {12, 400, 900, 29, 30},
                new double[] {10, 30, 50, 70, 90},
                new double[] {0.4, 0.7, 0.9, 1.1, 40},
                1.1,
                200);
    }

    private static VariogramFigures.Panel nested(String title) {
        return new VariogramFigures.Panel(
                title,
                "g/t",
                NESTED,
                1.1,
                List.of(
                        VariogramFigures.Series.along(NESTED, Math.toRadians(65), Math.toRadians(-35), experiment()),
                        VariogramFigures.Series.points("down the holes", experiment())));
    }

    @Test
    void aVariogramSaysWhatItShows() throws Exception {
        String svg = VariogramFigures.draw(List.of(nested("Au")));
        assertThat(texts(svg))
                .contains(
                        "Au",
                        "Distance [m]",
                        "Semivariance [(g/t)²]",
                        "nugget 0.25 (25 % of the sill 1)",
                        "spherical 0.5, 120 × 60 × 30 m,",
                        "major 065° / −35°",
                        "exponential 0.25, range 300 m",
                        "065° / −35°",
                        "down the holes",
                        "sill of the model");
        // Two series of five lags, of which one each is an arrow, and two dots of the legend.
        NodeList circles = elements(svg, "circle");
        assertThat(circles.getLength()).isEqualTo(2 * 4 + 2);
        int hollow = 0;
        for (int i = 0; i < circles.getLength(); i++) {
            hollow += ((Element) circles.item(i)).getAttribute("fill").equals("none") ? 1 : 0;
        }
        assertThat(hollow).isEqualTo(2 * 2);
        Element two = (Element) circles.item(1);
        Element three = (Element) circles.item(2);
        double ratio = number(two, "r") / number(three, "r");
        assertThat(ratio).isCloseTo(Math.sqrt(400 / 900.0), within(0.01));
        // Equal steps of distance are equal steps on the axis.
        assertThat(number(three, "cx") - number(two, "cx"))
                .isCloseTo(number(two, "cx") - number((Element) circles.item(0), "cx"), within(0.02));
    }

    /// The curve runs through the model's own semivariance, in its direction.
    @Test
    void theCurveIsTheModel() {
        VariogramFigures.Series s = VariogramFigures.Series.along(NESTED, 0.3, -0.5, experiment());
        assertThat(s.curve()).isNotNull();
        double c = Math.cos(-0.5);
        assertThat(s.curve().applyAsDouble(40))
                .isCloseTo(
                        NESTED.gamma(40 * c * Math.sin(0.3), 40 * c * Math.cos(0.3), 40 * Math.sin(-0.5)),
                        within(1e-12));
        VariogramModel plain = VariogramModel.of(0.1, SPHERICAL, 1, 50);
        assertThat(VariogramFigures.Series.isotropic("all", plain, experiment())
                        .curve()
                        .applyAsDouble(25))
                .isCloseTo(0.1 + 0.6875, within(1e-12));
        assertThat(VariogramFigures.Series.points("down", experiment()).curve()).isNull();
    }

    @Test
    void aFitShowsItsAxesAndItsHoles() throws Exception {
        RandomGenerator random = new Seed(3).generator();
        int n = 40 * 12;
        double[][] c = new double[4][n];
        int[] hole = new int[n];
        for (int i = 0; i < n; i++) {
            hole[i] = i / 12;
            c[0][i] = i % 12 == 0 ? 300 * random.nextDouble() : c[0][i - 1];
            c[1][i] = i % 12 == 0 ? 300 * random.nextDouble() : c[1][i - 1];
            c[2][i] = -6 * (i % 12);
            c[3][i] = Math.sin(c[0][i] / 25) + 0.3 * Math.sin(c[1][i] / 120) + 0.2 * random.nextGaussian();
        }
        PointSamples s = PointSamples.of(c[0], c[1], c[2], c[3], hole);
        AutomaticVariogram fit = AutomaticVariogram.of(s, Workers.ONE);
        VariogramFigures.Panel panel = VariogramFigures.Panel.of("Au", "g/t", fit);
        assertThat(fit.axes()).hasSize(3);
        assertThat(panel.series()).hasSize(4);
        assertThat(panel.variance()).isEqualTo(s.variance());
        for (int k = 0; k < 3; k++) {
            var axis = fit.axes().get(k);
            var curve = panel.series().get(k).curve();
            assertThat(curve).isNotNull();
            assertThat(curve.applyAsDouble(33)).isCloseTo(axis.gamma(fit.model(), 33), within(1e-9));
        }
        assertThat(panel.series().get(3).curve()).isNull();
        sound(VariogramFigures.draw(List.of(panel)));
        PointSamples none = s.pick(new int[] {0});
        sound(VariogramFigures.draw(
                List.of(VariogramFigures.Panel.of("one", "", AutomaticVariogram.of(none, Workers.ONE)))));
    }

    @Test
    void aDirectionIsTheEndThatDoesNotRise() {
        assertThat(direction(45, -20)).isEqualTo("045° / −20°");
        assertThat(direction(45, 20)).isEqualTo("225° / −20°");
        assertThat(direction(-10, 0)).isEqualTo("350° / 0°");
        assertThat(direction(359.7, -90)).isEqualTo("000° / −90°");
    }

    private static String direction(double azimuth, double dip) {
        return VariogramFigures.direction(Math.toRadians(azimuth), Math.toRadians(dip));
    }

    @Test
    void variogramsOfLittleStillDraw() throws Exception {
        VariogramModel nugget = VariogramModel.of(3);
        ExperimentalVariogram none = new ExperimentalVariogram(1, new long[0], new double[0], new double[0], 0, 0);
        List<VariogramFigures.Panel> panels = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            panels.add(new VariogramFigures.Panel(
                    Example.NASTY, "", nugget, 0, List.of(VariogramFigures.Series.isotropic("all", nugget, none))));
        }
        sound(VariogramFigures.draw(panels));
        sound(VariogramFigures.draw(List.of(
                new VariogramFigures.Panel("no series", Example.NASTY, nugget, 0, List.of()), nested(Example.NASTY))));
        assertThat(VariogramFigures.draw(List.of())).contains("No variable of this run");
    }

    /// Worked out by hand: Σ(a − ā)(e − ē) = 6, Σ(e − ē)² = 5, Σ(a − ā)² = 10.
    @Test
    void qualityByHand() {
        CrossValidationFigures.Row row = new CrossValidationFigures.Row(
                "Au", "g/t", new double[] {2, 9, 1, 4, 5}, new double[] {1, Double.NaN, 2, 3, 4}, new double[] {
                    4, Double.NaN, 4, 4, 0
                });
        CrossValidationFigures.Quality q = CrossValidationFigures.Quality.of(row.estimated());
        assertThat(q.count()).isEqualTo(4);
        assertThat(q.meanError()).isCloseTo(-0.5, within(1e-12));
        assertThat(q.rootMeanSquareError()).isCloseTo(1, within(1e-12));
        assertThat(q.slope()).isCloseTo(1.2, within(1e-12));
        assertThat(q.intercept()).isCloseTo(0, within(1e-12));
        assertThat(q.correlation()).isCloseTo(6 / Math.sqrt(50), within(1e-12));
        assertThat(q.meanStandardisedSquare()).isCloseTo(0.25, within(1e-12));
        assertThat(q.inWords("g/t"))
                .isEqualTo("n 4  ·  mean error −0.5 g/t  ·  RMSE 1 g/t  ·  correlation 0.85  ·  slope 1.20"
                        + "  ·  mean squared standardised error 0.25");
    }

    private static CrossValidationFigures.Row row(String title, int n, boolean grades) {
        RandomGenerator random = new Seed(n).generator();
        double[] actual = new double[n];
        double[] estimate = new double[n];
        double[] variance = new double[n];
        for (int i = 0; i < n; i++) {
            double g = random.nextGaussian();
            double e = 0.8 * g + 0.3 * random.nextGaussian();
            actual[i] = grades ? Math.exp(1.4 * g) : g;
            estimate[i] = grades ? Math.exp(1.4 * e) - 0.2 : e; // some below 0, which has no logarithm
            variance[i] = 0.2;
        }
        return new CrossValidationFigures.Row(title, grades ? "ppm" : "", actual, estimate, variance);
    }

    @Test
    void aCrossValidationShowsEverySample() throws Exception {
        String few =
                CrossValidationFigures.pages(List.of(row("few", 120, false))).getFirst();
        sound(few);
        assertThat(elements(few, "circle").getLength()).isEqualTo(120);
        assertThat(texts(few)).contains("few", "Estimate", "Actual", "Estimate − actual", "Error / kriging deviation");
        String many = CrossValidationFigures.pages(List.of(row("many", 3000, true), row("few", 120, false)))
                .getFirst();
        sound(many);
        assertThat(elements(many, "circle").getLength()).isEqualTo(120);
        assertThat(many.length()).isLessThan(200_000);
        assertThat(texts(many)).contains("Estimate [ppm]", "0.01", "10"); // logarithmic axes
        // Bars of the first histogram hold all samples: their heights against that of the whole axis.
        assertThat(bars(few)).isCloseTo(120, within(0.5));
    }

    /// Samples in the bars of the first histogram, from a tick of its axis.
    private static double bars(String svg) throws Exception {
        NodeList rects = elements(svg, "rect");
        double sum = 0;
        for (int i = 0; i < rects.getLength(); i++) {
            Element r = (Element) rects.item(i);
            if (r.getAttribute("class").equals("tally") && number(r, "x") < 700) {
                sum += number(r, "height");
            }
        }
        double foot = Double.NaN;
        double ten = Double.NaN;
        NodeList texts = elements(svg, "text");
        for (int i = 0; i < texts.getLength(); i++) {
            Element t = (Element) texts.item(i);
            if (t.getAttribute("text-anchor").equals("end") && number(t, "x") > 380 && number(t, "x") < 402) {
                foot = t.getTextContent().equals("0") ? number(t, "y") : foot;
                ten = t.getTextContent().equals("10") ? number(t, "y") : ten;
            }
        }
        return sum / (foot - ten) * 10;
    }

    @Test
    void crossValidationsOfLittleStillDraw() throws Exception {
        double[] same = {2, 2, 2};
        sound(CrossValidationFigures.pages(List.of(
                        new CrossValidationFigures.Row(Example.NASTY, Example.NASTY, same, same, new double[3]),
                        new CrossValidationFigures.Row(
                                "no variance", "", new double[] {1, 2}, new double[] {2, 1}, new double[] {
                                    Double.NaN, Double.NaN
                                })))
                .getFirst());
        double[] none = {Double.NaN, Double.NaN, Double.NaN};
        assertThat(CrossValidationFigures.pages(List.of(new CrossValidationFigures.Row("none", "", same, none, none)))
                        .getFirst())
                .contains("No variable of this run was cross-validated");
    }

    @Test
    void areTheSameBytesAgainAndInAnyLocale() {
        String variograms = VariogramFigures.draw(List.of(nested("Au")));
        String validation =
                CrossValidationFigures.pages(List.of(row("many", 3000, true))).getFirst();
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(VariogramFigures.draw(List.of(nested("Au")))).isEqualTo(variograms);
            assertThat(CrossValidationFigures.pages(List.of(row("many", 3000, true)))
                            .getFirst())
                    .isEqualTo(validation);
        } finally {
            Locale.setDefault(before);
        }
    }

    private static void sound(String svg) throws Exception {
        assertThat(elements(svg, "script").getLength()).isZero();
        assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity").doesNotContain("9223372036854775");
    }

    private static NodeList elements(String svg, String tag) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                .getElementsByTagName(tag);
    }

    private static double number(Element e, String attribute) {
        return Double.parseDouble(e.getAttribute(attribute));
    }

    private static List<String> texts(String svg) throws Exception {
        NodeList nodes = elements(svg, "text");
        String[] texts = new String[nodes.getLength()];
        Arrays.setAll(texts, i -> nodes.item(i).getTextContent());
        return List.of(texts);
    }
}
