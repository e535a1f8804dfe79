package org.lodecast.detect.maxent;

import java.util.ArrayList;
import java.util.List;
import org.lodecast.InvalidInput;

/// Which features a model is made of.
///
/// @param classes letters: l linear, q quadratic, p product, h hinge, t threshold
/// @param hingeKnots K, evenly spaced from a layer's least value to its greatest: K − 1 hinges forward and
///     K − 1 reverse, at least 2
/// @param thresholdKnots evenly spaced between the least and the greatest value, both left out, at least 1
public record Basis(String classes, int hingeKnots, int thresholdKnots) {
    /// Knots of the R package maxnet.
    private static final int KNOTS = 50;

    /// The square of the knots is held in memory for each pair of layers.
    private static final int MOST_KNOTS = 500;

    public Basis {
        if (!classes.matches("(?!.*(.).*\\1)[lqpht]+")) {
            throw InvalidInput.of(
                    "maxent-features",
                    "features of maxent: some of l (linear), q (quadratic), p (product), h (hinge), t (threshold),"
                            + " each once at most, not '" + classes + "'");
        }
        if (hingeKnots < 2 || thresholdKnots < 1 || hingeKnots > MOST_KNOTS || thresholdKnots > MOST_KNOTS) {
            throw InvalidInput.of(
                    "maxent-knots",
                    "knots of maxent: 2 or more of hinges, 1 or more of thresholds, " + MOST_KNOTS + " at most, not "
                            + hingeKnots + " and " + thresholdKnots);
        }
    }

    /// The classes with 50 knots.
    ///
    /// @param classes letters, see {@link #classes}
    /// @throws InvalidInput if a letter stands for no class
    public static Basis of(String classes) {
        return new Basis(classes, KNOTS, KNOTS);
    }

    /// What so many presences can bear: l below 10, lq below 15, lqh below 80, else lqph (maxnet 0.1.4).
    public static Basis usual(int presences) {
        return of(presences < 10 ? "l" : presences < 15 ? "lq" : presences < 80 ? "lqh" : "lqph");
    }

    boolean has(char letter) {
        return classes.indexOf(letter) >= 0;
    }

    /// Features of the layers, class by class. A layer of one value has none.
    ///
    /// @param low least value of each layer
    /// @param high greatest value of each layer
    List<Feature> features(double[] low, double[] high) {
        List<Feature> all = new ArrayList<>();
        int[] live = java.util.stream.IntStream.range(0, low.length)
                .filter(c -> high[c] > low[c])
                .toArray();
        for (int i = 0; has('l') && i < live.length; i++) {
            all.add(new Feature.Linear(live[i]));
        }
        for (int i = 0; has('q') && i < live.length; i++) {
            all.add(new Feature.Quadratic(live[i]));
        }
        for (int i = 0; has('p') && i < live.length; i++) {
            for (int j = i + 1; j < live.length; j++) {
                all.add(new Feature.Product(live[i], live[j]));
            }
        }
        for (int i = 0; has('h') && i < live.length; i++) {
            hinges(live[i], low[live[i]], high[live[i]], all);
        }
        for (int i = 0; has('t') && i < live.length; i++) {
            int c = live[i];
            for (int k = 1; k <= thresholdKnots; k++) {
                all.add(new Feature.Threshold(c, between(low[c], high[c], k, thresholdKnots + 1)));
            }
        }
        return all;
    }

    private void hinges(int layer, double low, double high, List<Feature> all) {
        int last = hingeKnots - 1;
        for (int k = 0; k < last; k++) {
            all.add(new Feature.Hinge(layer, between(low, high, k, last), high));
        }
        for (int k = 1; k <= last; k++) {
            all.add(new Feature.Hinge(layer, low, between(low, high, k, last)));
        }
    }

    /// The ends are met exactly.
    private static double between(double low, double high, int k, int steps) {
        return k == steps ? high : low + (high - low) * k / steps;
    }
}
