package org.lodecast.app.table;

import java.util.Locale;
import java.util.Set;

/// What a field of a grade column says: a number, nothing, a value below or above what the laboratory can
/// measure, or something that is no grade at all.
public sealed interface Grade {

    /// A measured value.
    record Measured(double value) implements Grade {}

    /// Not sampled, or not analysed.
    record Missing(String code) implements Grade {}

    /// Below a detection limit; NaN if the code does not say which.
    record Below(double limit, String code) implements Grade {}

    /// Above what was measured.
    record Above(double limit, String code) implements Grade {}

    /// Not a grade.
    record Unreadable(String text) implements Grade {}

    Set<String> NOTHING = Set.of("", "na", "n/a", "nan", "null", "none", "ns", "is", "*", "-", "--");
    Set<String> UNDETECTED = Set.of("nd", "bdl", "loq", "tr", "trace", "lld", "<ld", "<dl");

    /// Reads a field. `-99` and the like are codes for nothing; another negative is minus a detection limit,
    /// as laboratories export it.
    static Grade parse(String field, boolean decimalComma) {
        String text = field.strip();
        String lower = text.toLowerCase(Locale.ROOT);
        if (NOTHING.contains(lower)) {
            return new Missing(lower);
        }
        if (UNDETECTED.contains(lower)) {
            return new Below(Double.NaN, lower);
        }
        char first = text.charAt(0);
        double value = Numbers.parse(first == '<' || first == '>' ? text.substring(1) : text, decimalComma);
        if (Double.isNaN(value) || value < 0 && (first == '<' || first == '>')) {
            return new Unreadable(text);
        }
        if (first == '<') {
            return new Below(value, "<");
        }
        if (first == '>') {
            return new Above(value, ">");
        }
        if (value < 0) {
            boolean code = value <= -9 && text.replaceAll("[.,]0*$", "").matches("-(9{1,5}|99)");
            return code ? new Missing(text) : new Below(-value, "negative");
        }
        return new Measured(value);
    }
}
