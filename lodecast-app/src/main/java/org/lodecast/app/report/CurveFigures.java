package org.lodecast.app.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.lodecast.assess.Roc;
import org.lodecast.detect.LossPoint;

/// The figures that are curves: loss against epoch, and receiver operating characteristics.
final class CurveFigures {
    private static final double WIDTH = 1000;

    private final ReportData.Assessment assessment;
    private final List<String> detectors;

    CurveFigures(ReportData data) {
        this.assessment = data.assessment();
        this.detectors = data.prospect().detectors();
    }

    /// A figure that says why there is nothing to see.
    static String empty(String id, String title, String why) {
        return new Svg(id, WIDTH, 60, title)
                .text(20, 35, why, Svg.Anchor.START, 13, "soft")
                .finish();
    }

    /// A panel a network, all on one logarithmic axis.
    String loss() {
        Map<String, List<LossPoint>> networks = new LinkedHashMap<>();
        for (LossPoint p : assessment.losses()) {
            networks.computeIfAbsent(p.network(), n -> new ArrayList<>()).add(p);
        }
        double low = extreme(false);
        double high = extreme(true);
        if (networks.isEmpty() || !(high > 0)) {
            return empty("loss", "Training loss", "No detector of this run was trained by epochs.");
        }
        low = Math.min(low, high / 1.5);
        double margin = Math.pow(high / low, 0.05);
        int columns = Math.min(3, networks.size());
        double left = 74;
        double gap = 20;
        double width = Math.min(440, (WIDTH - left - 16 - gap * (columns - 1)) / columns);
        double row = 250 + 80;
        int rows = (networks.size() + columns - 1) / columns;
        Svg svg = new Svg("loss", WIDTH, rows * row + 20, "Training loss");
        int i = 0;
        for (Map.Entry<String, List<LossPoint>> network : networks.entrySet()) {
            List<LossPoint> points = network.getValue();
            int epochs = points.stream().mapToInt(LossPoint::epoch).max().orElse(1);
            Frame frame = new Frame(
                    left + i % columns * (width + gap),
                    30 + i / columns * row,
                    width,
                    250,
                    0,
                    Math.max(2, epochs),
                    low / margin,
                    high * margin,
                    true);
            frame.axes(svg, "Epoch", i % columns == 0 ? "Mean squared error" : "", true);
            svg.bold(frame.left(), frame.top() - 8, network.getKey(), Svg.Anchor.START, 12.5);
            svg.path(curve(frame, points, LossPoint::train), "curve", Colours.category(0), 1.6, "");
            svg.path(curve(frame, points, LossPoint::validation), "curve", Colours.category(1), 1.6, "");
            i++;
        }
        double y = rows * row + 6;
        svg.path("M74 " + Svg.num(y - 4) + "h18", "key", Colours.category(0), 3, "");
        svg.text(98, y, "training", Svg.Anchor.START, 11.5, "ink");
        svg.path("M164 " + Svg.num(y - 4) + "h18", "key", Colours.category(1), 3, "");
        svg.text(188, y, "validation (samples kept aside)", Svg.Anchor.START, 11.5, "ink");
        return svg.finish();
    }

    private double extreme(boolean highest) {
        double v = highest ? 0 : Double.MAX_VALUE;
        for (LossPoint p : assessment.losses()) {
            for (double loss : new double[] {p.train(), p.validation()}) {
                if (loss > 0 && Double.isFinite(loss)) {
                    v = highest ? Math.max(v, loss) : Math.min(v, loss);
                }
            }
        }
        return v;
    }

    private static String curve(Frame frame, List<LossPoint> points, ToDoubleFunction<LossPoint> value) {
        StringBuilder path = new StringBuilder();
        for (LossPoint p : points) {
            double v = value.applyAsDouble(p);
            if (v > 0 && Double.isFinite(v)) {
                path.append(path.isEmpty() ? 'M' : 'L').append(frame.at(p.epoch(), v));
            }
        }
        return path.toString();
    }

    /// A panel a protocol, two to a row, a curve a detector.
    String roc() {
        Map<String, List<ReportData.Curve>> protocols = new LinkedHashMap<>();
        for (ReportData.Curve c : assessment.curves()) {
            protocols.computeIfAbsent(c.protocol(), n -> new ArrayList<>()).add(c);
        }
        if (protocols.isEmpty()) {
            return empty("roc", "ROC", "No curves: the samples did not allow an assessment.");
        }
        int columns = Math.min(2, protocols.size());
        double side = 400;
        double left = 70;
        double row = side + 92;
        int rows = (protocols.size() + columns - 1) / columns;
        Svg svg = new Svg("roc", WIDTH, rows * row, "Receiver operating characteristics by protocol");
        int i = 0;
        for (Map.Entry<String, List<ReportData.Curve>> protocol : protocols.entrySet()) {
            double x = left + i % columns * (side + 90);
            Frame frame = new Frame(x, 30 + i / columns * row, side, side, 0, 1, 0, 1, false);
            frame.axes(svg, "False positive rate", "True positive rate", true);
            svg.bold(x, frame.top() - 8, Words.protocol(protocol.getKey()), Svg.Anchor.START, 12.5);
            svg.dashed(frame.px(0), frame.py(0), frame.px(1), frame.py(1), "soft", 1);
            List<ReportData.Curve> best = new ArrayList<>(protocol.getValue());
            best.sort((a, b) -> Double.compare(b.roc().auc(), a.roc().auc()));
            for (ReportData.Curve c : best.reversed()) {
                svg.path(
                        thinned(frame, c.roc()),
                        "curve",
                        Colours.detector(c.detector(), detectors),
                        1.8,
                        " stroke-linejoin=\"round\"" + Colours.dash(c.detector(), detectors));
            }
            legend(svg, frame, best);
            i++;
        }
        return svg.finish();
    }

    private void legend(Svg svg, Frame frame, List<ReportData.Curve> best) {
        Legend.draw(
                svg,
                frame,
                Legend.Corner.LOWER_RIGHT,
                "AUC (95 % interval)",
                best.stream()
                        .map(c -> Legend.Key.of(
                                c.detector(), detectors, Numbers.fixed(c.roc().auc(), 3) + interval(c)))
                        .toList());
    }

    /// That of the table, which takes each drillhole as one.
    private String interval(ReportData.Curve c) {
        return assessment.metrics().stream()
                .filter(m -> m.detector().equals(c.detector()) && m.protocol().equals(c.protocol()))
                .map(m -> " (" + Numbers.fixed(m.low(), 3) + "–" + Numbers.fixed(m.high(), 3) + ")")
                .findFirst()
                .orElse("");
    }

    /// Points nearer to each other than a pixel are left out: a curve of 50,000 samples draws like one of
    /// 300.
    private static String thinned(Frame frame, Roc roc) {
        StringBuilder path = new StringBuilder();
        double lastX = Double.NEGATIVE_INFINITY;
        double lastY = lastX;
        int n = roc.falsePositiveRate().length;
        for (int i = 0; i < n; i++) {
            double x = frame.px(roc.falsePositiveRate()[i]);
            double y = frame.py(roc.truePositiveRate()[i]);
            if (i == n - 1 || Math.hypot(x - lastX, y - lastY) >= 1) {
                path.append(path.isEmpty() ? 'M' : 'L')
                        .append(Svg.num(x))
                        .append(' ')
                        .append(Svg.num(y));
                lastX = x;
                lastY = y;
            }
        }
        return path.toString();
    }
}
