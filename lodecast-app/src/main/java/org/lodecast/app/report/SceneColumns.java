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

    private final ReportData.Prospect prospect;
    private final BlockModel model;
    private final int[] ground;
    private final int levels;
    private final List<Column> columns = new ArrayList<>();

    /// @param worth 0 is shown first of all
    private record Column(int worth, Map<String, Object> told) {
        long size() {
            return told.get("data") instanceof String text ? text.length() : 0;
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
            add(0, "score", "Score (" + prospect.detector() + ")", rank("score", Quantised.CODES));
        }
        if (model.has("p")) {
            Map<String, Object> p =
                    add(1, "p", "p (" + Words.scale(prospect.scale()) + ")", rank("p", Quantised.CODES));
            if (prospect.scale().equals("percentile") && model.has("score")) {
                p.remove("data"); // the rank of the score has its codes, but for the rounding of a few
                p.put("as", "score");
            }
        }
        if (model.has("class")) {
            add(0, "class", "Class", Quantised.classes(model.values("class"), ground, 3))
                    .putAll(Map.of(
                            "names",
                            List.of("none", "medium", "high"),
                            "palette",
                            List.of("#8b98a5", Colours.MEDIUM, Colours.HIGH)));
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
                add(3, name, "Score (" + detector + ")", rank(name, levels));
            }
        }
        if (model.has(prospect.label())) {
            add(0, prospect.label(), "Training label", Quantised.classes(model.values(prospect.label()), ground, 2))
                    .putAll(Map.of("names", List.of("barren", "ore"), "palette", List.of(Colours.BARREN, Colours.ORE)));
        }
        squeeze();
    }

    private Quantised rank(String name, int count) {
        return Quantised.rank(model.values(name), ground, count);
    }

    private void linear(int worth, String name, String title) {
        if (model.has(name)) {
            add(worth, name, title, Quantised.linear(model.values(name), ground, levels));
        }
    }

    private Map<String, Object> add(int worth, String id, String title, Quantised q) {
        Map<String, Object> column = new LinkedHashMap<>();
        column.put("id", id);
        column.put("title", title);
        column.put("kind", q.kind());
        float[] lowest = new float[q.levels().length];
        for (int k = 0; k < lowest.length; k++) {
            lowest[k] = (float) q.levels()[k];
        }
        column.put("levels", lowest);
        column.put("data", Packed.foretold(q.codes(), ground, model.grid()));
        columns.add(new Column(worth, column));
        return column;
    }

    /// Takes away what does not fit, the least worth and then the last first.
    private void squeeze() {
        long size = columns.stream().mapToLong(Column::size).sum();
        List<Column> byWorth = new ArrayList<>(columns);
        byWorth.sort(Comparator.comparingInt(Column::worth));
        for (Column c : byWorth.reversed()) {
            if (size > ROOM && c.worth > 0) {
                size -= c.size();
                c.told.keySet().removeAll(List.of("data", "as"));
            }
        }
    }

    private static boolean shown(Column c) {
        return c.told.containsKey("data") || c.told.containsKey("as");
    }

    List<Map<String, Object>> all() {
        return columns.stream().filter(SceneColumns::shown).map(Column::told).toList();
    }

    /// Titles of what did not fit.
    List<Object> left() {
        return columns.stream()
                .filter(c -> !shown(c))
                .map(c -> c.told.get("title"))
                .toList();
    }
}
