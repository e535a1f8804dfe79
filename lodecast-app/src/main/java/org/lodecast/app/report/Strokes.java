package org.lodecast.app.report;

/// Straight pieces as one path, in steps of a tenth of a user unit, each from the last place: a hole of
/// thousands of pieces takes half the bytes.
final class Strokes {
    private final StringBuilder path = new StringBuilder();
    private final long[] pen = new long[2];

    /// A piece from one place to another [user units].
    void add(double x1, double y1, double x2, double y2) {
        long x = Math.round(10 * x1);
        long y = Math.round(10 * y1);
        if (path.isEmpty()) {
            step('M', x, y);
        } else if (x != pen[0] || y != pen[1]) {
            step('m', x, y);
        }
        step('l', Math.round(10 * x2), Math.round(10 * y2));
    }

    private void step(char command, long x, long y) {
        path.append(command).append(Svg.num((x - pen[0]) / 10.0));
        path.append(' ').append(Svg.num((y - pen[1]) / 10.0));
        pen[0] = x;
        pen[1] = y;
    }

    /// Empty without pieces.
    String path() {
        return path.toString();
    }
}
