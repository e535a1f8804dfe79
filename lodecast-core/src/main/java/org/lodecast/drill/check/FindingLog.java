package org.lodecast.drill.check;

import java.util.List;
import java.util.Locale;
import org.lodecast.Finding;
import org.lodecast.drill.LengthUnit;

/// Where the checks of one table write what they find, what they leave out and what they mend.
///
/// @param file the table's name
/// @param unit that the user's file has its lengths in, and therefore the messages
/// @param leaveOut whether a row with an error is left out, where it stops the run otherwise
/// @param findings of all tables, in the order of the checks
/// @param rejected of all tables
/// @param fixes of all tables
record FindingLog(
        String file,
        LengthUnit unit,
        boolean leaveOut,
        List<Finding> findings,
        List<Rejected> rejected,
        List<Fix> fixes) {

    /// The same for another table.
    FindingLog of(String table) {
        return new FindingLog(table, unit, leaveOut, findings, rejected, fixes);
    }

    /// An error that no rule works around.
    void error(String check, int line, String hole, String message) {
        findings.add(Finding.error(check, file, line, hole, message));
    }

    /// An error of a row, which is not used, or of rows that {@link #reject} takes.
    void rowError(String check, int line, String hole, String message) {
        rowError(check, line, hole, message, "left out");
    }

    void rowError(String check, int line, String hole, String message, String action) {
        if (leaveOut) {
            warning(check, line, hole, message, action);
        } else {
            error(check, line, hole, message);
        }
    }

    void warning(String check, int line, String hole, String message, String action) {
        findings.add(Finding.warning(check, file, line, hole, message, action));
    }

    void note(String check, int line, String hole, String message, String action) {
        findings.add(Finding.note(check, file, line, hole, message, action));
    }

    /// Logs a row that is not used.
    void reject(String check, int line, String hole) {
        rejected.add(new Rejected(file, line, hole, check));
    }

    /// The number of the next change.
    int nextStep() {
        return fixes.isEmpty() ? 1 : fixes.getLast().step() + 1;
    }

    void fix(int step, String rule, int line, String hole, double from, double to, double newFrom, double newTo) {
        fixes.add(new Fix(step, rule, file, line, hole, from, to, newFrom, newTo));
    }

    /// Logs a row that a rule takes out.
    void drop(String rule, String check, int line, String hole, double from, double to) {
        fix(nextStep(), rule, line, hole, from, to, Double.NaN, Double.NaN);
        reject(check, line, hole);
    }

    /// A length in the file's unit, without its symbol.
    String number(double metres) {
        return unit.number(metres);
    }

    /// A length in the file's unit.
    String length(double metres) {
        return unit.text(metres);
    }

    static String degrees(double radians) {
        return String.format(Locale.ROOT, "%.1f", Math.toDegrees(radians));
    }
}
