package org.lodecast.geochem;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.lodecast.Finding;
import org.lodecast.drill.Variable;

/// Where the checks of values write what they find.
///
/// @param file the table's name
/// @param findings so far
record ValueLog(String file, List<Finding> findings) {

    void error(String check, int line, String hole, Variable v, String message) {
        findings.add(Finding.error(check, file, line, hole, v.name() + ": " + message));
    }

    /// A warning of the whole variable.
    void warning(String check, Variable v, String message, String action) {
        warning(check, 0, "", v, message, action);
    }

    void warning(String check, int line, String hole, Variable v, String message, String action) {
        findings.add(Finding.warning(check, file, line, hole, v.name() + ": " + message, action));
    }

    void note(String check, int line, String hole, Variable v, String message, String action) {
        findings.add(Finding.note(check, file, line, hole, v.name() + ": " + message, action));
    }

    /// A value with its unit, to six digits.
    static String text(Variable v, double value) {
        String number = Double.isFinite(value)
                ? new BigDecimal(value)
                        .round(new MathContext(6))
                        .stripTrailingZeros()
                        .toPlainString()
                : Double.toString(value);
        return v.unit().isEmpty() ? number : number + " " + v.unit();
    }
}
