package org.lodecast.app.report;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.parser.resources.ResourcePolicy;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Color;
import java.awt.Component;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.geom.Dimension2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.lodecast.InvalidInput;

/// Figures as PNG for print: 180 mm wide at 300 dots an inch, on white, by the colours that an SVG has as
/// a file of its own, which are the light ones. Lines and fields come out the same on any machine,
/// letters in the fonts that are there.
public final class FigurePng {
    /// Dots across: 180 mm.
    public static final int WIDTH = 2126;

    private static final double DOTS_A_METRE = 300 / 0.0254;
    private static final Map<RenderingHints.Key, Object> FINE = Map.of(
            RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON,
            RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON, // grey, for no screen's dots
            RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON,
            RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);

    static {
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true"); // draws in memory, where there may be no screen to ask
        }
    }

    private FigurePng() {}

    /// The picture of an SVG that {@link Figures} made.
    ///
    /// @throws InvalidInput if this machine has no font to write with
    public static byte[] of(String svg) throws IOException {
        demandFont();
        SVGDocument figure = new SVGLoader()
                .load(
                        new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)),
                        null,
                        LoaderContext.builder()
                                .externalResourcePolicy(ResourcePolicy.DENY_EXTERNAL)
                                .build());
        if (figure == null) {
            throw new IOException("a figure is no SVG");
        }
        Dimension2D size = figure.size();
        int height = (int) Math.round(WIDTH * size.getHeight() / size.getWidth());
        BufferedImage image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setRenderingHints(FINE);
            g.setColor(Color.WHITE);
            g.fillRect(0, 0, WIDTH, height);
            figure.render((Component) null, g, new ViewBox(0, 0, WIDTH, height));
        } finally {
            g.dispose();
        }
        return png(image);
    }

    /// Java can draw without fonts but not write, and says so by an error.
    private static void demandFont() {
        try {
            new Font(Font.SANS_SERIF, Font.PLAIN, 12).getStringBounds("0", new FontRenderContext(null, true, true));
        } catch (Error | RuntimeException e) {
            throw InvalidInput.of(
                    "no-font",
                    "Java finds no font on this machine (" + e.getMessage()
                            + "); expected at least one, for example of the package fonts-dejavu-core");
        }
    }

    /// With its size in print, which word processors go by.
    private static byte[] png(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            IIOMetadata meta = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), param);
            IIOMetadataNode dots = new IIOMetadataNode("pHYs");
            String each = Long.toString(Math.round(DOTS_A_METRE));
            dots.setAttribute("pixelsPerUnitXAxis", each);
            dots.setAttribute("pixelsPerUnitYAxis", each);
            dots.setAttribute("unitSpecifier", "meter");
            IIOMetadataNode root = new IIOMetadataNode(meta.getNativeMetadataFormatName());
            root.appendChild(dots);
            meta.mergeTree(root.getNodeName(), root);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, meta), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
