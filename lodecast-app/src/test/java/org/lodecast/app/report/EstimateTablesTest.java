package org.lodecast.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodecast.evidence.EstimateScore;

class EstimateTablesTest {
    private static final ReportData.Estimated AU = Example.estimates().getFirst();
    private static final ReportData.Estimated CU = Example.estimates().getLast();

    @Test
    void goodFiguresNeedNoWords() {
        assertThat(EstimateTables.words(AU)).isEmpty();
    }

    @Test
    void whatIsNotAsItShouldBeIsSaid() {
        assertThat(EstimateTables.words(CU))
                .satisfiesExactly(
                        w -> assertThat(w)
                                .isEqualTo(
                                        "Cu: inverse distance does better than kriging with holes left out, by 5.0 % (RMSE"
                                                + " 0.76 against 0.8\u00a0%)."),
                        w -> assertThat(w).contains("one hole says little of the next (correlation 0.20"),
                        w -> assertThat(w).contains("larger than the kriging variances promise", "2.10"));
        assertThat(EstimateTables.words(
                        with(new EstimateScore(9, 0, 1, 0.6, 1, 1), new EstimateScore(9, 0, 1, 0.9, 1, 4))))
                .singleElement()
                .satisfies(w -> assertThat(w).contains("along holes errors are larger", "4.00", "structures: 2"));
        ReportData.Estimated rough = with(new EstimateScore(9, 0, 1, 0.6, 0.5, 0.4));
        assertThat(EstimateTables.words(rough))
                .satisfiesExactly(
                        w -> assertThat(w).contains("too high (slope 0.50)"),
                        w -> assertThat(w).contains("smaller than the kriging variances promise", "0.40"));
    }

    /// A method without variances, or one hole alone, leaves figures that do not exist.
    @Test
    void figuresThatDoNotExistAreDashes() {
        double none = Double.NaN;
        ReportData.Estimated e = with(new EstimateScore(0, none, none, none, none, none));
        assertThat(EstimateTables.words(e)).isEmpty();
        assertThat(EstimateTables.html(List.of(e)))
                .contains("<td class=\"n\">–</td>")
                .doesNotContain("NaN");
    }

    @Test
    void theTableTellsHowAndWhatIsHeld() {
        String html = EstimateTables.html(List.of(AU, CU));
        assertThat(html)
                .contains(
                        "5 folds",
                        "<td>Au [g/t]</td>",
                        "ordinary kriging of normal scores",
                        "spherical 0.5, range 60 m; held by the project: nugget",
                        "<td class=\"n\">0.74</td>");
        assertThat(EstimateTables.html(List.of())).contains("No variable");
    }

    private static ReportData.Estimated with(EstimateScore s) {
        return with(s, s);
    }

    private static ReportData.Estimated with(EstimateScore holes, EstimateScore one) {
        return new ReportData.Estimated(
                "Au",
                "g/t",
                "ordinary",
                "none",
                List.of(),
                AU.fit(),
                5,
                one,
                holes,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                AU.actual(),
                AU.estimate(),
                AU.variance());
    }
}
