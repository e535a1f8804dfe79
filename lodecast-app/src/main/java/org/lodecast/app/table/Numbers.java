package org.lodecast.app.table;

/// Numbers as tables write them.
final class Numbers {
    /// The powers of ten that a double holds exactly.
    private static final double[] POWER = new double[23];

    static {
        POWER[0] = 1;
        for (int i = 1; i < POWER.length; i++) {
            POWER[i] = POWER[i - 1] * 10;
        }
    }

    private Numbers() {}

    /// The number, or NaN if the text is none. A comma is a decimal point only if the table says so.
    static double parse(String text, boolean decimalComma) {
        int n = text.length();
        int i = 0;
        boolean negative = n > 0 && text.charAt(0) == '-';
        if (negative || n > 0 && text.charAt(0) == '+') {
            i = 1;
        }
        char point = decimalComma ? ',' : '.';
        long digits = 0;
        int count = 0;
        int decimals = -1;
        for (; i < n; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                if (count == 15) {
                    return slow(text, decimalComma); // more digits than a double is sure to hold
                }
                digits = 10 * digits + (c - '0');
                count++;
                decimals += decimals >= 0 ? 1 : 0;
            } else if (c == point && decimals < 0) {
                decimals = 0;
            } else {
                return slow(text, decimalComma);
            }
        }
        if (count == 0) {
            return Double.NaN;
        }
        // both are exact, so their quotient is the nearest double: what Double.parseDouble gives
        double value = decimals > 0 ? digits / POWER[decimals] : digits;
        return negative ? -value : value;
    }

    private static double slow(String text, boolean decimalComma) {
        String t = decimalComma ? text.strip().replace(',', '.') : text.strip();
        if (t.isEmpty() || t.length() > 400) {
            return Double.NaN;
        }
        char last = t.charAt(t.length() - 1);
        if (last != '.' && (last < '0' || last > '9')) {
            return Double.NaN; // Java would read 1d, 1f, NaN and Infinity
        }
        for (int i = 0; i < t.length(); i++) {
            char c = t.charAt(i);
            if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
                return Double.NaN; // nor hexadecimals
            }
        }
        try {
            double value = Double.parseDouble(t);
            return Double.isInfinite(value) ? Double.NaN : value;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /// Whether it is a number in either convention.
    static boolean looksLike(String text) {
        return !Double.isNaN(parse(text, false)) || !Double.isNaN(parse(text, true));
    }
}
