package org.lodecast.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lodecast.Workers;
import org.w3c.dom.Element;

class FigurePngTest {
    static Map<String, String> figures;

    @BeforeAll
    static void draw() {
        figures = Figures.all(Example.small(), Workers.ONE);
    }

    @Test
    void everyFigureIsAPictureOfItsShapeOnWhite() throws Exception {
        for (Map.Entry<String, String> figure : figures.entrySet()) {
            String name = figure.getKey();
            byte[] png = FigurePng.of(figure.getValue());
            assertThat(png.length).as(name).isLessThan(2_500_000);
            BufferedImage image = decode(png);
            Element svg = Drawn.elements(figure.getValue(), "svg").getFirst();
            double shape = Drawn.number(svg, "height") / Drawn.number(svg, "width");
            assertThat(image.getWidth()).as(name).isEqualTo(2126);
            assertThat(image.getHeight()).as(name).isEqualTo((int) Math.round(2126 * shape));
            assertThat(image.getColorModel().hasAlpha()).isFalse();
            Map<Integer, Integer> colours = colours(image);
            int dots = image.getWidth() * image.getHeight();
            assertThat(colours.getOrDefault(0xffffff, 0)).as(name).isBetween(dots / 10, dots - 2_000);
            assertThat(colours).as(name).containsKey(Colours.rgb(Colours.INK)); // letters and lines
        }
    }

    @Test
    void hasTheColoursOfWhatItShows() throws Exception {
        for (String[] shown : new String[][] {
            {"targets", Colours.HIGH},
            {"targets", Colours.MEDIUM},
            {"targets", Colours.OREBODY},
            {"samples", Colours.ORE},
            {"samples", Colours.BARREN},
            {"drillholes", Colours.grade(0, 2)},
            {"drillholes-oblique", Colours.grade(0, 2)},
            {"evidence", Colours.hex(Colours.viridis(0))},
            {"prospectivity", Colours.hex(Colours.viridis(1))},
        }) {
            int seen = colours(decode(FigurePng.of(figures.get(shown[0])))).getOrDefault(Colours.rgb(shown[1]), 0);
            assertThat(seen).as(shown[0] + " " + shown[1]).isGreaterThan(100);
        }
    }

    /// A cell of a slice is a square of one colour with a sharp edge, not a blur.
    @Test
    void cellsStaySharp() throws Exception {
        Svg svg = new Svg("cells", 100, 50, "Cells");
        Raster cells = Raster.categories(2, 1, new float[] {1, 2}, Colours.BARREN, Colours.ORE);
        svg.image(cells.dataUri(), 2, 1, new double[] {50, 0, 0, 50, 0, 0});
        BufferedImage image = decode(FigurePng.of(svg.finish()));
        assertThat(image.getRGB(1050, 500)).isEqualTo(0xff000000 | Colours.rgb(Colours.BARREN));
        assertThat(image.getRGB(1075, 500)).isEqualTo(0xff000000 | Colours.rgb(Colours.ORE));
    }

    /// The halo lies under the letters, and does not eat them.
    @Test
    void namesHaveAHaloBelow() throws Exception {
        Svg svg = new Svg("halo", 100, 50, "Halo");
        svg.rect(0, 0, 100, 50, "own", Colours.HIGH, "none");
        svg.label(50, 34, "H", Svg.Anchor.MIDDLE, 30);
        Map<Integer, Integer> colours = colours(decode(FigurePng.of(svg.finish())));
        assertThat(colours.get(Colours.rgb(Colours.INK))).isGreaterThan(20_000);
        assertThat(colours.get(0xffffff)).isGreaterThan(20_000);
    }

    @Test
    void saysHowLargeItPrints() throws Exception {
        try (ImageInputStream in =
                ImageIO.createImageInputStream(new ByteArrayInputStream(FigurePng.of(figures.get("samples"))))) {
            ImageReader reader = ImageIO.getImageReaders(in).next();
            reader.setInput(in);
            var dots = ((Element) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0"))
                    .getElementsByTagName("pHYs")
                    .item(0)
                    .getAttributes();
            assertThat(dots.getNamedItem("pixelsPerUnitXAxis").getNodeValue()).isEqualTo("11811"); // 300 an inch
            assertThat(dots.getNamedItem("pixelsPerUnitYAxis").getNodeValue()).isEqualTo("11811");
            assertThat(dots.getNamedItem("unitSpecifier").getNodeValue()).isEqualTo("meter");
            reader.dispose();
        }
    }

    /// The renderer passes over names of fonts that it does not understand, down to one with serifs.
    @Test
    void writesWithoutSerifsAndBoldWhereAsked() throws Exception {
        String figure = new Svg("letters", 200, 50, "Letters")
                .bold(10, 30, "Illinois", Svg.Anchor.START, 20)
                .finish();
        byte[] own = FigurePng.of(figure);
        for (String other : List.of(
                figure.replaceFirst("font-family=\"[^\"]*\"", "font-family=\"Serif\""),
                figure.replaceAll("font-weight=\"[0-9]+\"", ""))) {
            assertThat(other).isNotEqualTo(figure);
            assertThat(FigurePng.of(other)).isNotEqualTo(own);
        }
    }

    @Test
    void isTheSameAgain() throws Exception {
        for (String name : List.of("drillholes", "evidence")) {
            assertThat(FigurePng.of(figures.get(name))).isEqualTo(FigurePng.of(figures.get(name)));
        }
    }

    private static BufferedImage decode(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static Map<Integer, Integer> colours(BufferedImage image) {
        Map<Integer, Integer> colours = new HashMap<>();
        for (int rgb : image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())) {
            colours.merge(rgb & 0xffffff, 1, Integer::sum);
        }
        return colours;
    }
}
