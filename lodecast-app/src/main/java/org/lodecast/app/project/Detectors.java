package org.lodecast.app.project;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which detectors run, and how each learns.
///
/// @param use which detectors run, of {@link #NAMES}
/// @param report by which of them targets are found and the report speaks; `best`: the one that does best on
///     ground left out; `auto`, the default: `analogue_own` where it is used and the ground is like what it
///     was
///     raised on, else `foresight` where that is used, else as `best`
/// @param preset `usual`, or `paper`: student-teacher and auto-encoder exactly as published; keys beside it
///     win
/// @param epochs at most
/// @param patience epochs without a lower loss after which a network stops; 0 never stops
/// @param patch edge of the cube of voxels that a network sees: 1, 3 or 5
/// @param widths of the encoder's three levels
/// @param ensemble how many student-teacher pairs are averaged
/// @param share of the barren samples to learn from, the rest watches the loss
@SuppressWarnings("NullAway") // as of {@link Project}
public record Detectors(
        @Nullable List<String> use,
        String report,
        String preset,
        Integer epochs,
        Integer patience,
        Integer patch,
        List<Integer> widths,
        Integer ensemble,
        Double share,
        Stoad stoad,
        Dae dae,
        Gmm gmm,
        MaxEnt maxent,
        Consensus consensus,
        Foresight foresight,
        Analogue analogue) {
    /// Every detector that a project or a benchmark may name.
    public static final List<String> NAMES = List.of(
            "analogue",
            "analogue_own",
            "foresight",
            "stoad",
            "dae",
            "gmm",
            "gmm_ore",
            "maxent",
            "woe",
            "overlay",
            "overlay_fault",
            "stoad_fault",
            "energy",
            "logistic",
            "quadratic",
            "consensus");

    /// Those that run where none is named: the three that did best on simulated deposits, the paper's
    /// four, and the plain sum.
    public static final List<String> USUAL =
            List.of("analogue_own", "analogue", "foresight", "stoad", "dae", "maxent", "gmm", "overlay");

    /// Those by which a run reports if it can, the first that it can trust.
    public static final List<String> TRUSTED = List.of("analogue_own", "foresight");

    /// Those whose score fades by a layer, and what that layer is called.
    public static final List<String> FADING = List.of("overlay_fault", "stoad_fault");

    public static final String FAULT = "fault";

    /// Stands for the detector that does best on ground left out.
    public static final String BEST = "best";

    /// Stands for the first of {@link #TRUSTED} that can be.
    public static final String AUTO = "auto";

    /// The preset of the publication.
    public static final String PAPER = "paper";

    private static final String FORESIGHT = "foresight";
    private static final int PAPER_EPOCHS = 500;
    private static final int USUAL_EPOCHS = 60;
    private static final List<Integer> WIDTHS = List.of(64, 32, 16);

    public Detectors {
        preset = orElse(preset, "usual");
        report = orElse(report, AUTO);
        epochs = orElse(epochs, preset.equals(PAPER) ? PAPER_EPOCHS : USUAL_EPOCHS);
        patience = orElse(patience, 0);
        patch = orElse(patch, 3);
        widths = orElse(widths, WIDTHS);
        ensemble = orElse(ensemble, 1);
        share = orElse(share, 0.7);
        stoad = orElse(stoad, new Stoad(null, null, null, null)).withStudent(widths);
        dae = orElse(dae, new Dae(null, null, null));
        gmm = orElse(gmm, new Gmm(null, null));
        maxent = orElse(maxent, new MaxEnt(null, null, null, null));
        consensus = orElse(consensus, new Consensus(null));
        foresight = orElse(foresight, new Foresight(null));
        analogue = orElse(analogue, new Analogue(null, null));
    }

    /// All at its default.
    public static Detectors usual() {
        return new Detectors(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /// Those that the project names, else the usual ones.
    @Override
    public List<String> use() {
        return use == null ? USUAL : use;
    }

    /// Whether the project names its detectors: then each of them must be able to learn.
    public boolean named() {
        return use != null;
    }

    /// Where the preset of the publication is asked for, what the project has otherwise; empty if nothing.
    public List<String> departures() {
        List<String> told = new ArrayList<>();
        if (preset.equals(PAPER)) {
            Detectors recipe = new Detectors(
                    use, report, PAPER, null, null, null, null, null, null, null, null, null, null, null, null, null);
            depart(told, "epochs", epochs, recipe.epochs);
            depart(told, "patience", patience, recipe.patience);
            depart(told, "patch", patch, recipe.patch);
            depart(told, "widths", widths, recipe.widths);
            depart(told, "ensemble", ensemble, recipe.ensemble);
            depart(told, "share", share, recipe.share);
            depart(told, "stoad.student", stoad.student, widths);
            depart(told, "stoad.taught", stoad.taught, recipe.stoad.taught);
            depart(told, "stoad.scales", stoad.weights(), recipe.stoad.weights());
            depart(told, "stoad.fusion", stoad.fusion, recipe.stoad.fusion);
            depart(told, "dae.output", dae.output, recipe.dae.output);
            depart(told, "dae.one_sided", dae.oneSided, recipe.dae.oneSided);
            depart(told, "dae.members", dae.members, recipe.dae.members);
        }
        return told;
    }

    private static void depart(List<String> told, String key, Object value, Object recipe) {
        if (!value.equals(recipe)) {
            told.add("the project sets detectors." + key + " to " + value + ", where the paper's recipe has " + recipe);
        }
    }

    /// The student-teacher pair.
    ///
    /// @param student widths of the student's levels, by default the teacher's
    /// @param taught what the teacher learns: `all`, `normal` or `volume`
    /// @param scales weights of the three levels, of which only the proportions count
    /// @param fusion how the levels' errors make the score: `sum`, `product`, `max` or `normalised_sum`
    public record Stoad(@Nullable List<Integer> student, String taught, List<Double> scales, String fusion) {
        public Stoad {
            taught = orElse(taught, "all");
            scales = orElse(scales, Collections.nCopies(3, 1.0));
            fusion = orElse(fusion, "sum");
        }

        private Stoad withStudent(List<Integer> widths) {
            return student == null ? new Stoad(widths, taught, scales, fusion) : this;
        }

        /// The scales brought to a sum of 1.
        public List<Double> weights() {
            double sum = scales.stream().mapToDouble(Double::doubleValue).sum();
            return scales.stream().map(s -> s / sum).toList();
        }
    }

    /// The auto-encoder.
    ///
    /// @param output `relu` (as published) or `linear`
    /// @param oneSided whether only evidence above its reconstruction counts
    /// @param members number of networks that are averaged
    public record Dae(String output, Boolean oneSided, Integer members) {
        public Dae {
            output = orElse(output, "relu");
            oneSided = orElse(oneSided, false);
            members = orElse(members, 1);
        }
    }

    /// The Gaussian mixtures.
    ///
    /// @param covariance `full`, `tied` or `diagonal`
    /// @param components most of which the information criterion chooses
    public record Gmm(String covariance, Integer components) {
        public Gmm {
            covariance = orElse(covariance, "full");
            components = orElse(components, 8);
        }
    }

    /// Maximum entropy.
    ///
    /// @param background what ore is held against: `ground` or `barren`
    /// @param points most voxels of the ground that are drawn
    /// @param features letters of l, q, p, h, t, or `auto`: what the number of ore voxels can bear
    /// @param regularisation by which all penalties are multiplied
    public record MaxEnt(String background, Integer points, String features, Double regularisation) {
        public MaxEnt {
            background = orElse(background, "ground");
            points = orElse(points, 10_000);
            features = orElse(features, "auto");
            regularisation = orElse(regularisation, 1.0);
        }
    }

    /// @param of the detectors whose ranks are averaged
    public record Consensus(List<String> of) {
        public Consensus {
            of = orElse(of, List.of(FORESIGHT, "stoad", "maxent"));
        }
    }

    /// @param ridge penalty on the weights, a sample
    public record Foresight(Double ridge) {
        public Foresight {
            ridge = orElse(ridge, 0.005);
        }
    }

    /// The detector that was raised on simulated deposits.
    ///
    /// @param model file of `train-analogues`, by default the one that ships with the program
    /// @param share of the undrilled ground that is taken to hold ore, by default that of the simulated
    ///     deposits: probabilities stand and fall with it
    public record Analogue(@Nullable String model, @Nullable Double share) {}

    private static <T> T orElse(@Nullable T value, T other) {
        return Objects.requireNonNullElse(value, other);
    }
}
