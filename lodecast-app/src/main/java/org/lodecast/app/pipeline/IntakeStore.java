package org.lodecast.app.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.lodecast.Finding;
import org.lodecast.app.report.ReportData;
import org.lodecast.app.store.Table;
import org.lodecast.app.table.DrillholeReader;
import org.lodecast.app.table.ReadLog;
import org.lodecast.drill.Intervals;
import org.lodecast.drill.check.Fix;

/// What was found and done while drillholes were taken in, as tables: findings, rows set aside, changes by rule,
/// laboratory checks, and the account of every row.
final class IntakeStore {
    private IntakeStore() {}

    static void write(StageFolder folder, DrillholeIntake intake) throws IOException {
        write(folder, intake.findings());
        writeSetAside(folder, intake.setAside());
        writeFixes(folder, intake.fixes());
        write(folder, intake.control());
        writeSources(folder, intake.sources());
    }

    private static void write(StageFolder folder, List<Finding> f) throws IOException {
        folder.table(new Table("qa")
                .text(
                        "severity",
                        DrillholeStore.texts(f, x -> x.severity().name().toLowerCase(Locale.ROOT)))
                .text("check", DrillholeStore.texts(f, Finding::check))
                .text("file", DrillholeStore.texts(f, Finding::file))
                .whole("line", DrillholeStore.wholes(f, Finding::line))
                .text("hole", DrillholeStore.texts(f, Finding::hole))
                .text("message", DrillholeStore.texts(f, Finding::message))
                .text("action", DrillholeStore.texts(f, Finding::action)));
    }

    static List<Finding> findings(StageFolder f) {
        Table t = f.table("qa");
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < t.rows(); i++) {
            findings.add(new Finding(
                    Finding.Severity.valueOf(t.text("severity")[i].toUpperCase(Locale.ROOT)),
                    t.text("check")[i],
                    t.text("file")[i],
                    t.whole("line")[i],
                    t.text("hole")[i],
                    t.text("message")[i],
                    t.text("action")[i]));
        }
        return findings;
    }

    /// Rows that are not used, as they stand in their files.
    private static void writeSetAside(StageFolder folder, List<ReadLog.Row> rows) throws IOException {
        folder.table(new Table("set_aside")
                .text("file", DrillholeStore.texts(rows, ReadLog.Row::file))
                .whole("line", DrillholeStore.wholes(rows, ReadLog.Row::line))
                .whole("last_line", DrillholeStore.wholes(rows, ReadLog.Row::lastLine))
                .text("hole", DrillholeStore.texts(rows, ReadLog.Row::hole))
                .text("check", DrillholeStore.texts(rows, ReadLog.Row::check))
                .text("text", DrillholeStore.texts(rows, ReadLog.Row::text)));
    }

    /// What the project's rules changed, in the order in which they did: new depths are empty where a row was
    /// dropped, and a row that was cut in two stands once a piece.
    private static void writeFixes(StageFolder folder, List<Fix> fixes) throws IOException {
        folder.table(new Table("fix")
                .whole("step", DrillholeStore.wholes(fixes, Fix::step))
                .text("rule", DrillholeStore.texts(fixes, Fix::rule))
                .text("file", DrillholeStore.texts(fixes, Fix::file))
                .whole("line", DrillholeStore.wholes(fixes, Fix::line))
                .text("hole", DrillholeStore.texts(fixes, Fix::hole))
                .real("from", "m", DrillholeStore.numbers(fixes, Fix::from))
                .real("to", "m", DrillholeStore.numbers(fixes, Fix::to))
                .real("new_from", "m", DrillholeStore.numbers(fixes, Fix::newFrom))
                .real("new_to", "m", DrillholeStore.numbers(fixes, Fix::newTo)));
    }

    private static void writeSources(StageFolder folder, List<DrillholeIntake.Source> s) throws IOException {
        folder.table(new Table("source")
                .text("table", DrillholeStore.texts(s, DrillholeIntake.Source::table))
                .text("file", DrillholeStore.texts(s, DrillholeIntake.Source::file))
                .whole("rows", DrillholeStore.wholes(s, DrillholeIntake.Source::read))
                .whole("kept", DrillholeStore.wholes(s, DrillholeIntake.Source::kept))
                .whole("set_aside", DrillholeStore.wholes(s, DrillholeIntake.Source::setAside)));
    }

    static List<ReportData.Source> sources(StageFolder f) {
        Table t = f.table("source");
        Table fixes = f.table("fix");
        List<ReportData.Source> sources = new ArrayList<>();
        for (int i = 0; i < t.rows(); i++) {
            String file = t.text("file")[i];
            Set<Integer> changed = new HashSet<>();
            for (int k = 0; k < fixes.rows(); k++) {
                if (fixes.text("file")[k].equals(file) && !Double.isNaN(fixes.real("new_from")[k])) {
                    changed.add(fixes.whole("line")[k]);
                }
            }
            sources.add(new ReportData.Source(
                    t.text("table")[i],
                    file,
                    t.whole("rows")[i],
                    t.whole("kept")[i],
                    t.whole("set_aside")[i],
                    changed.size()));
        }
        return sources;
    }

    /// Blanks, standards and duplicates.
    private static void write(StageFolder folder, DrillholeReader.Control control) throws IOException {
        Intervals rows = control.rows();
        Table t = new Table("qaqc")
                .text("kind", control.kind().toArray(String[]::new))
                .text("sample", control.sample().toArray(String[]::new))
                .text("hole", rows.hole())
                .real("from", "m", rows.from())
                .real("to", "m", rows.to())
                .whole("line", rows.line());
        rows.variables().forEach(v -> DrillholeStore.variable(t, v));
        folder.table(t);
    }
}
