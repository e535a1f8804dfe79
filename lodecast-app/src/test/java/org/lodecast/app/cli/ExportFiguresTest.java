package org.lodecast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lodecast.app.TinyProject.lodecast;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodecast.app.TinyProject;
import org.lodecast.app.TinyProject.Answer;

/// `export --format figures-png`.
class ExportFiguresTest {
    @TempDir
    static Path shared;

    static TinyProject done;

    @TempDir
    Path own;

    @BeforeAll
    static void run() throws Exception {
        done = TinyProject.lean(shared.resolve("done"));
        assertThat(done.run("--quiet").code()).isZero();
    }

    /// Beside the figures, as long as those stand; the manifest, which promises bytes, does not name them.
    @Test
    void standBesideTheFiguresThatTheyShow() throws Exception {
        String manifest = done.text("out/manifest.json");
        Answer a = export(done);
        assertThat(a.code()).as(a.err()).isZero();
        List<String> svg = names(done.out("figures"), ".svg");
        assertThat(names(done.out("figures"), ".png")).isEqualTo(svg).isNotEmpty();
        assertThat(names(done.out("figures"), ".tmp")).isEmpty();
        assertThat(a.out())
                .isEqualTo("wrote " + done.out("figures") + ": " + svg.size() + " figures, 2126 dots wide"
                        + System.lineSeparator());
        assertThat(ImageIO.read(done.out("figures/roc.png").toFile()).getWidth())
                .isEqualTo(2126);
        assertThat(done.run("--quiet").code()).isZero();
        assertThat(done.text("out/manifest.json")).isEqualTo(manifest).doesNotContain(".png");
        assertThat(done.out("figures/roc.png")).exists();
        done.set("name", "other");
        assertThat(done.run("--quiet").code()).isZero();
        assertThat(names(done.out("figures"), ".png")).isEmpty();
    }

    @Test
    void goWhereTheyAreSent() throws Exception {
        Path folder = own.resolve("print/figures");
        Answer a = export(done, "--out", folder.toString());
        assertThat(a.code()).as(a.err()).isZero();
        assertThat(names(folder, ".png")).isEqualTo(names(done.out("figures"), ".svg"));
    }

    @Test
    void haveNoColumns() {
        Answer a = export(done, "--columns", "Au");
        assertThat(a.code()).isEqualTo(2);
        assertThat(a.err()).contains("--columns: figures-png has none to choose");
    }

    @Test
    void wantAReport() throws Exception {
        TinyProject p = TinyProject.lean(own.resolve("new"));
        Answer a = export(p);
        assertThat(a.code()).isEqualTo(3);
        assertThat(a.err()).contains("report.html", "expected a project that has run");
    }

    private static Answer export(TinyProject p, String... more) {
        return lodecast(
                Stream.concat(Stream.of("export", p.folder().toString(), "--format", "figures-png"), Stream.of(more))
                        .toArray(String[]::new));
    }

    /// Without their ends.
    private static List<String> names(Path folder, String end) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(n -> n.endsWith(end))
                    .map(n -> n.substring(0, n.length() - 4))
                    .sorted()
                    .toList();
        }
    }
}
