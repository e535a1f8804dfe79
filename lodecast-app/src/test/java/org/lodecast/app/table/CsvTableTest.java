package org.lodecast.app.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodecast.Finding;
import org.lodecast.InvalidInput;
import org.lodecast.app.project.Project;

/// The dialects of delimited text that laboratories, loggers and spreadsheets leave.
class CsvTableTest {
    @TempDir
    Path folder;

    private ReadLog log = new ReadLog(false);
    private final List<String[]> rows = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t', '|'})
    void findsTheSeparator(char separator) throws Exception {
        CsvTable t = read("HOLE,FROM,TO\nA,0,2\nB,2,4\n".replace(',', separator));
        assertThat(t.dialect().separator()).isEqualTo(separator);
        assertThat(t.header()).containsExactly("HOLE", "FROM", "TO");
        assertThat(rows).containsExactly(new String[] {"A", "0", "2"}, new String[] {"B", "2", "4"});
        assertThat(lines).containsExactly(2, 3);
        assertThat(log.findings()).isEmpty();
    }

    @Test
    void theSeparatorIsWhereMostLinesAgree() throws Exception {
        CsvTable t = read("HOLE;NOTE;FROM;TO\nA;red, soft, wet;0;2\nB;grey, hard;2;4\n");
        assertThat(t.dialect().separator()).isEqualTo(';');
        assertThat(rows.getFirst()).containsExactly("A", "red, soft, wet", "0", "2");
    }

    @Test
    void decimalCommasAreFoundInTheData() throws Exception {
        assertThat(read("HOLE;FROM;TO\nA;0,5;2,25\n").dialect().decimalComma()).isTrue();
        assertThat(rows.getFirst()).containsExactly("A", "0,5", "2,25");
        assertThat(read("HOLE\tFROM\tTO\nA\t0,5\t2,25\n").dialect().decimalComma())
                .isTrue();
        assertThat(read("HOLE;FROM;TO\nA;0.5;2.25\n").dialect().decimalComma()).isFalse();
    }

    @Test
    void theProjectOverridesWhatIsFound() throws Exception {
        Path file = Files.write(folder.resolve("t.csv"), "HOLE:N\nÖ:1,5\n".getBytes(StandardCharsets.UTF_8));
        CsvTable t = CsvTable.open(file, new Project.CsvFormat("iso-8859-1", ":", "comma"), log);
        t.read(log, false, (f, l, raw) -> rows.add(f));
        assertThat(rows.getFirst()).containsExactly("Ã\u0096", "1,5");
        assertThat(t.number("1,5")).isEqualTo(1.5);
    }

    @Test
    void blankLinesBeforeTheHeaderHideNothing() throws Exception {
        CsvTable t = read("\r\n\r\nHOLE;FROM\r\nA;0\r\n");
        assertThat(t.header()).containsExactly("HOLE", "FROM");
        assertThat(lines).containsExactly(4);
    }

    @Test
    void titlesAboveTheHeaderAreToldAndPassedOver() throws Exception {
        CsvTable t = read("North pit, drilling of spring\nHOLE,FROM,TO,Au_ppm\nA,0,1,2\n");
        assertThat(t.header()).containsExactly("HOLE", "FROM", "TO", "Au_ppm");
        assertThat(log.findings()).extracting(Finding::check, Finding::line).containsExactly(tuple("header-title", 1));
        assertThat(rows).hasSize(1);
    }

    @Test
    void aSecondHeaderRowTellsUnits() throws Exception {
        CsvTable t = read("HOLE,FROM,TO,Au,Cu\n,m,m,(ppb),%\nA,0,1,20,0.5\n");
        assertThat(t.unit(1)).isEqualTo("m");
        assertThat(t.described(3)).isEqualTo("Au (ppb)");
        assertThat(t.described(4)).isEqualTo("Cu (%)");
        assertThat(rows).hasSize(1);
        assertThat(log.findings()).extracting(Finding::check, Finding::line).containsExactly(tuple("header-units", 2));
    }

    @Test
    void aRowOfCodesIsNoHeader() throws Exception {
        read("HOLE,CODE\nA,granite\nB,schist\n");
        assertThat(rows).hasSize(2);
    }

