package org.lodecast.app.report;

import java.util.StringJoiner;
import org.lodecast.target.NearHole;
import org.lodecast.target.NoHole;
import org.lodecast.target.ProposedHole;
import org.lodecast.target.Target;

/// The sheets of the best targets: one each, to be read or printed alone by whoever decides on a hole.
final class Sheets {
    private final ReportData data;

    Sheets(ReportData data) {
        this.data = data;
    }

    /// What a link to a target's sheet leads to.
    static String anchor(String target) {
        return "sheet-" + target;
    }

    String html() {
        if (data.sheets().isEmpty()) {
            return "";
        }
        SheetFigure figure = new SheetFigure(data);
        StringBuilder out = new StringBuilder("<h3 class=\"sheets\">Target sheets</h3>\n");
        out.append("<p class=\"note\">All that is known of each target, for the decision on a hole. Means are over the"
                + " target’s body; “higher than” tells how much of the ground lies lower. Printed, each has its own"
                + " page.</p>\n");
        for (TargetSheet sheet : data.sheets()) {
            Target t = sheet.target();
            out.append("<details class=\"sheet\" id=\"")
                    .append(Html.escape(anchor(t.id())))
                    .append(sheet == data.sheets().getFirst() ? "\" open>" : "\">");
            out.append("<summary>")
                    .append(Html.escape(title(t)))
                    .append("</summary>\n<p>")
                    .append(Html.escape(headline(sheet)))
                    .append("</p>\n<p>")
                    .append(Html.escape(drill(sheet)))
                    .append("</p>\n<figure class=\"wide\">")
                    .append(Html.drawing(figure.draw(sheet)))
                    .append("<figcaption>")
                    .append(Html.escape(figure.caption()))
                    .append("</figcaption></figure>\n<div class=\"columns\"><div>")
                    .append(evidence(sheet))
                    .append(elements(sheet))
                    .append("</div><div>")
                    .append(detectors(sheet))
                    .append(sure(sheet))
                    .append("</div></div>\n")
                    .append(near(sheet))
                    .append("</details>\n");
        }
        return out.toString();
    }

    private static String title(Target t) {
        return t.id() + " – " + t.targetClass() + ", " + Summary.volume(t.volume());
    }

    private String headline(TargetSheet sheet) {
        Target t = sheet.target();
        String attitude = Double.isNaN(t.dip())
                ? "It has no plane of its own"
                : Double.isNaN(t.strike())
                        ? "It lies flat"
                        : "It strikes " + Words.azimuth(t.strike()) + "° and dips " + Numbers.whole(t.dip())
                                + "° to the " + Words.wind(t.strike() + 90);
        String hole = t.nearestHole().isEmpty()
                ? "; no hole is near."
                : "; its centre lies " + Numbers.whole(t.distance()) + " m from the nearest sample, in hole "
                        + t.nearestHole() + ".";
        return t.id() + " is of " + t.targetClass() + " class, rank " + t.rank() + " of "
                + data.targets().size() + ": " + Summary.volume(t.volume()) + " about east " + Numbers.whole(t.x())
                + ", north " + Numbers.whole(t.y()) + ", elevation " + Numbers.whole(t.z()) + " m, from "
                + Numbers.whole(t.zMin()) + " to " + Numbers.whole(t.zMax()) + " m. " + attitude + hole;
    }

    /// The hole, or why there is none; and where the body's surface is.
    private static String drill(TargetSheet sheet) {
        String file =
                sheet.dxfLayer().isEmpty() ? "" : " Its surface is in targets.dxf, layer " + sheet.dxfLayer() + ".";
        return switch (sheet.proposal()) {
            case null -> "No hole was asked for." + file;
            case NoHole none -> "No hole is proposed: " + none.reason() + "." + file;
            case ProposedHole h -> hole(h) + file;
        };
    }

    private static String hole(ProposedHole h) {
        String angle =
                Double.isNaN(h.angle()) ? "" : ", at " + Numbers.whole(h.angle()) + "° to the plane of the target";
        String direction = h.dip() <= -89.5
                ? "vertical"
                : "azimuth " + Words.azimuth(h.azimuth()) + "°, dip " + Numbers.whole(h.dip()) + "°";
        String near = h.nearestHole().isEmpty() || !Double.isFinite(h.distance())
                ? ""
                : "; the middle of that stretch is " + Numbers.whole(h.distance()) + " m from hole " + h.nearestHole();
        return "Proposed hole " + h.name() + ": collar east " + Numbers.whole(h.x()) + ", north "
                + Numbers.whole(h.y()) + ", elevation " + Numbers.whole(h.z()) + " m; " + direction + "; "
                + Numbers.whole(h.length()) + " m long. It is in the target for " + Numbers.whole(h.metres())
                + " m, between " + Numbers.whole(h.entry()) + " and " + Numbers.whole(h.exit()) + " m down the hole"
                + angle + near + ".";
    }

    private static String evidence(TargetSheet sheet) {
        Table table = new Table("evidence, 0 to 1", "mean", "higher than");
        for (TargetSheet.Mean m : sheet.layers()) {
            table.text(m.name())
                    .number(Numbers.fixed(m.mean(), 2))
                    .cell(share(m.lower()), true)
                    .end(false);
        }
        return sheet.layers().isEmpty() ? "" : table.html();
    }

