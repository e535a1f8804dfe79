package org.lodecast.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodecast.Finding;
import org.lodecast.InvalidInput;

class PreflightTest {
    private static Forecast.Work work(long grid, List<String> detectors, int epochs, int folds) {
        return new Forecast.Work(grid, grid / 2, 4000, 15, 5, detectors, 130_000, epochs, folds, 0, 30_000, 30, true);
    }

    @Test
    void moreTakesLonger() {
        List<String> all = List.of("dae", "stoad", "maxent", "gmm");
        Forecast small = Forecast.of(work(100_000, all, 60, 10), 1, 2);
        assertThat(small.seconds().keySet()).containsExactlyElementsOf(Pipeline.stages());
        assertThat(small.seconds().values()).allMatch(s -> s > 0 && s < 1000);
        for (Forecast more : List.of(
                Forecast.of(work(10_000_000, all, 60, 10), 1, 2),
                Forecast.of(work(100_000, all, 500, 10), 1, 2),
                Forecast.of(work(100_000, all, 60, 20), 1, 2),
                Forecast.of(work(100_000, all, 60, 10), 0.5, 2),
                Forecast.of(work(100_000, all, 60, 10), 1, 1))) {
            assertThat(more.total(Pipeline.stages())).isGreaterThan(1.2 * small.total(Pipeline.stages()));
        }
        assertThat(Forecast.of(work(10_000_000, all, 60, 10), 1, 2).memory()).isGreaterThan(5 * small.memory());
        assertThat(small.total(List.of(EvidenceStage.NAME))).isLessThan(0.8 * small.total(Pipeline.stages()));
        assertThat(Forecast.of(work(100_000, List.of("overlay"), 60, 10), 1, 2).total(Pipeline.stages()))
                .isLessThan(0.8 * small.total(Pipeline.stages()));
    }

    @Test
    void refusesWhatCannotFitAndSaysAllThatHelps() {
        Forecast.Work work = work(100_000_000, List.of("stoad"), 60, 10);
        Forecast f = Forecast.of(work, 1, 2);
        assertThatCode(() -> Preflight.demand(f, work, 2 * f.heap(), 2 * f.disk()))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Preflight.demand(f, work, f.heap() / 2, f.disk() / 2))
                .isInstanceOfSatisfying(InvalidInput.class, e -> {
                    assertThat(e.findings()).extracting(Finding::check).containsExactly("memory", "disk");
                    assertThat(e.getMessage()).contains("grid.cell", "100,000,000", "LODECAST_JAVA_OPTS=-Xmx");
                });
    }

    @Test
    void saysTimesAsPeopleDo() {
        assertThat(Preflight.time(0.2)).isEqualTo("1 s");
        assertThat(Preflight.time(74.6)).isEqualTo("75 s");
        assertThat(Preflight.time(200)).isEqualTo("3 min");
        assertThat(Preflight.time(9000)).isEqualTo("2.5 h");
    }
}
