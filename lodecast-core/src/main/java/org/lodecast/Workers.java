package org.lodecast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// Runs numbered tasks on a given number of threads. Tasks must not depend on each other; results come back
/// in the order of their numbers, so that what a run computes never depends on how many threads computed it.
///
/// @param threads at least 1
public record Workers(int threads) {
    /// All work on the calling thread.
    public static final Workers ONE = new Workers(1);

    public Workers {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: at least 1, not " + threads);
        }
    }

    /// Calls `task` with 0 … tasks−1.
    ///
    /// @throws CancellationException if the calling thread is interrupted before all tasks are begun; it
    ///     stays so
    public void forEach(int tasks, IntConsumer task) {
        stopIfInterrupted();
        AtomicInteger next = new AtomicInteger();
        Callable<Boolean> loop = () -> {
            boolean done = false;
            try {
                for (int i; (i = next.getAndIncrement()) < tasks; ) {
                    task.accept(i);
                }
                done = true;
            } finally {
                if (!done) {
                    next.set(tasks); // a task failed: let the other threads run out
                }
            }
            return true;
        };
        int n = Math.min(threads, tasks);
        if (n <= 1) {
            for (int i = 0; i < tasks; i++) {
                stopIfInterrupted();
                task.accept(i);
            }
            return;
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(n)) {
            List<Future<Boolean>> running = new ArrayList<>();
            for (int t = 0; t < n; t++) {
                running.add(pool.submit(loop));
            }
            for (Future<Boolean> f : running) {
                try {
                    f.get();
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof RuntimeException cause) {
                        throw cause;
                    }
                    if (e.getCause() instanceof Error cause) {
                        throw cause;
                    }
                    throw new IllegalStateException(e);
                } catch (InterruptedException e) {
                    next.set(tasks);
                    Thread.currentThread().interrupt();
                    throw new CancellationException("interrupted");
                }
            }
        }
    }

    /// Waiting for a thread that is done already would overlook an interrupt.
    private static void stopIfInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted");
        }
    }

    /// As the other, but what takes long is begun first, so that no thread is left with it alone at the end.
    ///
    /// @param effort of each task, in any unit
    public <T> List<T> map(int tasks, IntToDoubleFunction effort, IntFunction<T> task) {
        List<Integer> order = IntStream.range(0, tasks)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> effort.applyAsDouble(i))
                        .reversed())
                .toList();
        List<T> results = map(tasks, k -> task.apply(order.get(k)));
        List<T> sorted = new ArrayList<>(results);
        for (int k = 0; k < tasks; k++) {
            sorted.set(order.get(k), results.get(k));
        }
        return sorted;
    }

    /// The results of `task` for 0 … tasks−1, in that order.
    public <T> List<T> map(int tasks, IntFunction<T> task) {
        Object[] results = new Object[tasks];
        forEach(tasks, i -> results[i] = task.apply(i));
        List<T> list = new ArrayList<>(tasks);
        for (Object r : results) {
            @SuppressWarnings("unchecked") // only T was stored
            T t = (T) r;
            list.add(t);
        }
        return list;
    }
}
