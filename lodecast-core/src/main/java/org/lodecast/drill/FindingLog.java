package org.lodecast.drill;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.lodecast.Finding;

/// Where the checks of one table write what they find.
///
/// @param file the table's name
/// @param findings of all tables, in the order of the checks
record FindingLog(String file, List<Finding> findings) {

    void error(String check, int line, String hole, String message) {
        findings.add(Finding.error(check, file, line, hole, message));
    }

    void warning(String check, int line, String hole, String message, String action) {
        findings.add(Finding.warning(check, file, line, hole, message, action));
    }

    void note(String check, int line, String hole, String message, String action) {
        findings.add(Finding.note(check, file, line, hole, message, action));
    }

    /// To the millimetre, without zeros that say nothing.
    static String number(double v) {
        return Double.isFinite(v)
                ? new BigDecimal(v)
                        .round(new MathContext(8))
                        .setScale(3, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString()
                : Double.toString(v);
    }

    static String degrees(double radians) {
        return String.format(Locale.ROOT, "%.1f", Math.toDegrees(radians));
    }
}
