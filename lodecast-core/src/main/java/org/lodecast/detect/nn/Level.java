package org.lodecast.detect.nn;

/// One level of a network: a valid 3D convolution of stride 1, or its transpose, with or without ReLU after
/// it.
///
/// A cube of `channels` × side³ cells lies flat, channel slowest, then z, y, x. With t = side − k + 1,
///
/// - convolution: y[o, q] = b[o] + Σ_{c, d} w[c, d, o]·x[c, q + d], q over the t³ places of the kernel, d
///   over its k³ cells; the cube shrinks from side³ to t³;
/// - transposed: y[o, q + d] = b[o] + Σ_{c, q, d} w[c, o, d]·x[c, q]; the cube grows from t³ to side³.
///
/// Both are the same small dense product at each place q: a row of `sources` inputs times a `sources` ×
/// `sinks` matrix gives a row of `sinks` outputs; only which cells the rows are gathered from and added to
/// differs. Weights lie source by source, so that the inner loop runs along the sinks.
///
/// @param in channels that come in
/// @param out channels that go out
/// @param kernel side of the kernel k
/// @param side side of the larger cube: the input's of a convolution, the output's of a transposed one
/// @param transposed whether the cube grows
/// @param relu whether max(0, ·) follows
public record Level(int in, int out, int kernel, int side, boolean transposed, boolean relu) {

    public Level {
        if (in < 1 || out < 1 || kernel < 1 || kernel > side) {
            throw new IllegalArgumentException(
                    "level of " + in + " → " + out + " channels, kernel " + kernel + " on side " + side);
        }
    }

    /// Side of the smaller cube t.
    int smallSide() {
        return side - kernel + 1;
    }

    /// Number of places of the kernel t³.
    int places() {
        return cube(smallSide());
    }

    /// Number of input cells over all channels.
    public int inputs() {
        return in * cube(transposed ? smallSide() : side);
    }

    /// Number of output cells over all channels.
    public int outputs() {
        return out * outputCells();
    }

    /// Number of output cells a channel.
    int outputCells() {
        return cube(transposed ? side : smallSide());
    }

    /// Rows of the weight matrix: inputs that meet at one place of the kernel.
    int sources() {
        return transposed ? in : in * cube(kernel);
    }

    /// Columns of the weight matrix: outputs that one place of the kernel reaches.
    int sinks() {
        return transposed ? out * cube(kernel) : out;
    }

    /// Number of weights; `out` biases come on top.
    int weights() {
        return sources() * sinks();
    }

    /// The input cells that are the sources at place `q`.
    int[] sourceCells(int q) {
        return transposed ? stride(in, q) : window(in, q);
    }

    /// The output cells that are the sinks at place `q`.
    int[] sinkCells(int q) {
        return transposed ? window(out, q) : stride(out, q);
    }

    /// Cell q of each channel of the small cube.
    private int[] stride(int channels, int q) {
        int[] cells = new int[channels];
        for (int c = 0; c < channels; c++) {
            cells[c] = c * places() + q;
        }
        return cells;
    }

    /// The k³ cells of each channel of the large cube under the kernel at place q.
    private int[] window(int channels, int q) {
        int t = smallSide();
        int[] cells = new int[channels * cube(kernel)];
        int n = 0;
        for (int c = 0; c < channels; c++) {
            for (int z = q / (t * t), dz = 0; dz < kernel; dz++) {
                for (int y = q / t % t, dy = 0; dy < kernel; dy++) {
                    for (int x = q % t, dx = 0; dx < kernel; dx++) {
                        cells[n++] = ((c * side + z + dz) * side + y + dy) * side + x + dx;
                    }
                }
            }
        }
        return cells;
    }

    private static int cube(int n) {
        return n * n * n;
    }
}
