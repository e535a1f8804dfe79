package org.lodecast.assess;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The threshold μ of a score above which ground is called ore, and what it is worth on ground that did not
/// choose it.
///
/// The μ of best F1 on some voxels has, on those same voxels, the best F1 by construction: it flatters. Here
/// each fold is judged by the μ of best F1 on all other folds pooled, and the counts of all folds are added
/// up. Scores of folds must be on one scale, such as ranks.
///
/// @param own μ of best F1 on all voxels, the one to use, with the counts on those same voxels, which
///     flatter; absent without ore and barren voxels
/// @param folds in their order
/// @param heldOut the folds' counts added up; its threshold is NaN, for each fold has its own. Absent if no
///     fold could be judged
/// @param reason why figures are absent, or rest on some of the folds only; absent if all is well
public record Threshold(
        @Nullable Confusion own,
        List<Judged> folds,
        @Nullable Confusion heldOut,
        @Nullable String reason) {

    /// What one fold left out, as its detector scores it.
    ///
    /// @param score higher is more ore-like, all finite
    /// @param ore the truth
    public record Tested(double[] score, boolean[] ore) {}

    /// One fold by the μ of the others.
    ///
    /// @param counts on the fold, with that μ; absent if the others hold no ore or no barren voxel. A fold of
    ///     one kind only is judged too: it adds to the sums
    /// @param reason why it is absent
    public record Judged(
            @Nullable Confusion counts, @Nullable String reason) {}

    public Threshold {
        folds = List.copyOf(folds);
    }

    /// @param tested of each fold
    /// @throws IllegalArgumentException if a score is not finite
    public static Threshold of(List<Tested> tested) {
        RocAnalysis all = pooled(tested, -1);
        List<Judged> folds = new ArrayList<>();
        long tp = 0;
        long fp = 0;
        long tn = 0;
        long fn = 0;
        int judged = 0;
        String reason = tested.isEmpty() ? "there is no fold" : null;
        for (int f = 0; f < tested.size(); f++) {
            RocAnalysis others = pooled(tested, f);
            if (!others.defined()) {
                String why = tested.size() == 1
                        ? "there is one fold and no other to choose a threshold on"
                        : "the folds other than " + (f + 1) + " hold " + others.positives() + " ore and "
                                + others.negatives() + " barren; expected some of each";
                folds.add(new Judged(null, why));
                reason = reason == null ? why : reason;
                continue;
            }
            Tested own = tested.get(f);
            Confusion c = RocAnalysis.of(own.score, own.ore).at(others.bestF1().threshold());
            folds.add(new Judged(c, null));
            tp += c.tp();
            fp += c.fp();
            tn += c.tn();
            fn += c.fn();
            judged++;
        }
        return new Threshold(
                all.defined() ? all.bestF1() : null,
                folds,
                judged > 0 ? new Confusion(Double.NaN, tp, fp, tn, fn) : null,
                reason);
    }

    /// All folds but one.
    private static RocAnalysis pooled(List<Tested> tested, int without) {
        List<Tested> kept = new ArrayList<>(tested);
        if (without >= 0) {
            kept.remove(without);
        }
        Tested all = together(kept);
        return RocAnalysis.of(all.score, all.ore);
    }

    /// What several folds left out.
    static Tested together(List<Tested> folds) {
        int n = folds.stream().mapToInt(t -> t.score.length).sum();
        double[] score = new double[n];
        boolean[] ore = new boolean[n];
        int at = 0;
        for (Tested t : folds) {
            System.arraycopy(t.score, 0, score, at, t.score.length);
            System.arraycopy(t.ore, 0, ore, at, t.score.length);
            at += t.score.length;
        }
        return new Tested(score, ore);
    }
}
