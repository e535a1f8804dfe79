package org.lodecast.app.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.lodecast.InvalidInput;
import org.lodecast.app.format.model.AnalogueFile;
import org.lodecast.app.project.Detectors;
import org.lodecast.detect.Analogue;
import org.lodecast.detect.Background;
import org.lodecast.detect.Consensus;
import org.lodecast.detect.Dae;
import org.lodecast.detect.Detector;
import org.lodecast.detect.Favourability;
import org.lodecast.detect.Foresight;
import org.lodecast.detect.GaussianMixture;
import org.lodecast.detect.LogisticRegression;
import org.lodecast.detect.MaxEnt;
import org.lodecast.detect.Overlay;
import org.lodecast.detect.PatchEnergy;
import org.lodecast.detect.Stoad;
import org.lodecast.detect.WeightsOfEvidence;
import org.lodecast.detect.maxent.Basis;
import org.lodecast.detect.mixture.Covariance;
import org.lodecast.detect.nn.Architecture;
import org.lodecast.detect.nn.Checkpoints;
import org.lodecast.detect.nn.Fusion;
import org.lodecast.detect.nn.Training;
import org.lodecast.evidence.Context;

/// The detectors that a project asks for.
final class DetectorChoice {
    /// The path's end is the model, and hangs little on how many steps lead there; folds train many.
    private static final int PATH_STEPS = 20;

    private final Detectors d;
    private final Path folder;
    private final Checkpoints checkpoints;

    private DetectorChoice(Detectors d, Path folder, Checkpoints checkpoints) {
        this.d = d;
        this.folder = folder;
        this.checkpoints = checkpoints;
    }

    static List<Detector> of(Workspace w) {
        return of(w, w.project().detectors().use());
    }

    /// Those of these names.
    static List<Detector> of(Workspace w, List<String> names) {
        return of(w.project().detectors(), w.folder(), names, w.checkpoints());
    }

    /// @param folder of the project, from which its files are named
    /// @param checkpoints of networks
    static List<Detector> of(Detectors d, Path folder, List<String> names, Checkpoints checkpoints) {
        DetectorChoice choice = new DetectorChoice(d, folder, checkpoints);
        return names.stream().map(choice::detector).toList();
    }

    /// Files that they are made from.
    static List<Path> files(Workspace w) {
        return files(w.project().detectors(), w.folder());
    }

    private static List<Path> files(Detectors d, Path folder) {
        String own = d.analogue().model();
        return own == null ? List.of() : List.of(folder.resolve(own));
    }

    private Analogue analogue() {
        try {
            List<Path> own = files(d, folder);
            AnalogueFile file = own.isEmpty() ? AnalogueFile.shipped() : AnalogueFile.read(own.getFirst());
            return Analogue.of(file.model());
        } catch (NoSuchFileException e) {
            throw InvalidInput.of(
                    "no-model",
                    "detectors.analogue.model: there is no file " + e.getFile() + "; expected one of train-analogues");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Detector detector(String name) {
        return switch (name) {
            case "analogue" -> analogue();
            case "analogue_own" -> analogue().withOwn();
            case "foresight" -> new Foresight(d.foresight().ridge(), Context.HALO);
            case "stoad" -> stoad();
            case "dae" -> dae();
            case "gmm" -> mixture(GaussianMixture.density());
            case "gmm_ore" -> mixture(GaussianMixture.posterior());
            case "maxent" -> maxent();
            case "woe" -> new WeightsOfEvidence();
            case "overlay" -> new Overlay();
            case "overlay_fault" -> new Favourability(new Overlay(), Detectors.FAULT);
            case "stoad_fault" -> new Favourability(stoad(), Detectors.FAULT);
            case "energy" -> new PatchEnergy();
            case "logistic" -> LogisticRegression.linear();
            case "quadratic" -> LogisticRegression.ofSquares();
            case "consensus" -> Consensus.of(of(d, folder, d.consensus().of(), checkpoints));
            default -> throw new IllegalStateException(name); // the project's rules let no other through
        };
    }

    private Training training() {
        return Training.PAPER.withEpochs(d.epochs()).withPatience(d.patience()).withCheckpoints(checkpoints);
    }

    private Stoad stoad() {
        Detectors.Stoad own = d.stoad();
        List<Integer> student = Objects.requireNonNull(own.student());
        List<Double> h = own.weights();
        return Stoad.of(new Architecture(d.patch(), d.widths(), false), training())
                .withMembers(d.ensemble())
                .withStudent(student.equals(d.widths()) ? null : student)
                .withTaught(Stoad.Taught.valueOf(own.taught().toUpperCase(Locale.ROOT)))
                .withWeights(h.get(0), h.get(1), h.get(2))
                .withFusion(Fusion.valueOf(own.fusion().toUpperCase(Locale.ROOT)));
    }

    private Dae dae() {
        boolean linear = d.dae().output().equals("linear");
        return Dae.of(new Architecture(d.patch(), d.widths(), linear), training())
                .withOneSided(d.dae().oneSided())
                .withMembers(d.dae().members());
    }

    private GaussianMixture mixture(GaussianMixture usual) {
        return usual.withCovariance(Covariance.valueOf(d.gmm().covariance().toUpperCase(Locale.ROOT)))
                .withMostComponents(d.gmm().components());
    }

    private MaxEnt maxent() {
        Detectors.MaxEnt own = d.maxent();
        Background background =
                own.background().equals("barren") ? Background.BARREN : new Background.Ground(own.points());
        Basis basis = own.features().equals("auto") ? null : Basis.of(own.features());
        return new MaxEnt(background, basis, own.regularisation(), PATH_STEPS);
    }
}
