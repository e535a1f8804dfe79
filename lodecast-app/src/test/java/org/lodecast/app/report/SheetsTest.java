package org.lodecast.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.lodecast.target.ProposedHole;

class SheetsTest {
    private final ReportData data = Example.small();
    private final String html = new Sheets(data).html();
    private final String text = plain(html);

    /// Without figures and markup.
    private static String plain(String html) {
        return html.replaceAll("(?s)<svg.*?</svg>", " ")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("[\\s\u00a0\u202f]+", " ");
    }

    @Test
    void eachTargetThatAHoleWasAskedForHasItsSheetTheFirstOpen() {
        assertThat(html)
                .contains("<details class=\"sheet\" id=\"sheet-T01\" open>")
                .contains("<details class=\"sheet\" id=\"sheet-T02\">")
                .doesNotContain("sheet-T03");
        assertThat(Tables.targets(data))
                .contains("data-target=\"T01\"", "href=\"#sheet-T01\"", "href=\"#sheet-T02\"")
                .doesNotContain("#sheet-T03");
        assertThat(new Sheets(Example.bare()).html()).isEmpty();
    }

    @Test
    void saysInWordsWhatTheTargetIs() {
        assertThat(text)
                .contains("T01 is of high class, rank 1 of 3:")
                .contains("It strikes 012° and dips 71° to the east; its centre lies 12 m from the nearest sample")
                .contains("Proposed hole P-T01: collar east", "azimuth 090°, dip −60°; 150 m long")
                .contains("It is in the target for 24 m, between 88 and 114 m down the hole, at 72° to the plane")
                .contains("targets.dxf, layer TARGET_T01");
    }

    @Test
    void aSheetWithoutAHoleSaysWhy() {
        String second = text.substring(text.indexOf("T02 is of"));
        assertThat(second)
                .contains("No hole is proposed: of 12 holes tried none is permitted: 12 would be &lt;too&gt; long.")
                .doesNotContain("Proposed hole");
        assertThat(figure(1)).doesNotContain("P-T02").doesNotContain("proposed hole");
    }

    @Test
    void tellsTheMeans() {
        assertThat(text)
                .contains("F4&lt;i&gt; 0.81 99.98 %") // rounded down
                .contains("Au&lt;u&gt; [g/&lt;t&gt;] 0.0457 50 %", "W 3 0 %")
                .contains("stoad (reported) 0.999", "dae 0.610", "among the best 0.75")
                .contains("Why, by stoad: fault 61 %, Au_&lt;anomaly&gt; −22 %.")
                .contains("level 1 50 %, level 2 30 %, level 3 20 %")
                .contains("data support, 0 far from data to 1 on it 0.21", "nearest sample [m] 63")
                .contains("unlike what analogue was raised on, 1 like nothing 0.90")
                .contains(
                        "at the share of ore assumed 1.2",
                        "half of the holes: 10th percentile 0.700",
                        "the same: median 0.800",
                        "the same: spread 0.200")
                .contains("passes through 100.0 – 102.0 0.5 inside 40.0 – 42.0 3.25")
                .contains("ZK05 42 – – – – –")
                .contains("composite nearest to the body [m] Au [g/t] its distance [m] best composite [m] Au [g/t]");
    }

    @Test
    void nothingAUserWroteBecomesMarkup() {
        assertThat(html)
                .doesNotContain("<script", "<i>", "<u>", "<t>", "<too>", "<anomaly>")
                .contains("&lt;script");
    }

    @Test
    void theFigureIsSmallAndLegible() throws Exception {
        for (int i = 0; i < 2; i++) {
            String svg = figure(i);
            assertThat(svg.length()).isLessThan(45_000);
            assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity");
            Drawn.legible("sheet " + i, svg);
            assertThat(svg).contains("East [m]", "North [m]", "Elevation [m]", "Distance from A [m]", ">N<", " m<");
        }
        assertThat(figure(0)).contains("P-T01", "Section A–A′ along 090°, looking north");
        // without a hole across the strike of 42°
        assertThat(figure(1)).contains("Section A–A′ along 132°, looking north-east");
        assertThat(new Sheets(Example.small()).html()).isEqualTo(html);
    }

    @Test
    void theSectionHoldsTheProposedHole() {
        TargetSheet sheet = data.sheets().getFirst();
        ProposedHole hole = (ProposedHole) sheet.proposal();
        SheetPlanes planes = SheetPlanes.of(
                data.prospect().model().grid(), sheet.target(), hole, List.of(new double[] {hole.x(), hole.y(), hole.z()
                }));
        Profile section = planes.section();
        for (double depth : new double[] {0, hole.entry(), hole.length()}) {
            double[] p = hole.trace("P").at(depth);
            assertThat(Math.abs(section.off(p[0], p[1], p[2]))).isLessThan(1e-6);
            assertThat(section.across(p[0], p[1], p[2])).isBetween(0.0, planes.sectionBounds()[2]);
        }
    }

    private String figure(int i) {
        return Pattern.compile("(?s)<svg.*?</svg>")
                .matcher(html)
                .results()
                .skip(i)
                .findFirst()
                .orElseThrow()
                .group();
    }
}
