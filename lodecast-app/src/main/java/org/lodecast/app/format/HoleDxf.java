package org.lodecast.app.format;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lodecast.drill.Trace;

/// Traces of the holes as DXF R12 (AC1009), the dialect that every program reads: a 3D POLYLINE a hole, through
/// its stations, a point every {@link HoleLines#SPACING} metres and its end, on a layer named after it
/// ({@link LayerNames}), with its name as TEXT at the collar. Metres, to the millimetre. A hole without length
/// has its name only.
public final class HoleDxf {
    /// Height of the names [m].
    private static final double HEIGHT = 3;

    private static final int WHITE = 7;
    private static final int VERTICES_FOLLOW = 1;
    private static final int POLYLINE_3D = 8;
    private static final int VERTEX_3D = 32;

    private final BufferedWriter out;

    private HoleDxf(BufferedWriter out) {
        this.out = out;
    }

    public static void write(List<Trace> traces, Path path) throws IOException {
        LayerNames names = new LayerNames();
        List<String> layers = new ArrayList<>();
        traces.forEach(t -> layers.add(names.legal(t.hole())));
        try (BufferedWriter out = Files.newBufferedWriter(path, StandardCharsets.US_ASCII)) {
            HoleDxf dxf = new HoleDxf(out);
            dxf.group(999, "coordinates in metres");
            dxf.section("HEADER");
            dxf.group(9, "$ACADVER");
            dxf.group(1, "AC1009");
            dxf.group(0, "ENDSEC");
            dxf.section("TABLES");
            dxf.lineTypes();
            dxf.layers(layers);
            dxf.group(0, "ENDSEC");
            dxf.section("ENTITIES");
            for (int i = 0; i < layers.size(); i++) {
                dxf.hole(traces.get(i), layers.get(i));
            }
            dxf.group(0, "ENDSEC");
            dxf.group(0, "EOF");
        }
    }

    private void section(String name) throws IOException {
        group(0, "SECTION");
        group(2, name);
    }

    /// A layer must name a line type that the file has.
    private void lineTypes() throws IOException {
        table("LTYPE", 1);
        group(0, "LTYPE");
        group(2, "CONTINUOUS");
        group(70, 0);
        group(3, "Solid line");
        group(72, 'A');
        group(73, 0);
        group(40, "0");
        group(0, "ENDTAB");
    }

    private void layers(List<String> layers) throws IOException {
        table("LAYER", layers.size() + 1);
        layer("0");
        for (String name : layers) {
            layer(name);
        }
        group(0, "ENDTAB");
    }

    private void table(String name, int entries) throws IOException {
        group(0, "TABLE");
        group(2, name);
        group(70, entries);
    }

    private void layer(String name) throws IOException {
        group(0, "LAYER");
        group(2, name);
        group(70, 0);
        group(62, WHITE);
        group(6, "CONTINUOUS");
    }

    private void hole(Trace trace, String layer) throws IOException {
        double[] depths = trace.depths(HoleLines.SPACING);
        if (depths.length > 1) {
            group(0, "POLYLINE");
            group(8, layer);
            group(66, VERTICES_FOLLOW);
            group(70, POLYLINE_3D);
            point(new double[3]);
            for (double d : depths) {
                group(0, "VERTEX");
                group(8, layer);
                point(trace.at(d));
                group(70, VERTEX_3D);
            }
            group(0, "SEQEND");
            group(8, layer);
        }
        group(0, "TEXT");
        group(8, layer);
        point(trace.at(0));
        group(40, Decimals.of(HEIGHT, 3));
        group(1, text(trace.hole()));
    }

    private void point(double[] p) throws IOException {
        group(10, Decimals.of(p[0], 3));
        group(20, Decimals.of(p[1], 3));
        group(30, Decimals.of(p[2], 3));
    }

    /// Letters beyond ASCII by their code, as later releases of the format read them; `%%` and `^` would begin
    /// codes of the format's own.
    private static String text(String name) {
        StringBuilder ascii = new StringBuilder();
        for (char c : name.replace("%%", "%%%%%%").replace("^", "^ ").toCharArray()) {
            if (c >= ' ' && c < 127) {
                ascii.append(c);
            } else if (c > 127) {
                ascii.append("\\U+")
                        .append(java.util.HexFormat.of().withUpperCase().toHexDigits(c));
            } else {
                ascii.append(' ');
            }
        }
        return ascii.toString();
    }

    private void group(int code, int value) throws IOException {
        group(code, Integer.toString(value));
    }

    private void group(int code, String value) throws IOException {
        out.write(Integer.toString(code));
        out.write('\n');
        out.write(value);
        out.write('\n');
    }
}
