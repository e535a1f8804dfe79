package org.lodecast.detect.nn;

import org.jspecify.annotations.Nullable;

/// Where trainings leave what they need to go on should they be stopped. A key stands for everything that
/// determines a training, so that what was left under it fits, whenever that was. Implementations are safe to
/// call from many threads.
public interface Checkpoints {
    /// Keeps nothing.
    Checkpoints NONE = new Checkpoints() {
        @Override
        public @Nullable Checkpoint last(String key) {
            return null;
        }

        @Override
        public boolean due(String key) {
            return false;
        }

        @Override
        public void keep(String key, Checkpoint c) {}
    };

    /// The last that was kept under a key; null if there is none.
    @Nullable
    Checkpoint last(String key);

    /// Whether it is time to keep another: asked after each epoch, so that none is made in vain.
    boolean due(String key);

    /// Keeps it in place of the last.
    void keep(String key, Checkpoint c);
}
