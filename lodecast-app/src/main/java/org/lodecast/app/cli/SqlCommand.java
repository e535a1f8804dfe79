package org.lodecast.app.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lodecast.InvalidInput;
import org.lodecast.app.pipeline.Access;
import org.lodecast.app.pipeline.Workspace;
import org.lodecast.app.store.Duck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "sql",
        mixinStandardHelpOptions = true,
        description = "Asks DuckDB over the project's tables and its block model (blocks). Nothing can be changed.")
final class SqlCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PROJECT", description = "A folder with a project.yaml, or the file.")
    private Path project = Path.of(".");

    @Parameters(index = "1", paramLabel = "SQL", description = "For example: \"FROM collar LIMIT 5\".")
    private String sql = "";

    @Option(names = "--csv", description = "Answer as CSV.")
    private boolean csv;

    @Override
    public Integer call() throws Exception {
        Workspace w = Workspace.open(project, 1);
        Path database = Access.demand(w, "lodecast.duckdb");
        PrintWriter out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
        try (Duck duck = Duck.memory()) {
            duck.execute("ATTACH " + Duck.literal(database.toString()) + " AS project (READ_ONLY)");
            duck.execute("USE project");
            Path blocks = w.out().resolve("blocks.parquet");
            if (Files.exists(blocks)) {
                duck.execute("CREATE TEMP VIEW blocks AS SELECT * FROM read_parquet(" + Duck.literal(blocks.toString())
                        + ")");
            }
            demandQuestion(duck);
            try (Statement s = duck.statement()) {
                if (s.execute(sql)) {
                    try (ResultSet rows = s.getResultSet()) {
                        print(rows, out);
                    }
                }
            } catch (SQLException e) {
                throw InvalidInput.of("sql", String.valueOf(e.getMessage()).replaceAll("\\s*\\n\\s*", " "));
            }
        }
        out.flush();
        return 0;
    }

    /// The database is attached for reading, but COPY and EXPORT would still write over any file, the
    /// project's own among them: only what DuckDB itself parses as questions is let through.
    private void demandQuestion(Duck duck) throws SQLException {
        try (Statement s = duck.statement();
                ResultSet r = s.executeQuery(
                        "SELECT j ->> 'error', j ->> 'error_type', j ->> 'error_message' FROM (SELECT json_serialize_sql("
                                + Duck.literal(sql) + ") AS j)")) {
            r.next();
            if (!"true".equals(r.getString(1))) {
                return;
            }
            throw InvalidInput.of(
                    "sql",
                    "not implemented".equals(r.getString(2))
                            ? "only questions are answered, since nothing may be changed; expected SELECT, FROM, WITH,"
                                    + " DESCRIBE, SUMMARIZE or SHOW"
                            : String.valueOf(r.getString(3)).replaceAll("\\s*\\n\\s*", " "));
        }
    }

    private void print(ResultSet rows, PrintWriter out) throws SQLException {
        ResultSetMetaData meta = rows.getMetaData();
        int n = meta.getColumnCount();
        List<String[]> lines = new ArrayList<>();
        String[] head = new String[n];
        for (int c = 0; c < n; c++) {
            head[c] = meta.getColumnLabel(c + 1);
        }
        if (csv) {
            out.println(row(head));
        } else {
            lines.add(head);
        }
        while (rows.next()) {
            String[] line = new String[n];
            for (int c = 0; c < n; c++) {
                Object value = rows.getObject(c + 1);
                line[c] = value == null ? "" : value.toString();
            }
            if (csv) {
                out.println(row(line));
            } else {
                lines.add(line);
            }
        }
        if (!csv) {
            aligned(lines, n, out);
        }
    }

    private static String row(String[] fields) {
        StringBuilder text = new StringBuilder();
        for (int c = 0; c < fields.length; c++) {
            boolean quote = fields[c].matches("(?s).*[,\"\\r\\n].*");
            text.append(c > 0 ? "," : "").append(quote ? '"' + fields[c].replace("\"", "\"\"") + '"' : fields[c]);
        }
        return text.toString();
    }

    private static void aligned(List<String[]> lines, int n, PrintWriter out) {
        int[] width = new int[n];
        for (String[] l : lines) {
            for (int c = 0; c < n; c++) {
                width[c] = Math.max(width[c], l[c].length());
            }
        }
        for (String[] l : lines) {
            StringBuilder text = new StringBuilder();
            for (int c = 0; c < n; c++) {
                text.append(l[c]).append(" ".repeat(width[c] - l[c].length() + 2));
            }
            out.println(text.toString().stripTrailing());
        }
    }
}
