package org.lodecast.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodecast.app.project.Detectors;
import org.lodecast.detect.Consensus;
import org.lodecast.detect.Dae;
import org.lodecast.detect.Detector;
import org.lodecast.detect.Foresight;
import org.lodecast.detect.GaussianMixture;
import org.lodecast.detect.MaxEnt;
import org.lodecast.detect.Stoad;
import org.lodecast.detect.mixture.Covariance;
import org.lodecast.detect.nn.Checkpoints;
import org.lodecast.detect.nn.Fusion;
import org.lodecast.detect.nn.Training;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// From the words of a project to detectors.
class DetectorChoiceTest {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private static Detector only(String yaml) {
        Detectors d = YAML.readValue(yaml, Detectors.class);
        List<Detector> all = DetectorChoice.of(d, Path.of("."), d.use(), Checkpoints.NONE);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    @Test
    void everyNameIsADetectorOfThatName() {
        assertThat(DetectorChoice.of(Detectors.usual(), Path.of("."), Detectors.NAMES, Checkpoints.NONE))
                .extracting(Detector::name)
                .containsExactlyElementsOf(Detectors.NAMES);
    }

    @Test
    void thePresetIsThePublishedRecipe() {
        assertThat(only("{use: [stoad], preset: paper}")).isEqualTo(Stoad.standard());
        assertThat(only("{use: [dae], preset: paper}")).isEqualTo(Dae.standard());
    }

    @Test
    void theUsualDiffersInEpochsAndInTheStepsOfAPath() {
        Training sixty = Training.PAPER.withEpochs(60);
        assertThat(only("{use: [stoad]}")).isEqualTo(Stoad.of(Stoad.standard().architecture(), sixty));
        assertThat(only("{use: [dae]}")).isEqualTo(Dae.of(Dae.standard().architecture(), sixty));
        assertThat(only("{use: [foresight]}")).isEqualTo(Foresight.standard());
        assertThat(only("{use: [gmm]}")).isEqualTo(GaussianMixture.density());
        MaxEnt entropy = MaxEnt.of(org.lodecast.detect.Background.GROUND);
        assertThat(only("{use: [maxent]}"))
                .isEqualTo(new MaxEnt(entropy.background(), entropy.basis(), entropy.regularisation(), 20));
    }

    @Test
    void settingsArrive() {
        Stoad s = (Stoad) only("{use: [stoad], epochs: 7, patience: 3, ensemble: 2, stoad: {student: [8, 4, 2],"
                + " taught: volume, scales: [2, 1, 1], fusion: normalised_sum}}");
        assertThat(s.training()).isEqualTo(new Training(7, 16, 0.001, 0.9, 5, 3));
        assertThat(s.members()).isEqualTo(2);
        assertThat(s.studentWidths()).containsExactly(8, 4, 2);
        assertThat(s.taught()).isEqualTo(Stoad.Taught.VOLUME);
        assertThat(s.weights()).containsExactly(0.5, 0.25, 0.25);
        assertThat(s.fusion()).isEqualTo(Fusion.NORMALISED_SUM);
        Dae d = (Dae) only("{use: [dae], patch: 5, dae: {output: linear, one_sided: true, members: 3}}");
        assertThat(d.architecture().linearOutput()).isTrue();
        assertThat(d.architecture().side()).isEqualTo(5);
        assertThat(d.oneSided()).isTrue();
        assertThat(d.members()).isEqualTo(3);
        GaussianMixture g = (GaussianMixture) only("{use: [gmm_ore], gmm: {covariance: tied, components: 3}}");
        assertThat(g.use()).isEqualTo(GaussianMixture.Use.POSTERIOR);
        assertThat(g.covariance()).isEqualTo(Covariance.TIED);
        assertThat(g.mostComponents()).isEqualTo(3);
        MaxEnt m = (MaxEnt) only("{use: [maxent], maxent: {background: barren, features: lq, regularisation: 2}}");
        assertThat(m.background()).isEqualTo(org.lodecast.detect.Background.BARREN);
        assertThat(m.basis()).isEqualTo(org.lodecast.detect.maxent.Basis.of("lq"));
        assertThat(m.regularisation()).isEqualTo(2);
        assertThat(((Consensus) only("{use: [consensus], consensus: {of: [woe, overlay]}}")).members())
                .extracting(Detector::name)
                .containsExactly("woe", "overlay");
        assertThat(((Foresight) only("{use: [foresight], foresight: {ridge: 0.1}}")).ridge())
                .isEqualTo(0.1);
    }
}
