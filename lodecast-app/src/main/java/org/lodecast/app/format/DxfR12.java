package org.lodecast.app.format;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.lodecast.drill.Trace;
import org.lodecast.geology.TriangleMesh;

/// Writes DXF R12 (AC1009), the dialect that every program reads: header, line type and layers at once, then
/// entities one by one. Metres, to the millimetre.
final class DxfR12 implements AutoCloseable {
    /// Height of the names [m].
    private static final double HEIGHT = 3;

    private static final int VERTICES_FOLLOW = 1;
    private static final int POLYLINE_3D = 8;
    private static final int VERTEX_3D = 32;

    private final BufferedWriter out;

    /// A layer and its colour.
    ///
    /// @param name legal, see {@link LayerNames}
    /// @param colour of the format's index: 1 red, 2 yellow, 3 green, 5 blue, 7 white or black
    record Layer(String name, int colour) {
        static final int WHITE = 7;
    }

    DxfR12(Path path, List<Layer> layers) throws IOException {
        out = Files.newBufferedWriter(path, StandardCharsets.US_ASCII);
        group(999, "coordinates in metres");
        section("HEADER");
        group(9, "$ACADVER");
        group(1, "AC1009");
        group(0, "ENDSEC");
        section("TABLES");
        lineTypes();
        layers(layers);
        group(0, "ENDSEC");
        section("ENTITIES");
    }

    @Override
    public void close() throws IOException {
        try (out) {
            group(0, "ENDSEC");
            group(0, "EOF");
        }
    }

    /// Each triangle as 3DFACE.
    void surface(TriangleMesh mesh, String layer) throws IOException {
        for (int t = 0; t < mesh.triangles(); t++) {
            group(0, "3DFACE");
            group(8, layer);
            for (int k = 0; k < 4; k++) { // the fourth corner repeats the third: a triangle
                for (int axis = 0; axis < 3; axis++) {
                    group(10 * (axis + 1) + k, Decimals.of(mesh.corner(t, Math.min(k, 2), axis), 3));
                }
            }
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

    private void layers(List<Layer> layers) throws IOException {
        table("LAYER", layers.size() + 1);
        layer(new Layer("0", Layer.WHITE));
        for (Layer l : layers) {
            layer(l);
        }
        group(0, "ENDTAB");
    }

    private void table(String name, int entries) throws IOException {
        group(0, "TABLE");
        group(2, name);
        group(70, entries);
    }

    private void layer(Layer layer) throws IOException {
        group(0, "LAYER");
        group(2, layer.name());
        group(70, 0);
        group(62, layer.colour());
        group(6, "CONTINUOUS");
    }

    /// A path as 3D POLYLINE, with the hole's name at its start.
    void hole(Trace trace, String layer) throws IOException {
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

    /// Letters beyond ASCII by their code, as later releases of the format read them; `%%` and `^` would
    /// begin codes of the format's own.
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
