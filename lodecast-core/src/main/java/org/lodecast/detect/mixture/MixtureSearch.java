package org.lodecast.detect.mixture;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;

/// The mixture of 1 … K components of lowest BIC. For each number of components several starts by k-means++
/// run for a while, on a draw of the rows where there are many, and the likeliest goes on with all rows
/// (Biernacki, Celeux and Govaert 2003). Starts and numbers of components run side by side; each draws from
/// its own seed.
///
/// BIC takes rows as independent. Neighbouring voxels are not, so it tends to more components than there are
/// kinds of ground.
///
/// @param em how each is fitted
/// @param mostComponents K, at least 1
/// @param starts of each number of components, at least 1
public record MixtureSearch(Em em, int mostComponents, int starts) {
    /// Rows on which starts are tried.
    private static final int DRAW = 4000;
    /// Steps and tolerance of a start.
    private static final int SHORT = 50;
    private static final double COARSE = 1e-4;

    public MixtureSearch {
        if (mostComponents < 1 || starts < 1) {
            throw new IllegalArgumentException(mostComponents + " components, " + starts + " starts: at least 1 each");
        }
    }

    /// @param fit of lowest BIC
    /// @param bic for 1 … K components, NaN where fewer rows differ or components fell away
    public record Chosen(Em.Fit fit, double[] bic) {}

    /// @param what the progress is called
    /// @param rows at least one
    public Chosen run(String what, Rows rows, Seed seed, Workers workers, Progress progress) {
        int tries = 1 + (mostComponents - 1) * starts; // one component has but one start
        progress.begin(what, tries + (long) em.mostSteps() * mostComponents * (mostComponents + 1) / 2);
        Rows few = draw(rows, seed.split("draw").generator());
        Em brief = new Em(em.kind(), em.ridge(), SHORT, COARSE);
        List<Start> begun = workers.map(tries, t -> {
            int k = t == 0 ? 1 : 2 + (t - 1) / starts;
            KMeans labels = KMeans.of(few, k, seed.split("start").split(t).generator());
            Em.Fit fit =
                    labels.count() < k ? null : brief.run(few, brief.start(few, labels.labels(), k), Progress.NONE);
            progress.advance(1);
            return new Start(k, fit);
        });
        List<Done> fits = workers.map(mostComponents, t -> {
            int k = mostComponents - t; // the longest first
            Em.Fit best = begun.stream()
                    .filter(s -> s.k() == k)
                    .map(Start::fit)
                    .filter(Objects::nonNull)
                    .filter(f -> f.mixture().size() == k)
                    .max(Comparator.comparingDouble(Em.Fit::logLikelihood))
                    .orElse(null);
            if (best == null) {
                progress.advance((long) em.mostSteps() * k);
                return new Done(null);
            }
            return new Done(em.run(rows, best.mixture(), progress));
        });
        double[] bic = new double[mostComponents];
        Arrays.fill(bic, Double.NaN);
        Em.@Nullable Fit chosen = null;
        for (int k = 1; k <= mostComponents; k++) {
            Em.Fit fit = fits.get(mostComponents - k).fit();
            if (fit != null && fit.mixture().size() == k) {
                bic[k - 1] = fit.bic(rows.size());
                chosen = chosen == null || bic[k - 1] < chosen.bic(rows.size()) ? fit : chosen;
            }
        }
        return new Chosen(Objects.requireNonNull(chosen, "one component always fits"), bic);
    }

    private record Start(int k, Em.@Nullable Fit fit) {}

    private record Done(Em.@Nullable Fit fit) {}

    private static Rows draw(Rows rows, RandomGenerator random) {
        if (rows.size() <= DRAW) {
            return rows;
        }
        int[] order = IntStream.range(0, rows.size()).toArray();
        for (int i = 0; i < DRAW; i++) {
            int j = i + random.nextInt(order.length - i);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        return rows.part(Arrays.copyOf(order, DRAW));
    }
}
