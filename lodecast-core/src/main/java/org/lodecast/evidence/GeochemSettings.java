package org.lodecast.evidence;

import org.lodecast.geochem.ConcentrationVolume;
import org.lodecast.geochem.FactorSettings;

/// How layers are made of the elements of a composite.
///
/// @param data that factors are sought in
/// @param factors how they are sought
/// @param anomalies how concentration-volume curves are cut
/// @param cobalt whether the partition has cobalt in the tail: the paper names the tail both ways
public record GeochemSettings(
        Data data, FactorSettings factors, ConcentrationVolume.Settings anomalies, boolean cobalt) {
    /// Logs, principal components by parallel analysis, four classes, cobalt in the tail.
    public static final GeochemSettings DEFAULT =
            new GeochemSettings(Data.LOG, FactorSettings.DEFAULT, ConcentrationVolume.Settings.DEFAULT, true);

    /// What factors are sought in.
    public enum Data {
        /// Logarithms of concentrations.
        LOG,
        /// Centred log-ratios: free of the closure of a composition, but each element then depends on all others.
        CLR
    }
}
