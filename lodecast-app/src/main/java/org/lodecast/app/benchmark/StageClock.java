package org.lodecast.app.benchmark;

import java.util.Map;
import org.lodecast.Progress;
import org.lodecast.app.pipeline.Pipeline;

/// Hears how long each stage takes, and tells nobody else.
final class StageClock implements Pipeline.Listener {
    private final Map<String, Double> seconds;
    private long began;

    /// @param seconds is given the seconds of each stage that runs, by its name
    StageClock(Map<String, Double> seconds) {
        this.seconds = seconds;
    }

    @Override
    public Progress begin(String stage, int number, int of) {
        began = System.nanoTime();
        return Progress.NONE;
    }

    @Override
    public void end(String stage, String said, boolean cached) {
        if (!cached) {
            seconds.put(stage, (System.nanoTime() - began) / 1e9);
        }
    }
}
