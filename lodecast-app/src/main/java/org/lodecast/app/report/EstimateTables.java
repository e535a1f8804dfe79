package org.lodecast.app.report;

import java.util.ArrayList;
import java.util.List;
import org.lodecast.evidence.EstimateScore;

/// How each variable was estimated, how well that foretold composites left out, and what a geologist should make of
/// it.
final class EstimateTables {
    /// Beyond these a figure is told in words, not only in the table.
    private static final double LITTLE = 0.3; // correlation

    private static final double ROUGH = 0.7; // slope
    private static final double DISHONEST = 1.5; // standardised squared error, or its inverse

    private EstimateTables() {}

    static String html(List<ReportData.Estimated> estimates) {
        if (estimates.isEmpty()) {
            return "<p class=\"note\">No variable of this run was estimated.</p>";
        }
        int folds = estimates.getFirst().folds();
        if (folds == 0) {
            return "<p class=\"note\">The project leaves the cross-validation of its estimates out.</p>";
        }
        StringBuilder out = new StringBuilder("<p>Composites were estimated as if they had not been assayed: each once"
                + " without itself, and once without its whole hole and the others of its fold, " + folds
                + " folds in turn. The first tells how well the estimate does along a hole, the second what to expect"
                + " between holes; most of the ground lies between holes.</p>");
        Table table = new Table(
                "variable",
                "estimated by",
                "variogram",
                "left out",
                "composites",
                "mean error",
                "RMSE",
                "correlation",
                "slope",
                "standardised squared error",
                "RMSE of inverse distance",
                "RMSE of the nearest");
        for (ReportData.Estimated e : estimates) {
            String unit = e.unit().isEmpty() ? "" : " [" + e.unit() + "]";
            String held = e.fixed().isEmpty() ? "" : "; held by the project: " + String.join(", ", e.fixed());
            table.text(e.name() + unit)
                    .text(by(e))
                    .text(String.join("; ", VariogramFigures.inWords(e.fit().model()))
                                    .replace(",;", ",")
                            + held)
                    .text("holes");
            figures(table, e.holesOut());
            table.number(Numbers.significant(e.inverseDistance(), 3))
                    .number(Numbers.significant(e.nearest(), 3))
                    .end(false);
            table.text("").text("").text("").text("itself");
            figures(table, e.oneOut());
            table.number("").number("").end(false);
        }
        out.append(table.html());
        out.append("<ul><li><b>Mean error</b> (estimate − actual) near 0: high and low errors balance."
                + " <b>RMSE</b>, the root mean square error, is their usual size; the last two columns are what cruder"
                + " ways make of the same holes left out.</li>"
                + "<li><b>Slope</b> 1: where the estimate says 2, the truth is 2 on average. Below 1, high estimates are"
                + " too high and low ones too low.</li>"
                + "<li><b>Standardised squared error</b> 1: the kriging variances are honest. At 2, errors are 1.4 times"
                + " as large as promised; at 0.5, 0.7 times.</li></ul>");
        List<String> words = new ArrayList<>();
        estimates.forEach(e -> words.addAll(words(e)));
        if (!words.isEmpty()) {
            out.append("<ul class=\"against\">");
            words.forEach(w -> out.append("<li>").append(Html.escape(w)).append("</li>"));
            out.append("</ul>");
        }
        return out.toString();
    }

    private static void figures(Table table, EstimateScore s) {
        table.number(Numbers.whole(s.count()))
                .number(Numbers.significant(s.meanError(), 2))
                .number(Numbers.significant(s.rootMeanSquareError(), 3))
                .number(Numbers.fixed(s.correlation(), 2))
                .number(Numbers.fixed(s.slope(), 2))
                .number(Numbers.fixed(s.meanStandardisedSquare(), 2));
    }

    /// `ordinary kriging of logarithms`.
    static String by(ReportData.Estimated e) {
        String scale = switch (e.transform()) {
            case "log" -> " of logarithms";
            case "normal_score" -> " of normal scores";
            default -> "";
        };
        return switch (e.method()) {
            case "ordinary" -> "ordinary kriging" + scale;
            case "simple" -> "simple kriging" + scale;
            case "trend" -> "kriging with a trend" + scale;
            case "inverse_distance" -> "inverse distance squared";
            case "nearest" -> "nearest composite";
            default -> e.method();
        };
    }

    /// What the figures say of one variable, as far as it is not what one would wish.
    static List<String> words(ReportData.Estimated e) {
        List<String> words = new ArrayList<>();
        EstimateScore s = e.holesOut();
        String unit = e.unit().isEmpty() ? "" : "\u00a0" + e.unit();
        rival(e, "inverse distance", e.inverseDistance(), unit, words);
        rival(e, "the nearest composite", e.nearest(), unit, words);
        if (s.correlation() < LITTLE) {
            words.add(e.name() + ": one hole says little of the next (correlation " + Numbers.fixed(s.correlation(), 2)
                    + " with holes left out); between holes the estimate is hardly more than a mean.");
        }
        if (s.correlation() >= LITTLE && s.slope() < ROUGH) {
            words.add(e.name() + ": high estimates between holes are too high (slope " + Numbers.fixed(s.slope(), 2)
                    + "); more composites a voxel (estimation.samples) make it smoother.");
        }
        double z = s.meanStandardisedSquare();
        if (z > DISHONEST) {
            words.add(e.name() + ": errors are larger than the kriging variances promise (standardised squared error "
                    + Numbers.fixed(z, 2) + "); a higher nugget or a shorter range would be more honest.");
        } else if (z < 1 / DISHONEST) {
            words.add(e.name() + ": errors are smaller than the kriging variances promise (standardised squared error "
                    + Numbers.fixed(z, 2) + ").");
        }
        double along = e.oneOut().meanStandardisedSquare();
        if (along > DISHONEST && !(z > DISHONEST)) {
            words.add(e.name()
                    + ": along holes errors are larger than the kriging variances promise (standardised squared"
                    + " error " + Numbers.fixed(along, 2) + "); estimation.structures: 2 often mends that.");
        }
        return words;
    }

    private static void rival(ReportData.Estimated e, String name, double rival, String unit, List<String> words) {
        if (rival < e.kriging()) {
            double percent = 100 * (1 - rival / e.kriging());
            words.add(e.name() + ": " + name + " does better than kriging with holes left out, by "
                    + Numbers.fixed(percent, 1) + " % (RMSE " + Numbers.significant(rival, 3) + " against "
                    + Numbers.significant(e.kriging(), 3) + unit + ").");
        }
    }
}
