package org.lodecast.app.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lodecast.Finding;
import org.lodecast.InvalidInput;
import org.lodecast.block.TensorMesh;

/// Reads 3D tensor meshes and models of the UBC Geophysical Inversion Facility.
///
/// A mesh: `nx ny nz`; then x, y, z of its upper south-west corner; then the widths of its cells to the
/// east, to the north and downward, `12*25.0` standing for twelve. A model: a value a cell, downward
/// first, then east, then north. In both, what follows `!` is a comment. Here the cells come in the order
/// of `TensorMesh`: east, north, upward.
public final class UbcModel {
    private static final double FAR = 1e9;
    private static final int MOST_CELLS = 1 << 22;
    private static final String[] AXES = {"x", "y", "z"};

    private UbcModel() {}

    /// @param mesh file of the mesh
    /// @param models files of values by the name under which they are handed on
    /// @param missing numbers that stand for no value, e.g. −100 or 1e-8 for air
    /// @param metres what a unit of length of the mesh is [m]
    /// @throws InvalidInput if a file cannot be read, or has other than a value a cell
    public static BlockColumns read(Path mesh, Map<String, Path> models, List<Double> missing, double metres) {
        if (!(metres > 0)) {
            throw new IllegalArgumentException("a unit of length is above 0 m, not " + metres);
        }
        TensorMesh blocks = mesh(mesh, metres);
        Map<String, float[]> values = new LinkedHashMap<>();
        List<Finding> findings = new ArrayList<>();
        models.forEach((name, path) -> {
            float[] read = model(path, blocks, missing);
            values.put(name, read);
            boolean any = false;
            for (float v : read) {
                any |= !Float.isNaN(v);
            }
            if (!any) {
                findings.add(Finding.warning(
                        "column-empty",
                        path.getFileName().toString(),
                        0,
                        "",
                        "no cell has a value",
                        "nothing comes of it"));
            }
        });
        return new BlockColumns(blocks, values, List.copyOf(findings));
    }

    private static TensorMesh mesh(Path path, double metres) {
        List<Words> lines = new ArrayList<>();
        try (UbcWords in = UbcWords.open(path)) {
            for (String[] words; (words = in.next()) != null; ) {
                lines.add(new Words(words, in.line()));
                if (lines.size() > MOST_CELLS) {
                    throw InvalidInput.at("ubc-mesh", in.file(), in.line(), "far more lines than a mesh has");
                }
            }
        } catch (IOException e) {
            throw unreadable(path, e);
        }
        return new UbcMesh(path.getFileName().toString(), lines).read(metres);
    }

    private static InvalidInput unreadable(Path path, IOException e) {
        return InvalidInput.at(
                "file-unreadable", path.getFileName().toString(), 0, "cannot be read: " + e.getMessage());
    }

    /// What stands in a line.
    record Words(String[] words, int line) {}

    /// Reads the mesh from its lines.
    private record UbcMesh(String file, List<Words> lines) {
        TensorMesh read(double metres) {
            if (lines.size() < 3) {
                throw bad(
                        lines.isEmpty() ? 0 : lines.getLast().line(),
                        lines.size() + " lines; expected five: counts, " + "corner, widths along x, y and z");
            }
            int[] counts = new int[3];
            double[] corner = new double[3];
            for (int axis = 0; axis < 3; axis++) {
                counts[axis] = (int) number(lines.get(0), axis, 1, MOST_CELLS);
                corner[axis] = number(lines.get(1), axis, -FAR, FAR);
            }
            if ((double) counts[0] * counts[1] * counts[2] > Integer.MAX_VALUE - 8) {
                throw bad(
                        lines.getFirst().line(),
                        "more cells than can be held: " + counts[0] + " × " + counts[1] + " × " + counts[2]);
            }
            double[][] widths = widths(counts);
            double[][] edges = new double[3][];
            for (int axis = 0; axis < 3; axis++) {
                int n = counts[axis];
                edges[axis] = new double[n + 1];
                boolean down = axis == 2;
                edges[axis][down ? n : 0] = corner[axis] * metres;
                double sum = 0;
                for (int i = 0; i < n; i++) {
                    sum += widths[axis][i];
                    edges[axis][down ? n - 1 - i : i + 1] = (corner[axis] + (down ? -sum : sum)) * metres;
                }
                for (int i = 1; i <= n; i++) {
                    if (!(edges[axis][i] > edges[axis][i - 1])) {
                        throw bad(
                                lines.get(2).line(), "a width along " + AXES[axis] + " is lost beside the coordinates");
                    }
                }
            }
            return TensorMesh.of(edges[0], edges[1], edges[2], 0);
        }

