package org.lodecast.app.format;

/// Numbers as short text for files that people and old programs read: never in powers of ten, no zeros that say
/// nothing.
final class Decimals {
    private static final long[] TENS = {1, 10, 100, 1000, 10_000, 100_000, 1_000_000};

    private Decimals() {}

    /// Rounded half to even, e.g. `-12.05` or `7`.
    ///
    /// @param v less than 10¹² either way
    /// @param decimals at most, 0 to 6
    static String of(double v, int decimals) {
        long scale = TENS[decimals];
        double scaled = Math.rint(v * scale);
        if (!(Math.abs(scaled) < 1e18)) {
            throw new IllegalArgumentException("no number for a file: " + v);
        }
        long n = Math.abs((long) scaled);
        StringBuilder text = new StringBuilder();
        if (scaled < 0) {
            text.append('-');
        }
        text.append(n / scale);
        long rest = n % scale;
        if (rest > 0) {
            text.append('.');
            for (long digit = scale / 10; rest > 0; digit /= 10) {
                text.append((char) ('0' + rest / digit));
                rest %= digit;
            }
        }
        return text.toString();
    }
}
