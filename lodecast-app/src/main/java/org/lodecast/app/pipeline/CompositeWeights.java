package org.lodecast.app.pipeline;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lodecast.Workers;
import org.lodecast.app.project.Project;
import org.lodecast.drill.Composites;
import org.lodecast.geostat.CellDeclustering;
import org.lodecast.geostat.Declustering;
import org.lodecast.geostat.NearestDeclustering;

/// Weighs composites against clustered drilling, as the project asks.
///
/// @param method `cell`, `nearest` or `none`
/// @param element whose mean chose the size of the cells
/// @param size of the cells or spacing of the nodes [m], 0 if all weigh alike
/// @param mean declustered
/// @param naive plain mean of the composites
/// @param sizes that were tried [m]
/// @param means at each
record CompositeWeights(
        String method, String element, double size, double mean, double naive, double[] sizes, double[] means) {
    /// A spacing that nobody asked for makes no more nodes than this in the box about the composites.
    private static final double NODES = 1_000_000;

    /// A result with its weights.
    record Made(CompositeWeights told, double @Nullable [] weight) {}

    static Made weigh(Project.Drilling d, Composites c, String element, double length, Workers workers) {
        double[] grade = c.variable(element).values();
        Declustering made;
        switch (d.decluster()) {
            case "cell" -> made = cells(d, c, length).weigh(c.x(), c.y(), c.z(), grade, workers);
            case "nearest" -> {
                double spacing = d.declusterSize() != null ? d.declusterSize() : spacing(c, length);
                made = NearestDeclustering.over(c.x(), c.y(), c.z(), spacing)
                        .weigh(c.x(), c.y(), c.z(), grade, workers);
            }
            default -> {
                double naive = Arrays.stream(grade)
                        .filter(v -> !Double.isNaN(v))
                        .average()
                        .orElse(Double.NaN);
                return new Made(
                        new CompositeWeights("none", element, 0, naive, naive, new double[0], new double[0]), null);
            }
        }
        return new Made(
                new CompositeWeights(
                        d.decluster(), element, made.size(), made.mean(), made.naive(), made.sizes(), made.means()),
                made.weight());
    }

    /// From a fiftieth to a quarter of the widest extent, but no cell smaller than a composite: of still larger
    /// cells a handful would hold all data, and their least mean be chance.
    private static CellDeclustering cells(Project.Drilling d, Composites c, double length) {
        Double asked = d.declusterSize();
        if (asked != null) {
            return CellDeclustering.of(asked);
        }
        double widest = Math.max(extent(c.x()), Math.max(extent(c.y()), extent(c.z())));
        double least = Math.max(length, widest / 50);
        return widest / 4 > least ? CellDeclustering.between(least, widest / 4) : CellDeclustering.of(least);
    }

    private static double spacing(Composites c, double length) {
        double spacing = length;
        while ((extent(c.x()) / spacing + 1) * (extent(c.y()) / spacing + 1) * (extent(c.z()) / spacing + 1) > NODES) {
            spacing *= 1.25;
        }
        return Double.parseDouble(String.format(Locale.ROOT, "%.3g", spacing));
    }

    private static double extent(double[] axis) {
        return Arrays.stream(axis).max().orElse(0) - Arrays.stream(axis).min().orElse(0);
    }

    /// In a sentence for the user, empty if there is nothing to say.
    String remark(String unit) {
        if (method.equals("none") || Double.isNaN(naive)) {
            return "";
        }
        String how = method.equals("cell")
                ? "by cells of " + CompositesStage.tidy(Math.rint(10 * size) / 10) + " m"
                : "by the nearest of nodes " + CompositesStage.tidy(size) + " m apart";
        return size == 0
                ? String.format(
                        Locale.ROOT,
                        "declustering: no size of cell lowers the mean of %s (%.3g %s); all composites weigh alike",
                        element,
                        naive,
                        unit)
                : String.format(
                        Locale.ROOT,
                        "declustered %s, the mean of %s is %.3g %s; of all composites alike it is %.3g %s",
                        how,
                        element,
                        mean,
                        unit,
                        naive,
                        unit);
    }
}