    private static String elements(TargetSheet sheet) {
        Table table = new Table("estimated grade", "mean", "higher than");
        for (TargetSheet.Mean m : sheet.elements()) {
            table.text(unit(m.name(), m.unit()))
                    .number(Numbers.significant(m.mean(), 3))
                    .cell(share(m.lower()), true)
                    .end(false);
        }
        return sheet.elements().isEmpty() ? "" : table.html();
    }

    private static String unit(String name, String unit) {
        return unit.isEmpty() ? name : name + " [" + unit + "]";
    }

    /// Rounded down, so that what is not above all ground does not read so.
    private static String share(double lower) {
        if (Double.isNaN(lower)) {
            return "–";
        }
        double percent = lower > 0.99 ? Math.floor(1e4 * lower) / 100 : Math.floor(100 * lower);
        return Numbers.significant(percent, 4) + " %<i class=\"bar\" style=\"width:" + Svg.num(100 * lower)
                + "%\"></i>";
    }

    private String detectors(TargetSheet sheet) {
        Table table =
                new Table("detector", "mean p (" + Words.scale(data.prospect().scale()) + ")");
        for (TargetSheet.Mean m : sheet.detectors()) {
            boolean reported = m.name().equals(data.prospect().detector());
            table.text(m.name() + (reported ? " (reported)" : ""))
                    .number(Numbers.fixed(m.mean(), 3))
                    .end(reported);
        }
        if (!Double.isNaN(sheet.agreement())) {
            table.text("share of detectors that have it among the best")
                    .number(Numbers.fixed(sheet.agreement(), 2))
                    .end(false);
        }
        StringBuilder out = new StringBuilder(table.html());
        if (!sheet.why().isEmpty()) {
            out.append("<p>Why, by ")
                    .append(Html.escape(data.prospect().detector()))
                    .append(": ")
                    .append(Tables.reasons(sheet.why()))
                    .append(".</p>");
        }
        if (!sheet.levels().isEmpty()) {
            StringJoiner levels = new StringJoiner(", ");
            sheet.levels().forEach(m -> levels.add("level " + m.name() + " " + percent(m.mean())));
            out.append("<p>At which scale it stands out, by stoad (level 1 sees the least ground): ")
                    .append(Html.escape(levels.toString()))
                    .append(".</p>");
        }
        return out.toString();
    }

    private static String percent(double share) {
        return Numbers.whole(100 * share) + "\u00a0%";
    }

    private static String sure(TargetSheet sheet) {
        Table table = new Table("how sure", "mean");
        table.text("data support, 0 far from data to 1 on it")
                .number(Numbers.fixed(sheet.support(), 2))
                .end(false);
        table.text("distance to the nearest sample [m]")
                .number(Numbers.whole(sheet.sampleDistance()))
                .end(false);
        for (TargetSheet.Mean m : sheet.unlike()) {
            table.text("unlike what " + m.name() + " was raised on, 1 like nothing")
                    .number(Numbers.fixed(m.mean(), 2))
                    .end(false);
        }
        if (!Double.isNaN(sheet.probability())) {
            table.text("probability of ore in a voxel, at the share of ore assumed")
                    .number(Numbers.significant(100 * sheet.probability(), 2) + "\u00a0%")
                    .end(false);
        }
        for (TargetSheet.Mean m : sheet.ensemble()) {
            table.text(
                            switch (m.name()) {
                                case "p10" -> "rank by members from half of the holes: 10th percentile";
                                case "p50" -> "the same: median";
                                case "p90" -> "the same: 90th percentile";
                                default -> "the same: " + m.name();
                            })
                    .number(Numbers.fixed(m.mean(), 3))
                    .end(false);
        }
        return table.html();
    }

    private String near(TargetSheet sheet) {
        if (sheet.near().isEmpty()) {
            return "<p>No hole is drilled.</p>";
        }
        String element = data.geology().grade();
        String grade = data.geology().composites().has(element)
                ? unit(element, data.geology().composites().variable(element).unit())
                : element;
        Table table = new Table(
                "nearest holes",
                "distance from the body [m]",
                "composite nearest to the body [m]",
                grade,
                "its distance [m]",
                "best composite [m]",
                grade);
        for (NearHole h : sheet.near()) {
            table.text(h.hole()).number(h.distance() == 0 ? "passes through" : Numbers.whole(h.distance()));
            NearHole.Met met = h.nearest();
            NearHole.Met best = h.best();
            table.number(met == null ? "–" : depths(met))
                    .number(met == null ? "–" : Numbers.significant(met.grade(), 3))
                    .number(met == null ? "–" : met.distance() == 0 ? "inside" : Numbers.whole(met.distance()))
                    .number(best == null ? "–" : depths(best))
                    .number(best == null ? "–" : Numbers.significant(best.grade(), 3))
                    .end(false);
        }
        return table.html();
    }

    private static String depths(NearHole.Met met) {
        return Numbers.fixed(met.from(), 1) + " – " + Numbers.fixed(met.to(), 1);
    }
}
