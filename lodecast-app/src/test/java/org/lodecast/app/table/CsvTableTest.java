package org.lodecast.app.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodecast.Finding;
import org.lodecast.InvalidInput;

/// The dialects of delimited text that laboratories, loggers and spreadsheets leave.
class CsvTableTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t'})
    void findsTheSeparatorInTheHeader(char separator) throws Exception {
        CsvTable t = read("HOLE,FROM,TO\nA,0,2\nB,2,4\n".replace(',', separator));
        assertThat(t.separator()).isEqualTo(separator);
        assertThat(t.header()).containsExactly("HOLE", "FROM", "TO");
        assertThat(t.rows()).containsExactly(new String[] {"A", "0", "2"}, new String[] {"B", "2", "4"});
        assertThat(t.lines()).containsExactly(2, 3);
        assertThat(t.findings()).isEmpty();
    }

    @Test
    void decimalCommasDoNotPassForSeparators() throws Exception {
        CsvTable t = read("HOLE;FROM;TO\nA;0,5;2,25\n");
        assertThat(t.rows().getFirst()).containsExactly("A", "0,5", "2,25");
    }

    @Test
    void blankLinesBeforeTheHeaderHideNothing() throws Exception {
        CsvTable t = read("\r\n\r\nHOLE;FROM\r\nA;0\r\n");
        assertThat(t.header()).containsExactly("HOLE", "FROM");
        assertThat(t.lines()).containsExactly(4);
    }

    @Test
    void takesByteOrderMarkAndWindowsLineEndsInStride() throws Exception {
        CsvTable t = read("\uFEFFHOLE,FROM\r\nA,0\r\nB,1\r\n");
        assertThat(t.header()).containsExactly("HOLE", "FROM");
        assertThat(t.rows().get(1)).containsExactly("B", "1");
        assertThat(t.lines()).containsExactly(2, 3);
    }

    @Test
    void readsOldMacintoshLineEnds() throws Exception {
        CsvTable t = read("HOLE,FROM\rA,0\rB,1\r");
        assertThat(t.rows()).hasSize(2);
        assertThat(t.lines()).containsExactly(2, 3);
    }

    @Test
    void quotesHoldSeparatorsQuotesAndLineFeeds() throws Exception {
        CsvTable t = read("HOLE,NOTE\n\"A, north\",\"he said \"\"ore\"\"\nand left\"\nB,plain\n");
        assertThat(t.rows().getFirst()).containsExactly("A, north", "he said \"ore\"\nand left");
        assertThat(t.lines()).as("lines of the file, not numbers of rows").containsExactly(2, 4);
    }

    @Test
    void whatIsNotUtf8IsWindows1252() throws Exception {
        Path file = folder.resolve("t.csv");
        Files.write(file, "HOLE,GEOLOGE\nTrou é,Müller\n".getBytes(Charset.forName("windows-1252")));
        assertThat(CsvTable.read(file).rows().getFirst()).containsExactly("Trou é", "Müller");
        Files.write(file, "HOLE,GEOLOGE\nTrou é,Müller\n".getBytes(StandardCharsets.UTF_8));
        assertThat(CsvTable.read(file).rows().getFirst()).containsExactly("Trou é", "Müller");
    }

    @Test
    void stripsNamesAndFields() throws Exception {
        CsvTable t = read(" HOLE , FROM \n A , 0 \n");
        assertThat(t.header()).containsExactly("HOLE", "FROM");
        assertThat(t.rows().getFirst()).containsExactly("A", "0");
        assertThat(t.column("hole")).isZero();
        assertThat(t.column("TO")).isEqualTo(-1);
    }

    @Test
    void blankLinesAndLinesOfSeparatorsAreNoRows() throws Exception {
        CsvTable t = read("HOLE,FROM\n\nA,0\n,\n   \nB,1\n\n");
        assertThat(t.rows()).hasSize(2);
        assertThat(t.lines()).containsExactly(3, 6);
        assertThat(t.findings()).isEmpty();
    }

    @Test
    void shortAndLongRowsAreToldEachAndLeftOut() throws Exception {
        CsvTable t = read("HOLE,FROM,TO\nA,0\nB,0,2\nC,0,2,9\nD,1,2,\n");
        assertThat(t.rows()).extracting(r -> r[0]).containsExactly("B", "D");
        assertThat(t.findings())
                .extracting(Finding::check, Finding::line, Finding::severity)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("row-short", 2, Finding.Severity.ERROR),
                        org.assertj.core.groups.Tuple.tuple("row-long", 4, Finding.Severity.ERROR));
        assertThat(t.findings().getFirst().message()).contains("2 fields", "expected 3");
    }

    @Test
    void missingEmptyAndHeaderOnlyFilesSaySo() throws Exception {
        assertThat(refused(folder.resolve("none.csv")).check()).isEqualTo("file-missing");
        assertThat(refused(write("")).check()).isEqualTo("file-empty");
        assertThat(refused(write("\uFEFF\n \n")).check()).isEqualTo("file-empty");
        Finding header = refused(write("HOLE,FROM\n"));
        assertThat(header.check()).isEqualTo("file-empty");
        assertThat(header.message()).contains("no row below the header");
        assertThat(refused(folder).check()).as("a folder").isEqualTo("file-missing");
    }

    private CsvTable read(String text) throws IOException {
        return CsvTable.read(write(text));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("t.csv"), text);
    }

    private static Finding refused(Path file) {
        InvalidInput thrown = catchThrowableOfType(InvalidInput.class, () -> CsvTable.read(file));
        assertThat(thrown).isNotNull();
        return thrown.findings().getLast();
    }
}
