package org.lodecast.drill;

/// Which values of a variable a laboratory could not measure but bound: `<0.01` lies below a detection
/// limit, `>10` above what the method reaches. The limit is kept beside the number that stands in for the
/// value, so that another rule can be applied later.
///
/// @param kind of each value: {@link #NONE}, {@link #BELOW} or {@link #ABOVE}
/// @param limit of each censored value, in the variable's unit, NaN where it is not censored
public record Censoring(byte[] kind, double[] limit) {
    public static final byte NONE = 0;
    public static final byte BELOW = 1;
    public static final byte ABOVE = 2;

    public Censoring {
        if (kind.length != limit.length) {
            throw new IllegalArgumentException(kind.length + " kinds for " + limit.length + " limits");
        }
    }

    /// The rows of the given numbers, in the order given.
    Censoring rows(int[] rows) {
        byte[] k = new byte[rows.length];
        double[] l = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            k[i] = kind[rows[i]];
            l[i] = limit[rows[i]];
        }
        return new Censoring(k, l);
    }

    /// How many values are of a kind.
    public int count(byte wanted) {
        int n = 0;
        for (byte k : kind) {
            n += k == wanted ? 1 : 0;
        }
        return n;
    }
}
