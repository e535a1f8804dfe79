package org.lodecast.app.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.lodecast.Finding.Severity;

/// A set of drillhole tables without a flaw, and the flaws to plant in it: one a hole, so that each can be told
/// from all others when all are there at once.
final class PlantedTables {
    private static final String[] FILES = {"collar.csv", "survey.csv", "assay.csv", "lithology.csv"};
    private static final String[] HEADERS = {
        "HOLEID,X,Y,Z,LENGTH", "HOLEID,AT,AZ,DIP", "HOLEID,FROM,TO,SAMPLE,Au_ppb,Cu_ppm", "HOLEID,FROM,TO,ROCK"
    };

    /// A row of a table, known again by its identity wherever it ends up.
    static final class Row {
        String text;

        Row(String text) {
            this.text = text;
        }

        void field(int column, String value) {
            String[] fields = text.split(",", -1);
            fields[column] = value;
            text = String.join(",", fields);
        }
    }

    /// The rows of one hole in the four tables.
    static final class Hole {
        final String name;
        final List<List<Row>> tables = new ArrayList<>();

        Hole(int number) {
            name = String.format(Locale.ROOT, "H%03d", number);
            for (int t = 0; t < 4; t++) {
                tables.add(new ArrayList<>());
            }
            double x = 5000 + 40 * (number % 10);
            double y = 9000 + 40 * (number / 10);
            add(0, "%s,%.1f,%.1f,%.1f,60", name, x, y, 300 + number % 7 * 0.5);
            for (int at = 0; at <= 60; at += 20) {
                add(1, "%s,%d,%.1f,%.1f", name, at, 185 + 0.05 * at + number % 5, -60 + 0.04 * at);
            }
            for (int i = 0; i < 30; i++) {
                double wave = Math.sin(1.3 * i + number) + 0.4 * Math.cos(2.9 * i * number);
                add(
                        2,
                        "%s,%d,%d,%s-%d,%.1f,%.0f",
                        name,
                        2 * i,
                        2 * i + 2,
                        name,
                        i,
                        40 * Math.exp(0.8 * wave),
                        60 * Math.exp(0.5 * wave));
            }
            add(3, "%s,0,25,SLATE", name);
            add(3, "%s,25,48,DIORITE", name);
            add(3, "%s,48,60,SLATE", name);
        }

        Row add(int table, String pattern, Object... values) {
            Row row = new Row(String.format(Locale.ROOT, pattern, values));
            tables.get(table).add(row);
            return row;
        }

        Row row(int table, int n) {
            return tables.get(table).get(n);
        }

        void insert(int table, int at, Row row) {
            tables.get(table).add(at, row);
        }
    }

    /// Changes a hole and gives the row that is to be told of, null if the finding names no line.
    interface Change {
        Row in(Hole hole);
    }

    /// A flaw.
    ///
    /// @param table number of the table that the finding names
    /// @param named whether the finding names the hole
    record Plant(String check, Severity severity, int table, boolean named, Change change) {}

    /// Where a finding is expected.
    record Expected(String check, Severity severity, String file, int line, String hole) {}

    final List<Hole> holes = new ArrayList<>();
    final List<Expected> expected = new ArrayList<>();

    /// @param plants none for the clean copy
    /// @param clean holes without a flaw before the planted ones
    PlantedTables(List<Plant> plants, int clean) {
        for (int i = 0; i < clean + plants.size(); i++) {
            holes.add(new Hole(i + 1));
        }
        List<Row> told = new ArrayList<>();
        for (int i = 0; i < plants.size(); i++) {
            told.add(plants.get(i).change().in(holes.get(clean + i)));
        }
        for (int i = 0; i < plants.size(); i++) {
            Plant p = plants.get(i);
            Row row = told.get(i);
            String hole = p.named() ? holes.get(clean + i).name : "";
            if (row != null && row.text.startsWith("X")) {
                hole = row.text.substring(0, row.text.indexOf(','));
            }
            expected.add(new Expected(
                    p.check(), p.severity(), FILES[p.table()], row == null ? 0 : line(p.table(), row), hole));
        }
    }

    private int line(int table, Row wanted) {
        int line = 2;
        for (Hole h : holes) {
            for (Row r : h.tables.get(table)) {
                if (r == wanted) {
                    return line;
                }
                line += 1 + (int) r.text.chars().filter(c -> c == '\n').count();
            }
        }
        throw new IllegalArgumentException("no such row: " + wanted.text);
    }

    Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        for (int t = 0; t < 4; t++) {
            StringBuilder text = new StringBuilder(HEADERS[t]).append('\n');
            for (Hole h : holes) {
                h.tables.get(t).forEach(r -> text.append(r.text).append('\n'));
            }
            texts.put(FILES[t], text.toString());
        }
        return texts;
    }

    /// Writes the tables, after a change of their texts.
    void write(Path folder, Consumer<Map<String, String>> change) throws IOException {
        Map<String, String> texts = texts();
        change.accept(texts);
        for (Map.Entry<String, String> e : texts.entrySet()) {
            Files.writeString(folder.resolve(e.getKey()), e.getValue());
        }
    }
}
