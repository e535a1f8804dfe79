package org.lodecast.app.report;

import java.util.ArrayList;
import java.util.List;

/// Names of points in a picture that keep out of each other's way: the first free place around the point is
/// taken.
final class Labels {
    private static final double[][] PLACES = {
        {7, 4},
        {-7, 4},
        {0, -8},
        {0, 16},
        {9, -9},
        {-9, -9},
        {9, 17},
        {-9, 17},
        {22, -20},
        {-22, -20},
        {22, 28},
        {-22, 28},
        {34, 4},
        {-34, 4},
        {0, -34},
        {0, 42},
        {46, -34},
        {-46, -34}
    };

    private final Svg svg;
    private final Frame frame;
    private final double size;
    private final List<double[]> taken = new ArrayList<>();
    private final List<double[]> avoided = new ArrayList<>();

    Labels(Svg svg, Frame frame, double size) {
        this.svg = svg;
        this.frame = frame;
        this.size = size;
    }

    /// Keeps a box free of names.
    void block(double left, double top, double right, double foot) {
        taken.add(new double[] {left, top, right, foot});
    }

    /// Asks names to keep off a point, if there is room elsewhere.
    void avoid(double x, double y) {
        avoided.add(new double[] {x - 3, y - 3, x + 3, y + 3});
    }

    /// Names a point, with a leader if the name had to go far. Gives up if there is no room: a name too
    /// many hides more than it tells.
    ///
    /// @return whether there was room
    boolean put(double x, double y, String name) {
        String text = Words.shortened(name, 16);
        return put(x, y, text, true) || put(x, y, text, false);
    }

    /// The same, but a name for which there is no room nearby goes as far as it must, up to a third of the
    /// frame.
    boolean putFar(double x, double y, String name) {
        String text = Words.shortened(name, 16);
        if (put(x, y, text, true)) {
            return true;
        }
        for (double far = 40; far < frame.width() / 3; far += 12) {
            double[][] ring = new double[24][2];
            for (int k = 0; k < ring.length; k++) {
                double turn = 2 * Math.PI * (k + 0.5) / ring.length; // never straight up, where a name is centred
                ring[k][0] = far * Math.cos(turn);
                ring[k][1] = far * Math.sin(turn);
            }
            if (put(x, y, text, true, ring)) {
                return true;
            }
        }
        return put(x, y, text, false);
    }

    private boolean put(double x, double y, String text, boolean careful) {
        return put(x, y, text, careful, PLACES);
    }

    private boolean put(double x, double y, String text, boolean careful, double[][] places) {
        double width = text.length() * size * 0.62;
        for (double[] place : places) {
            Svg.Anchor anchor = place[0] > 0 ? Svg.Anchor.START : place[0] < 0 ? Svg.Anchor.END : Svg.Anchor.MIDDLE;
            double tx = x + place[0];
            double ty = y + place[1];
            double left = place[0] > 0 ? tx : place[0] < 0 ? tx - width : tx - width / 2;
            double[] box = {left - 2, ty - size, left + width + 2, ty + 3};
            if (within(box) && free(box, taken) && (!careful || free(box, avoided))) {
                if (Math.hypot(place[0], place[1]) > 25) {
                    svg.line(x, y, tx, ty - size / 3, "ink", 0.8);
                }
                svg.label(tx, ty, text, anchor, size);
                taken.add(box);
                return true;
            }
        }
        return false;
    }

    private boolean within(double[] box) {
        return box[0] >= frame.left() && box[2] <= frame.right() && box[1] >= frame.top() && box[3] <= frame.foot();
    }

    private static boolean free(double[] box, List<double[]> others) {
        for (double[] t : others) {
            if (box[0] < t[2] && t[0] < box[2] && box[1] < t[3] && t[1] < box[3]) {
                return false;
            }
        }
        return true;
    }
}
