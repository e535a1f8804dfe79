package org.lodecast.app.report;

import java.util.List;
import org.lodecast.evidence.GeochemStudy;
import org.lodecast.geochem.AxialZonation;
import org.lodecast.geochem.HaloSlices;
import org.lodecast.geochem.SequenceAgreement;

/// The zonality index of each element against elevation, side by side in the order of the sequence that was
/// found, each on a scale of its own: where it is greatest, there the element belongs. The sequence stands
/// below, beside two published ones.
final class ZonationFigure {
    private static final double WIDTH = 1000;
    private static final double TOP = 54;
    private static final double GAP = 5;
    private static final double COUNTS = 74;
    private static final double NARROW = 26; // a figure has no room above

    private ZonationFigure() {}

    static String draw(GeochemStudy.Zonation z) {
        List<HaloSlices.Slice> slices = z.slices().slices();
        AxialZonation axial = z.axial();
        List<String> sequence = axial.sequence();
        double low = slices.getLast().low();
        double high = slices.getFirst().high();
        double left = Frame.margin(low, high) + 14;
        double height = Math.clamp(15.0 * slices.size(), 300.0, 720.0);
        int n = Math.max(1, sequence.size());
        double width = Math.clamp((WIDTH - left - COUNTS - GAP * (n - 1)) / n, 8.0, 150.0);
        List<String> words = words(z);
        int lines = words.stream().mapToInt(w -> wrapped(w).size()).sum();
        Svg svg = new Svg("zonation", WIDTH, TOP + height + 44 + 16 * lines + 10, "Zonality index against elevation");
        svg.text(
                left,
                14,
                "Zonality index of each element" + (width < NARROW ? "" : ", its greatest value above")
                        + "; from the top of the sequence (left) to its foot (right)",
                Svg.Anchor.START,
                11.5,
                "soft");
        for (int k = 0; k < sequence.size(); k++) {
            int e = axial.elements().indexOf(sequence.get(k));
            Frame frame = new Frame(left + k * (width + GAP), TOP, width, height, 0, 1.12, low, high, false);
            panel(svg, frame, slices, axial, e, k == 0);
        }
        counts(svg, new Frame(left, TOP, n * (width + GAP) - GAP, height, 0, 1, low, high, false), slices);
        double y = TOP + height + 40;
        for (int w = 0; w < words.size(); w++) {
            for (String line : wrapped(words.get(w))) {
                if (w == 0) {
                    svg.bold(left, y, line, Svg.Anchor.START, 11.5);
                } else {
                    svg.text(left, y, line, Svg.Anchor.START, 11.5, "soft");
                }
                y += 16;
            }
        }
        return svg.finish();
    }

    private static List<String> wrapped(String words) {
        return Words.wrapped(words, 138);
    }

    private static void panel(
            Svg svg, Frame frame, List<HaloSlices.Slice> slices, AxialZonation axial, int e, boolean first) {
        String name = axial.elements().get(e);
        double[] index = axial.index()[e];
        int at = axial.level()[e];
        double most = index[at];
        String colour = Zones.colour(name);
        StringBuilder path = new StringBuilder();
        for (int j = 0; j < index.length; j++) {
            double share = index[j] / most;
            double top = frame.py(slices.get(j).high());
            double tall = frame.py(slices.get(j).low()) - top;
            svg.shade(frame.left(), top, frame.px(share) - frame.left(), tall, colour, j == at ? 0.5 : 0.15);
            path.append(j == 0 ? 'M' : 'L').append(frame.at(share, slices.get(j).middle()));
        }
        svg.path(path.toString(), "curve", colour, 1.4, " stroke-linejoin=\"round\"");
        svg.circle(frame.px(1), frame.py(slices.get(at).middle()), 3.4, colour, Colours.PAPER, 0.8);
        frame.axes(svg, "", first ? "Elevation [m]" : "", false);
        double size = frame.width() >= 30 ? 12.5 : 10;
        double x = frame.left() + frame.width() / 2;
        int fits = Math.max(2, (int) (frame.width() / (size * 0.66)));
        svg.bold(x, frame.top() - 20, Words.shortened(name, fits), Svg.Anchor.MIDDLE, size);
        if (frame.width() >= NARROW) {
            String text = Numbers.fixed(most, 2);
            svg.text(x, frame.top() - 6, text, Svg.Anchor.MIDDLE, frame.width() >= 34 ? 10.5 : 8.5, "soft");
        }
    }

    private static void counts(Svg svg, Frame frame, List<HaloSlices.Slice> slices) {
        svg.text(frame.right() + 62, frame.top() - 6, "composites", Svg.Anchor.END, 10.5, "soft");
        double last = Double.NEGATIVE_INFINITY;
        for (HaloSlices.Slice s : slices) {
            double y = frame.py(s.middle());
            svg.line(frame.right(), frame.py(s.low()), frame.right() + 5, frame.py(s.low()), "soft", 0.8);
            if (y - last >= 11) {
                svg.text(frame.right() + 62, y + 4, Numbers.whole(s.data()), Svg.Anchor.END, 10.5, "ink");
                last = y;
            }
        }
    }

    private static List<String> words(GeochemStudy.Zonation z) {
        List<String> found =
                z.axial().sequence().stream().map(e -> Words.shortened(e, 10)).toList();
        return List.of(
                "Found, top to bottom: " + (found.isEmpty() ? "no element has an anomaly" : String.join("-", found)),
                "Published for Zaozigou: " + String.join("-", SequenceAgreement.ZAOZIGOU) + "; " + told(z.published()),
                "Classic order of hydrothermal deposits: " + String.join("-", SequenceAgreement.CLASSIC) + "; "
                        + told(z.classic()));
    }

    /// `τ 0.33 of 12 elements, reached by 8 % of random orders`.
    static String told(SequenceAgreement a) {
        if (!Double.isFinite(a.tau())) {
            return "fewer than two elements in common";
        }
        return "τ\u00a0" + Numbers.fixed(a.tau(), 2) + " of " + Numbers.count(a.common(), "element", "elements")
                + ", reached by " + percent(a.chance()) + " of random orders";
    }

    static String percent(double share) {
        return share < 0.001 ? "fewer than 0.1\u00a0%" : Numbers.fixed(100 * share, share < 0.1 ? 1 : 0) + "\u00a0%";
    }
}
