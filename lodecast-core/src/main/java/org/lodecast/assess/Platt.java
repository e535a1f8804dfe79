package org.lodecast.assess;

/// Probability of ore as a logistic function of the score, ln(p/(1 − p)) = a·s + b (Platt 1999), for samples
/// too few to learn a free curve from ({@link Isotonic}).
///
/// a and b minimise −Σ w (t·ln p + (1 − t)·ln(1 − p)) with Platt's targets, t = (N₊ + 1)/(N₊ + 2) in ore and
/// 1/(N₋ + 2) in barren ground. They keep a and b finite where the score parts the two kinds without error. N
/// are effective counts (Σw)²/Σw²: the number of samples where all weigh alike, and only proportions of
/// weights count (scikit-learn takes Σw, the same for weights of 0 and 1). Found by Newton's method with
/// halved steps (Lin, Lin and Weng 2007).
///
/// a is negative where barren ground scores higher. A score that is the same everywhere gives a = 0. Far
/// beyond the scores it was learnt on the probability nears 0 or 1 without a bound.
///
/// @param slope a, per unit of score
/// @param intercept b
/// @param share of ore among the samples, weighted
public record Platt(double slope, double intercept, double share) implements ScoreToProbability {
    private static final int STEPS = 100;
    private static final double CLOSE = 1e-13; // of a Newton step, in log odds over a standard deviation of score
    private static final double ROUNDING = 1e-12; // of the loss, which near its minimum is flatter than doubles tell

    /// Samples that all weigh alike.
    public static Platt of(double[] score, boolean[] ore) {
        return of(score, ore, TiedScores.ones(score.length));
    }

    /// @param score higher is more ore-like, all finite
    /// @param ore the truth
    /// @param weight of each, 0 or more
    /// @throws IllegalArgumentException if lengths differ, a score is not finite, a weight is negative or not
    ///     finite, or there is no ore or no barren sample
    public static Platt of(double[] score, boolean[] ore, double[] weight) {
        TiedScores tied = TiedScores.of(score, ore, weight);
        tied.demandBoth();
        int n = tied.score().length;
        double[] w = new double[n];
        double[] t = new double[n];
        double total = 0;
        double mean = 0;
        for (int k = 0; k < n; k++) {
            w[k] = tied.ore()[k] + tied.barren()[k];
            t[k] = (tied.ore()[k] * tied.oreTarget() + tied.barren()[k] * tied.barrenTarget()) / w[k];
            total += w[k];
            mean += w[k] * tied.score()[k];
        }
        mean /= total;
        double squares = 0;
        for (int k = 0; k < n; k++) {
            w[k] /= total;
            squares += w[k] * (tied.score()[k] - mean) * (tied.score()[k] - mean);
        }
        double deviation = n > 1 ? Math.sqrt(squares) : 0;
        double[] z = new double[n]; // of mean 0 and variance 1, so that scores of any scale are solved alike
        for (int k = 0; k < n; k++) {
            z[k] = deviation > 0 ? (tied.score()[k] - mean) / deviation : 0;
        }
        double[] ab = minimum(z, t, w);
        double slope = deviation > 0 ? ab[0] / deviation : 0;
        return new Platt(slope, ab[1] - slope * mean, tied.share());
    }

    @Override
    public double probability(double score) {
        return slope == 0 ? logistic(intercept) : logistic(slope * score + intercept);
    }

    private static double[] minimum(double[] z, double[] t, double[] w) {
        double target = 0;
        for (int k = 0; k < t.length; k++) {
            target += w[k] * t[k];
        }
        double a = 0;
        double b = Math.log(target / (1 - target));
        double loss = loss(z, t, w, a, b);
        for (int s = 0; s < STEPS; s++) {
            double ga = 0;
            double gb = 0;
            double aa = 0;
            double ab = 0;
            double bb = 0;
            for (int k = 0; k < z.length; k++) {
                double p = logistic(a * z[k] + b);
                double g = w[k] * (p - t[k]);
                double h = w[k] * p * (1 - p);
                ga += g * z[k];
                gb += g;
                aa += h * z[k] * z[k];
                ab += h * z[k];
                bb += h;
            }
            double det = aa * bb - ab * ab;
            boolean tilted = det > 1e-14 * bb * bb; // else the score says nothing and only b is sought
            double da = tilted ? (bb * ga - ab * gb) / det : 0;
            double db = tilted ? (aa * gb - ab * ga) / det : gb / bb;
            double step = 1;
            double next = loss(z, t, w, a - da, b - db);
            while (next > loss + ROUNDING && step > 1e-6) { // a full step may overshoot from afar
                step /= 2;
                next = loss(z, t, w, a - step * da, b - step * db);
            }
            a -= step * da;
            b -= step * db;
            loss = next;
            if (Math.max(Math.abs(da), Math.abs(db)) < CLOSE) {
                break;
            }
        }
        return new double[] {a, b};
    }

    private static double loss(double[] z, double[] t, double[] w, double a, double b) {
        double sum = 0;
        for (int k = 0; k < z.length; k++) {
            double odds = a * z[k] + b;
            // ln(1 + eᵒ) − t·o, written so that eᵒ cannot overflow
            sum += w[k] * (Math.max(odds, 0) + Math.log1p(Math.exp(-Math.abs(odds))) - t[k] * odds);
        }
        return sum;
    }

    private static double logistic(double odds) {
        return 1 / (1 + Math.exp(-odds));
    }
}
