package org.lodecast.app.pipeline;

import java.util.List;
import org.lodecast.app.project.Project;
import org.lodecast.detect.Dae;
import org.lodecast.detect.Detector;
import org.lodecast.detect.Foresight;
import org.lodecast.detect.LogisticRegression;
import org.lodecast.detect.Overlay;
import org.lodecast.detect.PatchEnergy;
import org.lodecast.detect.Stoad;
import org.lodecast.detect.nn.Architecture;
import org.lodecast.detect.nn.Training;

/// The detectors that a project asks for.
final class DetectorChoice {
    private DetectorChoice() {}

    static List<Detector> of(Project.Detectors d) {
        Architecture shape = new Architecture(d.patch(), d.widths(), false);
        Training training = Training.PAPER.withEpochs(d.epochs());
        return d.use().stream()
                .<Detector>map(name -> switch (name) {
                    case "dae" -> Dae.of(shape, training);
                    case "stoad" -> Stoad.of(shape, training).withMembers(d.ensemble());
                    case "foresight" -> Foresight.standard();
                    case "overlay" -> new Overlay();
                    case "energy" -> new PatchEnergy();
                    case "logistic" -> LogisticRegression.linear();
                    case "quadratic" -> LogisticRegression.ofSquares();
                    default -> throw new IllegalStateException(name); // the project's rules let no other through
                })
                .toList();
    }
}
