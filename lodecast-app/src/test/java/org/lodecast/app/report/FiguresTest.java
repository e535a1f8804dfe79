package org.lodecast.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.lodecast.Workers;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class FiguresTest {
    private static final List<String> NAMES = List.of(
            "drillholes",
            "drillholes-oblique",
            "variograms",
            "cross-validation",
            "evidence",
            "samples",
            "loss",
            "roc",
            "precision-recall",
            "prediction-volume",
            "reliability",
            "prospectivity",
            "targets");
    private static final List<String> GEOCHEM =
            List.of("cv", "biplot", "factors", "correlation", "dendrogram", "zonation", "front-tail");
    private static final List<String> LAYERS =
            List.of("layer-fracture", "layer-F4", "layer-Au_anomaly", "layer-B2", "layer-B1_B3");

    @Test
    void areWellFormedAndFinite() throws Exception {
        Map<String, String> figures = Figures.all(Example.small(), Workers.ONE);
        assertThat(figures.keySet())
                .containsAll(NAMES)
                .containsAll(LAYERS)
                .containsAll(GEOCHEM)
                .hasSize(NAMES.size() + LAYERS.size() + GEOCHEM.size());
        for (Map.Entry<String, String> figure : figures.entrySet()) {
            Document svg = parse(figure.getValue());
            assertThat(svg.getDocumentElement().getTagName()).isEqualTo("svg");
            assertThat(figure.getValue()).doesNotContain("NaN").doesNotContain("Infinity");
            assertThat(figure.getValue().length()).as(figure.getKey()).isLessThan(500_000);
        }
    }

    @Test
    void sayWhatTheyShow() throws Exception {
        Map<String, String> figures = Figures.all(Example.small(), Workers.ONE);
        assertThat(texts(figures.get("drillholes")))
                .contains("East [m]", "North [m]", "Elevation [m]", "N", "200 m", "Au [g/t]", "ZK05");
        assertThat(texts(figures.get("targets"))).contains("T01", "T02", "T03", "high", "medium");
        assertThat(texts(figures.get("evidence"))).contains("fracture", "F4", "Au_anomaly", "B2", "B1_B3");
        assertThat(texts(figures.get("layer-B2")))
                .contains("Elevation [m]", "North [m]", "B2, scaled", "0.5", "0.625", "unscaled");
        assertThat(texts(figures.get("layer-fracture")))
                .contains("fracture, scaled")
                .doesNotContain("unscaled");
        assertThat(texts(figures.get("variograms"))).contains("Au, normal scores", "Cu", "spherical 0.5, range 60 m");
        assertThat(texts(figures.get("cross-validation")))
                .contains("Au, normal scores: holes left out", "Cu: holes left out", "Estimate [%]");
        assertThat(texts(figures.get("roc"))).contains("Random split, as published", "Whole drillholes left out");
        assertThat(texts(figures.get("loss"))).contains("teacher", "student", "Epoch", "0.05");
        assertThat(texts(figures.get("biplot"))).contains("How to read it", "Hg", "tail: W Bi Co Mo");
        assertThat(texts(figures.get("cv"))).contains("Au, composites", "V(≥ν) [% of the volume]");
        assertThat(texts(figures.get("front-tail"))).contains("rise 1", "Elevation [m]");
        assertThat(texts(figures.get("prospectivity"))).contains("stoad (reported)", "0.1 %");
        assertThat(texts(figures.get("precision-recall"))).contains("Whole drillholes left out", "average precision");
        assertThat(texts(figures.get("prediction-volume")))
                .contains("known ore", "ground below the score", "Best part of the ground [%]");
        assertThat(texts(figures.get("reliability")))
                .contains("Spatial blocks left out", "Probability given", "Share that is ore");
    }

    @Test
    void escapeNames() throws Exception {
        for (String svg : Figures.all(Example.small(), Workers.ONE).values()) {
            assertThat(svg).doesNotContain("<script");
            assertThat(parse(svg).getElementsByTagName("script").getLength()).isZero();
        }
    }

    @Test
    void areTheSameBytesAgainByManyThreadsAndInAnyLocale() {
        Map<String, String> first = Figures.all(Example.small(), Workers.ONE);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Figures.all(Example.small(), new Workers(3))).isEqualTo(first);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void copeWithNothingToShow() throws Exception {
        Map<String, String> figures = Figures.all(Example.bare(), Workers.ONE);
        assertThat(figures.keySet()).containsExactlyElementsOf(NAMES);
        for (String svg : figures.values()) {
            parse(svg);
            assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity");
        }
        assertThat(figures.get("variograms")).contains("No variable of this run was estimated by kriging");
        assertThat(figures.get("loss")).contains("No detector of this run was trained by epochs");
    }

    @Test
    void rasterIsThePictureOfItsValues() throws Exception {
        Raster raster = Raster.field(3, 1, new float[] {0, 1, Float.NaN});
        byte[] png = Base64.getDecoder().decode(raster.dataUri().substring("data:image/png;base64,".length()));
        var image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getRGB(0, 0)).isEqualTo(0xff440154);
        assertThat(image.getRGB(1, 0)).isEqualTo(0xfffde725);
        assertThat(image.getRGB(2, 0) >>> 24).isZero();
    }

    private static java.util.List<String> texts(String svg) throws Exception {
        var nodes = parse(svg).getElementsByTagName("text");
        java.util.List<String> texts = new java.util.ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(((Element) nodes.item(i)).getTextContent());
        }
        return texts;
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }
}
