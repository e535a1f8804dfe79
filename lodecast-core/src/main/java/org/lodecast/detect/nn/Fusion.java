package org.lodecast.detect.nn;

import java.util.Arrays;

/// How the squared errors eᵢ of a student's levels, with weights hᵢ, make one score.
public enum Fusion {
    /// Σ hᵢeᵢ (paper, eq. 19).
    SUM,
    /// Π eᵢ^(hᵢ/Σh), the weighted geometric mean: high only where all levels differ.
    PRODUCT,
    /// The largest hᵢeᵢ: high where any level differs.
    MAX,
    /// Σ hᵢeᵢ/ēᵢ, ēᵢ the mean over barren training samples: a level of many units does not outvote the
    /// others.
    NORMALISED_SUM;

    /// The score.
    ///
    /// @param e errors
    /// @param h weights
    /// @param usual ēᵢ, above 0
    double of(double[] e, double[] h, double[] usual) {
        double score = this == PRODUCT ? 1 : 0;
        for (int i = 0; i < e.length; i++) {
            switch (this) {
                case SUM -> score += h[i] * e[i];
                case PRODUCT -> score *= Math.pow(e[i], h[i] / sum(h));
                case MAX -> score = Math.max(score, h[i] * e[i]);
                case NORMALISED_SUM -> score += h[i] * e[i] / usual[i];
            }
        }
        return score;
    }

    /// What each level has in the score: its term of a sum, all of a largest, its power's share of a product.
    void parts(double[] e, double[] h, double[] usual, double[] parts) {
        Arrays.fill(parts, 0);
        switch (this) {
            case MAX -> parts[largest(e, h)] = of(e, h, usual);
            case PRODUCT -> {
                for (int i = 0; i < e.length; i++) {
                    parts[i] = of(e, h, usual) * h[i] / sum(h);
                }
            }
            case SUM, NORMALISED_SUM -> {
                for (int i = 0; i < e.length; i++) {
                    parts[i] = slope(i, e, h, usual) * e[i];
                }
            }
        }
    }

    /// Derivative of the score by eᵢ. A product has none where an error is 0; there it counts as 0.
    double slope(int i, double[] e, double[] h, double[] usual) {
        return switch (this) {
            case SUM -> h[i];
            case PRODUCT -> e[i] > 0 ? of(e, h, usual) * h[i] / sum(h) / e[i] : 0;
            case MAX -> i == largest(e, h) ? h[i] : 0;
            case NORMALISED_SUM -> h[i] / usual[i];
        };
    }

    private static int largest(double[] e, double[] h) {
        int largest = 0;
        for (int i = 1; i < e.length; i++) {
            largest = h[i] * e[i] > h[largest] * e[largest] ? i : largest;
        }
        return largest;
    }

    private static double sum(double[] h) {
        double sum = 0;
        for (double w : h) {
            sum += w;
        }
        return sum;
    }
}
