package org.lodecast.app.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lodecast.evidence.GeochemStudy;
import org.lodecast.geochem.ConcentrationVolume;
import org.lodecast.geochem.SequenceAgreement;

/// What a study of the geochemistry says, in words and tables between its figures.
final class GeochemTables {
    /// A τ that fewer than one in twenty random orders reach is no chance.
    private static final double SURE = 0.05;

    private GeochemTables() {}

    /// @param figures as made by {@link GeochemFigures#all}; a missing one is left out
    static String html(@Nullable GeochemStudy study, Map<String, String> figures) {
        if (study == null) {
            return "<p class=\"note\">This run holds no study of the geochemistry.</p>";
        }
        StringBuilder out = new StringBuilder("<p>Where an element is anomalous, which elements go together, and how"
                + " the halo is zoned with depth: told from the composites, beside the layers.</p>\n");
        alarm(study, out);
        if (!study.curves().isEmpty()) {
            out.append("<h3>Anomalies</h3>\n");
            curves(study.curves(), out);
            figure(figures, "cv", "A class ends where the slope of the curve changes.", out);
        }
        GeochemStudy.Factors factors = study.factors();
        if (factors != null && factors.elements().size() > 1 || study.composition() != null) {
            out.append("<h3>Elements that go together</h3>\n");
            if (factors != null && factors.elements().size() > 1) {
                factors(factors, out);
            }
            figure(
                    figures,
                    "factors",
                    "Where the eigenvalues fall below their thresholds, noise alone would give as much.",
                    out);
            figure(
                    figures,
                    "correlation",
                    "Correlations are swayed by what else the rock holds; the variation of log-ratios is not.",
                    out);
            figure(figures, "biplot", "The composition at one look.", out);
        }
        figure(figures, "dendrogram", "Which balances vary, and which way they lean.", out);
        GeochemStudy.Zonation z = study.zonation();
        if (z != null) {
            out.append("<h3>Zoning of the halo</h3>\n");
            sequence(z, out);
            figure(figures, "zonation", "Where each element is strongest among the others.", out);
            figure(figures, "front-tail", "Above ore the ratio is high, below it low.", out);
        }
        if (!study.remarks().isEmpty()) {
            out.append("<h3>Remarks</h3>\n<ul>");
            study.remarks()
                    .forEach(r -> out.append("<li>").append(Html.escape(r)).append("</li>"));
            out.append("</ul>\n");
        }
        return out.toString();
    }

    private static void figure(Map<String, String> figures, String name, String caption, StringBuilder out) {
        String svg = figures.get(name);
        if (svg != null) {
            out.append("<figure class=\"wide\">")
                    .append(Html.drawing(svg))
                    .append("<figcaption>")
                    .append(Html.escape(caption))
                    .append("</figcaption></figure>\n");
        }
    }

    private static void alarm(GeochemStudy study, StringBuilder out) {
        GeochemStudy.Zonation z = study.zonation();
        if (z == null || z.alarm() == null) {
            return;
        }
        boolean fires = !z.alarm().rises().isEmpty();
        out.append(fires ? "<ul class=\"against\"><li><strong>Zoning alarm:</strong> " : "<p>Zoning alarm: ")
                .append(Html.escape(z.alarm().words()))
                .append(fires ? ". Look at the figure of front and tail elements below.</li></ul>\n" : ".</p>\n");
    }

    private static void curves(List<GeochemStudy.Curves> curves, StringBuilder out) {
        Table table = new Table("element", "curve of", "class", "from", "β", "R² of the curve");
        boolean any = false;
        for (GeochemStudy.Curves c : curves) {
            any |= curve(table, c, "estimates", c.estimates());
            any |= curve(table, c, "composites", c.composites());
        }
        if (any) {
            out.append(table.html())
                    .append("<p class=\"note\">β is how fast the volume falls as the concentration rises, on"
                            + " logarithmic axes. Classes of the estimates make the layer; estimates are smoother than"
                            + " composites, so that their breaks differ.</p>\n");
        }
    }

