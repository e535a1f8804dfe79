package org.lodecast.detect.nn;

/// The rows of some samples side by side, as they are needed anew each epoch: to cut a cube from the
/// layers is a walk over the whole grid, and took two fifths of a training. A sample is known here by its
/// place in the lists it came from.
final class Gathered implements Samples {
    /// Values that are kept at most; 128 MB.
    private static final long MOST = 1L << 25;

    private final int width;
    private final float[] rows;

    private Gathered(Samples samples, int[] first, int[] then) {
        width = samples.width();
        rows = new float[(first.length + then.length) * width];
        float[] row = new float[width];
        for (int k = 0; k < first.length + then.length; k++) {
            samples.fill(k < first.length ? first[k] : then[k - first.length], row);
            System.arraycopy(row, 0, rows, k * width, width);
        }
    }

    /// Whether so many samples may be gathered.
    static boolean fits(Samples samples, int count) {
        return (long) count * samples.width() <= MOST;
    }

    /// Samples `first` under 0, 1, …, and `then` under the numbers after them.
    static Gathered of(Samples samples, int[] first, int[] then) {
        return new Gathered(samples, first, then);
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public void fill(int id, float[] row) {
        System.arraycopy(rows, id * width, row, 0, width);
    }
}
