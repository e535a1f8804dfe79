package org.lodecast.app.format;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.lodecast.Finding;
import org.lodecast.app.table.ColumnScan;

/// The values of one wanted column as they are read: numbers, or 1 and 0 for the codes asked for and any
/// other.
final class BlockValues {
    /// What stands where there is no value.
    private static final Set<String> NONE = Set.of(
            "", "-", "--", "*", "?", "na", "n/a", "#n/a", "nan", "null", "none", "nil", "nd", "missing", "blank");

    private static final int SHOWN = 20;

    private final BlockCsvReader.Column column;
    private final String header;
    private final double[] missing;
    private final Set<String> codes = new TreeSet<>();
    private final Set<String> others = new TreeSet<>();
    private float[] values = new float[1024];
    private int n;
    private int withValue;
    private int ofCode;
    private double standsForNone = Double.NaN;

    /// @param header name of the column as it stands in the file
    /// @param missing numbers that stand for no value
    BlockValues(BlockCsvReader.Column column, String header, List<Double> missing) {
        this.column = column;
        this.header = header;
        this.missing = missing.stream().mapToDouble(m -> m).toArray();
        column.codes().forEach(c -> codes.add(c.strip().toLowerCase(Locale.ROOT)));
    }

    String name() {
        return column.name();
    }

    String header() {
        return header;
    }

    boolean numbers() {
        return codes.isEmpty();
    }

    /// A further number that stands for no value.
    void standsForNone(double value) {
        standsForNone = value;
    }

    void add(String text, int line, ColumnScan scan, CountedFindings errors) {
        if (n == values.length) {
            values = Arrays.copyOf(values, n + (n >> 1));
        }
        float v = numbers() ? number(text, line, scan, errors) : code(text, scan);
        withValue += Float.isNaN(v) ? 0 : 1;
        values[n++] = v;
    }

    private float number(String text, int line, ColumnScan scan, CountedFindings errors) {
        double v = scan.number(text);
        if (Double.isNaN(v)) {
            if (!NONE.contains(text.toLowerCase(Locale.ROOT))) {
                wrong(text, line, "a number, or nothing where there is none", errors);
            }
            return Float.NaN;
        }
        if (Float.isInfinite((float) v)) {
            wrong(text, line, "a number less than 3.4e38 either way", errors);
            return Float.NaN;
        }
        return isMissing(v) ? Float.NaN : (float) v;
    }

    private void wrong(String text, int line, String expected, CountedFindings errors) {
        errors.error(
                "not-a-number",
                "column " + header,
                line,
                "column " + header + ": `" + ColumnScan.shown(text) + "`; expected " + expected);
    }

    private boolean isMissing(double v) {
        if ((float) v == (float) standsForNone) {
            return true;
        }
        for (double m : missing) {
            if ((float) v == (float) m) { // 1e-8 may be written in as many digits as a float has
                return true;
            }
        }
        return false;
    }

    /// A code is the same text, case aside, or the same number.
    private float code(String text, ColumnScan scan) {
        if (text.isEmpty()) {
            return Float.NaN;
        }
        boolean is = codes.contains(text.toLowerCase(Locale.ROOT));
        double v = is ? Double.NaN : scan.number(text);
        if (!Double.isNaN(v)) {
            if (isMissing(v)) {
                return Float.NaN;
            }
            for (String c : codes) {
                is |= scan.number(c) == v;
            }
        }
        ofCode += is ? 1 : 0;
        if (!is && others.size() < SHOWN) {
            others.add(ColumnScan.shown(text));
        }
        return is ? 1 : 0;
    }

    float[] values() {
        values = Arrays.copyOf(values, n);
        return values;
    }

    /// What is odd about the whole column.
    void tell(String file, List<Finding> findings) {
        if (withValue == 0) {
            findings.add(Finding.warning(
                    "column-empty", file, 0, "", "column " + header + " has no value", "nothing comes of it"));
        } else if (!numbers() && ofCode == 0) {
            findings.add(Finding.warning(
                    "code-absent",
                    file,
                    0,
                    "",
                    "column " + header + " has none of " + String.join(", ", column.codes()) + "; it has "
                            + String.join(", ", others) + (others.size() == SHOWN ? ", …" : ""),
                    "0 everywhere"));
        }
    }
}
