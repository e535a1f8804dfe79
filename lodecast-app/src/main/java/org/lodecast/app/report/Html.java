package org.lodecast.app.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/// Text on its way into a page: nothing that a user wrote may become markup or script.
final class Html {
    private static final Pattern VIEW_BOX = Pattern.compile("viewBox=\"0 0 (\\S+) (\\S+)\"");

    private Html() {}

    /// For text and quoted attributes of HTML and SVG. Control characters that XML forbids become `�`.
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c < ' ' && c != '\n' && c != '\t' ? '\ufffd' : c);
            }
        }
        return out.toString();
    }

    /// A figure in a page. Its shape stands beside it: a browser that has not drawn it yet keeps just the
    /// place that it will take, and what is below does not move when it comes into sight.
    ///
    /// @param svg one picture of {@link Svg}
    static String drawing(String svg) {
        Matcher size = VIEW_BOX.matcher(svg);
        if (!size.find()) {
            throw new IllegalArgumentException("a figure without a view box");
        }
        return "<div class=\"drawing\" style=\"aspect-ratio:" + size.group(1) + "/" + size.group(2) + "\">" + svg
                + "</div>";
    }

    private static final JsonMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /// JSON that may stand inside a script element: no `<` can end the element or begin a comment. It is
    /// of ASCII alone, for one other letter would make a browser keep all the text, columns and all, in
    /// two bytes a letter.
    static String scriptJson(Map<String, ?> parts) {
        return ASCII.writeValueAsString(parts)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }

    /// A text resource beside this class, or below the root if the name begins with `/`.
    static String resource(String name) {
        try (InputStream in = Html.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
