package org.lodecast.app.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import org.lodecast.geology.TriangleMesh;

/// VTK XML PolyData: points, polygons and triangle strips of all pieces, as text, base64 or appended, plain or
/// zlib-compressed, of either byte order. The header is matched as text, not parsed as XML, since raw appended data is
/// none.
final class Vtp {
    private static final Pattern ARRAY = Pattern.compile("<DataArray([^>]*?)(/>|>)", Pattern.DOTALL);

    private final byte[] bytes;
    private final String text;
    private final ByteOrder order;
    private final int headerSize;
    private final boolean compressed;
    private final int appended;
    private final boolean appendedBase64;

    private Vtp(byte[] bytes) throws IOException {
        this.bytes = bytes;
        text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('>', Math.max(0, text.indexOf("<VTKFile")));
        if (!text.contains("<VTKFile") || !text.contains("PolyData")) {
            throw new IOException("not a VTK XML PolyData file");
        }
        String head = text.substring(text.indexOf("<VTKFile"), end);
        order = "BigEndian".equals(attribute(head, "byte_order")) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        headerSize = "UInt64".equals(attribute(head, "header_type")) ? 8 : 4;
        String compressor = attribute(head, "compressor");
        if (compressor != null && !compressor.equals("vtkZLibDataCompressor")) {
            throw new IOException("compressor " + compressor + " is not read; expected vtkZLibDataCompressor");
        }
        compressed = compressor != null;
        int a = text.indexOf("<AppendedData");
        appended = a < 0 ? -1 : text.indexOf('_', text.indexOf('>', a)) + 1;
        appendedBase64 = a >= 0 && "base64".equals(attribute(text.substring(a, appended), "encoding"));
    }

    static TriangleMesh read(Path path, String name) throws IOException {
        Vtp vtp = new Vtp(Files.readAllBytes(path));
        MeshBuilder mesh = new MeshBuilder();
        int from = vtp.text.indexOf("<Piece");
        if (from < 0) {
            throw new BadMesh(0, "no section Points");
        }
        while (from >= 0) {
            int next = vtp.text.indexOf("<Piece", from + 1);
            int end = vtp.text.indexOf("</Piece>", from);
            vtp.piece(from, end < 0 ? vtp.text.length() : end, mesh);
            from = next;
        }
        return mesh.mesh(name);
    }

    private void piece(int from, int to, MeshBuilder mesh) throws IOException {
        int first = mesh.vertices();
        double[] xyz = array("Points", null, from, to);
        for (int v = 0; v + 2 < xyz.length; v += 3) {
            mesh.add(xyz[v], xyz[v + 1], xyz[v + 2]);
        }
        for (String section : List.of("Polys", "Strips")) {
            if (text.indexOf("<" + section + ">", from) < 0 || text.indexOf("<" + section + ">", from) > to) {
                continue;
            }
            double[] connectivity = array(section, "connectivity", from, to);
            double[] offsets = array(section, "offsets", from, to);
            int start = 0;
            for (double offset : offsets) {
                if (!(offset >= start && offset <= connectivity.length)) {
                    throw new BadMesh(0, "a cell ends at " + offset + " of " + connectivity.length + " corners");
                }
                int[] corners = new int[(int) offset - start];
                for (int k = 0; k < corners.length; k++) {
                    corners[k] = corner(connectivity[start + k], first);
                }
                if (section.equals("Polys")) {
                    mesh.face(corners);
                } else {
                    mesh.strip(corners);
                }
                start = (int) offset;
            }
        }
    }

    /// The vertex of a piece among all.
    private static int corner(double number, int first) throws BadMesh {
        if (!(number >= 0 && number < Integer.MAX_VALUE - first)) {
            throw new BadMesh(0, "a face names vertex " + number);
        }
        return first + (int) number;
    }

