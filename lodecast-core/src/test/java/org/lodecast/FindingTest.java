package org.lodecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FindingTest {
    @Test
    void tellsPlaceHoleMessageAndCheck() {
        Finding f = Finding.error("interval-from-to", "assay.csv", 12, "DH1", "from 5 is not above to 4");
        assertThat(f).hasToString("error: assay.csv:12: hole DH1: from 5 is not above to 4 [interval-from-to]");
        assertThat(f.severity()).isEqualTo(Finding.Severity.ERROR);
        assertThat(f.action()).isEqualTo("stopped");
    }

    @Test
    void leavesOutWhatDoesNotApply() {
        assertThat(Finding.warning("c", "", 0, "", "m", "a")).hasToString("warning: m [c]");
        assertThat(Finding.note("c", "f.csv", 0, "", "m", "a")).hasToString("note: f.csv: m [c]");
        assertThat(Finding.note("c", "", 7, "H", "m", "a")).hasToString("note: hole H: m [c]");
        assertThat(Finding.note("c", "", 7, "H", "m", "a").place()).isEmpty();
        assertThat(Finding.warning("c", "f.csv", 7, "H", "m", "a").action()).isEqualTo("a");
    }

    /// In Turkish the lower case of I has no dot.
    @Test
    void doesNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(Finding.warning("c", "", 0, "", "m", "a")).hasToString("warning: m [c]");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void invalidInputCarriesEveryFinding() {
        List<Finding> two = List.of(
                Finding.error("a", "f.csv", 1, "", "first"), Finding.warning("b", "f.csv", 2, "H", "second", "none"));
        InvalidInput e = new InvalidInput(two);
        assertThat(e.findings()).isEqualTo(two);
        assertThat(e).hasMessage("error: f.csv:1: first [a]\nwarning: f.csv:2: hole H: second [b]");
        assertThat(e.getStackTrace()).as("none reaches a user").isEmpty();
        assertThat(InvalidInput.at("a", "f.csv", 3, "m")).hasMessage("error: f.csv:3: m [a]");
        assertThat(InvalidInput.of("a", "m")).hasMessage("error: m [a]");
    }

    @Test
    void invalidInputWithoutAFindingIsABug() {
        assertThatThrownBy(() -> new InvalidInput(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
