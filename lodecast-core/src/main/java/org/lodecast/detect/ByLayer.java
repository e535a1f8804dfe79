package org.lodecast.detect;

import org.lodecast.Progress;
import org.lodecast.Workers;
import org.lodecast.evidence.Evidence;

/// A fitted detector that can say through which layer of evidence a voxel stands out.
public interface ByLayer {
    /// What part each layer has in the score of each voxel, in the scale of the score.
    ///
    /// @param voxels indices into the grid, all valid
    /// @return an array a layer, a value a voxel
    float[][] byLayer(Evidence evidence, int[] voxels, Workers workers, Progress progress);
}
