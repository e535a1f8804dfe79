package org.lodecast.app.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lodecast.Finding;
import org.lodecast.InvalidInput;
import org.lodecast.app.project.Project;
import org.lodecast.app.table.ColumnScan;
import org.lodecast.app.table.ReadLog;
import org.lodecast.block.BlockTable;

/// Reads block models from tables, a row a block: centre, size, and columns. Centres and sizes are found
/// by the names that programs give them (Datamine, Vulcan, Surpac, Micromine, Leapfrog, our own export);
/// titles and comments above the header are passed over, and so are Vulcan's three lines below it
/// (descriptions, types, defaults).
///
/// Every row is a block or an error: nothing is left out. Where the table gives no sizes and the caller
/// none, they are those of the regular model whose centres these are.
public final class BlockCsvReader {
    /// Coordinates beyond this are none on Earth, in metres or feet.
    private static final double FAR = 1e9;

    private static final Set<String> TYPES = Set.of(
            "double", "float", "real", "integer", "int", "short", "byte", "long", "name", "text", "string", "char");

    private static final String EXPECTED = "names for the centres of blocks, such as xc, yc, zc or centroid_x, "
            + "centroid_y, centroid_z or easting, northing, elevation";

    /// A column that is wanted.
    ///
    /// @param name under which it is handed on
    /// @param column of the table, case aside
    /// @param codes none: its numbers; else 1 where it has one of them, 0 where another, NaN where it is
    ///     empty
    public record Column(String name, String column, List<String> codes) {}

    /// What to read, and how.
    ///
    /// @param format of the table where it is known
    /// @param columns of the table by role (`x`, `y`, `z`, `dx`, `dy`, `dz`), for names that are not the
    ///     usual ones
    /// @param wanted columns
    /// @param missing numbers that stand for no value, e.g. −99
    /// @param size of the blocks where the table has no columns of it, or wrong ones, in the table's unit
    ///     of length
    /// @param metres what a unit of length of the table is [m]
    /// @param rotation clockwise turn of the model's axes [rad]
    public record Request(
            Project.CsvFormat format,
            Map<String, String> columns,
            List<Column> wanted,
            List<Double> missing,
            double @Nullable [] size,
            double metres,
            double rotation) {
        /// Columns of a table in metres whose blocks point north, everything else as it is found.
        public static Request of(List<Column> wanted) {
            return new Request(Project.CsvFormat.GUESSED, Map.of(), wanted, List.of(), null, 1, 0);
        }
    }

    private final Request request;
    private final ColumnScan scan;
    private final Map<String, Integer> roles;
    private final CountedFindings errors;
    private final List<Finding> findings = new ArrayList<>();
    private final List<BlockValues> values = new ArrayList<>();
    private final boolean sized;
    private final BlockTableBuilder blocks = new BlockTableBuilder();
    private final double[] centre = new double[3];
    private final double[] size = {1, 1, 1};
    /// The first rows, which may belong to the header; null once that is settled.
    private @Nullable List<Start> start = new ArrayList<>();

    private record Start(String[] fields, int line) {}

    private BlockCsvReader(Path path, Request request) {
        this.request = request;
        this.scan = ColumnScan.open(
                path,
                request.format(),
                names -> BlockNames.find(names, request.columns()).keySet().containsAll(BlockNames.CENTRE),
                request.columns().isEmpty() ? EXPECTED : EXPECTED + ", or those of columns: " + request.columns());
        this.errors = new CountedFindings(scan.file());
        this.roles = BlockNames.find(scan.header(), request.columns());
        this.sized = request.size() == null && roles.keySet().containsAll(BlockNames.SIZE);
        for (Column c : request.wanted()) {
            int at = scan.column(c.column());
            if (at < 0) {
                missing("no column `" + c.column() + "`");
            } else {
                values.add(new BlockValues(c, scan.header().get(at), request.missing()));
            }
        }
        request.columns().forEach((role, name) -> {
            if (!roles.containsKey(role)) {
                missing("no column `" + name + "` for " + role);
            }
        });
        errors.demandNone();
    }

    private void missing(String what) {
        errors.error("column-missing", "", scan.headerLine(), what + "; the table has " + ReadLog.names(scan.header()));
    }

    /// @throws InvalidInput with every error of the table, of each kind and column the first twenty and a
    ///     count
    public static BlockColumns read(Path path, Request request) {
        if (!(request.metres() > 0)) {
            throw new IllegalArgumentException("a unit of length is above 0 m, not " + request.metres());
        }
        return new BlockCsvReader(path, request).read();
    }

    private BlockColumns read() {
        List<Integer> columns = new ArrayList<>();
        BlockNames.CENTRE.forEach(r -> columns.add(roles.getOrDefault(r, -1)));
        if (sized) {
            BlockNames.SIZE.forEach(r -> columns.add(roles.getOrDefault(r, -1)));
        }
        values.forEach(v -> columns.add(scan.column(v.header())));
        scan.read(
                columns.stream().mapToInt(c -> c).toArray(),
                this::take,
                (check, line, message) -> errors.error(check, "", line, message));
        settle();
        if (blocks.size() == 0) {
            errors.error("file-empty", "", scan.headerLine(), "no block below the header; expected at least one");
        }
        errors.demandNone();
        values.forEach(v -> v.tell(scan.file(), findings));
        BlockTable table = table();
        Map<String, float[]> read = new LinkedHashMap<>();
        values.forEach(v -> read.put(v.name(), v.values()));
        return new BlockColumns(table, read, List.copyOf(findings));
    }

