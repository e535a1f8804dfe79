package org.lodecast.app.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/// Figures as people read them: a narrow no-break space between thousands, `–` for what does not exist, the
/// same in any locale.
final class Numbers {
    private static final char THIN = '\u202f';
    private static final char MINUS = '\u2212';

    private Numbers() {}

    /// A fixed number of decimals.
    static String fixed(double v, int decimals) {
        if (!Double.isFinite(v)) {
            return "–";
        }
        String plain = String.format(Locale.ROOT, "%." + decimals + "f", v);
        boolean negative = plain.startsWith("-");
        String digits = negative ? plain.substring(1) : plain;
        int point = digits.indexOf('.');
        String whole = point < 0 ? digits : digits.substring(0, point);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < whole.length(); i++) {
            if (i > 0 && (whole.length() - i) % 3 == 0 && whole.length() > 4) {
                out.append(THIN);
            }
            out.append(whole.charAt(i));
        }
        out.append(point < 0 ? "" : digits.substring(point));
        boolean zero = out.chars().noneMatch(c -> c >= '1' && c <= '9');
        return (negative && !zero ? String.valueOf(MINUS) : "") + out;
    }

    static String whole(double v) {
        return fixed(v, 0);
    }

    /// A number of significant digits without trailing zeros.
    static String significant(double v, int digits) {
        if (!Double.isFinite(v)) {
            return "–";
        }
        if (v == 0) {
            return "0";
        }
        BigDecimal d = new BigDecimal(v)
                .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
        return fixed(d.doubleValue(), Math.max(0, d.scale()));
    }

    /// `1 target`, `2 targets`.
    static String count(long n, String one, String many) {
        return whole(n) + "\u00a0" + (n == 1 ? one : many);
    }
}
