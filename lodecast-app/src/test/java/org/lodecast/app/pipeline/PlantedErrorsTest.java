package org.lodecast.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.lodecast.Finding.Severity.ERROR;
import static org.lodecast.Finding.Severity.NOTE;
import static org.lodecast.Finding.Severity.WARNING;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodecast.Finding;
import org.lodecast.Finding.Severity;
import org.lodecast.app.pipeline.PlantedTables.Change;
import org.lodecast.app.pipeline.PlantedTables.Expected;
import org.lodecast.app.pipeline.PlantedTables.Plant;
import org.lodecast.app.pipeline.PlantedTables.Row;
import org.lodecast.app.project.ProjectFile;

/// Every check finds what was planted for it, at its line, and nothing else: no miss, no false alarm.
class PlantedErrorsTest {
    private static final int COLLAR = 0;
    private static final int SURVEY = 1;
    private static final int ASSAY = 2;
    private static final int ROCK = 3;
    private static final int CLEAN = 12;

    @TempDir
    Path folder;

    private static List<Plant> plants() {
        List<Plant> p = new ArrayList<>();
        // collars
        plant(p, "collar-duplicate", ERROR, COLLAR, h -> h.add(COLLAR, "%s,5001,9001,300,60", h.name));
        plant(
                p,
                "collar-same-place",
                NOTE,
                COLLAR,
                h -> fields(h.row(COLLAR, 0), 1, "5040.0", 2, "9000.0", 3, "300.5"));
        plant(p, "not-a-number", ERROR, COLLAR, h -> fields(h.row(COLLAR, 0), 1, ""));
        plant(p, "not-a-number", ERROR, COLLAR, h -> fields(h.row(COLLAR, 0), 3, "about 300"));
        nameless(p, "hole-missing", ERROR, COLLAR, h -> h.add(COLLAR, ",5001,9001,300,60"));
        plant(p, "collar-depth", ERROR, COLLAR, h -> fields(h.row(COLLAR, 0), 4, "-60"));
        plant(p, "collar-no-depth", WARNING, COLLAR, h -> fields(h.row(COLLAR, 0), 4, ""));
        plant(p, "collar-position", ERROR, COLLAR, h -> fields(h.row(COLLAR, 0), 1, "5e12"));
        plant(p, "collar-off-ground", WARNING, COLLAR, h -> fields(h.row(COLLAR, 0), 3, "1300"));
        plant(p, "collar-far", WARNING, COLLAR, h -> fields(h.row(COLLAR, 0), 1, "50400"));
        // surveys
        plant(p, "survey-missing", WARNING, SURVEY, h -> none(h.tables.get(SURVEY)));
        plant(p, "survey-below-collar", NOTE, SURVEY, h -> {
            h.tables.get(SURVEY).removeFirst();
            return h.row(SURVEY, 0);
        });
        plant(p, "survey-order", WARNING, SURVEY, h -> {
            Row late = h.tables.get(SURVEY).remove(1);
            h.tables.get(SURVEY).add(late);
            return late;
        });
        plant(p, "survey-duplicate", WARNING, SURVEY, h -> h.add(SURVEY, "%s,60,199,-57.6", h.name));
        plant(p, "survey-beyond-end", WARNING, SURVEY, h -> h.add(SURVEY, "%s,80,188,-57", h.name));
        plant(p, "survey-dip", ERROR, SURVEY, h -> fields(h.row(SURVEY, 1), 3, "-95"));
        plant(p, "survey-azimuth", ERROR, SURVEY, h -> fields(h.row(SURVEY, 1), 2, "387"));
        plant(p, "survey-depth", ERROR, SURVEY, h -> insert(h, SURVEY, 0, h.name + ",-5,185,-60"));
        plant(p, "survey-dogleg", WARNING, SURVEY, h -> fields(h.row(SURVEY, 3), 3, "-40"));
        plant(p, "survey-flips", WARNING, SURVEY, h -> fields(h.row(SURVEY, 2), 3, "58.4"));
        plant(p, "hole-upward", NOTE, SURVEY, h -> {
            for (int i = 0; i < 4; i++) {
                h.row(SURVEY, i).field(3, "35");
            }
            return h.row(SURVEY, 0);
        });
        plant(p, "survey-no-collar", ERROR, SURVEY, h -> h.add(SURVEY, "X01,0,90,-60"));
        plant(p, "not-a-number", ERROR, SURVEY, h -> fields(h.row(SURVEY, 2), 2, "N90E"));
        // assays
        plant(p, "interval-no-collar", ERROR, ASSAY, h -> h.add(ASSAY, "X02,0,2,s,5,6"));
        plant(p, "interval-from-to", ERROR, ASSAY, h -> insert(h, ASSAY, 3, h.name + ",6,6,s,5,6"));
        plant(p, "interval-from-to", ERROR, ASSAY, h -> insert(h, ASSAY, 3, h.name + ",8,6,s,5,6"));
        plant(p, "interval-overlap", WARNING, ASSAY, h -> insert(h, ASSAY, 4, h.name + ",7,8,s,5,6"));
        plant(p, "interval-gap", NOTE, ASSAY, h -> {
            h.tables.get(ASSAY).remove(5);
            return h.row(ASSAY, 5);
        });
        plant(p, "interval-duplicate", WARNING, ASSAY, h -> insert(h, ASSAY, 4, h.row(ASSAY, 3).text));
        plant(p, "interval-duplicate", WARNING, ASSAY, h -> insert(h, ASSAY, 4, h.name + ",6,8,s,5,6"));
        plant(p, "interval-beyond-end", WARNING, ASSAY, h -> h.add(ASSAY, "%s,60,62,s,50,60", h.name));
        plant(p, "interval-depth", ERROR, ASSAY, h -> insert(h, ASSAY, 0, h.name + ",-2,0,s,5,6"));
        plant(p, "interval-depth", ERROR, ASSAY, h -> h.add(ASSAY, "%s,60,62000,s,50,60", h.name));
        plant(p, "interval-long", WARNING, ASSAY, h -> {
            none(h.tables.get(ASSAY));
            return h.add(ASSAY, "%s,0,60,s,50,60", h.name);
        });
        plant(p, "hole-without-assays", NOTE, ASSAY, h -> none(h.tables.get(ASSAY)));
        plant(p, "not-a-number", ERROR, ASSAY, h -> insert(h, ASSAY, 3, h.name + ",six,8,s,5,6"));
        plant(p, "not-a-number", ERROR, ASSAY, h -> fields(h.row(ASSAY, 9), 4, "rich"));
        nameless(p, "hole-missing", ERROR, ASSAY, h -> insert(h, ASSAY, 3, ",6,8,s,5,6"));
        nameless(p, "row-short", ERROR, ASSAY, h -> insert(h, ASSAY, 3, h.name + ",6,8,s"));
        nameless(p, "row-long", ERROR, ASSAY, h -> insert(h, ASSAY, 3, h.name + ",6,8,s,5,6,7"));
        nameless(p, "row-quote", ERROR, ASSAY, h -> insert(h, ASSAY, 3, h.name + ",6,8,\"s,5,6"));
        nameless(p, "row-lines", NOTE, ASSAY, h -> fields(h.row(ASSAY, 3), 3, "\"a\nb\""));
        nameless(p, "header-repeated", WARNING, ASSAY, h -> insert(h, ASSAY, 3, "HoleID,From,To,Sample,Au_ppb,Cu_ppm"));
        unlined(p, "qaqc", NOTE, ASSAY, h -> insert(h, ASSAY, 3, h.name + ",6,8,BLANK-7,0.5,1"));
        unlined(p, "below-detection", NOTE, ASSAY, h -> fields(h.row(ASSAY, 3), 4, "<5"));
        unlined(p, "below-detection", NOTE, ASSAY, h -> fields(h.row(ASSAY, 3), 4, "BDL"));
        unlined(p, "below-detection", NOTE, ASSAY, h -> fields(h.row(ASSAY, 3), 5, "-2"));
        unlined(p, "no-value", NOTE, ASSAY, h -> fields(h.row(ASSAY, 3), 5, "-99"));
        unlined(p, "no-value", NOTE, ASSAY, h -> fields(h.row(ASSAY, 3), 5, "n/a"));
        unlined(p, "above-limit", WARNING, ASSAY, h -> fields(h.row(ASSAY, 3), 4, ">300"));
        unlined(p, "value-zero", NOTE, ASSAY, h -> fields(h.row(ASSAY, 3), 4, "0"));
        plant(p, "value-impossible", ERROR, ASSAY, h -> fields(h.row(ASSAY, 3), 5, "2000000"));
        plant(p, "value-outlier", NOTE, ASSAY, h -> fields(h.row(ASSAY, 3), 4, "99000"));
        plant(p, "value-unit-hole", WARNING, ASSAY, h -> {
            for (Row r : h.tables.get(ASSAY)) {
                r.field(5, r.text.substring(r.text.lastIndexOf(',') + 1) + "000");
            }
            return h.row(ASSAY, 0);
        });
        // lithology
        plant(p, "interval-overlap", WARNING, ROCK, h -> fields(h.row(ROCK, 1), 1, "20"));
        plant(p, "interval-from-to", ERROR, ROCK, h -> insert(h, ROCK, 1, h.name + ",25,25,SLATE"));
        plant(p, "interval-no-collar", ERROR, ROCK, h -> h.add(ROCK, "X03,0,2,SLATE"));
        plant(p, "code-missing", NOTE, ROCK, h -> fields(h.row(ROCK, 1), 3, ""));
        unlined(p, "code-variants", NOTE, ROCK, h -> fields(h.row(ROCK, 1), 3, "Diorite"));
        return p;
    }

