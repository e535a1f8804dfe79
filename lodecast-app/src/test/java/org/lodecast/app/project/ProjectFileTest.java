package org.lodecast.app.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodecast.Finding;
import org.lodecast.InvalidInput;

/// `project.yaml` as users mistype it.
class ProjectFileTest {
    static final String TABLES = """
            tables:
              collar: {file: collar.csv}
              assay: {file: assay.csv}
            """;

    @TempDir
    Path folder;

    @Test
    void aShortFileIsAWholeProject() throws Exception {
        Project p = read(TABLES);
        assertThat(p.seed()).isEqualTo(1);
        assertThat(p.detectors().use())
                .containsExactly("analogue_own", "analogue", "foresight", "stoad", "dae", "maxent", "gmm", "overlay");
        assertThat(p.detectors().named()).isFalse();
        assertThat(p.detectors().report()).isEqualTo("auto");
        assertThat(p.detectors().epochs()).isEqualTo(60);
        assertThat(p.targets().high()).isEqualTo(0.998);
        assertThat(p.faults()).isEmpty();
        assertThat(p.evidence()).isNull();
    }

    @Test
    void oneValueStandsForAListOfOne() throws Exception {
        Project p = read(TABLES + "faults: f.obj\ngrid: {cell: 20}\n");
        assertThat(p.faults()).containsExactly("f.obj");
        assertThat(p.grid().cell()).containsExactly(20.0);
    }

    @Test
    void unknownKeysAreToldAllAtOnceWithTheirLines() {
        List<Finding> f = refused("""
                name: x
                colour: red
                tables:
                  collar:
                    file: collar.csv
                    sheet: 2
                  assay: {file: assay.csv}
                drilling:
                  lengths:
                    a: 1
                    b: 2
                grid: {cell: 10, celll: 20}
                wrong:
                  - 1
                  - 2
                """);
        assertThat(f).extracting(Finding::check).containsOnly("project-unknown-key");
        assertThat(f)
                .extracting(x ->
                        x.line() + " " + x.message().substring(0, x.message().indexOf(';')))
                .containsExactly(
                        "2 unknown key `colour`",
                        "6 unknown key `sheet`",
                        "9 unknown key `lengths`",
                        "12 unknown key `celll`",
                        "13 unknown key `wrong`");
        assertThat(f.getFirst().message()).contains("expected one of", "samples", "targets");
        assertThat(f.getFirst().file()).isEqualTo("project.yaml");
    }

    @Test
    void wrongTypesAreToldAllAtOnceWithKeyLineAndExpectation() {
        List<Finding> f = refused(TABLES + """
                grid:
                  cell: [10, wide, 10]
                  margin: [1, 2]
                detectors:
                  epochs: many
                  widths: {a: 1}
                targets: high
                """);
        assertThat(f)
                .extracting(Finding::line, Finding::message)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(5, "grid.cell.1: `wide` is not a number"),
                        org.assertj.core.groups.Tuple.tuple(6, "grid.margin: found a list; expected a number"),
                        org.assertj.core.groups.Tuple.tuple(8, "detectors.epochs: `many` is not a whole number"),
                        org.assertj.core.groups.Tuple.tuple(
                                9, "detectors.widths: found a group of keys; expected a whole number"),
                        org.assertj.core.groups.Tuple.tuple(
                                10, "targets: found a single value; expected a group of keys"));
    }

    @Test
    void aFractionIsNoWholeNumber() {
        assertThat(refused(TABLES + "detectors: {epochs: 60.5}\n"))
                .singleElement()
                .satisfies(f -> assertThat(f.message()).contains("60.5", "whole number"))
                .satisfies(f -> assertThat(f.line()).isEqualTo(4));
    }

    @Test
    void emptyPlacesInListsAndMapsAreTold() {
        List<Finding> f = refused("""
                tables:
                  collar: {file: collar.csv}
                  assay:
                    file: assay.csv
                    elements:
                      Au:
                      Cu: {column: CU_pct}
                grid: {cell: [10, null, 10]}
                faults:
                  -
                """);
        assertThat(f).hasSize(3).allMatch(x -> x.message().contains("empty"));
        assertThat(f).extracting(Finding::line).containsExactly(6, 8, 10);
    }

    @Test
    void aSyntaxErrorHasItsLine() {
        assertThat(refused(TABLES + "name: \"open\nfoo\n"))
                .singleElement()
                .satisfies(f -> assertThat(f.check()).isEqualTo("project-syntax"))
                .satisfies(f -> assertThat(f.line()).isBetween(4, 6))
                .satisfies(f -> assertThat(f.message()).doesNotContain("\n"));
        assertThat(refused("tables:\n\tcollar: 1\n").getFirst().line()).isBetween(1, 2);
    }

    @Test
    void aKeyTwiceIsTold() {
        assertThat(refused(TABLES + "seed: 1\nseed: 2\n"))
                .singleElement()
                .satisfies(f -> assertThat(f.message())
                        .containsIgnoringCase("duplicate")
                        .contains("seed"))
                .satisfies(f -> assertThat(f.line()).isEqualTo(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# nothing yet\n", "---\n"})
    void anEmptyFileSaysWhatWasExpected(String text) {
        assertThat(refused(text))
                .singleElement()
                .satisfies(f -> assertThat(f.check()).isEqualTo("project-empty"))
                .satisfies(f -> assertThat(f.message()).contains("tables"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"- a\n- b\n", "hello\n", "42\n"})
    void aFileThatIsNoGroupOfKeysSaysSo(String text) {
        assertThat(refused(text))
                .singleElement()
                .satisfies(f -> assertThat(f.message()).contains("expected a group of keys"))
                .satisfies(f -> assertThat(f.line()).isEqualTo(1));
    }

    @Test
    void whatIsNotTextIsNoProject() throws Exception {
        Path file = folder.resolve("project.yaml");
        Files.write(file, new byte[] {(byte) 0xC3, (byte) 0x28, 0, 1});
        assertThatThrownBy(() -> ProjectFile.read(file)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void isFoundAsAFolderOrAsAFile() throws Exception {
        Files.writeString(folder.resolve("project.yaml"), TABLES);
        assertThat(ProjectFile.locate(folder)).isEqualTo(ProjectFile.locate(folder.resolve("project.yaml")));
        assertThatThrownBy(() -> ProjectFile.locate(folder.resolve("none")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("project.yaml, which `lodecast init` writes");
    }

    private Project read(String text) throws IOException {
        return ProjectFile.read(Files.writeString(folder.resolve("project.yaml"), text));
    }

    private List<Finding> refused(String text) {
        InvalidInput thrown = catchThrowableOfType(InvalidInput.class, () -> read(text));
        assertThat(thrown).as("refused").isNotNull();
        return thrown.findings();
    }
}