    /// The array of the given name within a section, or its first one.
    private double[] array(String section, @Nullable String wanted, int start, int end) throws IOException {
        int from = text.indexOf("<" + section + ">", start);
        int to = text.indexOf("</" + section + ">", from);
        if (from < 0 || to < 0 || from > end) {
            throw new BadMesh(0, "no section " + section);
        }
        Matcher m = ARRAY.matcher(text).region(from, to);
        while (m.find()) {
            String attributes = m.group(1);
            if (wanted == null || wanted.equals(attribute(attributes, "Name"))) {
                String type = String.valueOf(attribute(attributes, "type"));
                String format = String.valueOf(attribute(attributes, "format"));
                if (format.equals("ascii")) {
                    return ascii(text.substring(m.end(), text.indexOf('<', m.end()))); // keys may follow
                }
                byte[] data;
                if (format.equals("appended")) {
                    int offset = Integer.parseInt(String.valueOf(attribute(attributes, "offset")));
                    data = appendedBase64
                            ? decode(text.substring(appended + offset, text.indexOf('<', appended + offset)))
                            : unpack(bytes, appended + offset);
                } else {
                    data = decode(text.substring(m.end(), text.indexOf("</DataArray>", m.end())));
                }
                return numbers(data, type);
            }
        }
        throw new IOException("no array " + wanted + " in " + section);
    }

    private static double[] ascii(String values) {
        return java.util.Arrays.stream(values.strip().split("\\s+"))
                .filter(s -> !s.isEmpty())
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /// Base64: the header and the data are encoded apart when compressed, together when not. Other arrays may
    /// follow in the same text, so only as many characters are taken as the header says.
    private byte[] decode(String encoded) throws IOException {
        String clean = encoded.replaceAll("\\s", "");
        byte[] first = base64(clean, 0, headerSize);
        if (!compressed) {
            return unpack(base64(clean, 0, headerSize + (int) size(first, 0)), 0);
        }
        int header = (int) (headerSize * (3 + size(first, 0)));
        byte[] head = base64(clean, 0, header);
        int length = 0;
        for (int at = 3 * headerSize; at < header; at += headerSize) {
            length += (int) size(head, at);
        }
        byte[] all = java.util.Arrays.copyOf(head, header + length);
        System.arraycopy(base64(clean, characters(header), length), 0, all, header, length);
        return unpack(all, 0);
    }

    private static int characters(int bytes) {
        return 4 * ((bytes + 2) / 3);
    }

    private static byte[] base64(String text, int at, int bytes) {
        return Base64.getDecoder().decode(text.substring(at, at + characters(bytes)));
    }

    private long size(byte[] b, int at) {
        ByteBuffer in = ByteBuffer.wrap(b).order(order);
        return headerSize == 8 ? in.getLong(at) : Integer.toUnsignedLong(in.getInt(at));
    }

    /// Plain: a byte count and the bytes. Compressed: number of blocks, size of a block, size of the last (0
    /// if whole), compressed size of each, then the blocks.
    private byte[] unpack(byte[] b, int at) throws IOException {
        if (!compressed) {
            long n = size(b, at);
            if (n < 0 || n > b.length - at - headerSize) {
                throw new IOException("an array of " + n + " bytes does not fit in the file");
            }
            return java.util.Arrays.copyOfRange(b, at + headerSize, at + headerSize + (int) n);
        }
        int blocks = (int) size(b, at);
        int whole = (int) size(b, at + headerSize);
        int data = at + headerSize * (3 + blocks);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[Math.clamp(whole, 1, 1 << 20)];
        for (int k = 0; k < blocks; k++) {
            int length = (int) size(b, at + headerSize * (3 + k));
            Inflater inflater = new Inflater();
            inflater.setInput(b, data, length);
            try {
                while (!inflater.finished()) {
                    int n = inflater.inflate(buffer);
                    if (n == 0 && !inflater.finished()) {
                        throw new IOException("a compressed block ends too early");
                    }
                    out.write(buffer, 0, n);
                }
            } catch (DataFormatException e) {
                throw new IOException("a compressed block is broken", e);
            } finally {
                inflater.end();
            }
            data += length;
        }
        return out.toByteArray();
    }

    private double[] numbers(byte[] data, String type) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(data).order(order);
        int size = type.endsWith("64") ? 8 : type.endsWith("32") ? 4 : 0;
        if (size == 0) {
            throw new IOException("numbers of type " + type + " are not read here");
        }
        double[] values = new double[data.length / size];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (type) {
                case "Float32" -> in.getFloat();
                case "Float64" -> in.getDouble();
                case "Int64", "UInt64" -> in.getLong();
                default -> in.getInt();
            };
        }
        return values;
    }

    private static @Nullable String attribute(String tag, String name) {
        Matcher m = Pattern.compile("\\b" + name + "\\s*=\\s*\"([^\"]*)\"").matcher(tag);
        return m.find() ? m.group(1) : null;
    }
}
