package org.lodecast.app.report;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.zip.Deflater;

/// Bulk numbers inside a page: little-endian bytes, deflated (zlib), base64. A browser unpacks them with
/// `DecompressionStream("deflate")`.
final class Packed {
    private Packed() {}

    static String bytes(byte[] raw) {
        Deflater deflater = new Deflater(9);
        try {
            deflater.setInput(raw);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length / 3 + 64);
            byte[] buffer = new byte[1 << 16];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return Base64.getEncoder().encodeToString(out.toByteArray());
        } finally {
            deflater.end();
        }
    }

    /// Each byte as its difference from the one before, which deflates better where neighbours are alike.
    static String differences(byte[] raw) {
        byte[] d = raw.clone();
        for (int i = d.length - 1; i > 0; i--) {
            d[i] -= d[i - 1];
        }
        return bytes(d);
    }

    /// Metres as floats, rounded to a sixteenth so that they deflate.
    static String metres(double[] values) {
        ByteBuffer out = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double v : values) {
            out.putFloat(Double.isNaN(v) ? Float.NaN : Math.round(v * 16) / 16f);
        }
        return bytes(out.array());
    }

    /// Values as floats of some four significant digits, so that they deflate.
    static String values(double[] values) {
        ByteBuffer out = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double v : values) {
            // the last eleven bits of the mantissa rounded away
            out.putInt(
                    Double.isNaN(v)
                            ? Float.floatToIntBits(Float.NaN)
                            : Float.floatToIntBits((float) v) + 0x400 & ~0x7ff);
        }
        return bytes(out.array());
    }

    static String ints(int[] values) {
        ByteBuffer out = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int v : values) {
            out.putInt(v);
        }
        return bytes(out.array());
    }
}
