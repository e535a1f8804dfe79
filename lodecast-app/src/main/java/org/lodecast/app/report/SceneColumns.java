package org.lodecast.app.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lodecast.block.BlockModel;

/// The columns of the block model that the 3D view shows, a byte a voxel: as many as a page that people
/// send to each other can hold, the ones that targets are found by first.
final class SceneColumns {
    /// Characters of all columns.
    private static final long ROOM = 20_000_000;

    /// Voxels from which all but the score have fewer levels.
    private static final int MANY = 1_000_000;

    private static final int FEW_LEVELS = 63;

    private static final String ELEMENT = "column-";

    private final ReportData.Prospect prospect;
    private final BlockModel model;
    private final int[] ground;
    private final int levels;
    private final List<Column> columns = new ArrayList<>();
    private final List<String> left = new ArrayList<>();

    /// @param worth 0 is shown first of all
    /// @param told what the page says of it
    /// @param codes packed; empty if it has those of another
    private record Column(int worth, Map<String, Object> told, String codes) {
        Column as(String other) {
            told.put("as", other);
            return new Column(worth, told, "");
        }

        Column named(List<String> names, List<String> palette) {
            told.putAll(Map.of("names", names, "palette", palette));
            return this;
        }
    }

    SceneColumns(ReportData data) {
        prospect = data.prospect();
        model = prospect.model();
        ground = prospect.ground();
        levels = ground.length < MANY ? Quantised.CODES : FEW_LEVELS;
        make();
    }

    private void make() {
        if (model.has("score")) {
            columns.add(column(0, "score", "Score (" + prospect.detector() + ")", rank("score", Quantised.CODES)));
        }
        if (model.has("p")) {
            Column p = column(1, "p", "p (" + Words.scale(prospect.scale()) + ")", rank("p", Quantised.CODES));
            // the rank of the score has its codes, but for the rounding of a few
            boolean same = prospect.scale().equals("percentile") && model.has("score");
            columns.add(same ? p.as("score") : p);
        }
        if (model.has("class")) {
            Quantised classes = Quantised.classes(model.values("class"), ground, 3);
            columns.add(column(0, "class", "Class", classes)
                    .named(List.of("none", "medium", "high"), List.of("#8b98a5", Colours.MEDIUM, Colours.HIGH)));
        }
        linear(0, "support", "Data support");
        linear(1, "calibrated", "Probability, calibrated");
        linear(2, "agreement", "Share of detectors that agree");
        linear(2, "ensemble_spread", "Spread of the members' ranks");
        for (String layer : prospect.layers()) {
            linear(1, layer, "Evidence: " + layer);
        }
        for (String detector : prospect.detectors()) {
            String name = "score_" + detector;
            if (model.has(name) && !(detector.equals(prospect.detector()) && model.has("score"))) {
                columns.add(column(3, name, "Score (" + detector + ")", rank(name, levels)));
            }
        }
        if (model.has(prospect.label())) {
            Quantised classes = Quantised.classes(model.values(prospect.label()), ground, 2);
            columns.add(column(0, prospect.label(), "Training label", classes)
                    .named(List.of("barren", "ore"), List.of(Colours.BARREN, Colours.ORE)));
        }
        squeeze();
    }

    private Quantised rank(String name, int count) {
        return Quantised.rank(model.values(name), ground, count);
    }

    private void linear(int worth, String name, String title) {
        if (model.has(name)) {
            columns.add(column(worth, name, title, Quantised.linear(model.values(name), ground, levels)));
        }
    }

    private Column column(int worth, String id, String title, Quantised q) {
        Map<String, Object> column = new LinkedHashMap<>();
        column.put("id", id);
        column.put("title", title);
        column.put("kind", q.kind());
        float[] lowest = new float[q.levels().length];
        for (int k = 0; k < lowest.length; k++) {
            lowest[k] = (float) q.levels()[k];
        }
        column.put("levels", lowest);
        return new Column(worth, column, Packed.foretold(q.codes(), ground, model.grid()));
    }

    /// Leaves out what does not fit, the least worth and then the last first.
    private void squeeze() {
        long size = columns.stream().mapToLong(c -> c.codes.length()).sum();
        List<Column> all = List.copyOf(columns);
        List<Column> byWorth = new ArrayList<>(columns);
        byWorth.sort(Comparator.comparingInt(Column::worth));
        for (Column c : byWorth.reversed()) {
            if (size > ROOM && c.worth > 0) {
                size -= c.codes.length();
                columns.remove(c);
            }
        }
        all.stream().filter(c -> !columns.contains(c)).forEach(c -> left.add((String) c.told.get("title")));
    }

    /// What the page says of each; `in` is the element that has its codes.
    List<Map<String, Object>> all() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int k = 0; k < columns.size(); k++) {
            Column c = columns.get(k);
            Map<String, Object> told = new LinkedHashMap<>(c.told);
            if (!c.codes.isEmpty()) {
                told.put("in", ELEMENT + k);
            }
            all.add(told);
        }
        return all;
    }

    /// The elements with their codes. Each stands by itself: a browser reads many short texts faster than
    /// one long one, and forgets those that have been unpacked.
    String elements() {
        StringBuilder html = new StringBuilder();
        for (int k = 0; k < columns.size(); k++) {
            String codes = columns.get(k).codes;
            if (!codes.isEmpty()) {
                html.append("<script type=\"text/plain\" id=\"" + ELEMENT + k + "\">" + codes + "</script>\n");
            }
        }
        return html.toString();
    }

    /// Titles of what did not fit.
    List<String> left() {
        return left;
    }
}
