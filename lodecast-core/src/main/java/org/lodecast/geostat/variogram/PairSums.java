package org.lodecast.geostat.variogram;

import java.util.Arrays;
import org.lodecast.Workers;
import org.lodecast.geostat.PointSamples;

/// Sums over pairs of samples, by sector and lag: the one loop that all experiments share.
///
/// The samples are sorted along the axis of their greatest extent, so that for each of them the others within
/// reach follow in one run. Rows are dealt out to a fixed number of tasks, whose sums are added in their
/// order.
final class PairSums {
    private static final int TASKS = 64; // fixed: the order of the sums must not hang on the number of threads
    private static final int STEPS = 512; // of the table from distance to the first lag that may hold it

    /// Tells the sector of a pair, or {@link #NONE}.
    interface Sectors {
        int NONE = -1;

        int of(double dx, double dy, double dz, double h);
    }

    final Lags lags;
    final int sectors;
    final long[] count; // by sector, then lag
    final double[] distance;
    final double[] terms;
    final double[] dx; // of the pairs, each turned to point down; empty for one sector, where none is asked for
    final double[] dy;
    final double[] dz;
    private final Estimator estimator;
    private final int[] first;
    private final double perStep;
    private final double[] below; // classes hold distances above this
    private final double[] upTo;
    private final boolean vectors;

    PairSums(Lags lags, int sectors, Estimator estimator) {
        this.lags = lags;
        this.sectors = sectors;
        this.estimator = estimator;
        int n = sectors * lags.count();
        count = new long[n];
        distance = new double[n];
        terms = new double[n];
        vectors = sectors > 1;
        dx = new double[vectors ? n : 0];
        dy = new double[dx.length];
        dz = new double[dx.length];
        // A hair wider: 3 · 0.1 is more than 0.3.
        below = Arrays.stream(lags.from())
                .map(f -> f == 0 ? -1 : f * (1 + 1e-12))
                .toArray();
        upTo = Arrays.stream(lags.to()).map(t -> t * (1 + 1e-12)).toArray();
        perStep = STEPS / lags.reach();
        first = new int[STEPS + 2];
        for (int s = 0, k = 0; s < first.length; s++) {
            while (k < lags.count() - 1 && lags.to()[k] * (1 + 1e-12) < (s - 1e-6) / perStep) {
                k++;
            }
            first[s] = k;
        }
    }

    /// Sums over all pairs.
    static PairSums of(
            PointSamples samples, Lags lags, int sectors, Sectors which, Estimator estimator, Workers workers) {
        PointSamples sorted = sorted(samples);
        int tasks = samples.size() < 500 ? 1 : TASKS;
        PairSums all = new PairSums(lags, sectors, estimator);
        workers.map(tasks, t -> {
                    PairSums mine = new PairSums(lags, sectors, estimator);
                    mine.add(sorted, which, t, tasks);
                    return mine;
                })
                .forEach(all::add);
        return all;
    }

    /// Adds the pairs of the rows first, first + step, … with those that follow them; x, the first axis of the
    /// sorted samples, tells when to stop.
    void add(PointSamples sorted, Sectors which, int firstRow, int step) {
        double[] x = sorted.x();
        double[] y = sorted.y();
        double[] z = sorted.z();
        double[] v = sorted.value();
        double[] along = axes(sorted)[widest(sorted)];
        double reach = lags.reach() * (1 + 1e-12);
        double reach2 = reach * reach;
        int n = x.length;
        for (int i = firstRow; i < n; i += step) {
            double limit = along[i] + reach;
            for (int j = i + 1; j < n && along[j] <= limit; j++) {
                double ex = x[j] - x[i];
                double ey = y[j] - y[i];
                double ez = z[j] - z[i];
                double h2 = ex * ex + ey * ey + ez * ez;
                if (h2 <= reach2) {
                    double h = Math.sqrt(h2);
                    int sector = which.of(ex, ey, ez, h);
                    if (sector >= 0) {
                        add(sector, h, ex, ey, ez, estimator.term(v[j] - v[i]));
                    }
                }
            }
        }
    }

    private void add(int sector, double h, double ex, double ey, double ez, double term) {
        int k = first[(int) (h * perStep)];
        while (k < upTo.length && h > upTo[k]) {
            k++;
        }
        for (; k < upTo.length && h > below[k]; k++) {
            int at = sector * upTo.length + k;
            count[at]++;
            distance[at] += h;
            terms[at] += term;
            if (vectors) {
                double sign = ez < 0 || (ez == 0 && (ex > 0 || (ex == 0 && ey > 0))) ? 1 : -1;
                dx[at] += sign * ex;
                dy[at] += sign * ey;
                dz[at] += sign * ez;
            }
        }
    }

    void add(PairSums other) {
        for (int k = 0; k < count.length; k++) {
            count[k] += other.count[k];
            distance[k] += other.distance[k];
            terms[k] += other.terms[k];
        }
        for (int k = 0; k < dx.length; k++) {
            dx[k] += other.dx[k];
            dy[k] += other.dy[k];
            dz[k] += other.dz[k];
        }
    }

    /// Semivariance of a class that holds pairs.
    double gamma(int at) {
        return estimator.gamma(terms[at], count[at]);
    }

    /// Samples in the order of the axis of greatest extent, ties in their own order.
    static PointSamples sorted(PointSamples s) {
        double[] along = axes(s)[widest(s)];
        Integer[] order = new Integer[s.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (i, j) -> Double.compare(along[i], along[j]));
        return s.pick(Arrays.stream(order).mapToInt(Integer::intValue).toArray());
    }

    private static double[][] axes(PointSamples s) {
        return new double[][] {s.x(), s.y(), s.z()};
    }

    private static int widest(PointSamples s) {
        double[] e = {extent(s.x()), extent(s.y()), extent(s.z())};
        return e[0] >= e[1] && e[0] >= e[2] ? 0 : e[1] >= e[2] ? 1 : 2;
    }

    /// Greatest less least, 0 for none.
    static double extent(double[] v) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double a : v) {
            min = Math.min(min, a);
            max = Math.max(max, a);
        }
        return v.length == 0 ? 0 : max - min;
    }
}
