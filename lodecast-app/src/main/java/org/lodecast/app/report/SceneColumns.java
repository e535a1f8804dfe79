package org.lodecast.app.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.lodecast.Workers;
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
    private static final List<String> CLASSES = List.of("#8b98a5", Colours.MEDIUM, Colours.HIGH);

    private final ReportData.Prospect prospect;
    private final BlockModel model;
    private final int[] ground;
    private final int levels;
    private final List<Wanted> wanted = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();
    private final List<String> left = new ArrayList<>();

    /// @param worth 0 is shown first of all, and always
    private record Wanted(int worth, String title, Supplier<Column> made) {}

    /// @param told what the page says of it
    /// @param codes packed; empty if it has those of another
    private record Column(Map<String, Object> told, String codes) {
        Column with(String key, Object value) {
            told.put(key, value);
            return this;
        }
    }

    /// @param workers columns are packed side by side
    SceneColumns(ReportData data, Workers workers) {
        this(data, workers, ROOM);
    }

    /// @param room characters of all columns
    SceneColumns(ReportData data, Workers workers, long room) {
        prospect = data.prospect();
        model = prospect.model();
        ground = prospect.ground();
        levels = ground.length < MANY ? Quantised.CODES : FEW_LEVELS;
        want();
        make(workers, room);
    }

    private void want() {
        boolean score = model.has("score");
        if (score) {
            rank(0, "score", "Score (" + prospect.detector() + ")", Quantised.CODES);
        }
        if (model.has("p")) {
            String title = "p (" + Words.scale(prospect.scale()) + ")";
            if (score && prospect.scale().equals("percentile")) {
                // the rank of the score has its codes, but for the rounding of a few
                wanted.add(new Wanted(
                        1,
                        title,
                        () -> new Column(
                                        told("p", title, Quantised.rank(model.values("p"), ground, Quantised.CODES)),
                                        "")
                                .with("as", "score")));
            } else {
                rank(1, "p", title, Quantised.CODES);
            }
        }
        if (model.has("class")) {
            classes("class", "Class", List.of("none", "medium", "high"), CLASSES);
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
            if (model.has(name) && !(detector.equals(prospect.detector()) && score)) {
                rank(3, name, "Score (" + detector + ")", levels);
            }
        }
        if (model.has(prospect.label())) {
            List<String> palette = List.of(Colours.BARREN, Colours.ORE);
            classes(prospect.label(), "Training label", List.of("barren", "ore"), palette);
        }
    }

    private void rank(int worth, String name, String title, int count) {
        wanted.add(new Wanted(
                worth, title, () -> column(name, title, Quantised.rank(model.values(name), ground, count))));
    }

    private void linear(int worth, String name, String title) {
        if (model.has(name)) {
            wanted.add(new Wanted(
                    worth, title, () -> column(name, title, Quantised.linear(model.values(name), ground, levels))));
        }
    }

    private void classes(String name, String title, List<String> names, List<String> palette) {
        wanted.add(new Wanted(
                0,
                title,
                () -> column(name, title, Quantised.classes(model.values(name), ground, names.size()))
                        .with("names", names)
                        .with("palette", palette)));
    }

    private static Map<String, Object> told(String id, String title, Quantised q) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", id);
        told.put("title", title);
        told.put("kind", q.kind());
        float[] lowest = new float[q.levels().length];
        for (int k = 0; k < lowest.length; k++) {
            lowest[k] = (float) q.levels()[k];
        }
        told.put("levels", lowest);
        return told;
    }

    private Column column(String id, String title, Quantised q) {
        return new Column(told(id, title, q), Packed.foretold(q.codes(), ground, model.grid()));
    }

    /// What is worth most first, a few at a time, until the room is full.
    private void make(Workers workers, long room) {
        List<Wanted> byWorth = new ArrayList<>(wanted);
        byWorth.sort(Comparator.comparingInt(Wanted::worth));
        Map<Wanted, Column> made = new HashMap<>();
        long size = 0;
        for (int from = 0; from < byWorth.size(); from += workers.threads()) {
            List<Wanted> now = byWorth.subList(from, Math.min(byWorth.size(), from + workers.threads()));
            if (size > room && now.getFirst().worth > 0) {
                break;
            }
            List<Column> next = workers.map(now.size(), k -> now.get(k).made.get());
            for (int k = 0; k < next.size(); k++) {
                size += next.get(k).codes.length();
                if (size <= room || now.get(k).worth == 0) {
                    made.put(now.get(k), next.get(k));
                }
            }
        }
        for (Wanted w : wanted) {
            Column c = made.get(w);
            if (c == null) {
                left.add(w.title);
            } else {
                columns.add(c);
            }
        }
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
