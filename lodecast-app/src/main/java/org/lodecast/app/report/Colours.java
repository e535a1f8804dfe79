package org.lodecast.app.report;

import java.util.List;
import java.util.Locale;

/// The report's colours, safe for the colour-blind: viridis for fields (van der Walt and Smith 2015), a
/// yellow-to-red ramp of falling lightness for grades (after ColorBrewer), Okabe and Ito's set for
/// categories.
final class Colours {
    static final String INK = "#24292f";
    static final String SOFT = "#6b7480";
    static final String RULE = "#c9cfd6";
    static final String PAPER = "#ffffff";
    static final String ORE = "#d55e00";
    static final String BARREN = "#56b4e9";
    static final String FAULT = "#7a4fa3";
    static final String OREBODY = "#b3261e";
    static final String MEDIUM = "#f2b134";
    static final String WIDE = "#fbe6bd"; // medium, of bodies too wide to be a target
    static final String HIGH = "#c1121f";
    static final String TARGET = "#009e73";
    static final String HOLE = "#59616a";
    static final String UNASSAYED = "#b9c0c7";

    private static final int[] VIRIDIS = {
        0x440154, 0x482475, 0x414487, 0x355f8d, 0x2a788e, 0x21918c, 0x22a884, 0x44bf70, 0x7ad151, 0xbddf26, 0xfde725
    };

    private static final int[] DIVERGING = {
        0x1f4e8c, 0x4a82bd, 0x8db4d9, 0xcbdcec, 0xffffff, 0xfbdcb8, 0xf0ae66, 0xcf7a22, 0x8f4a06
    };

    private static final int[] BLUES = {0xffffff, 0xdbe9f6, 0xb3d0e8, 0x74abd4, 0x3f83bf, 0x155a9c, 0x08306b};

    private static final List<String> GRADES =
            List.of("#5f93bd", "#f2c94c", "#f59b3a", "#e8602c", "#c4161c", "#a8108c");

    private static final List<String> CATEGORIES =
            List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8c6d31", "#5b5b5b");

    private Colours() {}

    /// Viridis at t in [0, 1] as 0xRRGGBB; t outside is clipped.
    static int viridis(double t) {
        return between(VIRIDIS, t);
    }

    private static int between(int[] ramp, double t) {
        double f = Math.clamp(t, 0.0, 1.0) * (ramp.length - 1);
        int i = Math.min((int) f, ramp.length - 2);
        double w = f - i;
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = ramp[i] >> shift & 255;
            int b = ramp[i + 1] >> shift & 255;
            rgb |= (int) Math.round(a + w * (b - a)) << shift;
        }
        return rgb;
    }

    static String hex(int rgb) {
        return String.format(Locale.ROOT, "#%06x", rgb);
    }

    static int rgb(String hex) {
        return Integer.parseInt(hex, 1, 7, 16);
    }

    /// Colour of grade class i of n: the lowest is always the blue of background, the highest the darkest.
    static String grade(int i, int n) {
        if (n <= 1) {
            return GRADES.getFirst();
        }
        return GRADES.get((int) Math.round((double) i * (GRADES.size() - 1) / (n - 1)));
    }

    /// Blue through white to orange-brown at t in [-1, 1] (after ColorBrewer's PuOr, with blue for its
    /// violet, safe for the colour-blind); t outside is clipped.
    static int diverging(double t) {
        return between(DIVERGING, (t + 1) / 2);
    }

    /// White to dark blue at t in [0, 1] (after ColorBrewer's Blues); t outside is clipped.
    static int sequential(double t) {
        return between(BLUES, t);
    }

    /// Black or white, whichever is read better on the colour (by the relative luminance of WCAG 2).
    static String on(int rgb) {
        double light = 0;
        double[] weight = {0.0722, 0.7152, 0.2126};
        for (int k = 0; k < 3; k++) {
            double c = (rgb >> 8 * k & 255) / 255.0;
            light += weight[k] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
        }
        return light > 0.179 ? "#000000" : PAPER;
    }

    /// Colour of a detector by its place among those that ran; of what is no detector, and only there to
    /// compare with, a soft one.
    static String detector(String name, List<String> ran) {
        int number = ran.indexOf(name);
        return number < 0 ? SOFT : category(number);
    }

    /// Of a detector's line, as an attribute: dashed where its colour is taken already.
    static String dash(String name, List<String> ran) {
        int round = Math.max(0, ran.indexOf(name)) / CATEGORIES.size();
        return round == 0 ? "" : " stroke-dasharray=\"" + (round == 1 ? "7 3" : "2 2.5") + "\"";
    }

    /// Colour of category i; they repeat after eight.
    static String category(int i) {
        return CATEGORIES.get(i % CATEGORIES.size());
    }
}
