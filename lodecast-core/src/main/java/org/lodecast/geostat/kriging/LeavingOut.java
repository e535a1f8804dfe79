package org.lodecast.geostat.kriging;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lodecast.Progress;
import org.lodecast.Workers;
import org.lodecast.geostat.PointSamples;
import org.lodecast.geostat.Transform;

/// Estimates of samples' places from other samples.
final class LeavingOut {
    private LeavingOut() {}

    /// Estimates each sample's place without the sample itself.
    static Estimates itself(Kriging kriging, Workers workers, Progress progress) {
        WideSystem all = kriging.global;
        SampleTable table = kriging.table;
        int n = table.size();
        if (all == null
                || kriging.block != null
                || n <= kriging.neighbourhood.minSamples()
                || kriging.transform != Transform.IDENTITY) {
            int[] itself = new int[n];
            Arrays.setAll(itself, i -> i);
            return fold(kriging, itself, workers, progress);
        }
        progress.begin("kriging", n);
        double[][] value = new double[table.variables()][n];
        double[] variance = new double[n];
        double[] slope = new double[n];
        int[] count = new int[n];
        double[] distance = new double[n];
        workers.forEach(n, i -> {
            double[] out = new double[value.length + 1];
            all.leaveOut(i, out);
            for (int v = 0; v < value.length; v++) {
                value[v][i] = table.value(v, i) + out[v];
            }
            variance[i] = out[value.length];
            slope[i] = Double.NaN; // the short way does not tell it
            count[i] = n - 1;
            distance[i] = nearest(table, i, i, null);
            progress.advance(1);
        });
        return new Estimates(value, variance, slope, count, distance, kriging.remarks);
    }

    /// Estimates each sample's place without the samples of its fold. Distances are those to the nearest
    /// sample that is not of the fold.
    static Estimates fold(Kriging kriging, int[] fold, Workers workers, Progress progress) {
        SampleTable table = kriging.table;
        int n = table.size();
        if (fold.length != n) {
            throw new IllegalArgumentException("folds of " + fold.length + " samples, not " + n);
        }
        PointSamples s = table.places;
        Targets targets = Targets.of(s.x(), s.y(), s.z(), table.drift, fold, table);
        Estimates e = kriging.points(targets, n, fold, workers, progress);
        double[] distance = new double[n];
        Arrays.setAll(distance, i -> nearest(table, i, fold[i], fold));
        return new Estimates(e.values(), e.variance(), e.slope(), e.count(), distance, e.remarks());
    }

    /// True distance from sample i to the nearest of another fold; to the nearest other if no folds are given.
    private static double nearest(SampleTable table, int i, int mine, int @Nullable [] fold) {
        double best = Double.POSITIVE_INFINITY;
        for (int j = 0; j < table.size(); j++) {
            if ((fold == null ? j : fold[j]) != mine) {
                double dx = table.x[j] - table.x[i];
                double dy = table.y[j] - table.y[i];
                double dz = table.z[j] - table.z[i];
                best = Math.min(best, dx * dx + dy * dy + dz * dz);
            }
        }
        return Math.sqrt(best);
    }
}
