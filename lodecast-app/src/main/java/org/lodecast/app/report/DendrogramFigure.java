package org.lodecast.app.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lodecast.evidence.GeochemStudy;
import org.lodecast.geochem.PartitionTree;

/// The CoDa-dendrogram of a partition: a vertical bar is as long as the variance of its balance, and meets
/// the horizontal bar at the balance's mean, nearer to the side that is the richer; the box along the
/// horizontal bar holds the middle half of the balance, thin lines 90 in 100 composites. Balances are
/// numbered in the tree and named below.
final class DendrogramFigure {
    private static final double WIDTH = 1000;
    private static final double LEFT = 80;
    private static final double TOP = 16;
    private static final double LINE = 17;

    private final GeochemStudy.Partition partition;
    private final double half;
    private final Svg svg;
    private final Frame frame;
    private final double names;

    private DendrogramFigure(GeochemStudy.Partition partition) {
        this.partition = partition;
        half = partition.halfWidth();
        PartitionTree tree = partition.tree();
        int parts = partition.elements().size();
        int longest = partition.elements().stream()
                .mapToInt(e -> Words.shortened(e, 10).length())
                .max()
                .orElse(2);
        double tall = Math.clamp(20.0 * parts, 400.0, 700.0); // or boxes of a chain would cover each other
        double width = Math.min(WIDTH - LEFT - 20, 130.0 * parts);
        boolean turned = longest * 8.2 > width / parts;
        names = turned ? longest * 8.2 + 10 : 24;
        double height =
                TOP + tall + names + 22 + 4 * LINE + LINE * (partition.names().size() + 2) + 10;
        svg = new Svg("dendrogram", WIDTH, height, "Dendrogram of the balances");
        frame = new Frame(
                LEFT, TOP, width, tall, -0.6, parts - 0.4, 0, 1.03 * (tree.top() > 0 ? tree.top() : 1), false);
        frame.axes(svg, "", "Variance", true);
        bars(tree);
        boxes(tree);
        leaves(tree, turned);
        below();
    }

    static String draw(GeochemStudy.Partition partition) {
        return new DendrogramFigure(partition).svg.finish();
    }

    private void bars(PartitionTree node) {
        String colour = Zones.colour(node.group());
        double x = frame.px(node.position());
        double foot = node instanceof PartitionTree.Split s ? s.foot() : 0;
        String down = "M" + Svg.num(x) + " " + Svg.num(frame.py(node.top())) + "V" + Svg.num(frame.py(foot));
        svg.path(down, "bar", colour, 2.6, "");
        if (node instanceof PartitionTree.Split s) {
            String across = "M" + frame.at(s.right().position(), foot) + "L"
                    + frame.at(s.left().position(), foot);
            svg.path(across, "bar", colour, 1.2, "");
            bars(s.left());
            bars(s.right());
        }
    }

    /// Where a value of the balance lies along its bar.
    private double along(PartitionTree.Split s, double value) {
        double toLeft = half > 0 ? (1 + value / half) / 2 : 0.5;
        return frame.px(
                s.right().position() + toLeft * (s.left().position() - s.right().position()));
    }

    private void boxes(PartitionTree node) {
        if (node instanceof PartitionTree.Split s) {
            double[] q = partition.quantiles()[s.balance()];
            double y = frame.py(s.foot());
            String colour = Zones.colour(s.group());
            double[] x = Arrays.stream(q).map(v -> along(s, v)).toArray();
            svg.path("M" + Svg.num(x[0]) + " " + Svg.num(y) + "H" + Svg.num(x[4]), "whisker", colour, 4, "");
            double low = Math.min(x[1], x[3]);
            svg.rect(low, y - 6, Math.abs(x[3] - x[1]), 12, "plate", Colours.PAPER, colour);
            svg.path("M" + Svg.num(x[2]) + " " + Svg.num(y - 6) + "v12", "median", colour, 2.4, "");
            double mean = along(s, s.mean());
            svg.circle(mean, y, 3, colour, Colours.PAPER, 1);
            svg.label(mean + 7, frame.py((s.top() + s.foot()) / 2) + 4, "" + (s.balance() + 1), Svg.Anchor.START, 12);
            boxes(s.left());
            boxes(s.right());
        }
    }

    private void leaves(PartitionTree node, boolean turned) {
        switch (node) {
            case PartitionTree.Leaf leaf -> {
                double x = frame.px(leaf.position());
                String name = Words.shortened(leaf.part(), 10);
                if (turned) {
                    svg.upward(x + 4, frame.foot() + 8 + name.length() * 4.1, name, 12.5);
                } else {
                    svg.bold(x, frame.foot() + 18, name, Svg.Anchor.MIDDLE, 13);
                }
            }
            case PartitionTree.Split s -> {
                leaves(s.left(), turned);
                leaves(s.right(), turned);
            }
        }
    }

    private void below() {
        double y = frame.foot() + names + 20;
        Zones.key(svg, partition.elements(), LEFT, y);
        double x = LEFT + 330;
        List<String> words = List.of(
                "Vertical bar: variance of the balance. It meets the horizontal bar at the mean",
                "(dot): nearer to the side that is the richer. Box: 25 to 75 % with the median;",
                "thick line: 5 to 95 %. The ends of every horizontal bar stand for balances of ± "
                        + Numbers.significant(half, 3) + ".",
                Numbers.whole(partition.rows()) + " composites in which all of these elements are known.");
        for (int k = 0; k < words.size(); k++) {
            svg.text(x, y + 15 * k, words.get(k), Svg.Anchor.START, 11, "soft");
        }
        y += 4 * LINE + 16;
        double total = Arrays.stream(partition.variance()).sum();
        double[] at = {LEFT + 480, LEFT + 548, LEFT + 616, LEFT + 684, LEFT + 764, LEFT + 884};
        List<String> heads = List.of("mean", "5 %", "50 %", "95 %", "variance", "share of all [%]");
        svg.text(LEFT + 26, y, "balance, above / below", Svg.Anchor.START, 10.5, "soft");
        for (int c = 0; c < at.length; c++) {
            svg.text(at[c], y, heads.get(c), Svg.Anchor.END, 10.5, "soft");
        }
        for (int b = 0; b < partition.names().size(); b++) {
            y += LINE;
            svg.bold(LEFT + 16, y, "" + (b + 1), Svg.Anchor.END, 11);
            String name = Words.shortened(side(b, 1) + " / " + side(b, -1), 56);
            svg.text(LEFT + 26, y, name, Svg.Anchor.START, 11, "ink");
            double[] q = partition.quantiles()[b];
            double v = partition.variance()[b];
            double[] row = {partition.mean()[b], q[0], q[2], q[4], v, total > 0 ? 100 * v / total : 0};
            for (int c = 0; c < at.length; c++) {
                String text = Numbers.fixed(row[c], c == 4 ? 3 : c == 5 ? 1 : 2);
                svg.text(at[c], y, text, Svg.Anchor.END, 11, "ink");
            }
        }
    }

    private String side(int balance, int sign) {
        int[] signs = partition.signs()[balance];
        return IntStream.range(0, signs.length)
                .filter(k -> signs[k] == sign)
                .mapToObj(k -> Words.shortened(partition.elements().get(k), 10))
                .collect(Collectors.joining(" "));
    }
}
