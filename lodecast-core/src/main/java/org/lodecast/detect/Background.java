package org.lodecast.detect;

/// What presences of ore are held against.
public sealed interface Background {
    /// The whole ground, 10,000 voxels of it.
    Background GROUND = new Ground(10_000);

    /// The voxels known to be barren.
    Background BARREN = new Barren();

    /// Voxels drawn from the whole ground, ore or not, each as likely; all of it if there are no more: the
    /// presence-background setting, which asks for no barren voxels.
    ///
    /// @param voxels at most, at least 1
    record Ground(int voxels) implements Background {
        public Ground {
            if (voxels < 1) {
                throw new IllegalArgumentException("voxels of background: at least 1, not " + voxels);
            }
        }
    }

    /// The voxels known to be barren, those held out too.
    record Barren() implements Background {}
}
