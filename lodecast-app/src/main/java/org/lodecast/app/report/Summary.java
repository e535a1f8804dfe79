package org.lodecast.app.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lodecast.drill.Trace;
import org.lodecast.target.ProposedHole;
import org.lodecast.target.Target;

/// The half page for those who will read no more: how many targets, where, how sure, what speaks against it.
final class Summary {
    private static final int FIRST = 6; // sentences that all read

    private final ReportData data;
    private final StringBuilder out = new StringBuilder();

    Summary(ReportData data) {
        this.data = data;
    }

    String html() {
        cards();
        out.append("<div class=\"summary\"><div>");
        section("What was found", found());
        section("Where", where());
        section("What to drill first", drill());
        section("How sure", sure());
        out.append("</div><div class=\"doubt\"><h3>What speaks against it</h3>");
        if (data.against().isEmpty()) {
            out.append("<p>The run raised no objection of its own. That is not the same as there being none.</p>");
        } else {
            int first = Math.min(FIRST, data.against().size());
            list(data.against().subList(0, first));
            List<String> more = data.against().subList(first, data.against().size());
            if (!more.isEmpty()) {
                out.append("<details class=\"more\"><summary>")
                        .append(more.size())
                        .append(" more</summary>");
                list(more);
                out.append("</details>");
            }
        }
        return out.append("</div></div>").toString();
    }

    private void list(List<String> sentences) {
        out.append("<ul class=\"against\">");
        sentences.forEach(s -> out.append("<li>").append(Html.escape(s)).append("</li>"));
        out.append("</ul>");
    }

    private void section(String title, String text) {
        out.append("<h3>")
                .append(title)
                .append("</h3><p>")
                .append(Html.escape(text))
                .append("</p>");
    }

    private void cards() {
        out.append("<div class=\"cards\">");
        long high = count("high");
        card(Numbers.whole(data.targets().size()), "targets", Numbers.whole(high) + " of class high");
        honest().ifPresent(m -> card(
                Numbers.fixed(m.auc(), 2),
                "AUC, " + Words.protocol(m.protocol()).toLowerCase(java.util.Locale.ROOT),
                "95 % interval " + Numbers.fixed(m.low(), 2) + " to " + Numbers.fixed(m.high(), 2)));
        capture().ifPresent(c -> {
            int i = Math.min(2, c.volume().length - 1);
            card(
                    Numbers.whole(c.ore()[i]) + " %",
                    "of known ore in the best " + Numbers.significant(c.volume()[i], 3) + " %",
                    Numbers.fixed(c.ore()[i] / c.volume()[i], 1) + " times what chance would find");
        });
        double metres =
                data.geology().traces().stream().mapToDouble(Trace::length).sum();
        card(Numbers.whole(data.geology().traces().size()), "drillholes", Numbers.whole(metres) + " m drilled");
        out.append("</div>");
    }

    private void card(String figure, String what, String more) {
        out.append("<div class=\"card\"><b>").append(Html.escape(figure)).append("</b><span>");
        out.append(Html.escape(what))
                .append("</span><small>")
                .append(Html.escape(more))
                .append("</small></div>");
    }

    private long count(String targetClass) {
        return data.targets().stream()
                .filter(t -> t.targetClass().equals(targetClass))
                .count();
    }

    private String found() {
        ReportData.Prospect p = data.prospect();
        double volume = p.ground().length * p.model().grid().cellVolume();
        String ground = volume(volume) + " of ground (" + Numbers.count(p.ground().length, "voxel", "voxels") + ")";
        String rule = " By the detector " + p.detector() + ", on the scale “" + Words.scale(p.scale())
                + "”: medium from " + Numbers.significant(p.medium(), 4) + ", high from "
                + Numbers.significant(p.high(), 4)
                + ".";
        if (data.targets().isEmpty()) {
            return "No target was found in " + ground + ". Either nothing stands out above the class limits, or no body"
                    + " is large enough." + rule;
        }
        double sum = data.targets().stream().mapToDouble(Target::volume).sum();
        return Numbers.count(data.targets().size(), "target", "targets") + " (" + count("high") + " high, "
                + count("medium") + " medium) in " + ground + "; together "
                + Numbers.significant(100 * sum / volume, 2) + " % of it." + rule;
    }

