package org.lodecast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lodecast.app.TinyProject.lodecast;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodecast.app.TinyProject;
import org.lodecast.app.TinyProject.Answer;

/// `variogram`, which needs composites alone.
class VariogramCommandTest {
    @TempDir
    static Path shared;

    static TinyProject done;
    static String project;

    @TempDir
    Path own;

    @BeforeAll
    static void run() throws Exception {
        done = TinyProject.in(shared.resolve("done"));
        done.set(
                "estimation",
                "{variables: {Cu: {transform: log, nugget: 0.04, sill: 0.4, range: [80], semi: [40], minor: [10], dip: 60,"
                        + " dip_azimuth: 130, pitch: 90}}}");
        project = done.folder().toString();
        Answer a = done.run("--quiet", "--until", "evidence");
        assertThat(a.code()).as(a.err()).isZero();
    }

    @Test
    void printsAModelThatIsHeldInBothConventions() {
        Answer a = lodecast("variogram", project, "--variable", "Cu");
        assertThat(a.code()).as(a.err()).isZero();
        List<String> lines = a.out().lines().map(l -> l.replaceAll(" +", " ")).toList();
        assertThat(lines)
                .anyMatch(l -> l.startsWith("Cu, logarithms nugget 0.04 10"))
                .anyMatch(l -> l.startsWith(" spherical 0.36 90 80 40 10 60 / 130 / 90 130 / -60 / 180"))
                .anyMatch(l -> l.startsWith(" sill 0.4 100"));
        assertThat(done.out("variogram/variograms.svg")).isNotEmptyFile();
        assertThat(done.out("variogram/variogram-map.svg")).doesNotExist();
    }

    /// The fits are those of the run.
    @Test
    void tablesAgreeWithTheRun() throws Exception {
        Answer a = lodecast("variogram", project, "--csv", "--map", "--quiet", "--out", own + "/v");
        assertThat(a.code()).as(a.err()).isZero();
        String from = "read_csv('" + own + "/v/";
        Answer q = lodecast(
                "sql",
                project,
                "--csv",
                "SELECT count(*) >= 12, bool_and(abs(m.sill - r.nugget) <= 0.001 * r.nugget) FROM " + from
                        + "models.csv') m JOIN read_csv('" + done.out("estimation.csv")
                        + "') r USING (variable) WHERE m.kind = 'nugget'");
        assertThat(q.out().lines().skip(1)).as(q.err()).containsExactly("true,true");
        // the curve of the held model rises from the nugget to the sill
        Answer c = lodecast(
                "sql",
                project,
                "--csv",
                "SELECT curve, round(min(gamma), 4), round(max(gamma), 4) FROM " + from
                        + "curves.csv') WHERE variable = 'Cu' GROUP BY curve ORDER BY curve");
        List<String> curves = c.out().lines().skip(1).toList();
        assertThat(curves).as(c.err()).hasSize(3).allMatch(l -> l.matches("axis [123],0.04,0.[234].*"));
        assertThat(curves.getLast()).isEqualTo("axis 3,0.04,0.4"); // the range of 10 m is well within
        Answer e = lodecast(
                "sql",
                project,
                "--csv",
                "SELECT experiment, sum(pairs) > 0, min(gamma) >= 0 FROM " + from
                        + "experiments.csv') WHERE variable = 'Au' AND experiment IN ('all directions', 'down the"
                        + " holes') GROUP BY experiment ORDER BY experiment");
        assertThat(e.out().lines().skip(1))
                .as(e.err())
                .containsExactly("all directions,true,true", "down the holes,true,true");
        for (String figure : List.of("variograms.svg", "variogram-map.svg")) {
            Path svg = own.resolve("v").resolve(figure);
            assertThat(Files.readString(svg)).contains("Cu, logarithms", "B2");
            assertThat(DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(svg.toFile())
                            .getDocumentElement()
                            .getTagName())
                    .isEqualTo("svg");
        }
    }

    @Test
    void anUnknownVariableNamesThoseThereAre() {
        Answer a = lodecast("variogram", project, "--variable", "gold");
        assertThat(a.code()).isEqualTo(3);
        assertThat(a.err()).contains("no gold; expected of Au, Ag, Cu");
    }
}