    private BlockTable table() {
        double[] x = blocks.centres(0);
        double[] y = blocks.centres(1);
        double[] z = blocks.centres(2);
        double[][] sizes = new double[3][];
        double[] given = request.size();
        if (sized) {
            for (int axis = 0; axis < 3; axis++) {
                sizes[axis] = blocks.sizes(axis);
            }
        } else {
            double[] one = given == null
                    ? spacing(x, y, z)
                    : IntStream.range(0, 3)
                            .mapToDouble(a -> given[a] * request.metres())
                            .toArray();
            for (int axis = 0; axis < 3; axis++) {
                sizes[axis] = new double[] {one[axis]};
            }
        }
        BlockTable table = BlockTable.of(x, y, z, sizes[0], sizes[1], sizes[2], request.rotation());
        if (table.overlapping() > 0) {
            findings.add(Finding.warning(
                    "block-overlap",
                    scan.file(),
                    0,
                    "",
                    table.overlapping() + " of " + table.size() + " blocks overlap one above them in the table",
                    "the upper one holds what they share; if the model is turned, give its rotation"));
        }
        return table;
    }

    private double[] spacing(double[] x, double[] y, double[] z) {
        try {
            double[] found = BlockTable.spacing(x, y, z, request.rotation());
            findings.add(Finding.note(
                    "block-size",
                    scan.file(),
                    scan.headerLine(),
                    "",
                    "no columns for the size of blocks (dx, dy, dz)",
                    String.format(Locale.ROOT, "%.3f × %.3f × %.3f m by their centres", found[0], found[1], found[2])));
            return found;
        } catch (InvalidInput e) {
            throw InvalidInput.at(
                    "block-size",
                    scan.file(),
                    scan.headerLine(),
                    "no columns for the size of blocks (dx, dy, dz), and their centres do not tell it: "
                            + e.findings().getFirst().message());
        }
    }

    private void take(String[] fields, int line) {
        if (start == null) {
            block(fields, line);
            return;
        }
        start.add(new Start(fields.clone(), line));
        if (start.size() == 3) {
            settle();
        }
    }

    /// Tells which of the first rows belong to the header, and reads the others.
    private void settle() {
        List<Start> first = start;
        start = null;
        if (first == null) {
            return;
        }
        boolean vulcan = first.size() == 3 && types(first.get(1).fields());
        int skipped = 0;
        if (vulcan) {
            skipped = 3;
            defaults(first.get(2));
        } else {
            while (skipped < first.size() && noNumber(first.get(skipped).fields())) {
                skipped++;
            }
        }
        if (skipped > 0) {
            findings.add(Finding.note(
                    "header-rows",
                    scan.file(),
                    first.getFirst().line(),
                    "",
                    skipped + (skipped == 1 ? " row" : " rows") + " below the header without a block",
                    vulcan ? "descriptions, types and defaults, as Vulcan writes them" : "passed over"));
        }
        first.subList(skipped, first.size()).forEach(s -> block(s.fields(), s.line()));
    }

    private boolean types(String[] fields) {
        return noNumber(fields)
                && java.util.Arrays.stream(fields).anyMatch(f -> TYPES.contains(f.toLowerCase(Locale.ROOT)));
    }

    /// Whether there is text, and no number among it.
    private boolean noNumber(String[] fields) {
        boolean text = false;
        for (String f : fields) {
            if (!Double.isNaN(scan.number(f))) {
                return false;
            }
            text |= !f.isEmpty();
        }
        return text;
    }

    /// A default below zero, such as −99, is what Vulcan writes where there is no value.
    private void defaults(Start row) {
        for (int i = 0; i < values.size(); i++) {
            BlockValues v = values.get(i);
            double value = scan.number(row.fields()[(sized ? 6 : 3) + i]);
            if (v.numbers() && value < 0) {
                v.standsForNone(value);
                findings.add(Finding.note(
                        "missing-value",
                        scan.file(),
                        row.line(),
                        "",
                        "the default of column " + v.header() + " is " + value,
                        "taken as no value"));
            }
        }
    }

    private void block(String[] fields, int line) {
        boolean good = true;
        for (int axis = 0; axis < 3; axis++) {
            centre[axis] = scan.number(fields[axis]);
            good &= within(centre[axis], -FAR, BlockNames.CENTRE.get(axis), fields[axis], line, "a coordinate");
            centre[axis] *= request.metres();
            if (sized) {
                size[axis] = scan.number(fields[3 + axis]);
                good &= within(
                        size[axis],
                        Double.MIN_VALUE,
                        BlockNames.SIZE.get(axis),
                        fields[3 + axis],
                        line,
                        "a size above 0");
                size[axis] *= request.metres();
            }
        }
        for (int i = 0; i < values.size(); i++) {
            values.get(i).add(fields[(sized ? 6 : 3) + i], line, scan, errors);
        }
        if (good) {
            blocks.add(centre, size);
        }
    }

    private boolean within(double v, double least, String role, String text, int line, String expected) {
        if (v >= least && v <= FAR) {
            return true;
        }
        String name = scan.header().get(roles.getOrDefault(role, 0));
        errors.error(
                Double.isNaN(v) ? "not-a-number" : "block-place",
                "column " + name,
                line,
                "column " + name + ": `" + ColumnScan.shown(text) + "`; expected " + expected);
        return false;
    }
}
