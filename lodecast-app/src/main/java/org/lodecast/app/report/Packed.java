package org.lodecast.app.report;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.zip.Deflater;
import org.lodecast.block.Grid;

/// Bulk numbers inside a page: little-endian bytes, deflated (zlib), base64. A browser unpacks them with
/// `DecompressionStream("deflate")`.
final class Packed {
    private Packed() {}

    static String bytes(byte[] raw) {
        Deflater deflater = new Deflater(6);
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

    /// Each byte as its difference from what its neighbours to the west and south foretell, which
    /// deflates better where neighbours are alike: their sum less the one between them, held between the
    /// two (JPEG-LS, Weinberger, Seroussi and Sapiro 2000). What is no ground counts as 0.
    ///
    /// @param codes one a voxel of the ground
    /// @param ground voxels, rising
    static String foretold(byte[] codes, int[] ground, Grid grid) {
        byte[] all = new byte[grid.size()];
        byte[] rest = new byte[codes.length];
        for (int i = 0; i < codes.length; i++) {
            int v = ground[i];
            boolean west = grid.ix(v) > 0;
            boolean south = grid.iy(v) > 0;
            int a = west ? all[v - 1] & 0xff : 0;
            int b = south ? all[v - grid.nx()] & 0xff : 0;
            int c = west && south ? all[v - grid.nx() - 1] & 0xff : 0;
            all[v] = codes[i];
            rest[i] = (byte) (codes[i] - Math.clamp(a + b - c, Math.min(a, b), Math.max(a, b)));
        }
        return bytes(rest);
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
