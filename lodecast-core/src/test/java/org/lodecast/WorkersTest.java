package org.lodecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class WorkersTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 16})
    void resultsComeInTheOrderOfTheTasks(int threads) {
        List<String> results = new Workers(threads).map(100, i -> {
            if (i % 7 == 0) {
                Thread.yield();
            }
            return "task " + i;
        });
        assertThat(results)
                .isEqualTo(IntStream.range(0, 100).mapToObj(i -> "task " + i).toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 16})
    void everyTaskRunsOnce(int threads) {
        AtomicIntegerArray calls = new AtomicIntegerArray(1000);
        new Workers(threads).forEach(1000, calls::incrementAndGet);
        assertThat(IntStream.range(0, 1000).map(calls::get)).containsOnly(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void noTaskIsNoWork(int threads) {
        assertThat(new Workers(threads).map(0, i -> i)).isEmpty();
    }

    /// Begun by effort, given back by number.
    @Test
    void theLongestIsBegunFirst() {
        List<Integer> begun = new ArrayList<>();
        double[] effort = {1, 5, 3, 5, 0};
        List<String> results = Workers.ONE.map(5, i -> effort[i], i -> {
            begun.add(i);
            return "task " + i;
        });
        assertThat(begun).containsExactly(1, 3, 2, 0, 4);
        assertThat(results).containsExactly("task 0", "task 1", "task 2", "task 3", "task 4");
        assertThat(new Workers(3).map(5, i -> effort[i], i -> "task " + i)).isEqualTo(results);
    }

    /// Two tasks that wait for each other end only if they run at the same time.
    @Test
    void twoThreadsRunAtOnce() {
        CountDownLatch both = new CountDownLatch(2);
        List<Boolean> met = new Workers(2).map(2, i -> {
            both.countDown();
            try {
                return both.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                return false;
            }
        });
        assertThat(met).containsExactly(true, true);
    }

    /// A sum reduced in task order has the same bits however many threads made its parts.
    @Test
    void sameBitsForAnyNumberOfThreads() {
        double[] alone = parts(1);
        for (int threads : new int[] {2, 3, 8}) {
            assertThat(Arrays.equals(parts(threads), alone))
                    .as(threads + " threads")
                    .isTrue();
        }
    }

    private static double[] parts(int threads) {
        List<Double> sums = new Workers(threads)
                .map(64, i -> new Seed(3).split(i).generator().doubles(1000).sum());
        double total = 0;
        for (double s : sums) {
            total += s;
        }
        return new double[] {total, sums.getFirst(), sums.getLast()};
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void exceptionOfATaskReachesTheCaller(int threads) {
        InvalidInput thrown = InvalidInput.of("test", "task 5");
        assertThatThrownBy(() -> new Workers(threads).forEach(50, i -> {
                    if (i == 5) {
                        throw thrown;
                    }
                }))
                .isSameAs(thrown);
        assertThatThrownBy(() -> new Workers(threads).map(50, i -> {
                    if (i == 49) {
                        throw new StackOverflowError("deep");
                    }
                    return i;
                }))
                .isInstanceOf(StackOverflowError.class);
    }

    /// The tasks after a failed one are not begun by any thread, however long its own thread's turn is.
    @Test
    void failureStopsTheOthers() {
        AtomicInteger begun = new AtomicInteger();
        CountDownLatch failing = new CountDownLatch(1);
        assertThatThrownBy(() -> new Workers(2).forEach(100_000, i -> {
                    begun.incrementAndGet();
                    if (i == 1) {
                        failing.countDown();
                        throw new IllegalStateException("task 1");
                    }
                    try {
                        failing.await();
                        TimeUnit.MILLISECONDS.sleep(1);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .hasMessage("task 1");
        assertThat(begun.get()).isLessThan(1000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void interruptedBeforeNothingBegins(int threads) {
        AtomicInteger begun = new AtomicInteger();
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> new Workers(threads).forEach(4, i -> begun.incrementAndGet()))
                    .isInstanceOf(CancellationException.class);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
        assertThat(begun).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void interruptedBetweenTheRestIsLeft(int threads) {
        AtomicInteger begun = new AtomicInteger();
        Thread caller = Thread.currentThread();
        try {
            assertThatThrownBy(() -> new Workers(threads).forEach(100_000, i -> {
                        begun.incrementAndGet();
                        caller.interrupt();
                        LockSupport.parkNanos(1_000_000);
                    }))
                    .isInstanceOf(CancellationException.class);
            assertThat(caller.isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
        assertThat(begun.get()).isPositive().isLessThan(50_000);
    }

    @Test
    void needsAThread() {
        assertThatThrownBy(() -> new Workers(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