    @Test
    void columnsOfOneNameAreToldApart() throws Exception {
        CsvTable t = read("HOLE,FROM,TO,Au_ppm,Au_ppm,\nA,0,1,2,3,x\n");
        assertThat(t.header()).containsExactly("HOLE", "FROM", "TO", "Au_ppm", "Au_ppm #2", "column 6");
    }

    @Test
    void aHeaderThatStandsAgainIsSetAside() throws Exception {
        read("HOLE,FROM,TO\nA,0,2\nHole,From,To\nB,2,4\n");
        assertThat(rows).hasSize(2);
        assertThat(log.rows())
                .extracting(ReadLog.Row::check, ReadLog.Row::line)
                .containsExactly(tuple("header-repeated", 3));
    }

    @Test
    void takesByteOrderMarkAndWindowsLineEndsInStride() throws Exception {
        CsvTable t = read("\uFEFFHOLE,FROM\r\nA,0\r\nB,1\r\n");
        assertThat(t.header()).containsExactly("HOLE", "FROM");
        assertThat(rows.get(1)).containsExactly("B", "1");
        assertThat(lines).containsExactly(2, 3);
    }

    @Test
    void readsOldMacintoshLineEnds() throws Exception {
        read("HOLE,FROM\rA,0\rB,1\r");
        assertThat(rows).hasSize(2);
        assertThat(lines).containsExactly(2, 3);
    }

    @Test
    void quotesHoldSeparatorsQuotesAndLineFeeds() throws Exception {
        read("HOLE,NOTE\n\"A, north\",\"he said \"\"ore\"\"\nand left\"\nB,plain\n");
        assertThat(rows.getFirst()).containsExactly("A, north", "he said \"ore\"\nand left");
        assertThat(lines).as("lines of the file, not numbers of rows").containsExactly(2, 4);
        assertThat(log.findings()).extracting(Finding::check).containsExactly("row-lines");
    }

    /// A quote left open would swallow the rest of the file.
    @Test
    void aQuoteLeftOpenCostsItsOwnRowOnly() throws Exception {
        StringBuilder text = new StringBuilder("HOLE,FROM,TO\nA,0,1\nA,\"1,2\n");
        for (int i = 2; i < 60; i++) {
            text.append("A,").append(i).append(',').append(i + 1).append('\n');
        }
        read(text.toString());
        assertThat(rows).hasSize(59);
        assertThat(log.rows()).containsExactly(new ReadLog.Row("t.csv", 3, 3, "", "row-quote", "A,\"1,2"));
        assertThat(log.findings())
                .extracting(Finding::check, Finding::line, Finding::severity)
                .containsExactly(tuple("row-quote", 3, Finding.Severity.ERROR));
    }

    @Test
    void whatIsNotUtf8IsWindows1252AndSaysSo() throws Exception {
        Path file = folder.resolve("t.csv");
        Files.write(file, "HOLE,GEOLOGE\nTrou é,Müller\n".getBytes(Charset.forName("windows-1252")));
        read(file);
        assertThat(rows.getFirst()).containsExactly("Trou é", "Müller");
        assertThat(log.findings()).extracting(Finding::check).containsExactly("file-encoding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-16"})
    void unicodeIsFoundWithAndWithoutItsMark(String charset) throws Exception {
        Path file = folder.resolve("t.csv");
        Files.write(file, "HOLE,GEOLOGE\nTrou é,Müller\nB,Meier\n".getBytes(Charset.forName(charset)));
        assertThat(read(file).header()).containsExactly("HOLE", "GEOLOGE");
        assertThat(rows.getFirst()).containsExactly("Trou é", "Müller");
    }

    /// The encoding is looked for in pieces: a character may lie across two of them.
    @Test
    void aCharacterAcrossTwoPiecesIsStillUtf8() throws Exception {
        for (int shift = 0; shift < 4; shift++) {
            String filling = "x".repeat(65_530 + shift);
            Path file = Files.writeString(folder.resolve("t.csv"), "HOLE,NOTE\nA," + filling + "€€€€\n");
            assertThat(Encoding.detect(file)).isEqualTo(StandardCharsets.UTF_8);
        }
    }

    @Test
    void stripsNamesAndFields() throws Exception {
        CsvTable t = read(" HOLE , FROM \n A , 0 \n");
        assertThat(t.header()).containsExactly("HOLE", "FROM");
        assertThat(rows.getFirst()).containsExactly("A", "0");
        assertThat(t.column("hole")).isZero();
        assertThat(t.column("TO")).isEqualTo(-1);
    }

