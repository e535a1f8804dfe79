package org.lodecast.detect;

import org.jspecify.annotations.Nullable;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.detect.maxent.Basis;
import org.lodecast.detect.maxent.Jackknife;
import org.lodecast.detect.maxent.Rows;
import org.lodecast.detect.maxent.Training;
import org.lodecast.evidence.Evidence;

/// Maximum entropy: of all distributions over the background under which each feature of the layers has
/// about the mean that it has over the known ore, the evenest; q ∝ e^η, η = Σ βⱼfⱼ, the penalties of the βⱼ
/// saying how much "about" is (Phillips, Anderson and Schapire 2006). Learnt as the R package maxnet does:
/// by L1-penalised logistic regression of the ore against a background of weight 100 (Phillips and others
/// 2017; Fithian and Hastie 2013).
///
/// The raw score is η, e^η summing to 1 over the background: the cloglog output 1 − exp(−e^(H + η)), which
/// {@link FittedMaxEnt#cloglog} gives, ranks alike but comes to 1 within a float's precision from
/// H + η ≈ 2.9 on, and would tie the best ground.
///
/// @param background what the ore is held against; drawn by the seed, if it is drawn
/// @param basis features; null for what the number of presences can bear ({@link Basis#usual})
/// @param regularisation by which all penalties are multiplied, above 0
/// @param steps of the path of penalties, at least 1
public record MaxEnt(Background background, @Nullable Basis basis, double regularisation, int steps)
        implements Detector {
    private static final int STEPS = 200;

    public MaxEnt {
        if (!(regularisation > 0 && regularisation < Double.POSITIVE_INFINITY)) {
            throw InvalidInput.of(
                    "maxent-regularisation", "regularisation of maxent: a number above 0, not " + regularisation);
        }
        if (steps < 1) {
            throw InvalidInput.of("maxent-steps", "steps of maxent: at least 1, not " + steps);
        }
    }

    /// Against a background, the rest as maxnet has it.
    public static MaxEnt of(Background background) {
        return new MaxEnt(background, null, 1, STEPS);
    }

    @Override
    public String name() {
        return "maxent";
    }

    /// As measured on some 2,000 samples.
    @Override
    public double effort(Evidence evidence, TrainingSamples samples) {
        return 1e10;
    }

    @Override
    public FittedMaxEnt fit(Evidence evidence, TrainingSamples samples, Seed seed, Workers workers, Progress progress) {
        Rows rows = PresenceRows.of(evidence, samples, background, seed, name());
        progress.begin(name() + ": train", steps);
        return FittedMaxEnt.of(training(rows).fit(rows, workers, () -> progress.advance(1)), rows, evidence.names());
    }

    /// What each layer is worth: learns 1 + 2 × layers models.
    ///
    /// @param seed as for {@link #fit}, for the same background
    /// @throws InvalidInput if the samples cannot teach anything
    public Jackknife jackknife(
            Evidence evidence, TrainingSamples samples, Seed seed, Workers workers, Progress progress) {
        Rows rows = PresenceRows.of(evidence, samples, background, seed, name());
        progress.begin(name() + ": jackknife", (long) steps * Jackknife.fits(evidence.count()));
        return Jackknife.of(training(rows), rows, evidence.names(), workers, () -> progress.advance(1));
    }

    private Training training(Rows rows) {
        return new Training(basis == null ? Basis.usual(rows.presences()) : basis, regularisation, steps);
    }
}