    private String where() {
        if (data.targets().isEmpty()) {
            return "Nowhere above the limits; the 3D view below shows the best ground there is.";
        }
        Target t = data.targets().getFirst();
        String attitude = Double.isNaN(t.strike())
                ? ""
                : ", striking " + Numbers.whole(t.strike()) + "° and dipping " + Numbers.whole(t.dip()) + "° to the "
                        + Words.wind(t.strike() + 90);
        String first = "The best, " + t.id() + " (" + t.targetClass() + "), is " + volume(t.volume()) + " about east "
                + Numbers.whole(t.x()) + ", north " + Numbers.whole(t.y()) + ", from " + Numbers.whole(t.zMin())
                + " to " + Numbers.whole(t.zMax()) + " m elevation" + attitude + ".";
        String hole = t.nearestHole().isEmpty()
                ? ""
                : " Its centre lies " + Numbers.whole(t.distance()) + " m from the nearest sample, in hole "
                        + t.nearestHole() + ".";
        return first + hole;
    }

    private String drill() {
        return data.holes().stream()
                .filter(ProposedHole.class::isInstance)
                .map(ProposedHole.class::cast)
                .findFirst()
                .map(h -> h.name() + ": from east " + Numbers.whole(h.x()) + ", north " + Numbers.whole(h.y())
                        + ", elevation " + Numbers.whole(h.z()) + " m at azimuth / dip "
                        + Words.attitude(h.azimuth(), h.dip()) + "° for " + Numbers.whole(h.length())
                        + " m; it would be in " + h.target() + " from " + Numbers.whole(h.entry()) + " to "
                        + Numbers.whole(h.exit()) + " m. All holes proposed, and what is known of each target, stand"
                        + " below.")
                .orElse("No hole is proposed; the reasons stand below the targets.");
    }

    private String sure() {
        Optional<ReportData.Metric> honest = honest();
        Optional<ReportData.Metric> published = metric("paper");
        if (honest.isEmpty()) {
            return "Not known: the samples did not allow an assessment.";
        }
        ReportData.Metric m = honest.get();
        StringBuilder text = new StringBuilder("Asked to tell a voxel of known ore from a barren one (");
        text.append(Words.protocol(m.protocol()).toLowerCase(java.util.Locale.ROOT))
                .append("), it is right ");
        text.append(Numbers.whole(100 * m.auc())).append(" times in 100 (AUC ").append(Numbers.fixed(m.auc(), 2));
        text.append(", 95 % interval ").append(Numbers.fixed(m.low(), 2)).append(" to ");
        text.append(Numbers.fixed(m.high(), 2)).append("; a coin is right 50 times).");
        if (published.isPresent() && !m.protocol().equals("paper")) {
            double random = published.get().auc();
            text.append(" The random split gives ").append(Numbers.fixed(random, 2));
            text.append(
                    random > m.auc()
                            ? ": it flatters, because neighbouring voxels resemble each other."
                            : ", though it can flatter, since neighbouring voxels resemble each other.");
        }
        capture().ifPresent(c -> {
            text.append(" The best ")
                    .append(Numbers.significant(c.volume()[0], 3))
                    .append(" % of the volume holds ");
            text.append(Numbers.whole(c.ore()[0])).append(" % of the known ore.");
        });
        data.sheets().stream().findFirst().ifPresent(s -> members(s, text));
        return text.toString();
    }

    /// How far the best target hangs on the holes that there happen to be.
    private static void members(TargetSheet sheet, StringBuilder text) {
        Map<String, Double> rank = new HashMap<>();
        sheet.ensemble().forEach(m -> rank.put(m.name(), m.mean()));
        Double low = rank.get("p10");
        Double high = rank.get("p90");
        if (low != null && high != null) {
            text.append(" Members that learn from half of the drillholes each rank ")
                    .append(sheet.target().id())
                    .append(" from ")
                    .append(Numbers.fixed(low, 3))
                    .append(" to ")
                    .append(Numbers.fixed(high, 3))
                    .append(" (1 is the best ground).");
        }
    }

    private Optional<ReportData.Metric> honest() {
        return Words.HONEST_FIRST.stream()
                .map(this::metric)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<ReportData.Metric> metric(String protocol) {
        List<ReportData.Metric> all = data.assessment().metrics();
        return all.stream()
                .filter(m -> m.protocol().equals(protocol)
                        && m.detector().equals(data.prospect().detector())
                        && Double.isFinite(m.auc()))
                .findFirst();
    }

    private Optional<ReportData.Capture> capture() {
        return data.assessment().captures().stream()
                .filter(c -> c.detector().equals(data.prospect().detector()) && c.volume().length > 0)
                .findFirst();
    }

    static String volume(double m3) {
        return m3 >= 1e9
                ? Numbers.significant(m3 / 1e9, 3) + " km³"
                : m3 >= 1e6 ? Numbers.significant(m3 / 1e6, 3) + " million m³" : Numbers.significant(m3, 3) + " m³";
    }
}
