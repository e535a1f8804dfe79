package org.lodecast.app.report;

/// A small SVG writer. Colours are presentation attributes, so that a file stands alone in any program;
/// elements also carry a class (`ink`, `soft`, `rule`, `paper`), by which the page's style sheet turns them
/// for a dark background. The same calls give the same bytes.
final class Svg {
    /// Two more than browsers need are for {@link FigurePng}: Java knows neither `system-ui` nor names
    /// that a system stands another font in for, such as Arial on Linux, and has a name of its own for
    /// the sans-serif font. Its renderer wants no blanks after the commas.
    private static final String FONTS =
            "system-ui,'Segoe UI','Helvetica Neue',Arial,'Liberation Sans',SansSerif,sans-serif";

    /// Of all weights above the normal one the only one that each program knows.
    private static final String BOLD = " font-weight=\"700\"";

    private final StringBuilder out = new StringBuilder(4096);
    private final String id;
    private int clips;

    /// @param id unique on a page; clip paths are named after it
    /// @param width in user units, which are CSS pixels
    /// @param height likewise
    /// @param title what a screen reader says
    Svg(String id, double width, double height, String title) {
        this.id = id;
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"lode\" role=\"img\" viewBox=\"0 0 ")
                .append(num(width))
                .append(' ')
                .append(num(height))
                .append("\" width=\"")
                .append(num(width))
                .append("\" height=\"")
                .append(num(height))
                .append("\" font-family=\"" + FONTS + "\" font-size=\"12\">\n")
                .append("<title>")
                .append(Html.escape(title))
                .append("</title>\n");
        out.append("<rect class=\"paper\" width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
    }

    /// Where the text is anchored.
    enum Anchor {
        START,
        MIDDLE,
        END;

        private String svg() {
            return switch (this) {
                case START -> "start";
                case MIDDLE -> "middle";
                case END -> "end";
            };
        }
    }

    Svg text(double x, double y, String text, Anchor anchor, double size, String cssClass) {
        return text(x, y, text, anchor, size, cssClass, "");
    }

    Svg bold(double x, double y, String text, Anchor anchor, double size) {
        return text(x, y, text, anchor, size, "ink", BOLD);
    }

    /// Text with a halo of the background's colour, to be read on top of a picture.
    Svg label(double x, double y, String text, Anchor anchor, double size) {
        String halo =
                BOLD + " stroke=\"#ffffff\" stroke-width=\"3\" stroke-linejoin=\"round\"" + " paint-order=\"stroke\"";
        return text(x, y, text, anchor, size, "ink halo", halo);
    }

    /// Text that runs upward, centred.
    Svg upward(double x, double y, String text, double size) {
        String turn = " transform=\"rotate(-90 " + num(x) + " " + num(y) + ")\"";
        return text(x, y, text, Anchor.MIDDLE, size, "ink", turn);
    }

    /// Text of a colour of its own, which a dark page does not turn: on a patch of colour.
    Svg coloured(double x, double y, String text, Anchor anchor, double size, String fill, boolean bold) {
        return text(x, y, text, anchor, size, "own", fill, bold ? BOLD : "");
    }

    private Svg text(double x, double y, String text, Anchor anchor, double size, String cssClass, String extra) {
        return text(
                x, y, text, anchor, size, cssClass, cssClass.startsWith("soft") ? Colours.SOFT : Colours.INK, extra);
    }

    private Svg text(
            double x, double y, String text, Anchor anchor, double size, String cssClass, String fill, String extra) {
        out.append("<text class=\"")
                .append(cssClass)
                .append("\" x=\"")
                .append(num(x))
                .append("\" y=\"");
        out.append(num(y))
                .append("\" font-size=\"")
                .append(num(size))
                .append("\" fill=\"")
                .append(fill);
        out.append("\" text-anchor=\"")
                .append(anchor.svg())
                .append('"')
                .append(extra)
                .append('>');
        out.append(Html.escape(text)).append("</text>\n");
        return this;
    }

    Svg line(double x1, double y1, double x2, double y2, String cssClass, double width) {
        return path(
                "M" + num(x1) + " " + num(y1) + "L" + num(x2) + " " + num(y2), cssClass, shade(cssClass), width, "");
    }

    Svg dashed(double x1, double y1, double x2, double y2, String cssClass, double width) {
        String d = "M" + num(x1) + " " + num(y1) + "L" + num(x2) + " " + num(y2);
        return path(d, cssClass, shade(cssClass), width, " stroke-dasharray=\"5 4\"");
    }

    /// A stroked path without fill.
    ///
    /// @param extra further attributes, led by a space
    Svg path(String d, String cssClass, String stroke, double width, String extra) {
        if (!d.isEmpty()) {
            out.append("<path class=\"")
                    .append(cssClass)
                    .append("\" d=\"")
                    .append(d)
                    .append("\" fill=\"none\" stroke=\"");
            out.append(stroke)
                    .append("\" stroke-width=\"")
                    .append(num(width))
                    .append('"')
                    .append(extra)
                    .append("/>\n");
        }
        return this;
    }

