package org.lodecast.app.benchmark;

import org.jspecify.annotations.Nullable;
import org.lodecast.app.pipeline.Finished;
import org.lodecast.assess.Reliability;

/// The run's calibrated probability beside the truth, in undrilled ground and moved to the true share of ore
/// there: its mean over that ground is that share.
///
/// With little ore the calibration error is small whatever is said: always saying the share of ore has none.
/// `skill` tells whether the probability says more than the share: 1 − L/L₀, L the mean logarithmic loss,
/// L₀ that of always saying the share; 0 of the latter, 1 at best, below 0 where it misleads.
///
/// @param share of the ground that is blind ore
/// @param ece expected calibration error over ten bins of equal count
/// @param brier score
/// @param skill by the logarithmic loss
/// @param highest probability
public record TestedProbability(double share, double ece, double brier, double skill, double highest) {
    private static final int HALVINGS = 60;

    /// Null where the run could not calibrate, or there is no blind ore.
    static @Nullable TestedProbability of(TrueGround truth, Finished run) {
        if (run.calibrated().isEmpty()) {
            return null;
        }
        int[] voxels = truth.voxels();
        float[] p = TrueGround.pick(run.calibrated().get(), voxels);
        boolean[] ore = new boolean[p.length];
        int found = 0;
        for (int i = 0; i < ore.length; i++) {
            ore[i] = truth.ore(voxels[i]);
            found += ore[i] ? 1 : 0;
        }
        double share = (double) found / p.length;
        return found == 0 ? null : of(moved(p, share), ore, share);
    }

    /// Odds of all times the same number, so that the mean is the share.
    static float[] moved(float[] p, double share) {
        double low = -30;
        double high = 30;
        float[] moved = p.clone();
        for (int i = 0; i < HALVINGS; i++) {
            double factor = Math.exp((low + high) / 2);
            double sum = 0;
            for (int k = 0; k < p.length; k++) {
                double odds = p[k] * factor;
                moved[k] = (float) (odds / (1 - p[k] + odds));
                sum += moved[k];
            }
            if (sum / p.length < share) {
                low = (low + high) / 2;
            } else {
                high = (low + high) / 2;
            }
        }
        return moved;
    }

    static TestedProbability of(float[] p, boolean[] ore, double share) {
        double loss = 0;
        double highest = 0;
        for (int i = 0; i < p.length; i++) {
            loss -= Math.log(Math.max(1e-12, ore[i] ? p[i] : 1 - p[i]));
            highest = Math.max(highest, p[i]);
        }
        double shareLoss = -(share * Math.log(share) + (1 - share) * Math.log(1 - share));
        Reliability r = Reliability.of(p, ore, Reliability.BINS);
        return new TestedProbability(share, r.ece(), r.brier(), 1 - loss / p.length / shareLoss, highest);
    }
}
