package org.lodecast.app.report;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Cells of palette indices on their way to a PNG in a data URI, so that a slice of a large model stays
/// small. Index 0 is transparent. Rows run downward.
///
/// @param width cells across
/// @param height cells down
/// @param cells index into the palette, a byte each
/// @param palette 0xRRGGBB of the indices 1, 2, …; at most 255
record Raster(int width, int height, byte[] cells, int[] palette) {

    /// Palette of 255 steps of viridis.
    static int[] viridis() {
        int[] palette = new int[255];
        for (int i = 0; i < palette.length; i++) {
            palette[i] = Colours.viridis(i / 254.0);
        }
        return palette;
    }

    /// Values in [0, 1] through viridis; NaN is transparent.
    static Raster field(int width, int height, float[] values) {
        byte[] cells = new byte[values.length];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = Float.isNaN(values[i]) ? 0 : (byte) (1 + Math.round(254 * Math.clamp(values[i], 0f, 1f)));
        }
        return new Raster(width, height, cells, viridis());
    }

    /// Steps of {@link #shaded}, from 0 to this.
    static final int STEPS = 126;

    private static final double PALE = 0.65; // share of white

    /// Code of a value in [0, 1] for {@link #shaded}: of several, the highest has the highest value, and among
    /// equals one that is not pale.
    static float code(float value, boolean pale) {
        return Float.isNaN(value) ? value : 2 * Math.round(STEPS * Math.clamp(value, 0f, 1f)) + (pale ? 0 : 1);
    }

    /// Codes through viridis, or a pale viridis; NaN is transparent.
    static Raster shaded(int width, int height, float[] codes) {
        byte[] cells = new byte[codes.length];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = Float.isNaN(codes[i]) ? 0 : (byte) (1 + (int) codes[i]);
        }
        int[] palette = new int[2 * STEPS + 2];
        for (int k = 0; k <= STEPS; k++) {
            int full = Colours.viridis((double) k / STEPS);
            palette[2 * k] = pale(full);
            palette[2 * k + 1] = full;
        }
        return new Raster(width, height, cells, palette);
    }

    private static int pale(int colour) {
        int out = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int c = colour >> shift & 0xff;
            out |= (int) Math.round(c + PALE * (255 - c)) << shift;
        }
        return out;
    }

    /// Categories: value k ≥ 1 takes colour k − 1; anything less, and NaN, is transparent.
    static Raster categories(int width, int height, float[] values, String... colours) {
        byte[] cells = new byte[values.length];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = values[i] >= 1 ? (byte) Math.min(colours.length, (int) values[i]) : 0;
        }
        int[] palette = new int[colours.length];
        for (int i = 0; i < colours.length; i++) {
            palette[i] = Colours.rgb(colours[i]);
        }
        return new Raster(width, height, cells, palette);
    }

    String dataUri() {
        byte[] r = new byte[palette.length + 1];
        byte[] g = r.clone();
        byte[] b = r.clone();
        for (int i = 0; i < palette.length; i++) {
            r[i + 1] = (byte) (palette[i] >> 16);
            g[i + 1] = (byte) (palette[i] >> 8);
            b[i + 1] = (byte) palette[i];
        }
        IndexColorModel colours = new IndexColorModel(8, r.length, r, g, b, 0);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, colours);
        image.getRaster().setDataElements(0, 0, width, height, cells);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // In memory: ImageIO would otherwise cache through a temporary file.
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, "png", out)) {
                throw new IllegalStateException("the JDK has no PNG writer");
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
