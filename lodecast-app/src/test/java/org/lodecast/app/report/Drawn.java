package org.lodecast.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// Reads texts and marks off a figure.
final class Drawn {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9.]+");

    private Drawn() {}

    /// A text of the figure.
    record Text(String text, double x, double y, double size, String anchor, boolean turned, boolean bold) {
        /// Left, top, right, foot; a letter is taken to be half as wide as it is high, and narrower than it
        /// is.
        double[] box() {
            double half = text.codePointCount(0, text.length()) * size * 0.5 / 2;
            if (turned) {
                return new double[] {x - 0.7 * size, y - half, x, y + half};
            }
            double middle = anchor.equals("start") ? x + half : anchor.equals("end") ? x - half : x;
            return new double[] {middle - half, y - 0.7 * size, middle + half, y};
        }
    }

    /// All text lies within the figure and none over another.
    static void legible(String name, String svg) throws Exception {
        Element root = elements(svg, "svg").getFirst();
        double width = number(root, "width");
        double height = number(root, "height");
        List<Text> texts = list(svg);
        for (int i = 0; i < texts.size(); i++) {
            double[] a = texts.get(i).box();
            assertThat(a[0] >= 0 && a[1] >= 0 && a[2] <= width && a[3] <= height)
                    .as(name + ": " + texts.get(i) + " within " + width + " × " + height)
                    .isTrue();
            for (int j = 0; j < i; j++) {
                double[] b = texts.get(j).box();
                assertThat(a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3])
                        .as(name + ": " + texts.get(i) + " over " + texts.get(j))
                        .isFalse();
            }
        }
    }

    /// Where the axis below has this figure.
    static double across(String svg, String figure) throws Exception {
        double foot = list(svg).stream()
                .filter(t -> t.anchor.equals("middle") && t.size == 11 && t.text.equals(figure))
                .mapToDouble(Text::y)
                .max()
                .orElseThrow();
        return list(svg).stream()
                .filter(t -> t.anchor.equals("middle") && t.y == foot && t.text.equals(figure))
                .findFirst()
                .orElseThrow()
                .x();
    }

    /// Where the upward axis has it.
    static double up(String svg, String figure) throws Exception {
        return list(svg).stream()
                        .filter(t -> t.anchor.equals("end") && t.size == 11 && t.text.equals(figure))
                        .min((a, b) -> Double.compare(a.x, b.x))
                        .orElseThrow()
                        .y()
                - 4;
    }

    static Text text(String svg, String wanted) throws Exception {
        return all(svg, wanted).getFirst();
    }

    static List<Text> all(String svg, String wanted) throws Exception {
        return list(svg).stream().filter(t -> t.text.equals(wanted)).toList();
    }

    static List<Text> list(String svg) throws Exception {
        return elements(svg, "text").stream()
                .map(e -> new Text(
                        e.getTextContent(),
                        number(e, "x"),
                        number(e, "y"),
                        number(e, "font-size"),
                        e.getAttribute("text-anchor"),
                        e.getAttribute("transform").startsWith("rotate"),
                        e.getAttribute("font-weight").equals("700")))
                .toList();
    }

    static List<String> texts(String svg) throws Exception {
        return list(svg).stream().map(Text::text).toList();
    }

    /// Numbers of the paths of a class.
    static List<double[]> paths(String svg, String cssClass) throws Exception {
        List<double[]> all = new ArrayList<>();
        for (Element e : elements(svg, "path")) {
            if (e.getAttribute("class").equals(cssClass)) {
                Matcher m = NUMBER.matcher(e.getAttribute("d"));
                double[] numbers = m.results()
                        .mapToDouble(r -> Double.parseDouble(r.group()))
                        .toArray();
                boolean flat = e.getAttribute("d").contains("H"); // x y X: the second y is the first
                all.add(flat ? new double[] {numbers[0], numbers[1], numbers[2], numbers[1]} : numbers);
            }
        }
        return all;
    }

    /// Bars of the dendrogram: x, top, foot of the upright ones.
    static List<double[]> bars(String svg) throws Exception {
        return paths(svg, "bar");
    }

    static List<Element> rects(String svg, String cssClass) throws Exception {
        return elements(svg, "rect").stream()
                .filter(r -> r.getAttribute("class").equals(cssClass))
                .toList();
    }

    static List<Element> elements(String svg, String tag) throws Exception {
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        if (tag.equals("svg")) {
            return List.of(document.getDocumentElement());
        }
        NodeList nodes = document.getElementsByTagName(tag);
        List<Element> all = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            all.add((Element) nodes.item(i));
        }
        return all;
    }

    static double number(Element e, String attribute) {
        return Double.parseDouble(e.getAttribute(attribute));
    }
}
