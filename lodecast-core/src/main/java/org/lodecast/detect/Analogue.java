package org.lodecast.detect;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.detect.analogue.AnalogueModel;
import org.lodecast.detect.analogue.Surroundings;
import org.lodecast.evidence.Evidence;

/// A detector that was raised on many simulated deposits whose truth is known, and is then shown the
/// user's: a geologist's eye is trained on many deposits too, never on one. Its model comes ready made
/// ({@link org.lodecast.detect.analogue.Raising}); {@link #fit} teaches it nothing.
///
/// With `own`, what the deposit itself teaches is added: the score of {@link Foresight}, learnt from its
/// known ore and barren holes, by a weight that was learnt on the same bank.
///
/// @param model that was raised
/// @param own whether the deposit's own known ore and barren ground count too
/// @param seen the deposit looked at last: its rows are the same for all folds
public record Analogue(AnalogueModel model, boolean own, AtomicReference<@Nullable Seen> seen) implements Detector {

    /// A deposit in the detector's eyes.
    record Seen(Evidence evidence, Surroundings surroundings) {}

    public static Analogue of(AnalogueModel model) {
        return new Analogue(model, false, new AtomicReference<>());
    }

    public Analogue withOwn() {
        return new Analogue(model, true, new AtomicReference<>());
    }

    @Override
    public String name() {
        return own ? "analogue_own" : "analogue";
    }

    /// As measured on some 2,000 samples.
    @Override
    public double effort(Evidence evidence, TrainingSamples samples) {
        return 1e10;
    }

    /// With the networks alone that had one and the same part of the bank held out.
    @Override
    public Analogue member(int member) {
        return new Analogue(model.part(member), own, seen);
    }

    @Override
    public FittedAnalogue fit(
            Evidence evidence, TrainingSamples samples, Seed seed, Workers workers, Progress progress) {
        Patches.checkLayers(evidence, name());
        Patches.check(evidence, samples.ore(), "ore", name());
        Foresight.@Nullable FittedForesight taught = null;
        String remark = "";
        if (own) {
            try {
                taught = Foresight.standard().fit(evidence, samples, seed, workers, progress);
            } catch (InvalidInput e) {
                remark = "nothing could be learnt of the deposit itself, so the score is the bank's alone: "
                        + e.findings().getFirst().message();
            }
        }
        return new FittedAnalogue(this, taught, remark);
    }

    private Surroundings surroundings(Evidence evidence, Workers workers) {
        Seen last = seen.get();
        if (last == null || last.evidence != evidence) {
            int[] ground = IntStream.range(0, evidence.grid().size())
                    .filter(evidence::valid)
                    .toArray();
            last = new Seen(evidence, Surroundings.of(evidence, ground, workers));
            seen.set(last);
        }
        return last.surroundings;
    }

    /// The model, and what the deposit itself has taught.
    public static final class FittedAnalogue implements Fitted, ByLayer {
        private final Analogue detector;
        private final Foresight.@Nullable FittedForesight taught;
        private final String remark;

        private FittedAnalogue(Analogue detector, Foresight.@Nullable FittedForesight taught, String remark) {
            this.detector = detector;
            this.taught = taught;
            this.remark = remark;
        }

        /// Log odds of ore at the bank's share of it.
        @Override
        public float[] score(Evidence evidence, int[] voxels, Workers workers, Progress progress) {
            AnalogueModel model = detector.model;
            Surroundings s = detector.surroundings(evidence, workers);
            progress.begin(detector.name() + ": score", voxels.length);
            float[] y = model.score(s, voxels, workers, progress);
            if (taught == null) {
                for (int i = 0; i < y.length; i++) {
                    y[i] = (float) model.bankOdds(y[i]);
                }
                return y;
            }
            float[] z = standing(evidence, voxels, workers);
            for (int i = 0; i < y.length; i++) {
                y[i] = (float) model.ownOdds(y[i], z[i]);
            }
            return y;
        }

        /// The deposit's own answer, as normal scores within its ground.
        private float[] standing(Evidence evidence, int[] voxels, Workers workers) {
            Foresight.FittedForesight own = java.util.Objects.requireNonNull(taught);
            int[] ground = IntStream.range(0, evidence.grid().size())
                    .filter(evidence::valid)
                    .toArray();
            return Surroundings.standing(
                    evidence.grid(), ground, own.score(evidence, ground, workers, Progress.NONE), voxels);
        }

        /// By how much the log odds would fall were a layer, and the elements that it is made of, not
        /// known. What the deposit's own ore teaches is left out; parts need not add up to the score.
        @Override
        public float[][] byLayer(Evidence evidence, int[] voxels, Workers workers, Progress progress) {
            AnalogueModel model = detector.model;
            Surroundings s = detector.surroundings(evidence, workers);
            double slope = (taught == null ? model.bank() : model.own()).weights()[0];
            float[] whole = model.score(s, voxels, workers, Progress.NONE);
            float[][] parts = new float[evidence.count()][];
            for (int l = 0; l < parts.length; l++) {
                parts[l] = model.score(s.without(evidence.names().get(l)), voxels, workers, Progress.NONE);
                for (int i = 0; i < voxels.length; i++) {
                    parts[l][i] = (float) (slope * (whole[i] - parts[l][i]));
                }
                progress.advance(voxels.length / parts.length);
            }
            return parts;
        }

        /// Probability of ore of voxels with these scores, if so much of the ground holds ore.
        ///
        /// @param score as {@link #score} gives them
        /// @param share of ore, in (0, 1)
        public float[] probability(float[] score, double share) {
            float[] p = new float[score.length];
            for (int i = 0; i < p.length; i++) {
                p[i] = (float)
                        (taught == null
                                ? detector.model.bank().at(score[i], share)
                                : detector.model.own().at(score[i], share));
            }
            return p;
        }

        /// Share of ore in the undrilled ground of the bank.
        public double usualShare() {
            return detector.model.bank().share();
        }

        /// How unlike the bank each voxel is: the share of voxels of unseen deposits of the bank that are
        /// less so.
        public float[] unlikeness(Evidence evidence, int[] voxels, Workers workers) {
            return detector.model.unlikeness(detector.surroundings(evidence, workers), voxels, workers);
        }

        /// Share of unseen deposits of the bank that are less unlike the others than this ground is.
        public double unlikeDeposit(Evidence evidence, int[] voxels, Workers workers) {
            return detector.model.unlikeDeposit(detector.surroundings(evidence, workers), voxels, workers);
        }

        @Override
        public List<String> remarks() {
            return remark.isEmpty() ? List.of() : List.of(remark);
        }
    }
}
