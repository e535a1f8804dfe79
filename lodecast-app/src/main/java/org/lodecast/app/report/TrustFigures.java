package org.lodecast.app.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.lodecast.assess.PrecisionRecall;
import org.lodecast.assess.PredictionVolume;
import org.lodecast.assess.Reliability;

/// The figures that say how far scores can be trusted, beside the ROC: precision against recall, what a
/// score holds of the known ore and of the ground, and whether a probability keeps its word.
final class TrustFigures {
    private static final double WIDTH = 1000;
    private static final double SIDE = 400;
    private static final double LEFT = 70;
    private static final double LEAST_VOLUME = 0.1; // percent, where the logarithmic axis begins

    private final ReportData data;
    private final ReportData.Assessment assessment;

    TrustFigures(ReportData data) {
        this.data = data;
        this.assessment = data.assessment();
    }

    private List<String> ran() {
        return data.prospect().detectors();
    }

    private void line(Svg svg, String path, String detector, double width) {
        svg.path(
                path,
                "curve",
                Colours.detector(detector, ran()),
                width,
                " stroke-linejoin=\"round\"" + Colours.dash(detector, ran()));
    }

    /// A panel a protocol, a curve a detector.
    String precisionRecall() {
        Map<String, List<ReportData.Recall>> protocols = new LinkedHashMap<>();
        for (ReportData.Recall r : assessment.recalls()) {
            protocols.computeIfAbsent(r.protocol(), p -> new ArrayList<>()).add(r);
        }
        if (protocols.isEmpty()) {
            return CurveFigures.empty(
                    "precision-recall", "Precision and recall", "No curves: the samples did not allow an assessment.");
        }
        double row = SIDE + 92;
        int rows = (protocols.size() + 1) / 2;
        Svg svg = new Svg("precision-recall", WIDTH, rows * row, "Precision against recall by protocol");
        int i = 0;
        for (Map.Entry<String, List<ReportData.Recall>> protocol : protocols.entrySet()) {
            double x = LEFT + i % 2 * (SIDE + 90);
            Frame frame = new Frame(x, 30 + i / 2 * row, SIDE, SIDE, 0, 1, 0, 1, false);
            frame.axes(
                    svg,
                    "Recall: share of the tested ore that is called",
                    "Precision: share of what is called that is ore",
                    true);
            svg.bold(x, frame.top() - 8, Words.protocol(protocol.getKey()), Svg.Anchor.START, 12.5);
            List<ReportData.Recall> best = new ArrayList<>(protocol.getValue());
            best.sort((a, b) -> Double.compare(b.curve().average(), a.curve().average()));
            double chance = best.getFirst().curve().baseline();
            svg.dashed(frame.px(0), frame.py(chance), frame.px(1), frame.py(chance), "soft", 1);
            for (ReportData.Recall r : best.reversed()) {
                line(svg, steps(frame, r.curve()), r.detector(), 1.8);
            }
            List<Legend.Key> keys = best.stream()
                    .map(r -> Legend.Key.of(
                            r.detector(), ran(), Numbers.fixed(r.curve().average(), 3)))
                    .toList();
            Legend.draw(svg, frame, Legend.Corner.LOWER_LEFT, "average precision", keys);
            i++;
        }
        return svg.finish();
    }

    private static String steps(Frame frame, PrecisionRecall c) {
        StringBuilder path = new StringBuilder();
        for (int k = 0; k < c.recall().length; k++) {
            path.append(path.isEmpty() ? 'M' : 'L').append(frame.at(c.recall()[k], c.precision()[k]));
        }
        return path.toString();
    }

    /// Left the prediction-volume plot of the reported detector, right what each detector's best ground
    /// holds of the known ore.
    String predictionVolume() {
        Map<String, PredictionVolume> volumes = assessment.volumes();
        String reported = data.prospect().detector();
        PredictionVolume own = volumes.get(reported);
        if (own == null || Double.isNaN(own.crossing().ore())) {
            return CurveFigures.empty("prediction-volume", "Prediction and volume", "No known ore lies in the ground.");
        }
        Svg svg = new Svg("prediction-volume", WIDTH, SIDE + 92, "Known ore and ground above a score");
        crossing(svg, own, reported);
        Frame frame = new Frame(LEFT + SIDE + 90, 30, SIDE, SIDE, LEAST_VOLUME, 100, 0, 100, false, true);
        frame.axes(svg, "Best part of the ground [%]", "Known ore in it [%]", true);
        svg.bold(frame.left(), frame.top() - 8, "Capture of known ore, all detectors", Svg.Anchor.START, 12.5);
        StringBuilder chance = new StringBuilder();
        for (double v = LEAST_VOLUME; v < 101; v *= Math.pow(10, 0.05)) {
            chance.append(chance.isEmpty() ? 'M' : 'L').append(frame.at(Math.min(100, v), Math.min(100, v)));
        }
        svg.path(chance.toString(), "curve", Colours.SOFT, 1, " stroke-dasharray=\"4 3\"");
        List<Legend.Key> keys = new ArrayList<>();
        volumes.forEach((detector, v) -> {
            line(svg, captured(frame, v), detector, detector.equals(reported) ? 2.6 : 1.6);
            keys.add(Legend.Key.of(detector, ran(), Numbers.fixed(v.crossing().density(), 1)));
        });
        Legend.draw(svg, frame, Legend.Corner.UPPER_LEFT, "times the mean, at the crossing", keys);
        return svg.finish();
    }

