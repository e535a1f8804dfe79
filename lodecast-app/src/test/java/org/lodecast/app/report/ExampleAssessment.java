package org.lodecast.app.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.lodecast.assess.Confusion;
import org.lodecast.assess.PrecisionRecall;
import org.lodecast.assess.PredictionVolume;
import org.lodecast.assess.Reliability;
import org.lodecast.assess.Roc;
import org.lodecast.detect.LossPoint;

/// How detectors did, for the example of the report's tests.
final class ExampleAssessment {
    private ExampleAssessment() {}

    static ReportData.Assessment of(List<String> detectors) {
        List<LossPoint> losses = new ArrayList<>();
        for (String network : List.of("dae", "teacher", "student")) {
            for (int e = 1; e <= 80; e++) {
                double floor = network.equals("student") ? 0.0125 : 0.025;
                double loss = floor + 0.3 * Math.exp(-e / 9.0) + 0.002 * Math.sin(e * 1.7);
                losses.add(new LossPoint(network, e, loss, 1.08 * loss, 1e-3));
            }
        }
        List<ReportData.Curve> curves = new ArrayList<>();
        List<ReportData.Metric> metrics = new ArrayList<>();
        double[] ease = {0.95, 0.82, 0.78, 0.70};
        List<String> protocols = List.of("paper", "hole", "block", "depth");
        for (int k = 0; k < protocols.size(); k++) {
            for (int d = 0; d < detectors.size(); d++) {
                double auc = ease[k] - 0.035 * Math.abs(d - 1);
                double power = auc / (1 - auc);
                double[] fpr = IntStream.rangeClosed(0, 2000)
                        .mapToDouble(i -> i / 2000.0)
                        .toArray();
                double[] tpr =
                        Arrays.stream(fpr).map(f -> Math.pow(f, 1 / power)).toArray();
                curves.add(new ReportData.Curve(
                        detectors.get(d), protocols.get(k), new Roc(fpr, tpr, auc, auc - 0.02 - 0.01 * k, auc + 0.02)));
                metrics.add(new ReportData.Metric(
                        detectors.get(d),
                        protocols.get(k),
                        auc,
                        auc - 0.02 - 0.01 * k,
                        auc + 0.02,
                        auc - 0.05,
                        auc - 0.1,
                        auc - 0.08,
                        0.21,
                        new Confusion(Double.NaN, 60, 20, 180, 30),
                        null));
            }
        }
        double[] volume = {1, 2, 5, 10, 24};
        List<ReportData.Capture> captures = List.of(
                new ReportData.Capture("dae", volume, new double[] {21, 33, 52, 71, 92}),
                new ReportData.Capture("stoad", volume, new double[] {28, 43, 64, 80, 96}),
                new ReportData.Capture("distance", volume, new double[] {3, 6, 14, 27, 55}));
        return new ReportData.Assessment(
                losses,
                curves,
                metrics,
                captures,
                List.of(
                        new ReportData.Slice("hole", "elevation", 2700, 2800, 40, 90, 0.61, 0.52, 0.7),
                        new ReportData.Slice(
                                "hole", "elevation", 2800, 2900, 0, 130, Double.NaN, Double.NaN, Double.NaN),
                        new ReportData.Slice("hole", "distance", 0, 30, 40, 220, 0.7, 0.6, 0.8)),
                recalls(detectors),
                volumes(detectors),
                calibration());
    }

    /// Scores that tell some, of 400 voxels, a quarter of them ore.
    private static double[] scores(double shift) {
        return IntStream.range(0, 400)
                .mapToDouble(i -> Math.floorMod(i * 7919, 400) / 400.0 * (1 - shift) + (i % 4 == 0 ? shift : 0))
                .toArray();
    }

    private static boolean[] truth() {
        boolean[] ore = new boolean[400];
        for (int i = 0; i < ore.length; i += 4) {
            ore[i] = true;
        }
        return ore;
    }

    private static List<ReportData.Recall> recalls(List<String> detectors) {
        List<ReportData.Recall> recalls = new ArrayList<>();
        for (String protocol : List.of("paper", "hole")) {
            for (int d = 0; d < detectors.size(); d++) {
                recalls.add(new ReportData.Recall(
                        detectors.get(d), protocol, PrecisionRecall.of(scores(0.3 - 0.1 * d), truth(), 100)));
            }
        }
        return recalls;
    }

    private static Map<String, PredictionVolume> volumes(List<String> detectors) {
        Map<String, PredictionVolume> volumes = new LinkedHashMap<>();
        for (int d = 0; d < detectors.size(); d++) {
            double[] s = scores(0.3 - 0.1 * d);
            float[] score = new float[s.length];
            for (int i = 0; i < score.length; i++) {
                score[i] = (float) s[i];
            }
            volumes.put(detectors.get(d), PredictionVolume.of(score, truth(), 200));
        }
        return volumes;
    }

    private static ReportData.Calibration calibration() {
        double[] s = scores(0.3);
        float[] p = new float[s.length];
        for (int i = 0; i < p.length; i++) {
            p[i] = (float) s[i];
        }
        return new ReportData.Calibration("block", Reliability.of(p, truth(), 10), 0.25, 0.0034, 0.021);
    }
}
