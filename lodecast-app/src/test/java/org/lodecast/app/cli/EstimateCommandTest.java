package org.lodecast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lodecast.app.TinyProject.lodecast;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodecast.app.TinyProject;
import org.lodecast.app.TinyProject.Answer;

/// `estimate` on a project that has run, against the block model of that run.
class EstimateCommandTest {
    @TempDir
    static Path shared;

    static TinyProject done;
    static String project;

    @TempDir
    Path own;

    @BeforeAll
    static void run() throws Exception {
        done = TinyProject.lean(shared.resolve("done"));
        done.set(
                "estimation",
                "{anisotropy: none, folds: 0, variables: {Au: {anisotropy: auto}, Cu: {anisotropy: auto}}}");
        project = done.folder().toString();
        Answer a = done.run("--quiet");
        assertThat(a.code()).as(a.err()).isZero();
    }

    private static List<String> sql(String question) {
        Answer a = lodecast("sql", project, "--csv", question);
        assertThat(a.code()).as(a.err()).isZero();
        return a.out().lines().skip(1).toList();
    }

    /// The default: Parquet in `out`, the grid of the run, whose estimates are these to the last bit.
    @Test
    void parquetOfTheProjectsGridIsTheRuns() {
        Answer a = lodecast("estimate", project, "--variable", "Au", "--variable", "Cu");
        assertThat(a.code()).as(a.err()).isZero();
        assertThat(a.out()).contains("20 × 20 × 20 m below the ground", "estimates will take about", "wrote ");
        Path file = done.out("estimate.parquet");
        assertThat(file).isNotEmptyFile();
        assertThat(file.resolveSibling("estimate.parquet.tmp")).doesNotExist();
        String both = "read_parquet('" + file + "') e JOIN blocks b USING (ix, iy, iz)";
        assertThat(sql("SELECT count(*) = (SELECT count(*) FROM blocks), bool_and(e.Au = b.Au AND e.Cu = b.Cu),"
                        + " bool_and(e.x = b.x AND e.y = b.y AND e.z = b.z),"
                        + " bool_and(e.Au_distance = b.distance) FROM " + both))
                .containsExactly("true,true,true,true");
        assertThat(sql("SELECT column_name FROM (DESCRIBE FROM read_parquet('" + file + "'))"))
                .startsWith("ix", "iy", "iz", "x", "y", "z", "Au", "Au_variance", "Au_slope", "Au_count", "Au_distance")
                .endsWith("Cu", "Cu_variance", "Cu_slope", "Cu_count", "Cu_distance");
        assertThat(sql("SELECT min(Au_count) >= 1, max(Au_count) <= 24, min(Au_variance) >= 0 FROM read_parquet('"
                        + file + "')"))
                .containsExactly("true,true,true");
    }

    /// The formats agree voxel by voxel, in cells of their own and whatever the number of threads.
    @Test
    void csvAndImageHoldWhatParquetHolds() throws Exception {
        String[] files = new String[3];
        String[] endings = {"parquet", "csv", "vti"};
        for (int k = 0; k < 3; k++) {
            files[k] = own.resolve("e." + endings[k]).toString();
            Answer a = lodecast(
                    "estimate",
                    project,
                    "--variable",
                    "B2",
                    "--cell",
                    "10,20,15",
                    "--threads",
                    String.valueOf(k + 1),
                    "--quiet",
                    "--out",
                    files[k]);
            assertThat(a.code()).as(a.err()).isZero();
            assertThat(a.out()).isEmpty();
        }
        assertThat(sql("SELECT count(*) > 1000, max(abs(p.x - c.x) + abs(p.y - c.y) + abs(p.z - c.z)) < 0.0016,"
                        + " bool_and(p.B2 = c.B2::FLOAT AND p.B2_variance = c.B2_variance::FLOAT"
                        + " AND p.B2_count = c.B2_count), count(*) = (SELECT count(*) FROM read_csv('" + files[1]
                        + "')) FROM (SELECT *, row_number() OVER () AS r FROM read_parquet('" + files[0]
                        + "')) p JOIN (SELECT *, row_number() OVER () AS r FROM read_csv('" + files[1]
                        + "')) c USING (r)"))
                .containsExactly("true,true,true,true");
        byte[] bytes = Files.readAllBytes(Path.of(files[2]));
        String head = new String(bytes, StandardCharsets.ISO_8859_1);
        Matcher extent =
                Pattern.compile("WholeExtent=\"0 (\\d+) 0 (\\d+) 0 (\\d+)\"").matcher(head);
        assertThat(extent.find()).isTrue();
        int nx = Integer.parseInt(extent.group(1));
        int ny = Integer.parseInt(extent.group(2));
        int n = nx * ny * Integer.parseInt(extent.group(3));
        ByteBuffer raw = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int start = head.indexOf("\n_") + 2;
        Matcher variance = Pattern.compile("Name=\"B2_variance\" format=\"appended\" offset=\"(\\d+)\"")
                .matcher(head);
        assertThat(variance.find()).isTrue();
        int second = start + Integer.parseInt(variance.group(1));
        assertThat(raw.getLong(start)).isEqualTo(4L * n);
        assertThat(raw.getLong(second)).isEqualTo(4L * n);
        int rows = 0;
        for (String row : sql("SELECT ix, iy, iz, B2, B2_variance FROM read_parquet('" + files[0] + "')")) {
            String[] c = row.split(",");
            int v = Integer.parseInt(c[0]) + nx * (Integer.parseInt(c[1]) + ny * Integer.parseInt(c[2]));
            assertThat(raw.getFloat(start + 8 + 4 * v)).isEqualTo(Float.parseFloat(c[3]));
            assertThat(raw.getFloat(second + 8 + 4 * v)).isEqualTo(Float.parseFloat(c[4]));
            rows++;
        }
        int known = 0;
        for (int v = 0; v < n; v++) {
            known += Float.isNaN(raw.getFloat(start + 8 + 4 * v)) ? 0 : 1;
        }
        assertThat(known).isEqualTo(rows);
        assertThat(head).endsWith("\n  </AppendedData>\n</VTKFile>\n");
    }