    @Test
    void blankLinesAndLinesOfSeparatorsAreNoRows() throws Exception {
        read("HOLE,FROM\n\nA,0\n,\n   \nB,1\n\n");
        assertThat(rows).hasSize(2);
        assertThat(lines).containsExactly(3, 6);
        assertThat(log.findings()).isEmpty();
        assertThat(log.read()).containsEntry("t.csv", 2);
    }

    @Test
    void shortAndLongRowsAreToldEachAndSetAside() throws Exception {
        read("HOLE,FROM,TO\nA,0\nB,0,2\nC,0,2,9\nD,1,2,\n");
        assertThat(rows).extracting(r -> r[0]).containsExactly("B", "D");
        assertThat(log.findings())
                .extracting(Finding::check, Finding::line, Finding::severity)
                .containsExactly(
                        tuple("row-short", 2, Finding.Severity.ERROR), tuple("row-long", 4, Finding.Severity.ERROR));
        assertThat(log.findings().getFirst().message()).contains("2 fields", "expected 3");
        assertThat(log.rows()).extracting(ReadLog.Row::text).containsExactly("A,0", "C,0,2,9");
        assertThat(log.read()).containsEntry("t.csv", 4);
    }

    @Test
    void shortRowsAreFilledOnlyWhereAsked() throws Exception {
        CsvTable t = CsvTable.open(write("HOLE,FROM,TO\nA,0\n"), Project.CsvFormat.GUESSED, log);
        t.read(log, true, (f, l, raw) -> rows.add(f));
        assertThat(rows.getFirst()).containsExactly("A", "0", "");
        assertThat(log.findings()).extracting(Finding::severity).containsExactly(Finding.Severity.WARNING);
        assertThat(log.rows()).isEmpty();
    }

    @Test
    void linesAreFoundAgainByTheirNumbers() throws Exception {
        CsvTable t = read("HOLE,FROM\nA,0\nB, 1\n");
        assertThat(t.lines(java.util.Set.of(3, 99))).containsExactly(java.util.Map.entry(3, "B, 1"));
    }

    @Test
    void missingEmptyAndHeaderOnlyFilesSaySo() throws Exception {
        assertThat(refused(folder.resolve("none.csv")).check()).isEqualTo("file-missing");
        assertThat(refused(write("")).check()).isEqualTo("file-empty");
        assertThat(refused(write("\uFEFF\n \n")).check()).isEqualTo("file-empty");
        assertThat(refused(folder).check()).as("a folder").isEqualTo("file-missing");
        read("HOLE,FROM\n");
        assertThat(log.findings().getLast().check()).isEqualTo("file-empty");
        assertThat(log.findings().getLast().message()).contains("no row below the header");
    }

    @Test
    void whatIsNoTextIsRefusedAsAWhole() throws Exception {
        byte[] bytes = new byte[5000];
        new java.util.Random(1).nextBytes(bytes);
        Path file = Files.write(folder.resolve("t.csv"), bytes);
        assertThat(refused(file).message()).contains("no text");
        bytes[0] = 'P';
        bytes[1] = 'K';
        assertThat(refused(Files.write(file, bytes)).message()).contains("save each sheet as CSV");
    }

    @Test
    void messagesHoldNothingThatATerminalObeys() {
        assertThat(ReadLog.shortened("a\u001B[31mb\u0007")).isEqualTo("a·[31mb·");
        assertThat(ReadLog.names(List.of("x".repeat(90), "y"))).isEqualTo("x".repeat(40) + "…, y");
    }

    private CsvTable read(String text) throws IOException {
        return read(write(text));
    }

    private CsvTable read(Path file) {
        log = new ReadLog(false);
        rows.clear();
        lines.clear();
        CsvTable t = CsvTable.open(file, Project.CsvFormat.GUESSED, log);
        t.read(log, false, (fields, line, raw) -> {
            rows.add(fields);
            lines.add(line);
        });
        return t;
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("t.csv"), text);
    }

    private Finding refused(Path file) {
        InvalidInput thrown =
                catchThrowableOfType(InvalidInput.class, () -> CsvTable.open(file, Project.CsvFormat.GUESSED, log));
        assertThat(thrown).isNotNull();
        return thrown.findings().getLast();
    }
}
