package org.lodecast.detect.nn;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.lodecast.Progress;
import org.lodecast.Workers;

/// Squared errors of a trained network at the voxels of a block, many at once: what {@link Scorer} gives of
/// the patches about them, bit for bit.
///
/// The patch of a voxel is the cube of `side`³ about it, for each layer. Outside the block the nearest voxel
/// inside stands in; where a neighbour has no value (NaN) the voxel's own value of the layer does.
///
/// The block is cut into bricks that stay in the second-level cache, each a task. In a brick strips of voxels
/// go through the whole network, a voxel a lane; patches whose cells all have values are read where they
/// stand, without being cut out, and if the first level's kernel is smaller than the patch, neighbours share
/// what that level gives. Patches with gaps, and voxels that few are asked for about, are cut out into strips
/// of their own. Which way a voxel goes has no part in its bits.
public final class DenseScorer {
    private static final int SLAB = 8; // levels at a time

    private final Scorer scorer;
    private final List<LaneNetwork> networks;
    private final int channels;

    private DenseScorer(Scorer scorer, List<LaneNetwork> networks) {
        this.scorer = scorer;
        this.networks = networks;
        this.channels = scorer.network().level(0).in();
    }

    /// @throws IllegalArgumentException if the first level, or the first two, do not convolve a cube of odd
    ///     side to
    ///     one cell
    public static DenseScorer of(Scorer scorer) {
        Level first = scorer.network().level(0);
        if (first.transposed() || first.side() % 2 == 0) {
            throw new IllegalArgumentException("no convolution of a cube about a voxel: " + first);
        }
        LaneNetwork own = new LaneNetwork(
                scorer.network(), scorer.parameters(), scorer.network().depth());
        return new DenseScorer(
                scorer,
                switch (scorer.objective()) {
                    case Objective.Reconstruction _ -> List.of(own);
                    case Objective.Distillation d ->
                        List.of(own, new LaneNetwork(d.encoder(), d.parameters(), d.depth()));
                });
    }

    /// ‖tᵢ − yᵢ‖² for each taught level i and each voxel, in the order of `voxels`; what lies above the
    /// reconstruction alone if the objective is one-sided.
    ///
    /// @param progress advanced by the number of voxels in all
    public float[][] errors(Volume volume, int[] voxels, Workers workers, Progress progress) {
        if (volume.layers().length != channels) {
            throw new IllegalArgumentException(volume.layers().length + " layers for a network of " + channels);
        }
        Tiling tiling = BrickPass.tiling(volume, scorer.network().level(0));
        Asked asked = Asked.of(tiling, voxels);
        float[][] errors = new float[scorer.objective().levels().size()][voxels.length];
        Queue<BrickPass> passes = new ConcurrentLinkedQueue<>(); // a pass leaves nothing behind that the next one sees
        workers.forEach(tiling.bricks(), b -> {
            int count = asked.starts()[b + 1] - asked.starts()[b];
            if (count == 0) {
                return;
            }
            BrickPass free = passes.poll();
            BrickPass pass = free == null ? new BrickPass(tiling, networks, scorer.objective()) : free;
            pass.run(b, voxels, asked, errors);
            passes.add(pass);
            progress.advance(count);
        });
        return errors;
    }

    /// Layers of a block that does not fit into memory.
    public interface Levels {
        /// Values of each layer from level `from` to before level `to`.
        float[][] of(int from, int to);
    }

    /// Gets the errors of some levels.
    public interface Slabs {
        /// @param errors by taught level, then voxel from the first of level `from` on
        void take(int from, int to, float[][] errors);
    }

    /// The errors of all voxels of a block, some levels at a time: those of {@link #errors}, bit for bit.
    ///
    /// @param slabs gets them in rising order, on the calling thread
    /// @param progress advanced by the number of voxels in all
    public void stream(int nx, int ny, int nz, Levels levels, Workers workers, Progress progress, Slabs slabs) {
        int beside = scorer.network().level(0).side() / 2; // levels that the patches reach into
        for (int from = 0; from < nz; from += SLAB) {
            int to = Math.min(nz, from + SLAB);
            int low = Math.max(0, from - beside);
            int high = Math.min(nz, to + beside);
            Volume volume = new Volume(nx, ny, high - low, levels.of(low, high));
            int[] own = new int[nx * ny * (to - from)];
            for (int i = 0; i < own.length; i++) {
                own[i] = i + nx * ny * (from - low);
            }
            slabs.take(from, to, errors(volume, own, workers, progress));
        }
    }
}