    /// One system for all: the first variable keeps its numbers, the second has the first's weights.
    @Test
    void sharedKrigesAllByTheFirst() {
        Path alone = own.resolve("alone.parquet");
        Path together = own.resolve("together.parquet");
        assertThat(lodecast("estimate", project, "--variable", "Au,Cu", "--quiet", "--out", alone.toString())
                        .code())
                .isZero();
        Answer a = lodecast("estimate", project, "--variable", "Au,Cu", "--shared", "--out", together.toString());
        assertThat(a.code()).as(a.err()).isZero();
        assertThat(a.out()).contains("with the variogram of Au, from 360 composites");
        assertThat(sql("SELECT max(abs(a.Au - t.Au)) < 1e-5, max(abs(a.Cu - t.Cu)) > 1e-3,"
                        + " bool_and(t.Cu_count = t.Au_count), stddev(t.Cu_variance / t.Au_variance) < 1e-5"
                        + " FROM read_parquet('" + alone + "') a JOIN read_parquet('" + together
                        + "') t USING (ix, iy, iz)"))
                .containsExactly("true,true,true,true");
    }

    @Test
    void sharedRefusesATransform() throws Exception {
        TinyProject p = TinyProject.lean(own.resolve("log"));
        p.set("estimation", "{variables: {Cu: {transform: log}}}");
        Answer a = lodecast("estimate", p.folder().toString(), "--variable", "Au,Cu", "--shared");
        assertThat(a.code()).isEqualTo(3);
        assertThat(a.err()).contains("--shared: Cu is kriged through a transform");
        assertThat(p.out("estimate.parquet")).doesNotExist();
    }

    /// No run yet: as far as composites is made, and no farther. Other methods stream too.
    @Test
    void runsAsFarAsItNeeds() throws Exception {
        TinyProject p = TinyProject.lean(own.resolve("new"));
        p.set("estimation", """
                {anisotropy: none, folds: 0, variables: {Au: {method: inverse_distance},
                  Cu: {transform: normal_score, anisotropy: auto}}}""");
        Answer a = lodecast("estimate", p.folder().toString(), "--variable", "Au,Cu,B2");
        assertThat(a.code()).as(a.err()).isZero();
        assertThat(a.out()).contains("composites  360 composites");
        assertThat(p.out("work/evidence")).doesNotExist();
        assertThat(p.run("--quiet").code()).isZero();
        Answer q = lodecast(
                "sql",
                p.folder().toString(),
                "--csv",
                "SELECT count(*) > 100, bool_and(e.Au = b.Au AND e.Cu = b.Cu), bool_and(e.B2 = b.B2_raw) FROM"
                        + " read_parquet('" + p.out("estimate.parquet") + "') e JOIN blocks b USING (ix, iy, iz)");
        assertThat(q.out().lines().skip(1)).as(q.err()).containsExactly("true,true,true");
    }

    @Test
    void saysThatTheProjectHasChanged() throws Exception {
        TinyProject p = TinyProject.lean(own.resolve("changed"));
        assertThat(p.run("--quiet", "--until", "composites").code()).isZero();
        String folder = p.folder().toString();
        assertThat(lodecast("estimate", folder, "--variable", "Au").out()).doesNotContain("note:");
        p.set("drilling", "{composite_length: 8}");
        Answer a = lodecast("estimate", folder, "--variable", "Au");
        assertThat(a.code()).isZero();
        assertThat(a.out()).contains("note: the composites are those of the last run");
    }

    @Test
    void usageErrors() {
        for (String cell : List.of("0", "-5", "1,2", "5,5,0", "NaN", "Infinity", "five")) {
            Answer a = lodecast("estimate", project, "--variable", "Au", "--cell", cell);
            assertThat(a.code()).as(cell).isEqualTo(2);
            assertThat(a.errors().getFirst()).as(cell).contains("--cell");
        }
        Answer ending = lodecast("estimate", project, "--variable", "Au", "--out", own + "/e.xls");
        assertThat(ending.code()).isEqualTo(2);
        assertThat(ending.err()).contains("e.xls", ".parquet .csv .vti");
        assertThat(lodecast("estimate", project).code()).isEqualTo(2);
    }

    @Tag("slow")
    @Test
    void inputErrors() {
        Answer variable = lodecast("estimate", project, "--variable", "Au,gold,fault");
        assertThat(variable.code()).isEqualTo(3);
        assertThat(variable.err()).contains("no gold, fault; expected of Au, Ag, Cu", "B2");
        Answer many = lodecast("estimate", project, "--variable", "Au", "--cell", "0.01");
        assertThat(many.code()).isEqualTo(3);
        assertThat(many.err()).contains("expected a larger cell");
        Answer wide = lodecast("estimate", project, "--variable", "Au", "--cell", "0.005,0.005,1000");
        assertThat(wide.code()).isEqualTo(3);
        Answer folder = lodecast("estimate", project, "--variable", "Au", "--out", own + "/none/e.csv");
        assertThat(folder.code()).isEqualTo(3);
        assertThat(folder.err()).contains("none", "no such file or folder");
        Answer nowhere = lodecast("estimate", own + "/nowhere", "--variable", "Au");
        assertThat(nowhere.code()).isEqualTo(3);
        assertThat(own).isEmptyDirectory();
    }
}
