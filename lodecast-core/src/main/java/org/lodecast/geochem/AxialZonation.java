package org.lodecast.geochem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The axial sequence of the elements of a primary halo by Grigorian's zonality index (Beus and Grigorian
/// 1977, Geochemical Exploration Methods for Mineral Deposits; as practised since by Ovchinnikov and
/// Grigorian 1971, Shao 1997 and many studies of gold).
///
/// From the productivities M of elements i in levels j, counted from the top:
///
/// 1. elements are brought to one magnitude, M′ᵢⱼ = fᵢ·Mᵢⱼ ({@link Scale})
/// 2. zonality index Dᵢⱼ = M′ᵢⱼ / Σᵢ M′ᵢⱼ: the share of the element in its level
/// 3. an element belongs to the level where its D is greatest, Dmax
/// 4. elements of one level are ordered by the variability index G = Σ Dmax/Dⱼ over the other levels: in the
///    uppermost level the one of greater G stands higher, in the lowest level lower; in between it is the
///    difference G(levels above) − G(levels below) that counts, and where it is greater the element stands
///    lower. With sums over no level being 0 this is one rule.
///
/// Edges: the upper of two equal greatest D counts. A D below a thousandth of Dmax counts as that. A level
/// without any anomaly has D = 0 throughout. An element without anomaly in any level has no place and is
/// left out of the sequence. Missing productivities count as none.
///
/// @param elements as given
/// @param normalised M′ by element, then level
/// @param index D by element, then level
/// @param level where D is greatest, 0 uppermost; −1 for an element without anomaly
/// @param above G over the levels above it
/// @param below G over the levels below it
/// @param sequence elements from top to bottom
public record AxialZonation(
        List<String> elements,
        double[][] normalised,
        double[][] index,
        int[] level,
        double[] above,
        double[] below,
        List<String> sequence) {

    /// How elements are brought to one magnitude.
    public enum Scale {
        /// By powers of ten, until the greatest productivity of each has as many digits as that of the
        /// strongest element: the published way. Elements may still differ nearly tenfold, and the strong
        /// ones then govern the shares of the weak.
        DECADES,
        /// By the greatest productivity of each, so that all have the same.
        GREATEST
    }

    private static final double LEAST = 1e-3;

    /// From the productivities of slices.
    public static AxialZonation of(HaloSlices slices, Scale scale) {
        return of(slices.elements(), slices.productivity(), scale);
    }

    /// @param productivity by element, then level from top to bottom; not negative
    public static AxialZonation of(List<String> elements, double[][] productivity, Scale scale) {
        int m = elements.size();
        if (productivity.length != m || m == 0 || productivity[0].length < 2) {
            throw new IllegalArgumentException("zonation needs a row for each element and at least two levels");
        }
        int levels = productivity[0].length;
        double[][] normalised = new double[m][];
        double most = Arrays.stream(productivity)
                .mapToDouble(AxialZonation::greatest)
                .max()
                .orElse(0);
        for (int i = 0; i < m; i++) {
            double peak = greatest(productivity[i]);
            double factor = peak == 0
                    ? 0
                    : scale == Scale.GREATEST
                            ? 1 / peak
                            : Math.pow(10, Math.floor(Math.log10(most)) - Math.floor(Math.log10(peak)));
            normalised[i] = Arrays.stream(productivity[i])
                    .map(p -> p > 0 ? factor * p : 0)
                    .toArray();
        }
        double[][] index = new double[m][levels];
        for (int j = 0; j < levels; j++) {
            double sum = 0;
            for (double[] row : normalised) {
                sum += row[j];
            }
            for (int i = 0; i < m; i++) {
                index[i][j] = sum > 0 ? normalised[i][j] / sum : 0;
            }
        }
        int[] level = new int[m];
        double[] above = new double[m];
        double[] below = new double[m];
        for (int i = 0; i < m; i++) {
            double[] d = index[i];
            level[i] = 0;
            for (int j = 1; j < levels; j++) {
                level[i] = d[j] > d[level[i]] ? j : level[i];
            }
            double peak = d[level[i]];
            if (peak == 0) {
                level[i] = -1;
            }
            for (int j = 0; j < levels && peak > 0; j++) {
                double ratio = peak / Math.max(d[j], LEAST * peak);
                above[i] += j < level[i] ? ratio : 0;
                below[i] += j > level[i] ? ratio : 0;
            }
        }
        List<String> sequence = IntStream.range(0, m)
                .filter(i -> level[i] >= 0)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(i -> level[i]).thenComparingDouble(i -> above[i] - below[i]))
                .map(elements::get)
                .toList();
        return new AxialZonation(List.copyOf(elements), normalised, index, level, above, below, sequence);
    }

    private static double greatest(double[] row) {
        return Arrays.stream(row)
                .filter(p -> p > 0 && p < Double.POSITIVE_INFINITY)
                .max()
                .orElse(0);
    }

    /// Levels at which the sequence has elements, each with those that it holds, for a table.
    public List<List<String>> byLevel() {
        List<List<String>> all = new ArrayList<>();
        for (int j = 0; j < index[0].length; j++) {
            int at = j;
            all.add(sequence.stream()
                    .filter(e -> level[elements.indexOf(e)] == at)
                    .toList());
        }
        return List.copyOf(all);
    }

    /// The elements from top to bottom, as `Au-Hg-Bi-…`.
    public String text() {
        return String.join("-", sequence);
    }
}
