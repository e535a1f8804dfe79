package org.lodecast.app.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lodecast.drill.Composites;
import org.lodecast.drill.Trace;
import org.lodecast.drill.Variable;

/// VTK XML PolyData (`.vtp`): the holes as lines ({@link HoleLines}), raw appended. A line is a cell, and knows
/// its `hole` by name and by number, its depths `from` and `to` and the columns asked for, NaN where nothing was
/// measured and along a stretch without composites; so tubes about the lines can be coloured by grade. A point
/// knows its `depth`.
public final class HoleVtp {
    private static final String SAMPLED = "sampled";
    private static final String WEIGHT = "weight";
    private static final String DOMAIN = "domain";

    private HoleVtp() {}

    /// Names of the columns that composites have to choose from.
    public static List<String> columns(Composites c) {
        List<String> names =
                new ArrayList<>(c.variables().stream().map(Variable::name).toList());
        if (c.domain().length > 0) {
            names.add(DOMAIN);
        }
        names.add(SAMPLED);
        names.add(WEIGHT);
        return names;
    }

    /// @param traces of all holes
    /// @param composites the rows of a hole together, by depth
    /// @param columns to write, some of {@link #columns}
    public static void write(List<Trace> traces, Composites composites, List<String> columns, Path path)
            throws IOException {
        HoleLines lines = HoleLines.of(traces, composites);
        AppendedArrays arrays = new AppendedArrays();
        StringBuilder head = new StringBuilder("<?xml version=\"1.0\"?>\n<!-- coordinates and depths in metres -->\n")
                .append(String.format(AppendedArrays.FILE, "PolyData"))
                .append("\n  <PolyData>\n    <Piece NumberOfPoints=\"")
                .append(lines.depth().length)
                .append("\" NumberOfVerts=\"0\" NumberOfLines=\"")
                .append(lines.size())
                .append("\" NumberOfStrips=\"0\" NumberOfPolys=\"0\">\n      <PointData>\n        ")
                .append(arrays.reals("depth", "m", lines.depth()))
                .append("      </PointData>\n      <CellData>\n");
        byte[][] names = traces.stream()
                .map(t -> t.hole().getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        int[] hole = lines.hole();
        head.append("        ").append(arrays.texts("hole", hole.length, i -> names[hole[i]]));
        head.append("        ").append(arrays.wholes("hole_index", hole));
        head.append("        ").append(arrays.reals("from", "m", lines.from()));
        head.append("        ").append(arrays.reals("to", "m", lines.to()));
        for (String c : columns) {
            head.append("        ").append(column(c, composites, lines.row(), arrays));
        }
        head.append("      </CellData>\n      <Points>\n        ")
                .append(arrays.points(lines.xyz()))
                .append("      </Points>\n      <Lines>\n        ")
                .append(arrays.longs("connectivity", lines.corners(), sink -> {
                    for (int i = 0; i < lines.size(); i++) {
                        for (long p = lines.first()[i]; p <= lines.last()[i]; p++) {
                            sink.put(p);
                        }
                    }
                }))
                .append("        ")
                .append(arrays.longs("offsets", lines.size(), sink -> {
                    long end = 0;
                    for (int i = 0; i < lines.size(); i++) {
                        end += lines.last()[i] - lines.first()[i] + 1;
                        sink.put(end);
                    }
                }))
                .append("      </Lines>\n    </Piece>\n  </PolyData>\n");
        try (OutputStream out = Files.newOutputStream(path)) {
            arrays.write(head.toString(), out);
        }
    }

    private static String column(String name, Composites c, int[] row, AppendedArrays arrays) {
        return switch (name) {
            case DOMAIN -> {
                byte[] none = {};
                Map<String, byte[]> known = new HashMap<>(); // a few names stand in many rows
                for (String d : c.domain()) {
                    known.computeIfAbsent(d, x -> x.getBytes(StandardCharsets.UTF_8));
                }
                yield arrays.texts(
                        name, row.length, i -> row[i] < 0 ? none : known.getOrDefault(c.domain()[row[i]], none));
            }
            case SAMPLED -> real(name, "m", c.sampled(), 0, row, arrays);
            case WEIGHT -> real(name, "", c.weight(), Double.NaN, row, arrays);
            default -> {
                Variable v = c.variable(name);
                yield real(name, v.unit(), v.values(), Double.NaN, row, arrays);
            }
        };
    }

    /// @param none what stands where there is no composite
    private static String real(
            String name, String unit, double[] values, double none, int[] row, AppendedArrays arrays) {
        return arrays.singles(name, unit, row.length, i -> row[i] < 0 ? none : values[row[i]]);
    }
}
