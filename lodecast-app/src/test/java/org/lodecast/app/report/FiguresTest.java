package org.lodecast.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class FiguresTest {
    private static final String[] NAMES = {
        "drillholes", "evidence", "samples", "loss", "roc", "prospectivity", "targets"
    };

    @Test
    void allFiguresAreWellFormed() throws Exception {
        Map<String, String> figures = Figures.all(Example.small());
        assertThat(figures.keySet()).containsExactly(NAMES);
        for (String svg : figures.values()) {
            assertThat(parse(svg).getDocumentElement().getTagName()).isEqualTo("svg");
            assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity");
        }
    }

    static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }
}
