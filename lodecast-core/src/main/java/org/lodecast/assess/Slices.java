package org.lodecast.assess;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How well a score tells ore from barren ground in slices of something else, such as elevation or distance
/// to the nearest sample: a detector that does well on the whole may do so near the data alone.
///
/// The area under the ROC curve of a slice compares its own voxels only. A score that merely knows which
/// slice is rich has a high area on the whole and one half in each slice.
///
/// @param slices by rising covariate
/// @param outside samples in no slice: beyond the outer edges, or of unknown covariate
public record Slices(List<Slice> slices, int outside) {

    /// Samples of about the same covariate.
    ///
    /// @param from lower edge, which belongs to it
    /// @param to upper edge, which belongs to the next slice, or to this one if it is the last
    /// @param ore samples in it
    /// @param barren samples in it
    /// @param area absent where there are not both kinds to tell apart
    /// @param reason why it is absent
    public record Slice(
            double from,
            double to,
            int ore,
            int barren,
            @Nullable Area area,
            @Nullable String reason) {}

    /// Area under the ROC curve with DeLong's 95 % interval, which takes samples to be independent:
    /// neighbouring voxels are not, and the true interval is wider. It is all of [0, 1] with one sample of a
    /// kind.
    ///
    /// @param auc chance that an ore sample scores above a barren one, ties counted half
    /// @param low lower end
    /// @param high upper end
    public record Area(double auc, double low, double high) {}

    public Slices {
        slices = List.copyOf(slices);
    }

    /// Slices of about equal counts. Samples of equal covariate are never parted, so that slices are fewer
    /// where many are equal.
    ///
    /// @param score higher is more ore-like, all finite
    /// @param ore the truth
    /// @param covariate of each, NaN where unknown
    /// @param count of slices asked for
    /// @throws IllegalArgumentException if lengths differ, a score is not finite, or no slice is asked for
    public static Slices ofEqualCount(double[] score, boolean[] ore, double[] covariate, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("slices: at least 1, not " + count);
        }
        double[] sorted = Arrays.stream(covariate)
                .filter(Double::isFinite)
                .map(c -> c + 0.0) // −0 becomes 0, for an edge is shown
                .sorted()
                .toArray();
        int n = sorted.length;
        double[] edges = new double[count + 1];
        int kept = 0;
        for (int k = 0; k < count && n > 0; k++) {
            double edge = sorted[(int) ((long) n * k / count)];
            if (kept == 0 || edge > edges[kept - 1]) {
                edges[kept++] = edge;
            }
        }
        if (n > 0) {
            edges[kept++] = sorted[n - 1]; // the same as the last slice's lower edge where that holds one value
        }
        return sliced(score, ore, covariate, Arrays.copyOf(edges, kept));
    }

    /// Slices between given edges.
    ///
    /// @param edges rising, one more than slices
    /// @throws IllegalArgumentException if lengths differ, a score is not finite, or the edges do not rise
    public static Slices between(double[] score, boolean[] ore, double[] covariate, double... edges) {
        for (int e = 1; e < edges.length; e++) {
            if (!(edges[e] > edges[e - 1])) {
                throw new IllegalArgumentException("edges do not rise: " + Arrays.toString(edges));
            }
        }
        return sliced(score, ore, covariate, edges);
    }

    private static Slices sliced(double[] score, boolean[] ore, double[] covariate, double[] edges) {
        if (score.length != ore.length || score.length != covariate.length) {
            throw new IllegalArgumentException(
                    score.length + " scores, " + ore.length + " truths, " + covariate.length + " covariates");
        }
        int count = Math.max(0, edges.length - 1);
        int[] of = new int[score.length];
        int[] size = new int[count];
        int outside = 0;
        for (int i = 0; i < of.length; i++) {
            of[i] = slice(covariate[i], edges);
            if (of[i] < 0) {
                outside++;
            } else {
                size[of[i]]++;
            }
        }
        List<Slice> slices = new ArrayList<>();
        for (int s = 0; s < count; s++) {
            double[] own = new double[size[s]];
            boolean[] truth = new boolean[size[s]];
            int n = 0;
            for (int i = 0; i < of.length; i++) {
                if (of[i] == s) {
                    own[n] = score[i];
                    truth[n++] = ore[i];
                }
            }
            slices.add(slice(edges[s], edges[s + 1], RocAnalysis.of(own, truth)));
        }
        return new Slices(slices, outside);
    }

    private static int slice(double covariate, double[] edges) {
        int last = edges.length - 1;
        if (last < 1 || !(covariate >= edges[0] && covariate <= edges[last])) {
            return -1;
        }
        int s = last - 1;
        while (covariate < edges[s]) {
            s--;
        }
        return s;
    }

    private static Slice slice(double from, double to, RocAnalysis analysis) {
        int ore = analysis.positives();
        int barren = analysis.negatives();
        if (!analysis.defined()) {
            String reason = "the slice holds " + ore + " ore and " + barren + " barren; expected some of each";
            return new Slice(from, to, ore, barren, null, reason);
        }
        Roc roc = analysis.roc(2);
        return new Slice(from, to, ore, barren, new Area(roc.auc(), roc.low(), roc.high()), null);
    }
}