    /// A filled path without stroke.
    Svg area(String d, String fill) {
        if (!d.isEmpty()) {
            out.append("<path d=\"").append(d).append("\" fill=\"").append(fill).append("\"/>\n");
        }
        return this;
    }

    /// An area that lets what lies below shine through, with a line of the same colour about it.
    Svg filled(String d, String colour, double opacity, double width) {
        out.append("<path d=\"").append(d).append("\" fill=\"").append(colour);
        out.append("\" fill-rule=\"evenodd\" fill-opacity=\"").append(num(opacity));
        out.append("\" stroke=\"").append(colour).append("\" stroke-width=\"").append(num(width));
        out.append("\"/>\n");
        return this;
    }

    Svg rect(double x, double y, double width, double height, String cssClass, String fill, String stroke) {
        out.append("<rect class=\"")
                .append(cssClass)
                .append("\" x=\"")
                .append(num(x))
                .append("\" y=\"")
                .append(num(y));
        out.append("\" width=\"").append(num(width)).append("\" height=\"").append(num(height));
        out.append("\" fill=\"")
                .append(fill)
                .append("\" stroke=\"")
                .append(stroke)
                .append("\"/>\n");
        return this;
    }

    /// A patch that lets what lies below shine through.
    Svg shade(double x, double y, double width, double height, String fill, double opacity) {
        out.append("<rect x=\"").append(num(x)).append("\" y=\"").append(num(y));
        out.append("\" width=\"").append(num(width)).append("\" height=\"").append(num(height));
        out.append("\" fill=\"")
                .append(fill)
                .append("\" fill-opacity=\"")
                .append(num(opacity))
                .append("\"/>\n");
        return this;
    }

    /// Round dots, as one path: of thousands a tenth of the bytes that circles take.
    ///
    /// @param d `Mx yh0` of each
    Svg dots(String d, String colour, double diameter, double opacity) {
        return path(d, "dots", colour, diameter, " stroke-linecap=\"round\" stroke-opacity=\"" + num(opacity) + "\"");
    }

    Svg circle(double x, double y, double r, String fill, String stroke, double width) {
        out.append("<circle cx=\"")
                .append(num(x))
                .append("\" cy=\"")
                .append(num(y))
                .append("\" r=\"")
                .append(num(r));
        out.append("\" fill=\"").append(fill).append("\" stroke=\"").append(stroke);
        out.append("\" stroke-width=\"").append(num(width)).append("\"/>\n");
        return this;
    }

    /// A picture of `width` × `height` cells, put in place by an affine map from cells to user units.
    ///
    /// @param matrix a, b, c, d, e, f as in SVG
    Svg image(String uri, int width, int height, double[] matrix) {
        out.append("<image width=\"").append(width).append("\" height=\"").append(height);
        out.append("\" preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\" transform=\"matrix(");
        for (int i = 0; i < 6; i++) {
            out.append(i == 0 ? "" : " ").append(fine(matrix[i]));
        }
        out.append(")\" href=\"").append(uri).append("\"/>\n");
        return this;
    }

    /// What follows, up to {@link #end}, is cut at this rectangle.
    Svg clip(double x, double y, double width, double height) {
        String name = id + "-clip" + clips++;
        out.append("<clipPath id=\"")
                .append(name)
                .append("\"><rect x=\"")
                .append(num(x))
                .append("\" y=\"");
        out.append(num(y))
                .append("\" width=\"")
                .append(num(width))
                .append("\" height=\"")
                .append(num(height));
        out.append("\"/></clipPath>\n<g clip-path=\"url(#").append(name).append(")\">\n");
        return this;
    }

    Svg end() {
        out.append("</g>\n");
        return this;
    }

    /// The whole file.
    String finish() {
        return out + "</svg>\n";
    }

    private static String shade(String cssClass) {
        return switch (cssClass) {
            case "rule" -> Colours.RULE;
            case "soft" -> Colours.SOFT;
            default -> Colours.INK;
        };
    }

    /// At most two decimals, a point whatever the locale.
    static String num(double v) {
        return trim(Math.round(v * 100), 100);
    }

    private static String fine(double v) {
        return trim(Math.round(v * 1_000_000), 1_000_000);
    }

    private static String trim(long scaled, long unit) {
        if (scaled % unit == 0) {
            return Long.toString(scaled / unit);
        }
        StringBuilder digits =
                new StringBuilder(Long.toString(Math.abs(scaled) % unit + unit).substring(1));
        while (digits.charAt(digits.length() - 1) == '0') {
            digits.setLength(digits.length() - 1);
        }
        return (scaled < 0 ? "-" : "") + Math.abs(scaled) / unit + "." + digits;
    }
}