    @Test
    void allThatIsPlantedIsFoundAndNothingElse() throws Exception {
        List<Plant> plants = plants();
        PlantedTables tables = new PlantedTables(plants, CLEAN);
        List<Expected> found = found(tables, texts -> {});
        System.out.println("planted: " + plants.size() + " flaws of "
                + plants.stream().map(Plant::check).distinct().count() + " kinds");
        assertThat(plants).hasSizeGreaterThanOrEqualTo(55);
        assertThat(found).as("no miss, no false alarm").containsExactlyInAnyOrderElementsOf(tables.expected);
    }

    @Test
    void theCleanCopyRaisesNothing() throws Exception {
        assertThat(found(new PlantedTables(List.of(), CLEAN + plants().size()), texts -> {}))
                .isEmpty();
    }

    @Test
    void flawsOfWholeTables() throws Exception {
        whole("value-constant", WARNING, "assay.csv", t -> t.replaceAll("(?m),[0-9.]+$", ",7"));
        whole("survey-swapped", ERROR, "survey.csv", t -> t.replace("AZ,DIP", "DIP,AZ"));
        whole("collar-no-depth", NOTE, "collar.csv", t -> t.replace(",60\n", ",\n"));
        whole("file-empty", ERROR, "survey.csv", t -> "");
        whole("file-empty", ERROR, "lithology.csv", t -> t.substring(0, t.indexOf('\n') + 1));
        whole(
                "column-missing",
                ERROR,
                "assay.csv",
                t -> t.replace("Au_ppb", "gut").replace("Cu_ppm", "mittel"));
        whole("header-title", NOTE, "collar.csv", t -> "Collars of the north pit\n" + t);
        whole("header-units", NOTE, "survey.csv", t -> t.replaceFirst("\n", "\n,m,deg,deg\n"));
        whole("length-unit", NOTE, "assay.csv", t -> t.replace("FROM,TO", "FROM_ft,TO_ft"));
        whole("column-guessed", WARNING, "survey.csv", t -> t.replace("AT,", "Prf,"));
    }