    private static boolean curve(Table table, GeochemStudy.Curves c, String of, @Nullable ConcentrationVolume curve) {
        if (curve == null) {
            return false;
        }
        String unit = c.unit().isEmpty() ? "" : "\u00a0" + c.unit();
        double[] beta = curve.beta();
        for (int k = 0; k < beta.length; k++) {
            table.text(k == 0 ? c.element() : "")
                    .text(k == 0 ? of : "")
                    .text(curve.names().get(k))
                    .number(k == 0 ? "" : Numbers.significant(curve.breaks()[k - 1], 3) + unit)
                    .number(Numbers.fixed(beta[k], 2))
                    .number(k == 0 ? Numbers.fixed(curve.r2(), 3) : "")
                    .end(false);
        }
        return true;
    }

    private static void factors(GeochemStudy.Factors f, StringBuilder out) {
        out.append("<p>Factors by ").append(Html.escape(f.settings())).append(".</p>\n");
        Table table = new Table("factor", "share of the variance", "elements with a loading of at least 0.5 in size");
        for (int k = 0; k < f.share().length; k++) {
            int factor = k;
            List<String> high = IntStream.range(0, f.elements().size())
                    .filter(e -> Math.abs(f.loadings()[e][factor]) >= FactorFigure.HIGH)
                    .boxed()
                    .sorted(Comparator.comparingDouble(e -> -Math.abs(f.loadings()[e][factor])))
                    .map(e -> f.elements().get(e) + "\u00a0" + Numbers.fixed(f.loadings()[e][factor], 2))
                    .toList();
            table.text("F" + (k + 1))
                    .number(Numbers.fixed(100 * f.share()[k], 1) + " %")
                    .text(high.isEmpty() ? "none" : String.join(", ", high))
                    .end(false);
        }
        out.append(table.html());
    }

    private static void sequence(GeochemStudy.Zonation z, StringBuilder out) {
        Table table =
                new Table("sequence", "top to bottom", "elements in common", "τ", "random orders that agree as well");
        table.text("found here")
                .text(String.join("-", z.axial().sequence()))
                .number("")
                .number("")
                .number("")
                .end(true);
        agreement(table, "Zaozigou, published", SequenceAgreement.ZAOZIGOU, z.published());
        agreement(table, "classic, hydrothermal", SequenceAgreement.CLASSIC, z.classic());
        out.append(table.html());
        List<String> words = new ArrayList<>();
        words.add("τ is 1 for the same order, −1 for the reverse, near 0 for no relation.");
        words.add(judged("the order published for Zaozigou", z.published()));
        words.add(judged("the classic order", z.classic()));
        words.add("The published order is that of one deposit; another need not follow it.");
        if (!z.slices().remark().isEmpty()) {
            words.add("Of the slices: " + z.slices().remark() + ".");
        }
        out.append("<p>").append(Html.escape(String.join(" ", words))).append("</p>\n");
    }

    private static void agreement(Table table, String name, List<String> order, SequenceAgreement a) {
        table.text(name)
                .text(String.join("-", order))
                .number(Numbers.whole(a.common()))
                .number(Numbers.fixed(a.tau(), 2))
                .number(Double.isFinite(a.chance()) ? ZonationFigure.percent(a.chance()) : "–")
                .end(false);
    }

    /// Whether an agreement is more than chance; a strong τ below 0 is the reverse order.
    static String judged(String order, SequenceAgreement a) {
        if (!Double.isFinite(a.tau())) {
            return "Too few elements to compare with " + order + ".";
        }
        if (a.chance() < SURE) {
            return "Agreement with " + order + " is more than chance.";
        }
        return a.tau() < 0 && a.chance() > 1 - SURE
                ? "The sequence runs against " + order + ", more than chance would have it."
                : "Agreement with " + order + " is no better than chance may give.";
    }
}
