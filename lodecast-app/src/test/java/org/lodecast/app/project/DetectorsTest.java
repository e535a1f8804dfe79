package org.lodecast.app.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the keys of `detectors` come to.
class DetectorsTest {
    @TempDir
    Path folder;

    private Detectors read(String yaml) throws Exception {
        Path file = Files.writeString(folder.resolve("project.yaml"), ProjectFileTest.TABLES + yaml + "\n");
        Project p = ProjectFile.read(file);
        ProjectRules.check(p, file);
        return p.detectors();
    }

    @Test
    void reportsByWhatItTrustsUnlessToldOtherwise() throws Exception {
        assertThat(read("detectors: {use: [dae]}").report()).isEqualTo("auto");
        assertThat(read("detectors: {use: [dae], report: dae}").report()).isEqualTo("dae");
        assertThat(read("detectors: {report: best}").report()).isEqualTo("best");
    }

    @Test
    void listsThatAreNamedAreToldFromTheUsualOne() throws Exception {
        assertThat(read("detectors: {epochs: 5}").named()).isFalse();
        assertThat(read("detectors: {use: [foresight, stoad, dae, maxent, gmm, overlay]}")
                        .named())
                .isTrue();
    }

    @Test
    void thePapersRecipeAndWhatWinsOverIt() throws Exception {
        Detectors paper = read("detectors: {preset: paper}");
        assertThat(paper.epochs()).isEqualTo(500);
        assertThat(paper.widths()).containsExactly(64, 32, 16);
        assertThat(paper.departures()).isEmpty();
        Detectors own = read("detectors: {preset: paper, epochs: 40, stoad: {scales: [1, 1, 2]}}");
        assertThat(own.epochs()).isEqualTo(40);
        assertThat(own.departures())
                .satisfiesExactly(
                        t -> assertThat(t).contains("detectors.epochs to 40", "recipe has 500"),
                        t -> assertThat(t).contains("detectors.stoad.scales to [0.25, 0.25, 0.5]"));
        assertThat(read("detectors: {epochs: 40}").departures())
                .as("without the preset there is no recipe to depart from")
                .isEmpty();
        assertThat(read("detectors: {preset: paper, widths: [8, 4, 2]}").departures())
                .as("the student has the teacher's widths unless it has its own")
                .singleElement()
                .satisfies(t -> assertThat(t).contains("detectors.widths"));
    }

    @Test
    void scalesAreProportions() throws Exception {
        List<Double> h = read("detectors: {stoad: {scales: [2, 1, 1]}}").stoad().weights();
        assertThat(h).containsExactly(0.5, 0.25, 0.25);
        assertThat(read("").stoad().weights()).allSatisfy(w -> assertThat(w).isCloseTo(1.0 / 3, within(1e-15)));
    }

    /// A layer of the name is enough, whatever it is made of.
    @Test
    void whatFadesByTheFaultNeedsIt() throws Exception {
        assertThat(read("faults: f.obj\ndetectors: {use: [overlay_fault]}").use())
                .containsExactly("overlay_fault");
        assertThat(read("evidence: [{name: fault, kind: column, column: chg}]\ndetectors: {use: [stoad_fault]}")
                        .use())
                .containsExactly("stoad_fault");
    }
}
