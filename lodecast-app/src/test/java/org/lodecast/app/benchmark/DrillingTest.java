package org.lodecast.app.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodecast.InvalidInput;
import org.lodecast.app.TinyProject;
import org.lodecast.app.TinyProject.Answer;
import org.lodecast.drill.Collar;
import org.lodecast.drill.Composites;
import org.lodecast.drill.Desurvey;
import org.lodecast.drill.Station;
import org.lodecast.drill.Trace;
import org.lodecast.drill.Variable;
import org.lodecast.simulate.Size;

class DrillingTest {
    private static final Composites ASSAYED = composites("zn", "Au", "U");

    /// Three upright holes of 300 m, 1,200 m apart: the simulation's 600 m hold 92 % of that at 2.17 to 1.
    @Test
    void holesAreShrunkAlikeAndKeepTheirPlacesToEachOther() {
        List<Trace> traces = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Collar c = new Collar("H" + i, 5_000 + 600.0 * i, 100 * i, 1_000 + i, 300, 0);
            traces.add(Desurvey.MINIMUM_CURVATURE.trace(
                    c, List.of(new Station(c.hole(), 0, 0.3, -Math.PI / 2, 0)), c.length()));
        }
        Drilling d = Drilling.of("p", traces, ASSAYED, 77, Size.SMALL);
        assertThat(d.scale()).isCloseTo(1200 / 600.0 / 0.92, within(1e-9));
        assertThat(d.collars()).hasSize(3);
        Collar a = d.collars().getFirst();
        Collar b = d.collars().getLast();
        assertThat(b.x() - a.x()).isCloseTo(0.92 * 600, within(1e-6));
        assertThat(b.y() - a.y()).isCloseTo(200 / d.scale(), within(1e-6));
        assertThat((a.x() + b.x()) / 2).isCloseTo(14_200 + 300, within(1e-6));
        assertThat(a.length()).isCloseTo(300 / d.scale(), within(0.05));
        assertThat(d.stations()).allMatch(s -> s.dip() == -Math.PI / 2 && s.depth() == 0);
        assertThat(d.elements().stream().map(e -> e.symbol()).toList()).containsExactlyInAnyOrder("Au", "Zn");
        assertThat(d.samples()).isEqualTo(77);
    }

    /// The nine holes of a small project explore a simulated deposit.
    @Test
    @Tag("slow")
    void aProjectsOwnHolesExplore(@TempDir Path folder) throws Exception {
        TinyProject p = TinyProject.in(folder.resolve("p"));
        Path out = folder.resolve("out");
        Answer a = TinyProject.lodecast(
                "benchmark",
                out.toString(),
                "--drilling",
                p.folder().toString(),
                "--style",
                "stratabound",
                "--seeds",
                "1",
                "--oracle-seeds",
                "none",
                "--cell",
                "40",
                "--detectors",
                "overlay",
                "--protocols",
                "hole");
        assertThat(a.code()).as(a.out() + a.err()).isZero();
        assertThat(Files.readString(out.resolve("stratabound-1/tables/collar.csv"))
                        .lines())
                .hasSize(10);
        String page = Files.readString(out.resolve("benchmark.md"));
        assertThat(page)
                .contains("The holes are those of the project tiny: 9 of them")
                .contains("| | bodies | found by holes | blind |");
    }

    @Test
    void aDeepNarrowProjectIsFittedByItsDepth() {
        Trace t = Desurvey.MINIMUM_CURVATURE.trace(
                new Collar("H", 0, 0, 0, 1500, 0), List.of(new Station("H", 0, 0, -Math.PI / 2, 0)), 1500);
        assertThat(Drilling.of("p", List.of(t), ASSAYED, 9, Size.SMALL).scale())
                .isCloseTo(1500 / (0.6 * 500), within(1e-9));
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> Drilling.of("p", List.of(), ASSAYED, 9, Size.SMALL))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("no drillhole");
        assertThatThrownBy(() -> Drilling.of("p", List.of(), composites("U"), 9, Size.SMALL))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("none of the project's elements is simulated");
    }

    /// Depths and volumes are the project's: at a scale of 2, 80 m is 160 m, and 5,000 m³ 40,000 m³.
    @Test
    void bodiesAreCountedByDepthAndSizeInMetresOfTheProject() {
        Outcome.Body shallow = new Outcome.Body("a", 30, 5_000, 40);
        Outcome.Body missed = new Outcome.Body("b", 80, 5_000, 0);
        Outcome.Body outside = new Outcome.Body("c", 90, 1_000, 0);
        Outcome.Found found = new Outcome.Found(0.9, Map.of(), 1, 1, List.of(0.6, Double.NaN));
        Outcome.Figures f = new Outcome.Figures(Map.of("all", found), Map.of(), 1, 1, Map.of());
        Outcome o = new Outcome(
                "x",
                1,
                Map.of(),
                List.of(missed, outside),
                List.of(shallow),
                Map.of("stoad", f),
                null,
                null,
                List.of(),
                "");
        List<Recovery> depth = Recovery.byDepth(Standings.of("x", List.of(o)), 2);
        assertThat(depth)
                .containsExactly(
                        new Recovery("0-100 m", 1, 1, 0, Map.of()),
                        new Recovery("100-200 m", 2, 0, 1, Map.of("stoad", 1)));
        List<Recovery> size = Recovery.bySize(Standings.of("x", List.of(o)), 2);
        assertThat(size.stream().map(Recovery::name).toList()).containsExactly("10³-10⁴ m³", "10⁴-10⁵ m³");
        assertThat(size.getLast()).isEqualTo(new Recovery("10⁴-10⁵ m³", 2, 1, 1, Map.of("stoad", 1)));
    }

    private static Composites composites(String... elements) {
        double[] one = {1};
        List<Variable> variables = new ArrayList<>();
        for (String e : elements) {
            variables.add(new Variable(e, "ppm", one));
        }
        return new Composites(new String[] {"H"}, new double[] {0}, one, one, one, one, variables);
    }
}
