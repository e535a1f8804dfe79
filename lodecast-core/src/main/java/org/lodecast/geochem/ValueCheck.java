package org.lodecast.geochem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lodecast.Finding;
import org.lodecast.drill.Intervals;
import org.lodecast.drill.Variable;

/// Checks the values of a table of assays, as it was read, variable by variable:
///
/// - `value-impossible`: below 0, or above 100 % where the unit is a concentration; an error;
/// - `value-unit`: the median of at least 10 positive values is not plausible for the element in its unit; a
///   warning, and a single error where it is above 100 %;
/// - `value-unit-hole`: a hole in another unit than all others, see {@link HoleUnits}; a warning, and a single
///   error where its median is above 100 %;
/// - `value-constant`: at least 10 values and all the same;
/// - `value-outlier`: see {@link OutlierCheck};
/// - `value-zero`: zeros among positive values of an element or concentration.
///
/// A quantile p of n sorted values is the one at ⌊p(n − 1)⌋. Censored values are no measurements: nothing is
/// told of them and no statistic holds them.
public final class ValueCheck {
    private static final double PPM_OF_ALL = 1e6;
    private static final int FEWEST = 10;
    private static final String LEFT_OUT = "left out: taken as not measured";

    private final Intervals table;
    private final boolean leaveOutErrors;
    private final HoleUnits holeUnits;
    private final ValueLog log;
    private final List<LeftOut> leftOut = new ArrayList<>();

    /// A value that is not used because it cannot be.
    ///
    /// @param file the table
    /// @param line of the row in it
    /// @param hole of the row
    /// @param variable name of the variable
    /// @param value in the variable's unit
    public record LeftOut(String file, int line, String hole, String variable, double value) {}

    /// @param table the table to use: without the values that were left out
    /// @param findings in the order of the variables
    /// @param leftOut likewise
    public record Result(Intervals table, List<Finding> findings, List<LeftOut> leftOut) {}

    private ValueCheck(Intervals table, boolean leaveOutErrors) {
        this.table = table;
        this.leaveOutErrors = leaveOutErrors;
        holeUnits = new HoleUnits(table);
        log = new ValueLog(table.file(), new ArrayList<>());
    }

    /// Checks the table as it was read, before rows of it are cut or left out.
    ///
    /// @param leaveOutErrors whether an impossible value is taken as not measured, with a warning; it stops
    ///     the run otherwise
    public static Result check(Intervals table, boolean leaveOutErrors) {
        ValueCheck check = new ValueCheck(table, leaveOutErrors);
        List<Variable> variables = new ArrayList<>();
        for (Variable v : table.variables()) {
            variables.add(check.check(v));
        }
        boolean changed = !check.leftOut.isEmpty();
        Intervals used = new Intervals(
                table.file(), table.hole(), table.from(), table.to(), table.line(), variables, table.code());
        return new Result(changed ? used : table, check.log.findings(), check.leftOut);
    }

    private Variable check(Variable v) {
        double ppm = Concentration.parse(v.unit()).map(Concentration::ppm).orElse(Double.NaN);
        double most = PPM_OF_ALL / ppm; // NaN, and therefore no limit, without a unit
        double least = Double.isNaN(ppm) && !PlausibleGrades.isElement(v.name()) ? Double.NEGATIVE_INFINITY : 0;
        double[] positive = new double[v.values().length];
        int n = 0;
        int zeros = 0;
        int measured = 0;
        boolean constant = true;
        double first = Double.NaN;
        for (int i = 0; i < v.values().length; i++) {
            double value = v.values()[i];
            if (Double.isNaN(value) || HoleUnits.censored(v, i)) {
                continue;
            }
            first = measured++ == 0 ? value : first;
            constant &= value == first;
            zeros += value == 0 ? 1 : 0;
            if (value > 0) {
                positive[n++] = value;
            }
        }
        double[] sorted = Arrays.copyOf(positive, n);
        Arrays.sort(sorted);
        boolean allTooLarge = checkMedian(v, sorted, ppm, most);
        double[] oddMedian = checkHoles(v, sorted, most);
        Variable used = checkPossible(v, least, allTooLarge ? Double.POSITIVE_INFINITY : most, oddMedian);
        if (constant && measured >= FEWEST) {
            log.warning(
                    "value-constant",
                    v,
                    "all " + measured + " values are " + ValueLog.text(v, first),
                    "kept: it tells nothing");
        }
        new OutlierCheck(log, holeUnits).check(v, sorted, oddMedian, most);
        if (zeros > 0 && n > 0 && least == 0) {
            log.note(
                    "value-zero",
                    0,
                    "",
                    v,
                    (zeros == 1 ? "1 zero" : zeros + " zeros") + " among " + n + " positive values: below detection?",
                    "kept");
        }
        return used;
    }

