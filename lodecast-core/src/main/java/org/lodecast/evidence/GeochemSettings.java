package org.lodecast.evidence;

import org.lodecast.geochem.ConcentrationVolume;
import org.lodecast.geochem.FactorSettings;
import org.lodecast.geochem.HaloSlices;
import org.lodecast.geochem.SequentialPartition;

/// How the elements of a composite are looked at, and layers made of them.
///
/// @param data that factors are sought in
/// @param factors how they are sought
/// @param anomalies how concentration-volume curves are cut
/// @param partition of the composition; parts that the composites lack are dropped
/// @param slices of elevation in which the halo is followed
public record GeochemSettings(
        Data data,
        FactorSettings factors,
        ConcentrationVolume.Settings anomalies,
        SequentialPartition partition,
        HaloSlices.Settings slices) {
    /// Logs, principal components by parallel analysis, four classes, the paper's zones with cobalt in the tail, ten
    /// slices.
    public static final GeochemSettings DEFAULT = new GeochemSettings(
            Data.LOG,
            FactorSettings.DEFAULT,
            ConcentrationVolume.Settings.DEFAULT,
            SequentialPartition.paper(true),
            HaloSlices.Settings.DEFAULT);

    /// What factors are sought in.
    public enum Data {
        /// Logarithms of concentrations.
        LOG,
        /// Centred log-ratios: free of the closure of a composition, but each element then depends on all others.
        CLR
    }
}
