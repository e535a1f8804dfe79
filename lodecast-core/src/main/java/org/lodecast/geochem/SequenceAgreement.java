package org.lodecast.geochem;

import java.util.List;

/// How far two sequences of elements agree, over the elements that both name.
///
/// Kendall's τ = (pairs in the same order − pairs in the other) / pairs; Spearman's ρ = 1 − 6 Σd² / (n³ − n)
/// with d the difference of ranks. Both are 1 for the same sequence, −1 for the reversed, near 0 for chance.
///
/// @param common elements in both
/// @param tau NaN for fewer than two
/// @param rho likewise
/// @param chance probability that a sequence drawn at random has such a τ or a greater one; NaN likewise
public record SequenceAgreement(int common, double tau, double rho, double chance) {
    /// Zaozigou, top to bottom (Yu et al. 2022 and what they cite).
    public static final List<String> ZAOZIGOU =
            List.of("Au", "Hg", "Bi", "Pb", "Mo", "Sb", "Ag", "Cu", "W", "Zn", "Co", "As");

    /// Front to tail, the order of hydrothermal deposits after Beus and Grigorian (1977), which does not tell
    /// Sb, As and Hg apart; of their elements those of the survey at Zaozigou.
    public static final List<String> CLASSIC =
            List.of("Sb", "As", "Hg", "Ag", "Pb", "Zn", "Au", "Cu", "Bi", "Co", "Mo", "W");

    /// @param found no element twice
    /// @param reference no element twice
    public static SequenceAgreement of(List<String> found, List<String> reference) {
        int[] rank = found.stream()
                .filter(reference::contains)
                .mapToInt(e -> (int) reference.stream()
                        .limit(reference.indexOf(e))
                        .filter(found::contains)
                        .count())
                .toArray();
        int n = rank.length;
        if (n < 2) {
            return new SequenceAgreement(n, Double.NaN, Double.NaN, Double.NaN);
        }
        int discordant = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            squares += (rank[i] - i) * (rank[i] - i);
            for (int j = i + 1; j < n; j++) {
                discordant += rank[j] < rank[i] ? 1 : 0;
            }
        }
        double pairs = n * (n - 1) / 2.0;
        return new SequenceAgreement(
                n,
                1 - 2 * discordant / pairs,
                1 - 6 * squares / ((double) n * n * n - n),
                inversionsAtMost(n, discordant));
    }

    /// Share of the permutations of n with no more inversions than so many (Mahonian numbers).
    static double inversionsAtMost(int n, int inversions) {
        double[] share = {1};
        for (int k = 2; k <= n; k++) {
            double[] next = new double[share.length + k - 1];
            for (int i = 0; i < share.length; i++) {
                for (int j = 0; j < k; j++) {
                    next[i + j] += share[i] / k;
                }
            }
            share = next;
        }
        double sum = 0;
        for (int i = 0; i <= Math.min(inversions, share.length - 1); i++) {
            sum += share[i];
        }
        return Math.min(1, sum);
    }
}
