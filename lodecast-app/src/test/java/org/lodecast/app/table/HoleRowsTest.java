package org.lodecast.app.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodecast.InvalidInput;
import org.lodecast.app.project.Project;

class HoleRowsTest {
    private static final Project.Fixes FIXES = new Project.Fixes("leave_out", null, null, null, null);

    @TempDir
    Path folder;

    /// A title, units, a field over two lines, a row too short to know its hole, another encoding and
    /// decimal commas.
    @Test
    void whatIsLeftStandsAsItDid() throws Exception {
        String text = """
                Bohrungen Süd
                Bohrung;von;bis;Cu_ppm;Notiz
                ;m;m;ppm;
                Süd-1;0;1,5;10,5;gut
                Süd-2;0;1,5;11,5;"geht
                weiter Süd-2"
                Süd-2;1,5
                Süd-1;1,5;3;12,5;
                Süd-2;1,5;3;13,5;
                """;
        Files.write(folder.resolve("assay.csv"), text.getBytes(Charset.forName("windows-1252")));
        Project.AssayTable assay = new Project.AssayTable("assay.csv", null, null, null, null, null, null, null, null);
        Project.CollarTable collar = new Project.CollarTable("collar.csv", null, null, null);
        Project.Tables tables = new Project.Tables(collar, null, assay, null, "m");
        Path to = folder.resolve("copy.csv");
        HoleRows.Copy copy =
                new HoleRows(folder, tables, FIXES, Set.of("Süd-1", "Süd-2")).without(assay, Set.of("Süd-2"), to);
        assertThat(Files.readString(to)).isEqualTo("""
                Bohrungen Süd
                Bohrung;von;bis;Cu_ppm;Notiz
                ;m;m;ppm;
                Süd-1;0;1,5;10,5;gut
                Süd-1;1,5;3;12,5;
                """);
        assertThat(copy.rows()).isEqualTo(2);
        assertThat(copy.columns()).containsAllEntriesOf(Map.of("hole", "Bohrung", "from", "von", "to", "bis"));
        assertThat(copy.format()).isEqualTo(new Project.CsvFormat("utf-8", ";", "comma"));
        HoleRows.Copy none = new HoleRows(folder, tables, FIXES, Set.of("Süd-1", "Süd-2"))
                .without(assay, Set.of("Süd-1", "Süd-2"), to);
        assertThat(none.rows()).isZero();
        assertThatThrownBy(() -> new HoleRows(folder, tables, FIXES, Set.of()).without(collar, Set.of(), to))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("collar.csv");
    }
}
