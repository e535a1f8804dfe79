package org.lodecast.assess;

import java.util.Arrays;
import java.util.Comparator;

/// Receiver operating characteristic of scores against a known truth, with DeLong's interval (DeLong, DeLong
/// and Clarke-Pearson 1988, by the midranks of Sun and Xu 2014) and the threshold of best F1.
public final class RocAnalysis {
    private static final double Z975 = 1.959963984540054;

    private final double[] score; // falling
    private final boolean[] ore;
    private final int positives;
    private final int negatives;

    private RocAnalysis(double[] score, boolean[] ore) {
        this.score = score;
        this.ore = ore;
        int p = 0;
        for (boolean o : ore) {
            p += o ? 1 : 0;
        }
        positives = p;
        negatives = ore.length - p;
    }

    /// @param score higher is more ore-like, all finite
    /// @param ore the truth
    /// @throws IllegalArgumentException if a score is not finite
    public static RocAnalysis of(double[] score, boolean[] ore) {
        Integer[] order = new Integer[score.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.<Integer>comparingDouble(i -> -score[i]).thenComparingInt(i -> i));
        double[] s = new double[score.length];
        boolean[] o = new boolean[score.length];
        for (int k = 0; k < s.length; k++) {
            s[k] = score[order[k]];
            o[k] = ore[order[k]];
            if (!Double.isFinite(s[k])) {
                throw new IllegalArgumentException("score " + s[k] + " of sample " + order[k] + " is not finite");
            }
        }
        return new RocAnalysis(s, o);
    }

    /// Whether there is ore and barren ground to tell apart.
    public boolean defined() {
        return positives > 0 && negatives > 0;
    }

    public int positives() {
        return positives;
    }

    public int negatives() {
        return negatives;
    }

    /// The curve with its area and interval; at most `points` points, ends included.
    public Roc roc(int points) {
        double[] fpr = new double[score.length + 1];
        double[] tpr = new double[score.length + 1];
        int n = 1;
        int tp = 0;
        int fp = 0;
        for (int k = 0; k < score.length; k++) {
            tp += ore[k] ? 1 : 0;
            fp += ore[k] ? 0 : 1;
            if (k + 1 == score.length || score[k + 1] != score[k]) {
                tpr[n] = (double) tp / positives;
                fpr[n] = (double) fp / negatives;
                n++;
            }
        }
        int kept = Math.min(points, n);
        double[] x = new double[kept];
        double[] y = new double[kept];
        for (int i = 0; i < kept; i++) {
            int k = kept == 1 ? 0 : (int) ((long) i * (n - 1) / (kept - 1));
            x[i] = fpr[k];
            y[i] = tpr[k];
        }
        double[] auc = delong();
        return new Roc(x, y, auc[0], auc[1], auc[2]);
    }

    /// Area and the ends of its 95 % interval, cut at 0 and 1. With a single ore or barren sample the
    /// variance is unknown and the interval is all of [0, 1].
    private double[] delong() {
        // midranks among all, and among each class: placement of a sample is the share of the other class
        // below it
        double[] all = midranks(score);
        double sumOre = 0;
        double[] v10 = new double[positives];
        double[] v01 = new double[negatives];
        double[] oreScores = new double[positives];
        double[] barrenScores = new double[negatives];
        int[] at = new int[2];
        for (int k = 0; k < score.length; k++) {
            if (ore[k]) {
                oreScores[at[0]] = score[k];
                v10[at[0]++] = all[k];
            } else {
                barrenScores[at[1]] = score[k];
                v01[at[1]++] = all[k];
            }
        }
        double[] within = midranks(oreScores);
        for (int i = 0; i < positives; i++) {
            v10[i] = (v10[i] - within[i]) / negatives;
            sumOre += v10[i];
        }
        within = midranks(barrenScores);
        for (int j = 0; j < negatives; j++) {
            v01[j] = 1 - (v01[j] - within[j]) / positives;
        }
        double auc = sumOre / positives;
        if (positives < 2 || negatives < 2) {
            return new double[] {auc, 0, 1};
        }
        double se = Math.sqrt(variance(v10, auc) / positives + variance(v01, auc) / negatives);
        return new double[] {auc, Math.max(0, auc - Z975 * se), Math.min(1, auc + Z975 * se)};
    }

    private static double variance(double[] v, double mean) {
        double s = 0;
        for (double x : v) {
            s += (x - mean) * (x - mean);
        }
        return s / (v.length - 1);
    }

    /// Ranks from 1 for the lowest; ties share their mean rank. The scores fall.
    private static double[] midranks(double[] falling) {
        int n = falling.length;
        double[] rank = new double[n];
        for (int i = 0; i < n; ) {
            int j = i;
            while (j < n && falling[j] == falling[i]) {
                j++;
            }
            double mid = n - (i + j - 1) / 2.0;
            Arrays.fill(rank, i, j, mid);
            i = j;
        }
        return rank;
    }

    /// Counts at the threshold with the highest F1, the highest such threshold among equals.
    public Confusion bestF1() {
        Confusion best = at(Double.POSITIVE_INFINITY);
        double bestF1 = -1;
        int tp = 0;
        int fp = 0;
        for (int k = 0; k < score.length; k++) {
            tp += ore[k] ? 1 : 0;
            fp += ore[k] ? 0 : 1;
            if (k + 1 == score.length || score[k + 1] != score[k]) {
                Confusion c = new Confusion(score[k], tp, fp, negatives - fp, positives - tp);
                if (c.f1() > bestF1) {
                    bestF1 = c.f1();
                    best = c;
                }
            }
        }
        return best;
    }

    /// Counts at a threshold.
    public Confusion at(double threshold) {
        int tp = 0;
        int fp = 0;
        for (int k = 0; k < score.length && score[k] >= threshold; k++) {
            tp += ore[k] ? 1 : 0;
            fp += ore[k] ? 0 : 1;
        }
        return new Confusion(threshold, tp, fp, negatives - fp, positives - tp);
    }
}
