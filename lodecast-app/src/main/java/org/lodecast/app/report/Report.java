package org.lodecast.app.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lodecast.Workers;

/// The report: one page that holds everything (style, script, model, figures) and asks the network for
/// nothing; its security policy forbids it to. Text that a user wrote is escaped wherever it goes. Same data,
/// same bytes.
public final class Report {
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");

    private Report() {}

    /// The page.
    ///
    /// @param figures as made by {@link Figures#all}; a missing one is left out
    /// @param workers columns of the model are packed side by side
    public static String html(ReportData data, Map<String, String> figures, Workers workers) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("title", Html.escape(data.project()));
        parts.put("style", Html.resource("report.css"));
        parts.put("summary", new Summary(data).html());
        parts.put("sources", Tables.sources(data.provenance().sources()));
        parts.put("qa", Tables.findings(data.provenance().findings()));
        parts.put("intercepts", Tables.intercepts(data.geology().intercepts()));
        parts.put("estimates", EstimateTables.html(data.estimates()));
        parts.put("geochem", GeochemTables.html(data.evidence().study(), figures));
        parts.put("layers", LayerTables.html(data.evidence()));
        parts.put("layer-figures", LayerTables.figures(data.evidence(), figures));
        parts.put("areas", ScoreTables.areas(data));
        parts.put("thresholds", ScoreTables.thresholds(data));
        parts.put("captures", ScoreTables.captures(data));
        parts.put("targets", Tables.targets(data));
        parts.put("slices", ScoreTables.slices(data));
        parts.put("holes", Tables.holes(data));
        parts.put("sheets", new Sheets(data).html());
        parts.put("settings", Tables.settings(data.provenance().settings()));
        parts.put("manifest", Tables.manifest(data.provenance().manifest()));
        parts.put("importmap", Three.importMap());
        Scene scene = new Scene(data, workers);
        parts.put("scene", scene.json());
        parts.put("columns", scene.columns());
        parts.put("three-licence", Html.escape(Three.licence()));
        parts.put("viewer", Html.resource("viewer.js"));
        figures.forEach((name, svg) -> parts.merge("figure-" + Pages.figure(name), Html.drawing(svg), String::concat));
        // One pass, so that a place named in a user's text is never filled.
        String template = Html.resource("report.html");
        StringBuilder page = new StringBuilder(1 << 20);
        Matcher place = PLACE.matcher(template);
        int last = 0;
        while (place.find()) {
            page.append(template, last, place.start()).append(parts.getOrDefault(place.group(1), ""));
            last = place.end();
        }
        return page.append(template, last, template.length()).toString();
    }
}