    /// A wrong unit for a whole column may also make single values impossible.
    @Test
    void aColumnInTheWrongUnit() throws Exception {
        List<Finding> found = changed("assay.csv", t -> t.replace("Au_ppb", "Au_pct"));
        assertThat(found).anyMatch(f -> f.check().equals("value-unit"));
        assertThat(found).extracting(Finding::check).containsOnly("value-unit", "value-impossible");
    }

    @Test
    void aFileInAnotherEncoding() throws Exception {
        new PlantedTables(List.of(), CLEAN).write(folder, texts -> {});
        Path path = folder.resolve("lithology.csv");
        Files.writeString(path, Files.readString(path).replace("DIORITE", "DIORIT\u00C9"), StandardCharsets.ISO_8859_1);
        assertThat(told())
                .extracting(Finding::check, Finding::file)
                .containsExactly(tuple("file-encoding", "lithology.csv"));
    }

    @Test
    void aSampleTableThatCannotBeFound() throws Exception {
        PlantedTables tables = new PlantedTables(List.of(), CLEAN);
        tables.write(folder, texts -> texts.remove("assay.csv"));
        assertThat(intake().findings())
                .filteredOn(f -> f.severity() == ERROR)
                .extracting(Finding::check)
                .containsExactly("file-missing");
    }

