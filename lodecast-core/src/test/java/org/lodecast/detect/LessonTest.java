package org.lodecast.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.detect.nn.Architecture;
import org.lodecast.detect.nn.Training;

/// Networks that learn at once learn what each would alone.
class LessonTest {
    private static final Architecture SMALL = Architecture.of(3, 8, 4, 2);
    private static final Training SHORT = Training.PAPER.withEpochs(4);
    private static final List<NetworkDetector> ALL = List.of(
            Dae.of(SMALL, SHORT).withMembers(2),
            Stoad.of(SMALL, SHORT).withMembers(2),
            Dae.of(SMALL, SHORT.withEpochs(2)));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void atOnceAsAlone(int threads) {
        PlantedGround ground = PlantedGround.make();
        List<String> begun = new ArrayList<>();
        AtomicLong done = new AtomicLong();
        Progress progress = new Progress() {
            @Override
            public synchronized void begin(String what, long total) {
                begun.add(what + " " + total);
            }

            @Override
            public void advance(long steps) {
                done.addAndGet(steps);
            }
        };
        List<Detector.Fitted> fitted = Lesson.learn(
                "all",
                IntStream.range(0, ALL.size())
                        .mapToObj(i -> ALL.get(i).lesson(ground.evidence(), ground.samples(), new Seed(i)))
                        .toList(),
                new Workers(threads),
                progress);
        assertThat(begun).containsExactly("all 1000");
        assertThat(done).hasValue(1000);
        for (int i = 0; i < ALL.size(); i++) {
            Detector.Fitted alone =
                    ALL.get(i).fit(ground.evidence(), ground.samples(), new Seed(i), Workers.ONE, Progress.NONE);
            assertThat(fitted.get(i).score(ground.evidence(), ground.valid(), Workers.ONE, Progress.NONE))
                    .isEqualTo(alone.score(ground.evidence(), ground.valid(), Workers.ONE, Progress.NONE));
            assertThat(fitted.get(i).losses()).isEqualTo(alone.losses());
            assertThat(fitted.get(i).remarks()).isEqualTo(alone.remarks());
        }
    }
}
