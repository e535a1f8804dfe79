package org.lodecast.app.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The codes that stand where a grade should, and numbers as tables write them.
class GradeTest {
    @ParameterizedTest
    @CsvSource({"0.5,0.5", "0,0", "1e-3,0.001", "+2,2", ".5,0.5", "5.,5", "' 7 ',7"})
    void numbersAreMeasured(String field, double value) {
        assertThat(Grade.parse(field, false)).isEqualTo(new Grade.Measured(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "n/a", "N/A", "NA", "IS", "NS", "*", "-", "-99", "-999", "-9999", "-99.0", "NaN"})
    void nothingWasMeasured(String field) {
        assertThat(Grade.parse(field, false)).isInstanceOf(Grade.Missing.class);
    }

    @ParameterizedTest
    @CsvSource({"<0.01,0.01", "< 0.01,0.01", "-0.01,0.01", "-5,5", "<5,5"})
    void belowAKnownLimit(String field, double limit) {
        assertThat(Grade.parse(field, false))
                .isInstanceOfSatisfying(
                        Grade.Below.class, b -> assertThat(b.limit()).isEqualTo(limit));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ND", "nd", "BDL", "LOQ", "TR"})
    void belowALimitThatIsNotSaid(String field) {
        assertThat(Grade.parse(field, false))
                .isInstanceOfSatisfying(
                        Grade.Below.class, b -> assertThat(b.limit()).isNaN());
    }

    @Test
    void aboveALimit() {
        assertThat(Grade.parse(">10", false)).isEqualTo(new Grade.Above(10, ">"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"abc", "1d", "0x1p3", "Infinity", "1e999", "1 2", "<", ">", "<ore", "1.2.3", "--5", "<-1", ">-1"
            })
    void anythingElseIsUnreadable(String field) {
        assertThat(Grade.parse(field, false)).isEqualTo(new Grade.Unreadable(field));
    }

    @Test
    void theTableSaysWhetherACommaIsADecimalPoint() {
        assertThat(Grade.parse("0,5", true)).isEqualTo(new Grade.Measured(0.5));
        assertThat(Grade.parse("<0,05", true)).isEqualTo(new Grade.Below(0.05, "<"));
        assertThat(Grade.parse("-99,00", true)).isInstanceOf(Grade.Missing.class);
        assertThat(Grade.parse("0,5", false)).isInstanceOf(Grade.Unreadable.class);
        assertThat(Numbers.parse("1.234,5", true))
                .as("thousands are not guessed at")
                .isNaN();
        assertThat(Numbers.parse("1,234", false)).isNaN();
        assertThat(Numbers.parse("-12.5", false)).isEqualTo(-12.5);
        assertThat(Numbers.parse("1f", false)).isNaN();
        assertThat(Numbers.parse("", false)).isNaN();
    }
}
