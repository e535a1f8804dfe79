package org.lodecast.geochem;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lodecast.block.Grid;

/// Concentrations of several elements in the ground: composites, or voxels of a block model, of which
/// nothing is copied.
///
/// Neighbouring data are not independent. Those of one patch of ground in plan form a group, and how sure a
/// mean is, is told from how groups differ.
public final class HaloData {
    private interface At {
        double value(int element, int datum);
    }

    private interface Of {
        double datum(int datum);
    }

    private interface Group {
        int of(int datum);
    }

    private final List<String> elements;
    private final int size;
    private final At values;
    private final Of elevation;
    private final Of weight;
    private final Group group;

    private HaloData(List<String> elements, int size, At values, Of elevation, Of weight, Group group) {
        this.elements = List.copyOf(elements);
        this.size = size;
        this.values = values;
        this.elevation = elevation;
        this.weight = weight;
        this.group = group;
    }

    /// Composites or samples.
    ///
    /// @param values by element, then datum; NaN is missing
    /// @param x east of each datum [m]
    /// @param y north of each [m]
    /// @param elevation of each [m]
    /// @param weight of each, e.g. length times declustering weight; those not above 0 take no part
    /// @param patch side of the squares in plan that are told apart as groups [m]: the range of the variogram,
    ///     or the distance between holes if that is more
    public static HaloData of(
            List<String> elements,
            double[][] values,
            double[] x,
            double[] y,
            double[] elevation,
            double[] weight,
            double patch) {
        int n = elevation.length;
        if (values.length != elements.size() || weight.length != n || x.length != n || y.length != n) {
            throw new IllegalArgumentException("columns do not belong together");
        }
        for (double[] column : values) {
            if (column.length != n) {
                throw new IllegalArgumentException("a column of " + column.length + " values for " + n + " data");
            }
        }
        record Square(long i, long j) {}
        Map<Square, Integer> numbers = new HashMap<>();
        int[] group = new int[n];
        for (int i = 0; i < n; i++) {
            Square at = new Square((long) Math.floor(x[i] / patch), (long) Math.floor(y[i] / patch));
            group[i] = numbers.computeIfAbsent(at, s -> numbers.size());
        }
        return new HaloData(elements, n, (e, i) -> values[e][i], i -> elevation[i], i -> weight[i], i -> group[i]);
    }

    /// Estimates in voxels, all of equal weight.
    ///
    /// @param columns by element, then voxel; NaN is missing
    /// @param voxels those that count
    /// @param patch side of the squares in plan that are told apart as groups [m]: the range of the variogram,
    ///     or the distance between holes if that is more
    public static HaloData of(List<String> elements, List<float[]> columns, Grid grid, int[] voxels, double patch) {
        if (columns.size() != elements.size()) {
            throw new IllegalArgumentException(columns.size() + " columns for " + elements.size() + " elements");
        }
        float[][] column = columns.toArray(float[][]::new);
        int wide = Math.max(1, (int) Math.round(patch / grid.dx()));
        int deep = Math.max(1, (int) Math.round(patch / grid.dy()));
        int across = (grid.nx() + wide - 1) / wide;
        return new HaloData(
                elements,
                voxels.length,
                (e, i) -> column[e][voxels[i]],
                i -> grid.z(grid.iz(voxels[i])),
                i -> 1,
                i -> grid.ix(voxels[i]) / wide + across * (grid.iy(voxels[i]) / deep));
    }

    /// Names, in the order of the columns.
    public List<String> elements() {
        return elements;
    }

    public int size() {
        return size;
    }

    double value(int element, int datum) {
        return values.value(element, datum);
    }

    double elevation(int datum) {
        return elevation.datum(datum);
    }

    /// 0 for weights that are none.
    double weight(int datum) {
        double w = weight.datum(datum);
        return w > 0 && w < Double.POSITIVE_INFINITY ? w : 0;
    }

    int group(int datum) {
        return group.of(datum);
    }

    /// Column of an element, −1 if there is none of that name.
    int indexOf(String element) {
        return elements.indexOf(element);
    }

    ConcentrationCurve curve(int element) {
        return ConcentrationCurve.of(size, i -> value(element, i), this::weight);
    }
}
