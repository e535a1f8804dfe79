package org.lodecast.app.table;

/// Numbers as tables write them.
final class Numbers {
    private Numbers() {}

    /// The number, or NaN if the text is none. A comma is a decimal point only if the table says so.
    static double parse(String text, boolean decimalComma) {
        String t = decimalComma ? text.strip().replace(',', '.') : text.strip();
        if (t.isEmpty()) {
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
}
