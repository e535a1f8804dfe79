package org.lodecast.app.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lodecast.app.Shared;
import org.lodecast.app.store.Duck;

/// Real sets of drilling, with how their columns are called: as a project, and as tables of a database. All
/// have dips that are positive down.
enum RealDrilling {
    PORPHYRY(
            "porphyry_au_cu",
            "ID, X, Y, Z, NULL",
            1,
            "Cu CU_pct %, Au AU_gpt g/t, Ag AG_gpt g/t, Mo MO_ppm ppm, As AS_ppm ppm, S S_pct %"),
    BABBITT("babbitt", "BHID, XCOLLAR, YCOLLAR, ZCOLLAR, NULL", 0.3048, "Cu CU %, Ni NI %, S S %, Fe FE %"),
    DEMO("pygslib_demo1", "BHID, XCOLLAR, YCOLLAR, ZCOLLAR, LENGTH", 1, "Au Au g/t");

    private final String source;
    private final String[] collar;
    private final double metres;
    private final List<String[]> elements;

    /// @param collar columns of hole, x, y, z and total depth
    /// @param elements each its name, column and unit
    RealDrilling(String source, String collar, double metres, String elements) {
        this.source = source;
        this.collar = collar.split(", ");
        this.metres = metres;
        this.elements =
                Arrays.stream(elements.split(", ")).map(e -> e.split(" ")).toList();
    }

    /// What happens to a table on the way, its rows with the header first.
    interface Change {
        List<String> of(String table, List<String> rows);
    }

    List<String> tables() {
        return this == PORPHYRY
                ? List.of("collar", "survey", "assay", "lithology")
                : List.of("collar", "survey", "assay");
    }

    List<String> elements() {
        return elements.stream().map(e -> e[0]).toList();
    }

    /// Copies the tables and writes a project beside them.
    Path project(Path folder, Change change, String more) throws IOException {
        for (String table : tables()) {
            String name = (table.equals("lithology") ? "lith" : table) + (this == BABBITT ? "_BABBITT" : "") + ".csv";
            List<String> rows = Files.readAllLines(Shared.data(source + "/" + name));
            Files.write(folder.resolve(table + ".csv"), change.of(table, rows));
        }
        StringBuilder yaml = new StringBuilder("tables:\n  length_unit: " + (metres == 1 ? "m" : "ft") + "\n");
        for (String table : tables()) {
            yaml.append("  ")
                    .append(table)
                    .append(":\n    file: ")
                    .append(table)
                    .append(".csv\n");
            yaml.append(table.equals("survey") ? "    dip: positive_down\n" : "");
            if (table.equals("assay")) {
                yaml.append("    elements:\n");
                elements.forEach(e -> yaml.append("      %s: {column: %s, unit: '%s'}\n".formatted((Object[]) e)));
            }
        }
        return Files.writeString(folder.resolve("project.yaml"), yaml + more);
    }

    /// The rows of the tables in metres, prepared for the questions.
    Duck database(Path folder) throws SQLException {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put(
                "collar",
                String.format(
                        "$m * %s AS x, $m * %s AS y, $m * %s AS z, $m * %s AS length",
                        collar[1], collar[2], collar[3], collar[4]));
        columns.put("survey", "$m * \"AT\" AS depth, AZ AS azimuth, -DIP AS dip");
        StringBuilder grades = new StringBuilder("$m * \"FROM\" AS f, $m * \"TO\" AS t, coalesce(");
        elements.forEach(e -> grades.append(Duck.quoted(e[1])).append(", "));
        grades.append("NULL) IS NOT NULL AS tells");
        elements.forEach(e ->
                grades.append(", ").append(Duck.quoted(e[1])).append(" AS ").append(Duck.quoted(e[0])));
        columns.put("assay", grades.toString());
        columns.put("lithology", "$m * \"FROM\" AS f, $m * \"TO\" AS t, true AS tells, ROCK AS code");
        Duck duck = Duck.memory();
        List<String> sql = new ArrayList<>();
        for (String table : tables()) {
            sql.add("CREATE TABLE " + table + " AS SELECT row_number() OVER () + 1 AS line, " + collar[0] + " AS hole, "
                    + columns.get(table).replace("$m", metres + "::DOUBLE")
                    + " FROM read_csv("
                    + Duck.literal(folder.resolve(table + ".csv").toString())
                    + ", header = true, sample_size = -1, types = {'" + collar[0] + "': 'VARCHAR'})");
        }
        sql.add(ChecksBySql.PREPARED);
        tables().subList(2, tables().size()).forEach(t -> sql.add(ChecksBySql.used(t)));
        for (String s : sql) {
            duck.execute(s);
        }
        return duck;
    }
}
