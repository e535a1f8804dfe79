package org.lodecast.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodecast.app.TinyProject;
import org.lodecast.app.TinyProject.Answer;

/// Labels that nothing can be learnt from, or nothing judged by, end a run with code 3 and advice.
@Tag("slow")
class DegenerateLabelsTest {
    /// About all of the drilled ground.
    private static final double[] EVERYTHING = {900, 1900, 0, 1300, 2300, 400};

    @TempDir
    Path folder;

    private TinyProject p;

    @BeforeEach
    void make() throws Exception {
        p = TinyProject.lean(folder.resolve("p"));
    }

    private void stops(String check, String... advice) {
        Answer a = p.run();
        assertThat(a.code()).as(a.out() + a.err()).isEqualTo(3);
        assertThat(a.err()).contains("[" + check + "]").contains(advice).doesNotContain("bug in lodecast");
    }

    private void cutoff(double grade) throws Exception {
        p.set("samples", "{element: Au, cutoff: " + grade + ", hindcast: 0}");
    }

    @Test
    void noOre() throws Exception {
        cutoff(1000);
        stops("no-ore", "the highest composite is", "lower samples.cutoff");
    }

    @Test
    void oneOreVoxel() throws Exception {
        cutoff(highest() - 1e-3);
        stops("one-ore", "a single voxel is ore", "nothing could be left out", "lower samples.cutoff");
    }

    /// By trial: the highest cut-off that some voxel still reaches.
    private double highest() throws Exception {
        double low = 1;
        double high = 1000;
        for (int i = 0; i < 40 && high - low > 1e-4; i++) {
            double middle = (low + high) / 2;
            cutoff(middle);
            if (p.run("--until", "samples").err().contains("[no-ore]")) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return low;
    }

    @Test
    void allOre() throws Exception {
        cutoff(1e-6);
        stops("no-barren", "no drilled voxel is barren", "raise samples.cutoff");
    }

    @Test
    void orebodiesAboutEverything() throws Exception {
        p.file("ore.obj", Boxes.obj(EVERYTHING)).set("orebodies", "[ore.obj]");
        stops("no-barren", "none outside the orebodies", "raise samples.radius");
    }

    @Test
    void orebodiesAboutNothing() throws Exception {
        p.file("ore.obj", Boxes.obj(new double[] {1060, 2050, 200, 1060.2, 2050.2, 200.2}))
                .set("orebodies", "[ore.obj]");
        stops("no-ore", "thinner than a voxel");
    }
}