    /// The finding is there, and none of another kind.
    private void whole(String check, Severity severity, String file, UnaryOperator<String> change) throws IOException {
        assertThat(changed(file, change))
                .as(check)
                .isNotEmpty()
                .allMatch(f -> f.check().equals(check)
                        && f.severity() == severity
                        && f.file().endsWith(file));
    }

    private List<Finding> changed(String file, UnaryOperator<String> change) throws IOException {
        new PlantedTables(List.of(), CLEAN)
                .write(folder, texts -> texts.computeIfPresent(file, (f, t) -> change.apply(t)));
        return told();
    }

    private List<Finding> told() throws IOException {
        return intake().findings().stream()
                .filter(f -> !f.check().equals("survey-dip-sign")) // a fact that is told of every survey
                .toList();
    }

    private List<Expected> found(PlantedTables tables, Consumer<Map<String, String>> change) throws IOException {
        tables.write(folder, change);
        return told().stream()
                .map(f -> new Expected(f.check(), f.severity(), f.file(), f.line(), f.hole()))
                .toList();
    }

    private DrillholeIntake intake() throws IOException {
        Path file = folder.resolve("project.yaml");
        Files.writeString(file, """
                tables:
                  collar: {file: collar.csv}
                  survey: {file: survey.csv}
                  assay: {file: assay.csv}
                  lithology: {file: lithology.csv}
                """);
        return DrillholeIntake.of(ProjectFile.read(file), folder);
    }

    private static void plant(List<Plant> p, String check, Severity severity, int table, Change change) {
        p.add(new Plant(check, severity, table, true, change));
    }

    /// Where the row has no hole that could be named.
    private static void nameless(List<Plant> p, String check, Severity severity, int table, Change change) {
        p.add(new Plant(check, severity, table, false, change));
    }

    /// Where a finding speaks of a column or table and counts.
    private static void unlined(List<Plant> p, String check, Severity severity, int table, Change change) {
        p.add(new Plant(check, severity, table, false, h -> {
            change.in(h);
            return null;
        }));
    }

    private static Row fields(Row row, Object... columnAndValue) {
        for (int i = 0; i < columnAndValue.length; i += 2) {
            row.field((int) columnAndValue[i], (String) columnAndValue[i + 1]);
        }
        return row;
    }

    private static Row insert(PlantedTables.Hole h, int table, int at, String text) {
        Row row = new Row(text);
        h.insert(table, at, row);
        return row;
    }

    private static Row none(List<Row> rows) {
        rows.clear();
        return null;
    }
}
