package org.lodecast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void anEvenPaceIsForetoldFromTheFourthStepOn() {
        Pace pace = new Pace(100);
        for (int k = 1; k <= 3; k++) {
            pace.advance(2 * k, k);
            assertThat(pace.end()).isEmpty();
        }
        pace.advance(8, 4);
        assertThat(pace.end().orElseThrow()).isCloseTo(200, within(1e-9));
        assertThat(pace.left(150)).contains(Duration.ofSeconds(50));
        assertThat(pace.left(201)).contains(Duration.ZERO);
    }

    /// The first tenth takes as long as half of the rest: by the whole time the end would be 3.4 times too
    /// late.
    @Test
    void aSlowBeginningIsForgottenAndMeanwhileNothingSaid() {
        Pace pace = new Pace(1000);
        double end = 10 + 900 * 0.02;
        boolean told = false;
        for (int k = 1; k < 1000; k++) {
            double now = k <= 100 ? 0.1 * k : 10 + 0.02 * (k - 100);
            pace.advance(now, k);
            if (k == 200 || k == 250) {
                assertThat(pace.end()).isEmpty();
            }
            if (k >= 400) {
                told = true;
                assertThat(pace.end().orElseThrow()).isBetween(end / 1.3, end * 1.3);
            }
        }
        assertThat(told).isTrue();
    }

    @Test
    void manyStepsAreThinnedAndForetoldAllTheSame() {
        SplittableRandom random = new SplittableRandom(1);
        Pace pace = new Pace(50_000);
        double now = 0;
        for (int k = 1; k <= 40_000; k++) {
            now += 0.02 * random.nextDouble();
            pace.advance(now, k);
        }
        assertThat(pace.end().orElseThrow()).isCloseTo(500, within(10.0));
    }

    @Test
    void ofWhatStandsStillNothingIsSaid() {
        Pace pace = new Pace(10);
        for (int k = 1; k <= 6; k++) {
            pace.advance(k, 1);
        }
        assertThat(pace.end()).isEmpty();
    }
}
