package org.lodecast.app.pipeline;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a run will take, from the sizes of its parts. Each kind of work took so long an item when it was
/// measured (docs/performance.md), on a core on which {@link MachineSpeed} is 1; meant to be right within a
/// factor of two.
///
/// @param seconds of each stage
/// @param heap that Java must at least have [bytes]
/// @param memory at the peak, of the whole process [bytes]
/// @param disk that the products and what stages keep will fill [bytes]
record Forecast(Map<String, Double> seconds, double heap, double memory, double disk) {
    private static final double START = 0.55e9; // bytes of a process that does nothing
    private static final double PEAK = 1.7; // Java takes more than it must where it may
    private static final double COMPILING = 6; // seconds of a core until the machine has compiled what is hot

    /// What there is to do.
    ///
    /// @param grid voxels, and of them ground
    /// @param composites to estimate from
    /// @param variables that are estimated: elements, and layers known at composites
    /// @param layers of evidence
    /// @param detectors by name
    /// @param flops of the auto-encoder's training, a sample and epoch
    /// @param epochs of the networks
    /// @param folds of all protocols together
    /// @param members of the uncertainty
    /// @param labelled voxels, about
    /// @param bodies of known ore
    /// @param validation whether estimates are cross-validated
    record Work(
            long grid,
            long ground,
            int composites,
            int variables,
            int layers,
            List<String> detectors,
            double flops,
            int epochs,
            int folds,
            int members,
            double labelled,
            int bodies,
            boolean validation) {}

    /// @param speed of a core
    /// @param threads that work side by side
    static Forecast of(Work w, double speed, int threads) {
        Map<String, Double> s = new LinkedHashMap<>();
        double side = 1 / (speed * threads);
        double alone = 1 / speed;
        s.put(DrillholesStage.NAME, 1.5 * alone + 1e-4 * w.composites * alone);
        s.put(CompositesStage.NAME, 0.8 * alone + 1e-4 * w.composites * alone);
        s.put(EvidenceStage.NAME, evidence(w) * side + COMPILING / 2 * alone + 4e-7 * w.ground * alone);
        s.put(SamplesStage.NAME, samples(w) * side + 2e-7 * w.grid * alone);
        double trained = 0;
        double scored = 0;
        double longest = 0;
        for (String d : w.detectors) {
            trained += training(d, w);
            longest = Math.max(longest, training(d, w));
            scored += scoring(d, w);
        }
        s.put(
                DetectorsStage.NAME,
                Math.max(trained * side, longest * alone)
                        + scored * w.ground * side
                        + COMPILING / 2 * alone
                        + 1e-7 * w.detectors.size() * w.ground * alone);
        double drawn = Math.min(w.ground, 20_000);
        s.put(
                AssessmentStage.NAME,
                w.folds * (0.75 * trained + scored * drawn) * side
                        + 4e-7 * w.detectors.size() * w.ground * alone
                        + 0.5 * alone);
        double reported = trained / Math.max(1, w.detectors.size());
        s.put(UncertaintyStage.NAME, w.members * (reported + 4e-6 * w.ground) * side + 0.1);
        s.put(TargetsStage.NAME, 1 + columns(w) * w.ground * 3e-8 * alone);
        s.put(ReportStage.NAME, 1.5 * alone + 1.6e-6 * w.ground * alone);
        double heap = 4.0 * w.grid * (columns(w) + 12);
        double disk = 2.2 * w.ground * columns(w) + 4.0 * w.grid * columns(w) + 2e7;
        return new Forecast(s, heap, START + PEAK * heap, disk);
    }

    /// Columns of the block model.
    private static double columns(Work w) {
        return 12 + w.variables + w.layers + w.detectors.size() * (3 + w.layers);
    }

    private static double evidence(Work w) {
        double n = w.composites;
        double fit = 0.1 + 2.6e-4 * n + 4.8e-8 * Math.pow(Math.min(n, 8000), 2);
        double checked = w.validation ? 8e-5 * n : 0;
        return w.variables * (fit + checked + 4e-7 * w.ground) + 2e-6 * w.ground;
    }

    private static double samples(Work w) {
        double known = Math.min(w.labelled, 8000);
        return known * w.variables * 6.5e-8 * w.composites + w.bodies * 1.5e-8 * w.grid;
    }

    /// Seconds of a core to train a detector once.
    private static double training(String detector, Work w) {
        double network = w.epochs * w.labelled * w.flops / 65e9;
        return switch (detector) {
            case "dae" -> 0.4 * network;
            case "stoad", "stoad_fault" -> 1.3 * network;
            case "maxent" -> 0.3 + 6e-5 * w.labelled;
            case "gmm", "gmm_ore" -> 0.2 + 6e-5 * w.labelled;
            case "analogue", "analogue_own" -> 0.3 + 1e-5 * w.labelled;
            default -> 0.2 + 1e-5 * w.labelled;
        };
    }

    /// Seconds of a core to score a voxel and to say which layers speak.
    private static double scoring(String detector, Work w) {
        return switch (detector) {
            case "dae", "stoad", "stoad_fault" -> 1.5e-6;
            case "maxent" -> 1.5e-6;
            case "gmm", "gmm_ore" -> 1e-6;
            case "analogue", "analogue_own" -> 2e-5;
            default -> 5e-7;
        };
    }

    /// Seconds of some stages.
    double total(Collection<String> stages) {
        return stages.stream().mapToDouble(seconds::get).sum();
    }
}
