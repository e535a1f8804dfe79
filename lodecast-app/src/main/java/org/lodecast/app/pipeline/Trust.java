package org.lodecast.app.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lodecast.detect.Analogue;
import org.lodecast.evidence.Evidence;

/// What the detector that was raised on simulated deposits says of itself: columns
/// `probability_DETECTOR`, the probability of ore under the assumptions of the simulation, and
/// `unlike_DETECTOR`, how unlike those deposits a voxel is: the share of their voxels, of deposits that
/// the network had not seen, that are less so.
final class Trust {
    /// From here on a voxel is like nothing that was learnt from.
    static final float EXTREME = 0.999f;

    /// From here on a deposit is.
    static final double STRANGE = 0.99;

    private static final String UNLIKE = "unlike_";

    /// @param extreme share of the ground's voxels from {@link #EXTREME} on
    /// @param deposit share of unseen deposits that are less unlike than this one
    record Unlike(double extreme, double deposit) {}

    private Trust() {}

    /// Stores the columns, and says what is to be known of them.
    static List<String> of(
            String name,
            Analogue.FittedAnalogue raised,
            Evidence evidence,
            int[] ground,
            float[] raw,
            Workspace w,
            StageFolder folder)
            throws IOException {
        Double asked = w.project().detectors().analogue().share();
        double share = asked == null ? raised.usualShare() : asked;
        float[] p = raised.probability(raw, share);
        float[] unlike = raised.unlikeness(evidence, ground, w.workers());
        folder.column("probability_" + name, "", DetectorsStage.spread(evidence.grid(), ground, p));
        folder.column(UNLIKE + name, "", DetectorsStage.spread(evidence.grid(), ground, unlike));
        int extreme = 0;
        for (float u : unlike) {
            extreme += u >= EXTREME ? 1 : 0;
        }
        Unlike all = new Unlike((double) extreme / ground.length, raised.unlikeDeposit(evidence, ground, w.workers()));
        folder.json(UNLIKE + name, all);
        List<String> told = new ArrayList<>();
        told.add(String.format(
                Locale.ROOT,
                "probability_%s is a probability under the assumptions of the simulated deposits, with ore in %.2f %% of"
                        + " undrilled ground%s",
                name,
                100 * share,
                asked == null ? ", as there; detectors.analogue.share sets another share" : ""));
        told.add(String.format(
                Locale.ROOT,
                "%.0f %% of simulated deposits that the network had not seen are less unlike those it was raised on than"
                        + " this one; %.2f %% of the ground is like none of them",
                100 * all.deposit(),
                100 * all.extreme()));
        return told;
    }

    /// What is known of a detector's trust; null for one that says nothing of it.
    static @org.jspecify.annotations.Nullable Unlike unlike(Workspace w, String detector) {
        String name = UNLIKE + detector;
        return DetectorsStage.columns(w).contains(name)
                ? w.of(DetectorsStage.NAME, name + ".json", f -> f.json(name, Unlike.class))
                : null;
    }

    /// Rank or probability p with no voxel left in the highest class where the ground is like nothing
    /// that the detector was raised on: there its certainty means nothing.
    ///
    /// @param high from which on the highest class is
    static float[] capped(Workspace w, String detector, float[] p, double high) {
        Unlike all = unlike(w, detector);
        if (all == null) {
            return p;
        }
        float[] unlike = DetectorsStage.column(w, UNLIKE + detector);
        float[] capped = p.clone();
        float most = Math.nextDown((float) high);
        for (int v = 0; v < p.length; v++) {
            if (p[v] > most && (all.deposit() >= STRANGE || unlike[v] >= EXTREME)) {
                capped[v] = most;
            }
        }
        return capped;
    }
}
