package org.lodecast.app.table;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.lodecast.drill.Censoring;
import org.lodecast.drill.Variable;

/// One element's grades as they are read: numbers, what stood for nothing, what lay below or above a limit.
final class GradeColumn {
    private final String name;
    private final String unit;
    private final boolean decimalComma;
    private final boolean zeroIsBelow;
    private final boolean zeroIsNothing;
    private final Map<String, String> codes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Integer> below = new TreeMap<>();
    private final Map<String, Integer> nothing = new TreeMap<>();
    private double[] values;
    private byte[] kind = new byte[0];
    private double[] limit = new double[0];
    private int above;
    private int zeros;
    private int size;

    /// @param zero what a zero is: `keep`, `below` or `omit`
    /// @param codes `below` or `omit` by code, for codes that mean something else than they usually do
    /// @param expected how many fields there will be, about
    GradeColumn(String name, String unit, boolean decimalComma, String zero, Map<String, String> codes, int expected) {
        this.codes.putAll(codes);
        this.values = new double[expected];
        this.name = name;
        this.unit = unit;
        this.decimalComma = decimalComma;
        this.zeroIsBelow = zero.equals("below");
        this.zeroIsNothing = zero.equals("omit");
    }

    /// Takes a field.
    ///
    /// @return whether it can be read; if not, the value is missing
    boolean add(String field) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + size / 2 + 1);
        }
        double v = Numbers.parse(field, decimalComma);
        String meaning = codes.isEmpty() ? null : codes.get(field);
        if (v > 0 && meaning == null) {
            values[size++] = v; // nearly all of them
            return true;
        }
        Grade grade = meaning == null
                ? Grade.parse(field, decimalComma)
                : meaning.equals("below") ? new Grade.Below(Double.NaN, field) : new Grade.Missing(field);
        values[size] = Double.NaN;
        switch (grade) {
            case Grade.Measured m -> zero();
            case Grade.Missing m -> {
                if (!m.code().isEmpty()) {
                    nothing.merge(m.code(), 1, Integer::sum);
                }
            }
            case Grade.Below b -> {
                censor(Censoring.BELOW, b.limit());
                below.merge(b.code(), 1, Integer::sum);
            }
            case Grade.Above a -> {
                censor(Censoring.ABOVE, a.limit());
                above++;
            }
            case Grade.Unreadable u -> {}
        }
        size++;
        return !(grade instanceof Grade.Unreadable);
    }

    private void zero() {
        zeros++;
        if (zeroIsBelow) {
            censor(Censoring.BELOW, Double.NaN);
        } else if (!zeroIsNothing) {
            values[size] = 0;
        }
    }

    private void censor(byte how, double at) {
        if (kind.length <= size) {
            int old = kind.length;
            kind = Arrays.copyOf(kind, values.length);
            limit = Arrays.copyOf(limit, values.length);
            Arrays.fill(limit, old, limit.length, Double.NaN);
        }
        kind[size] = how;
        limit[size] = at;
    }

    /// The values read, censored ones still missing.
    ///
    /// @param known limit of values that do not tell theirs, NaN if the project does not tell it either
    Variable finish(double known) {
        double[] v = Arrays.copyOf(values, size);
        if (kind.length == 0) {
            return new Variable(name, unit, v);
        }
        byte[] k = Arrays.copyOf(kind, size);
        double[] l = Arrays.copyOf(limit, size);
        Arrays.fill(l, Math.min(size, limit.length), size, Double.NaN);
        for (int i = 0; i < size; i++) {
            if (k[i] == Censoring.BELOW && Double.isNaN(l[i])) {
                l[i] = known;
            }
        }
        return new Variable(name, unit, v, new Censoring(k, l));
    }

    /// Tells how often, a line a code.
    void tell(ReadLog log, String file, String column, String rule) {
        String what = "column " + column + ": ";
        below.forEach((code, n) ->
                log.note("below-detection", file, 0, what + n + " values below detection (" + code + ")", rule));
        nothing.forEach((code, n) -> log.note(
                "no-value",
                file,
                0,
                what + n + " times `" + code + "`",
                "taken as not measured; codes in tables.assay may say otherwise"));
        if (above > 0) {
            log.warning("above-limit", file, 0, "", what + above + " values above the upper limit (>)", "the limit");
        }
        if (zeros > 0 && (zeroIsBelow || zeroIsNothing)) {
            log.note(
                    "zero",
                    file,
                    0,
                    what + zeros + " zeros",
                    zeroIsBelow ? "taken as below detection: " + rule : "taken as not measured");
        }
    }
}
