package org.lodecast.app.format;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lodecast.geology.TriangleMesh;

/// PLY, the Stanford polygon format: ASCII and binary of both byte orders. Of elements `vertex` the properties
/// x, y, z are taken, of `face` the list `vertex_indices` (or `vertex_index`), of `tristrips` the same with −1
/// between strips; others are skipped.
final class Ply {
    private enum Type {
        I1("char", "int8"),
        U1("uchar", "uint8"),
        I2("short", "int16"),
        U2("ushort", "uint16"),
        I4("int", "int32"),
        U4("uint", "uint32"),
        F4("float", "float32"),
        F8("double", "float64");

        private final List<String> names;

        Type(String... names) {
            this.names = List.of(names);
        }

        static @Nullable Type of(String name) {
            for (Type t : values()) {
                if (t.names.contains(name)) {
                    return t;
                }
            }
            return null;
        }

        double next(ByteBuffer in) {
            return switch (this) {
                case I1 -> in.get();
                case U1 -> in.get() & 0xff;
                case I2 -> in.getShort();
                case U2 -> in.getShort() & 0xffff;
                case I4 -> in.getInt();
                case U4 -> Integer.toUnsignedLong(in.getInt());
                case F4 -> in.getFloat();
                case F8 -> in.getDouble();
            };
        }
    }

    /// @param count type of the length of a list, null for a single number
    private record Property(String name, @Nullable Type count, Type type) {}

    private record Element(String name, int count, List<Property> properties) {}

    /// One number after the other, in text or bytes.
    private interface Numbers {
        double next(Type type) throws IOException;
    }

    private final byte[] bytes;
    private final List<Element> elements = new ArrayList<>();
    private String format = "";
    private int at;
    private int line;

    private Ply(byte[] bytes) {
        this.bytes = bytes;
    }

    static TriangleMesh read(Path path, String name) throws IOException {
        Ply ply = new Ply(Files.readAllBytes(path));
        ply.header();
        MeshBuilder mesh = new MeshBuilder();
        Numbers numbers = ply.numbers();
        try {
            for (Element e : ply.elements) {
                for (int k = 0; k < e.count() && !e.properties().isEmpty(); k++) {
                    ply.item(e, numbers, mesh);
                }
            }
        } catch (BufferUnderflowException e) {
            throw new BadMesh(0, "ends before the last of the elements that its header counts: it is cut off");
        }
        return mesh.mesh(name);
    }

    private Numbers numbers() throws BadMesh {
        ByteBuffer in = ByteBuffer.wrap(bytes, at, bytes.length - at);
        switch (format) {
            case "binary_little_endian":
                in.order(ByteOrder.LITTLE_ENDIAN);
                return type -> type.next(in);
            case "binary_big_endian":
                return type -> type.next(in);
            case "ascii":
                AsciiNumbers text = new AsciiNumbers(bytes, at, line);
                return type -> text.next();
            default:
                throw new BadMesh(
                        2, "format `" + format + "`; expected ascii, binary_little_endian or binary_big_endian");
        }
    }

    private void item(Element e, Numbers numbers, MeshBuilder mesh) throws IOException {
        double[] xyz = {Double.NaN, Double.NaN, Double.NaN};
        for (Property p : e.properties()) {
            if (p.count() == null) {
                double v = numbers.next(p.type());
                int axis = p.name().length() == 1 ? "xyz".indexOf(p.name()) : -1;
                if (axis >= 0) {
                    xyz[axis] = v;
                }
                continue;
            }
            double length = numbers.next(p.count());
            if (!(length >= 0 && length <= bytes.length)) {
                throw new BadMesh(0, "a list of " + length + " numbers in " + e.name());
            }
            int[] list = new int[(int) length];
            for (int k = 0; k < list.length; k++) {
                list[k] = (int) numbers.next(p.type());
            }
            if (p.name().equals("vertex_indices") || p.name().equals("vertex_index")) {
                switch (e.name()) {
                    case "face" -> mesh.face(list);
                    case "tristrips" -> strips(list, mesh);
                    default -> {}
                }
            }
        }
        if (e.name().equals("vertex")) {
            mesh.add(xyz[0], xyz[1], xyz[2]);
        }
    }

    private static void strips(int[] list, MeshBuilder mesh) {
        int from = 0;
        for (int k = 0; k <= list.length; k++) {
            if (k == list.length || list[k] < 0) {
                mesh.strip(java.util.Arrays.copyOfRange(list, from, k));
                from = k + 1;
            }
        }
    }

    private void header() throws BadMesh {
        if (!word().equals("ply")) {
            throw new BadMesh(1, "does not begin with `ply`");
        }
        while (true) {
            String text = word();
            String[] f = text.split("\\s+");
            switch (f[0].toLowerCase(Locale.ROOT)) {
                case "format" -> format = f.length > 1 ? f[1] : "";
                case "element" -> elements.add(element(f, text));
                case "property" -> property(f, text);
                case "end_header" -> {
                    return;
                }
                case "comment", "obj_info", "" -> {}
                default -> throw new BadMesh(line, "`" + text + "`; expected a line of a PLY header");
            }
        }
    }

    private Element element(String[] f, String text) throws BadMesh {
        if (f.length == 3 && f[2].matches("\\d{1,9}")) {
            return new Element(f[1], Integer.parseInt(f[2]), new ArrayList<>());
        }
        throw new BadMesh(line, "`" + text + "`; expected element NAME COUNT");
    }

    private void property(String[] f, String text) throws BadMesh {
        boolean list = f.length == 5 && f[1].equals("list");
        Type count = list ? Type.of(f[2]) : null;
        Type type = list ? Type.of(f[3]) : f.length == 3 ? Type.of(f[1]) : null;
        if (type == null || list && count == null || elements.isEmpty()) {
            throw new BadMesh(line, "`" + text + "`; expected property TYPE NAME or property list TYPE TYPE NAME");
        }
        elements.getLast().properties().add(new Property(f[f.length - 1], count, type));
    }

    /// The next line of the header; it ends with a line feed, a carriage return, or both.
    private String word() throws BadMesh {
        int from = at;
        while (at < bytes.length && bytes[at] != '\n' && bytes[at] != '\r') {
            at++;
        }
        if (at >= bytes.length) {
            throw new BadMesh(line + 1, "ends within its header");
        }
        String text = new String(bytes, from, at - from, StandardCharsets.ISO_8859_1).strip();
        at += bytes[at] == '\r' && at + 1 < bytes.length && bytes[at + 1] == '\n' ? 2 : 1;
        line++;
        return text;
    }
}