    private static String captured(Frame frame, PredictionVolume v) {
        StringBuilder path = new StringBuilder();
        double lastX = Double.NEGATIVE_INFINITY;
        double lastY = lastX;
        for (int k = 0; k < v.volume().length; k++) {
            double x = frame.px(Math.max(frame.x0(), 100 * v.volume()[k]));
            double y = frame.py(100 * v.ore()[k]);
            if (100 * v.volume()[k] >= frame.x0() && Math.hypot(x - lastX, y - lastY) >= 1) {
                path.append(path.isEmpty() ? 'M' : 'L').append(Svg.num(x) + " " + Svg.num(y));
                lastX = x;
                lastY = y;
            }
        }
        return path.toString();
    }

    private static void crossing(Svg svg, PredictionVolume v, String detector) {
        Frame frame = new Frame(LEFT, 30, SIDE, SIDE, 0, 1, 0, 100, false);
        frame.axes(svg, "Score of " + detector, "Share at or above the score [%]", true);
        svg.bold(LEFT, frame.top() - 8, "Prediction and volume", Svg.Anchor.START, 12.5);
        StringBuilder ore = new StringBuilder();
        StringBuilder rest = new StringBuilder();
        for (int k = 0; k < v.threshold().length; k++) {
            double t = Math.clamp(v.threshold()[k], 0, 1);
            ore.append(ore.isEmpty() ? 'M' : 'L').append(frame.at(t, 100 * v.ore()[k]));
            rest.append(rest.isEmpty() ? 'M' : 'L').append(frame.at(t, 100 * (1 - v.volume()[k])));
        }
        svg.path(ore.toString(), "curve", Colours.category(1), 2, "");
        svg.path(rest.toString(), "curve", Colours.category(0), 2, "");
        PredictionVolume.Crossing c = v.crossing();
        double x = frame.px(Math.clamp(c.threshold(), 0, 1));
        double y = frame.py(100 * c.ore());
        svg.dashed(x, y, x, frame.foot(), "soft", 1);
        svg.rect(x - 3, y - 3, 6, 6, "ink", "none", "currentColor");
        boolean right = c.threshold() < 0.5;
        svg.text(
                x + (right ? 8 : -8),
                y + 4,
                Numbers.fixed(100 * c.ore(), 0) + " % of the ore in " + Numbers.fixed(100 * c.volume(), 0)
                        + " % of the ground",
                right ? Svg.Anchor.START : Svg.Anchor.END,
                11,
                "ink");
        svg.path("M" + Svg.num(LEFT) + " " + Svg.num(frame.foot() + 48) + "h18", "key", Colours.category(1), 3, "");
        svg.text(LEFT + 24, frame.foot() + 52, "known ore", Svg.Anchor.START, 11, "ink");
        svg.path(
                "M" + Svg.num(LEFT + 110) + " " + Svg.num(frame.foot() + 48) + "h18",
                "key",
                Colours.category(0),
                3,
                "");
        svg.text(LEFT + 134, frame.foot() + 52, "ground below the score", Svg.Anchor.START, 11, "ink");
    }

    /// Whether of ground that was given 30 % three tenths are ore.
    String reliability() {
        ReportData.Calibration c = assessment.calibration();
        if (c == null) {
            return CurveFigures.empty(
                    "reliability",
                    "Reliability",
                    "No probability could be learnt: no two folds each leave ore and barren ground to learn from.");
        }
        Svg svg = new Svg("reliability", WIDTH, SIDE + 80, "Reliability of the probability on ground left out");
        Frame frame = new Frame(LEFT, 30, SIDE, SIDE, 0, 1, 0, 1, false);
        frame.axes(svg, "Probability given", "Share that is ore", true);
        svg.bold(LEFT, frame.top() - 8, Words.protocol(c.protocol()), Svg.Anchor.START, 12.5);
        svg.dashed(frame.px(0), frame.py(0), frame.px(1), frame.py(1), "soft", 1);
        StringBuilder path = new StringBuilder();
        for (Reliability.Bin b : c.reliability().bins()) {
            path.append(path.isEmpty() ? 'M' : 'L').append(frame.at(b.predicted(), b.observed()));
            svg.rect(
                    frame.px(b.predicted()) - 3.5,
                    frame.py(b.observed()) - 3.5,
                    7,
                    7,
                    "ink",
                    Colours.category(0),
                    "none");
        }
        svg.path(path.toString(), "curve", Colours.category(0), 1.6, "");
        double x = frame.right() + 40;
        double y = frame.top() + 12;
        for (String line : told(Objects.requireNonNull(c))) {
            svg.text(x, y, line, Svg.Anchor.START, 12, "ink");
            y += 18;
        }
        return svg.finish();
    }

    private List<String> told(ReportData.Calibration c) {
        List<String> lines = new ArrayList<>();
        for (String sentence : List.of(
                "Each square is a tenth of the tested voxels, by the probability that the other folds gave them.",
                "On the dashed line a probability keeps its word; below it, it promises too much.",
                "Expected calibration error " + Numbers.fixed(c.reliability().ece(), 3) + ".",
                "Brier score " + Numbers.fixed(c.reliability().brier(), 3) + "; always saying the share of ore, "
                        + Numbers.fixed(100 * c.share(), 0) + " %, has " + Numbers.fixed(c.share() * (1 - c.share()), 3)
                        + ".",
                "Drillholes are aimed at ore: in the ground at large ore is taken to be "
                        + Numbers.significant(100 * c.assumed(), 2)
                        + " % (assessment.ore_share), and the column calibrated holds the probabilities there, the"
                        + " highest of which is " + Numbers.significant(100 * c.highest(), 2) + " %.")) {
            lines.addAll(Words.wrapped(sentence, 64));
            lines.add("");
        }
        return lines;
    }
}
