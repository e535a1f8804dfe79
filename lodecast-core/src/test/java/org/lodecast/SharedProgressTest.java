package org.lodecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class SharedProgressTest {
    /// What it was told.
    private static final class Told implements Progress {
        final List<String> begun = new ArrayList<>();
        long done;
        long skipped;

        @Override
        public synchronized void begin(String what, long total) {
            begun.add(what + " " + total);
        }

        @Override
        public synchronized void advance(long steps) {
            assertThat(steps).isNotNegative();
            done += steps;
        }

        @Override
        public synchronized void skip(long steps) {
            skipped += steps;
        }
    }

    @Test
    void partsCountByTheirEffort() {
        Told told = new Told();
        SharedProgress shared = new SharedProgress(told, "work", 40);
        SharedProgress.Part small = shared.part(10);
        SharedProgress.Part large = shared.part(30);
        small.begin("learn", 5);
        small.advance(1);
        assertThat(told.done).isEqualTo(50);
        large.begin("learn", 3);
        large.advance(2);
        assertThat(told.done).isEqualTo(550);
        small.advance(4);
        small.begin("score", 100); // of which the part's effort says nothing
        small.advance(100);
        assertThat(told.done).isEqualTo(750);
        large.done();
        large.done();
        assertThat(told.done).isEqualTo(1000);
        assertThat(told.begun).containsExactly("work 1000");
    }

    @Test
    void whatWasDoneBeforeIsToldApart() {
        Told told = new Told();
        SharedProgress shared = new SharedProgress(told, "work", 4);
        SharedProgress.Part before = shared.part(3);
        before.begin("learn", 3);
        before.skip(2);
        before.advance(1);
        shared.part(1).done();
        assertThat(told.skipped).isEqualTo(500);
        assertThat(told.done).isEqualTo(500);
    }

    /// Shares that no binary fraction is equal to still add up, on any number of threads.
    @Test
    void reachesItsTotal() {
        Told told = new Told();
        SharedProgress shared = new SharedProgress(told, "work", 7 * 0.1);
        new Workers(3).forEach(7, t -> {
            SharedProgress.Part part = shared.part(0.1);
            part.begin("learn", 333);
            for (int i = 0; i < 333; i++) {
                if (i % 3 == t % 3) {
                    part.skip(1);
                } else {
                    part.advance(1);
                }
            }
        });
        assertThat(told.done + told.skipped).isEqualTo(1000);
    }

    @Test
    void whoWishesToStopIsHeard() {
        SharedProgress shared = new SharedProgress(
                new Progress() {
                    @Override
                    public void begin(String what, long total) {}

                    @Override
                    public void advance(long steps) {
                        throw new CancellationException("stop");
                    }
                },
                "work",
                1e12);
        assertThatThrownBy(() -> shared.part(1).advance(0)).isInstanceOf(CancellationException.class);
    }
}