        /// A line an axis, or, if there are more lines, one after another.
        private double[][] widths(int[] counts) {
            List<Words> rest = lines.subList(2, lines.size());
            double[][] widths = new double[3][];
            if (rest.size() == 3) {
                for (int axis = 0; axis < 3; axis++) {
                    double[] w = widths(rest.subList(axis, axis + 1));
                    demandCount(
                            w.length,
                            counts[axis],
                            "along " + AXES[axis],
                            rest.get(axis).line());
                    widths[axis] = w;
                }
                return widths;
            }
            double[] all = widths(rest);
            demandCount(
                    all.length,
                    counts[0] + counts[1] + counts[2],
                    "along x, y and z",
                    rest.getFirst().line());
            widths[0] = Arrays.copyOf(all, counts[0]);
            widths[1] = Arrays.copyOfRange(all, counts[0], counts[0] + counts[1]);
            widths[2] = Arrays.copyOfRange(all, counts[0] + counts[1], all.length);
            return widths;
        }

        private void demandCount(int found, int expected, String where, int line) {
            if (found != expected) {
                throw bad(line, found + " widths of cells " + where + "; expected " + expected + " by the first line");
            }
        }

        private double[] widths(List<Words> from) {
            double[] all = new double[16];
            int n = 0;
            for (Words l : from) {
                for (int i = 0; i < l.words().length; i++) {
                    String word = l.words()[i];
                    int star = word.indexOf('*');
                    double times = star < 0 ? 1 : UbcWords.number(word.substring(0, star));
                    double width = UbcWords.number(word.substring(star + 1));
                    if (!(times >= 1 && times == Math.rint(times) && width > 0 && width <= FAR)) {
                        throw bad(l.line(), "`" + UbcWords.shown(word) + "`; expected a width above 0, or count*width");
                    }
                    if (n + times > 3.0 * MOST_CELLS) {
                        throw bad(l.line(), "far more widths than cells can be held: `" + UbcWords.shown(word) + "`");
                    }
                    int end = n + (int) times;
                    if (end > all.length) {
                        all = Arrays.copyOf(all, Math.max(end, 2 * all.length));
                    }
                    Arrays.fill(all, n, end, width);
                    n = end;
                }
            }
            return Arrays.copyOf(all, n);
        }

        private double number(Words l, int i, double least, double most) {
            double v = i < l.words().length ? UbcWords.number(l.words()[i]) : Double.NaN;
            boolean whole = least < 1 || v == Math.rint(v);
            if (!(v >= least && v <= most && whole)) {
                throw bad(
                        l.line(),
                        "`" + UbcWords.shown(String.join(" ", l.words())) + "`; expected "
                                + (least < 1
                                        ? "x, y, z of the upper south-west corner"
                                        : "three counts of cells, at least 1"));
            }
            return v;
        }

        private InvalidInput bad(int line, String message) {
            return InvalidInput.at("ubc-mesh", file, line, message);
        }
    }

    private static float[] model(Path path, TensorMesh mesh, List<Double> missing) {
        try (UbcWords in = UbcWords.open(path)) {
            CountedFindings errors = new CountedFindings(in.file());
            int cells = mesh.size();
            // no memory for a model that a file of this length cannot hold
            float[] values = new float[Files.size(path) / 2 + 1 < cells ? 0 : cells];
            float[] none = new float[missing.size()];
            for (int i = 0; i < none.length; i++) {
                none[i] = missing.get(i).floatValue();
            }
            int nx = mesh.count(0);
            int ny = mesh.count(1);
            int nz = mesh.count(2);
            long n = 0;
            for (String[] words; (words = in.next()) != null; ) {
                for (String word : words) {
                    float v = value(word, in, errors);
                    if (n < values.length) {
                        int cell = (int) n;
                        int up = nz - 1 - cell % nz;
                        int ix = cell / nz % nx;
                        int iy = cell / (nz * nx);
                        values[ix + nx * (iy + ny * up)] = in(none, v) ? Float.NaN : v;
                    }
                    n++;
                }
            }
            if (n != cells) {
                errors.error(
                        "ubc-model",
                        "",
                        in.line(),
                        n + " values; expected " + cells + ", one for each of " + nx + " × " + ny + " × " + nz
                                + " cells");
            }
            errors.demandNone();
            return values;
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static float value(String word, UbcWords in, CountedFindings errors) {
        double v = UbcWords.number(word);
        if (Float.isFinite((float) v) || word.equalsIgnoreCase("nan")) {
            return (float) v;
        }
        errors.error("not-a-number", "", in.line(), "`" + UbcWords.shown(word) + "`; expected a number");
        return Float.NaN;
    }

    private static boolean in(float[] none, float v) {
        for (float m : none) {
            if (v == m) {
                return true;
            }
        }
        return false;
    }
}
