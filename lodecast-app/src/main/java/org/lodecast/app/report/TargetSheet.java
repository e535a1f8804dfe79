package org.lodecast.app.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lodecast.target.NearHole;
import org.lodecast.target.Proposal;
import org.lodecast.target.Target;

/// What is known of one target, for whoever decides on a hole there. Means are over the target's body.
///
/// @param why it stands out, in a few words or none
/// @param layers of evidence
/// @param elements estimates between composites, with their unit
/// @param detectors `p` of each, by name
/// @param levels share of the score that comes of each level of the student-teacher's encoder, finest first;
///     may be empty
/// @param agreement mean share of the detectors that have the ground among their best; NaN with one detector
/// @param support data support, 0 far from data to 1 on it
/// @param sampleDistance mean distance to the nearest sample [m]
/// @param unlike how unlike the deposits that a detector was raised on, by the detector's name; may be empty
/// @param probability calibrated probability of ore; NaN if there is none
/// @param ensemble ranks by members that learnt from half of the drillholes each, by what each figure is:
///     `p10`, `p50`, `p90`, `spread`; may be empty
/// @param near the nearest drilled holes, nearest first
/// @param proposal the hole proposed, or why there is none; null if none was asked for
/// @param dxfLayer of `targets.dxf` that holds the body; empty if none does
public record TargetSheet(
        Target target,
        String why,
        List<Mean> layers,
        List<Mean> elements,
        List<Mean> detectors,
        List<Mean> levels,
        double agreement,
        double support,
        double sampleDistance,
        List<Mean> unlike,
        double probability,
        List<Mean> ensemble,
        List<NearHole> near,
        @Nullable Proposal proposal,
        String dxfLayer) {

    public TargetSheet {
        layers = List.copyOf(layers);
        elements = List.copyOf(elements);
        detectors = List.copyOf(detectors);
        levels = List.copyOf(levels);
        unlike = List.copyOf(unlike);
        ensemble = List.copyOf(ensemble);
        near = List.copyOf(near);
    }

    /// Mean of one column.
    ///
    /// @param name of what it is
    /// @param unit empty for a pure number
    /// @param mean NaN where nothing is known
    /// @param lower share of the ground that lies lower [0..1], NaN where that is not told
    public record Mean(String name, String unit, double mean, double lower) {}
}
