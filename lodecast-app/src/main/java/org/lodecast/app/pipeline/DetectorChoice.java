package org.lodecast.app.pipeline;

import java.util.List;
import org.lodecast.app.project.Project;
import org.lodecast.detect.Dae;
import org.lodecast.detect.Detector;
import org.lodecast.detect.Overlay;
import org.lodecast.detect.Stoad;
import org.lodecast.detect.TrainingSamples;
import org.lodecast.detect.nn.Architecture;
import org.lodecast.detect.nn.Training;
import org.lodecast.sample.LabelledVoxels;

/// The detectors that a project asks for, and the samples as they take them.
final class DetectorChoice {
    private DetectorChoice() {}

    static List<Detector> of(Project.Detectors d) {
        Architecture shape = new Architecture(d.patch(), d.widths(), false);
        Training training = Training.PAPER.withEpochs(d.epochs());
        return d.use().stream()
                .<Detector>map(name -> switch (name) {
                    case "dae" -> Dae.of(shape, training);
                    case "stoad" -> Stoad.of(shape, training).withMembers(d.ensemble());
                    case "overlay" -> new Overlay();
                    default -> throw new IllegalStateException(name); // the project's rules let no other through
                })
                .toList();
    }

    /// Of the samples listed: barren ones, of which every k-th is held out to watch the loss, and ore.
    ///
    /// @param share of the barren ones to learn from
    static TrainingSamples training(LabelledVoxels v, int[] listed, double share) {
        int[] barren = java.util.Arrays.stream(listed).filter(i -> !v.ore()[i]).toArray();
        int[] ore = java.util.Arrays.stream(listed).filter(i -> v.ore()[i]).toArray();
        int keep = Math.max(1, (int) Math.round(share * barren.length));
        java.util.List<Integer> learn = new java.util.ArrayList<>();
        java.util.List<Integer> held = new java.util.ArrayList<>();
        for (int k = 0; k < barren.length; k++) {
            // spreads the kept ones evenly along the list: k·keep/n steps up exactly `keep` times
            boolean taken = (long) (k + 1) * keep / barren.length > (long) k * keep / barren.length;
            (taken ? learn : held).add(v.voxel()[barren[k]]);
        }
        return new TrainingSamples(
                learn.stream().mapToInt(i -> i).toArray(),
                held.stream().mapToInt(i -> i).toArray(),
                java.util.Arrays.stream(ore).map(i -> v.voxel()[i]).toArray());
    }
}
