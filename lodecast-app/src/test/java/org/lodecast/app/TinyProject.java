package org.lodecast.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lodecast.app.cli.Lodecast;

/// A project that runs in a second or two: nine holes about a steep gold vein along a fault, twelve
/// elements, a voxel of 20 m, networks of a few units.
public final class TinyProject {
    private static final String[] ELEMENTS = {"Au", "Ag", "Cu", "Pb", "Zn", "As", "Sb", "Hg", "W", "Bi", "Co", "Mo"};
    private final Path folder;
    private final Map<String, String> settings = new TreeMap<>();

    private TinyProject(Path folder) {
        this.folder = folder;
    }

    /// Writes tables, a fault and the project into a folder.
    public static TinyProject in(Path folder) throws IOException {
        TinyProject p = new TinyProject(folder);
        Files.createDirectories(folder);
        p.tables(i -> "H" + i);
        p.file("fault.obj", "v 1060 1950 100\nv 1060 2150 100\nv 1060 2150 310\nv 1060 1950 310\nf 1 2 3\nf 1 3 4\n");
        p.settings.put("assessment", "{protocols: [paper, hole, depth], folds: 2}");
        p.settings.put("detectors", "{use: [stoad, dae, overlay], epochs: 3, widths: [8, 4, 2]}");
        p.settings.put("faults", "[fault.obj]");
        p.settings.put("grid", "{cell: 20, margin: 20}");
        p.settings.put("name", "tiny");
        p.settings.put("samples", "{element: Au, cutoff: 1}");
        p.settings.put("uncertainty", "{members: 3}");
        p.save();
        return p;
    }

    /// The same where a test wants a finished run and cares little how it was come by: the overlay alone
    /// under one protocol, one range for all directions, and neither cross-validation, hindcast nor members.
    public static TinyProject lean(Path folder) throws IOException {
        return in(folder)
                .set("assessment", "{protocols: [hole], folds: 2}")
                .set("detectors", "{use: [overlay]}")
                .set("estimation", "{anisotropy: none, folds: 0}")
                .set("samples", "{element: Au, cutoff: 1, hindcast: 0}")
                .set("uncertainty", "{members: 0}");
    }

    /// How the holes are called.
    public interface Names {
        String of(int hole);
    }

    public TinyProject tables(Names names) throws IOException {
        StringBuilder collar = new StringBuilder("HOLEID,X,Y,Z,LENGTH\n");
        StringBuilder survey = new StringBuilder("HOLEID,AT,AZ,DIP\n");
        StringBuilder assay = new StringBuilder("HOLEID,FROM,TO");
        for (String e : ELEMENTS) {
            assay.append(',').append(e).append("_ppm");
        }
        assay.append('\n');
        for (int h = 0; h < 9; h++) {
            String name = csv(names.of(h + 1));
            double x = 1000 + 45 * (h % 3);
            double y = 2000 + 50 * (h / 3);
            collar.append(row("%s,%.1f,%.1f,300,160\n", name, x, y));
            survey.append(row("%s,0,90,-75\n%s,80,90,-72\n", name, name));
            for (int i = 0; i < 40; i++) {
                double depth = 4 * i + 2;
                double east = x + 0.29 * depth;
                double vein = Math.exp(-Math.pow((east - 1060) / 14, 2));
                assay.append(row("%s,%d,%d", name, 4 * i, 4 * i + 4));
                for (int e = 0; e < ELEMENTS.length; e++) {
                    double wave = 0.3 * Math.sin(1.7 * i + e * e + h) + 0.2 * Math.cos(0.9 * i * (e + 1) + 3 * h);
                    double front = e >= 5 && e <= 7 ? Math.exp(-depth / 90) : e > 7 ? Math.exp(depth / 200) : 1;
                    double grade = (e == 0 ? 0.05 + 3 * vein : (5 + 3 * e) * (1 + 2 * vein * front)) * Math.exp(wave);
                    assay.append(row(",%.4g", grade));
                }
                assay.append('\n');
            }
        }
        file("collar.csv", collar.toString());
        file("survey.csv", survey.toString());
        file("assay.csv", assay.toString());
        return this;
    }

    /// Sets a key of the project, or takes it out with null.
    public TinyProject set(String key, String value) throws IOException {
        if (value == null) {
            settings.remove(key);
        } else {
            settings.put(key, value);
        }
        return save();
    }

    private TinyProject save() throws IOException {
        StringBuilder yaml = new StringBuilder("""
                tables:
                  collar: {file: collar.csv}
                  survey: {file: survey.csv}
                  assay: {file: assay.csv}
                """);
        settings.forEach((k, v) -> yaml.append(k).append(": ").append(v).append('\n'));
        return file("project.yaml", yaml.toString());
    }

    public TinyProject file(String name, String text) throws IOException {
        Path path = folder.resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        return this;
    }

    public String text(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    public Path folder() {
        return folder;
    }

    public Path out(String name) {
        return folder.resolve("out").resolve(name);
    }

    /// What a command answered.
    public record Answer(int code, String out, String err) {
        /// Lines on the way of errors.
        public List<String> errors() {
            return err.lines().toList();
        }
    }

    /// Runs a command line, as a user would.
    public static Answer lodecast(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Lodecast.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
        return new Answer(code, out.toString(), err.toString());
    }

    /// `lodecast run` on this project.
    public Answer run(String... more) {
        List<String> args = new ArrayList<>(List.of("run", folder.toString()));
        args.addAll(List.of(more));
        return lodecast(args.toArray(String[]::new));
    }

    /// SHA-256 of every file below the output folder, by name.
    public Map<String, String> hashes() throws Exception {
        Map<String, String> hashes = new TreeMap<>();
        Path out = folder.resolve("out");
        if (!Files.exists(out)) {
            return hashes;
        }
        try (Stream<Path> walk = Files.walk(out)) {
            for (Path p : walk.filter(Files::isRegularFile).toList()) {
                byte[] digest =
                        java.security.MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(p));
                hashes.put(
                        out.relativize(p).toString().replace('\\', '/'),
                        HexFormat.of().formatHex(digest));
            }
        }
        return hashes;
    }

    private static String csv(String name) {
        return name.matches(".*[\",\\n].*") ? '"' + name.replace("\"", "\"\"") + '"' : name;
    }

    private static String row(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
