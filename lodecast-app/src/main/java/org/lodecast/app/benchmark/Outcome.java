package org.lodecast.app.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How every detector did on one deposit.
///
/// @param style of the deposit
/// @param seed of the deposit
/// @param grounds what there was to find in each part of the ground
/// @param bodies the blind ones
/// @param known those that drilling found
/// @param detectors figures by name; none if a stage could not work
/// @param holes that the run proposed, drilled in the truth; absent if a stage could not work
/// @param probability of the run beside the truth; absent if a stage could not work or there is nothing to
///     judge
/// @param leaks signs of a leak that the run's audit saw
/// @param failed why not, else empty
public record Outcome(
        String style,
        long seed,
        Map<String, Ground> grounds,
        List<Body> bodies,
        List<Body> known,
        Map<String, Figures> detectors,
        @Nullable TestedHoles holes,
        @Nullable TestedProbability probability,
        List<String> leaks,
        String failed) {

    /// Of a deposit that could not be run.
    static Outcome failed(String style, long seed, String why) {
        return new Outcome(style, seed, Map.of(), List.of(), List.of(), Map.of(), null, null, List.of(), why);
    }

    /// All figures of a detector by the name of what they measure, such as `near.auc`.
    static Map<String, Double> flat(Figures f) {
        Map<String, Double> flat = new LinkedHashMap<>();
        f.grounds().forEach((ground, found) -> {
            flat.put(ground + ".auc", found.auc());
            found.capture().forEach((volume, ore) -> flat.put(ground + ".capture_" + volume, ore));
            flat.put(ground + ".recall", found.recall());
        });
        f.slices().forEach((slice, auc) -> flat.put("depth_" + slice + ".auc", auc));
        flat.put("spearman.overlay", f.overlay());
        flat.put("spearman.energy", f.energy());
        f.protocols().forEach((protocol, auc) -> flat.put("protocol_" + protocol + ".auc", auc));
        return flat;
    }

    /// A part of the ground.
    ///
    /// @param voxels of it
    /// @param blind voxels of ore that nobody knows
    /// @param bodies blind bodies with a voxel in it
    public record Ground(int voxels, int blind, int bodies) {}

    /// @param name as the truth has it
    /// @param depth of its centre below the ground [m]
    /// @param volume [m³]
    /// @param drilled length of holes in it [m]; in a blind one too short to be noticed
    public record Body(String name, double depth, double volume, double drilled) {}

    /// Of one detector.
    ///
    /// @param grounds by part of the ground
    /// @param slices AUC by depth below the ground, in all undrilled ground
    /// @param overlay Spearman's correlation with the overlay there
    /// @param energy the same with the patch energy
    /// @param protocols AUC of the pipeline's own assessment, which knows no truth; empty for what is no
    ///     detector
    public record Figures(
            Map<String, Found> grounds,
            Map<String, Double> slices,
            double overlay,
            double energy,
            Map<String, Double> protocols) {}

    /// In a part of the ground.
    ///
    /// @param auc of blind ore against all else
    /// @param capture share of the blind ore in the best 1, 2, 5 and 10 % of the volume
    /// @param found blind bodies of which at least half lies in the best 5 %
    /// @param recall share of the blind bodies
    /// @param shares of each blind body, how much of it lies there
    public record Found(double auc, Map<String, Double> capture, int found, double recall, List<Double> shares) {}
}