    /// Whether the median is above 100 %: its values are not told one by one.
    private boolean checkMedian(Variable v, double[] sorted, double ppm, double most) {
        if (sorted.length < FEWEST) {
            return false;
        }
        double median = HoleUnits.quantile(sorted, sorted.length, 0.5);
        double plausible = PlausibleGrades.largestMedian(v.name()) / ppm;
        if (median > most) {
            log.error(
                    "value-unit",
                    0,
                    "",
                    v,
                    "the median is " + ValueLog.text(v, median) + ", more than all there is: is it another unit?");
            return true;
        }
        if (median > plausible) {
            log.warning(
                    "value-unit",
                    v,
                    "the median is " + ValueLog.text(v, median) + "; expected " + ValueLog.text(v, plausible)
                            + " at most: is it another unit?",
                    "taken as it is");
        }
        return false;
    }

    /// Tells of holes in another unit; the median of each hole that is, NaN of the others.
    private double[] checkHoles(Variable v, double[] sorted, double most) {
        double[] oddMedian = new double[holeUnits.holes()];
        Arrays.fill(oddMedian, Double.NaN);
        for (HoleUnits.Odd o : holeUnits.find(v, sorted)) {
            oddMedian[o.hole()] = o.median();
            String message = "the median is " + ValueLog.text(v, o.median()) + ", in all other holes "
                    + ValueLog.text(v, o.others()) + ": is it another unit, by a factor of " + o.factor() + "?";
            if (!(o.median() > most)) {
                log.warning("value-unit-hole", o.line(), o.name(), v, message, "taken as it is");
            } else if (leaveOutErrors) {
                log.warning("value-unit-hole", o.line(), o.name(), v, message, LEFT_OUT);
            } else {
                log.error("value-unit-hole", o.line(), o.name(), v, message);
            }
        }
        return oddMedian;
    }

    private Variable checkPossible(Variable v, double least, double most, double[] oddMedian) {
        double[] used = v.values();
        for (int i = 0; i < v.values().length; i++) {
            double value = v.values()[i];
            boolean toldOfHole = oddMedian[holeUnits.hole(i)] > most && value > 0;
            if (!(value < least || value > most || toldOfHole) || HoleUnits.censored(v, i)) {
                continue;
            }
            if (!toldOfHole) {
                String message = ValueLog.text(v, value) + "; expected "
                        + (value < least ? "0 or more" : ValueLog.text(v, most) + " at most");
                if (leaveOutErrors) {
                    log.warning("value-impossible", table.line()[i], table.hole()[i], v, message, LEFT_OUT);
                } else {
                    log.error("value-impossible", table.line()[i], table.hole()[i], v, message);
                }
            }
            if (leaveOutErrors) {
                leftOut.add(new LeftOut(table.file(), table.line()[i], table.hole()[i], v.name(), value));
                used = used == v.values() ? used.clone() : used;
                used[i] = Double.NaN;
            }
        }
        return used == v.values() ? v : new Variable(v.name(), v.unit(), used, v.censoring());
    }
}
