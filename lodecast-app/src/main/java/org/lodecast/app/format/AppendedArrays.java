package org.lodecast.app.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/// The arrays of a VTK XML file, raw behind its head: each a count of its bytes (UInt64), then the bytes,
/// little-endian. An array is declared first, which gives its element for the head; its values are asked for when
/// they are written, so that a large file needs no second copy of them.
final class AppendedArrays {
    /// Head of a file whose arrays are appended so.
    static final String FILE =
            "<VTKFile type=\"%s\" version=\"1.0\" byte_order=\"LittleEndian\" header_type=\"UInt64\">";

    static final String OPEN = "  <AppendedData encoding=\"raw\">\n_";
    static final String CLOSE = "\n  </AppendedData>\n</VTKFile>\n";

    private final List<Body> bodies = new ArrayList<>();
    private final List<Long> sizes = new ArrayList<>();
    private long offset;

    /// Writes the values of an array.
    interface Body {
        void to(Sink sink) throws IOException;
    }

    /// Numbers on their way to a file.
    static final class Sink {
        private final OutputStream out;
        private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

        private Sink(OutputStream out) {
            this.out = out;
        }

        private ByteBuffer room(int bytes) throws IOException {
            if (buffer.remaining() < bytes) {
                flush();
            }
            return buffer;
        }

        void put(float v) throws IOException {
            room(Float.BYTES).putFloat(v);
        }

        void put(double v) throws IOException {
            room(Double.BYTES).putDouble(v);
        }

        void put(int v) throws IOException {
            room(Integer.BYTES).putInt(v);
        }

        void put(long v) throws IOException {
            room(Long.BYTES).putLong(v);
        }

        private void put(byte[] text) throws IOException {
            for (byte b : text) {
                room(1).put(b);
            }
            room(1).put((byte) 0);
        }

        private void flush() throws IOException {
            out.write(buffer.array(), 0, buffer.position());
            buffer.clear();
        }
    }

    /// @param unit of the values, may be empty
    String singles(String name, String unit, int n, IntToDoubleFunction values) {
        return declare("DataArray type=\"Float32\"", name, unit, 4L * n, sink -> {
            for (int i = 0; i < n; i++) {
                sink.put((float) values.applyAsDouble(i));
            }
        });
    }

    String reals(String name, String unit, double[] values) {
        return declare("DataArray type=\"Float64\"", name, unit, 8L * values.length, sink -> {
            for (double v : values) {
                sink.put(v);
            }
        });
    }

    /// East, north and elevation by turns.
    String points(double[] xyz) {
        return declare("DataArray type=\"Float64\" NumberOfComponents=\"3\"", "Points", "", 8L * xyz.length, sink -> {
            for (double v : xyz) {
                sink.put(v);
            }
        });
    }

    String wholes(String name, int[] values) {
        return declare("DataArray type=\"Int32\"", name, "", 4L * values.length, sink -> {
            for (int v : values) {
                sink.put(v);
            }
        });
    }

    /// @param n how many numbers the body writes
    String longs(String name, long n, Body body) {
        return declare("DataArray type=\"Int64\"", name, "", 8 * n, body);
    }

    /// @param values as UTF-8
    String texts(String name, int n, IntFunction<byte[]> values) {
        long bytes = n; // each ends with a zero
        for (int i = 0; i < n; i++) {
            bytes += values.apply(i).length;
        }
        return declare("Array type=\"String\"", name, "", bytes, sink -> {
            for (int i = 0; i < n; i++) {
                sink.put(values.apply(i));
            }
        });
    }

    private String declare(String element, String name, String unit, long bytes, Body body) {
        String head = "<" + element + " Name=\"" + escaped(name) + "\" format=\"appended\" offset=\"" + offset + "\"";
        bodies.add(body);
        sizes.add(bytes);
        offset += Long.BYTES + bytes;
        return unit.isEmpty()
                ? head + "/>\n"
                : head + "><InformationKey name=\"UNITS_LABEL\" location=\"vtkDataArray\">" + escaped(unit)
                        + "</InformationKey></DataArray>\n";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    /// Head, arrays in the order of their declaration, end.
    ///
    /// @param head up to the element of appended data
    void write(String head, OutputStream out) throws IOException {
        out.write((head + OPEN).getBytes(StandardCharsets.UTF_8));
        Sink sink = new Sink(out);
        for (int i = 0; i < bodies.size(); i++) {
            sink.put((long) sizes.get(i));
            bodies.get(i).to(sink);
        }
        sink.flush();
        out.write(CLOSE.getBytes(StandardCharsets.UTF_8));
    }
}
