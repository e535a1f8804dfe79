package org.lodecast.detect.nn;

import static org.lodecast.detect.nn.DenseKernels.STRIP;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Scores the voxels asked for in a brick. One a thread.
final class BrickPass {
    /// A strip with fewer voxels to score than this share costs less patch by patch.
    private static final double LEAST_OF_STRIP = 0.6;

    /// A plane with fewer than this share, where neighbours share the first level.
    private static final double LEAST_OF_PLANE = 0.25;

    private final Tiling tiling;
    private final Locator locator;
    private final List<LaneNetwork> networks; // that whose errors are measured, and its teacher if it has one
    private final List<SharedLevel> shared; // of each network; empty if the first level sees the whole patch
    private final float[][][] rooms; // of each network, by level
    private final int[] taught;
    private final boolean oneSided;
    private final int[] units; // of each taught level
    private final int[] inStrip; // where the units of a strip stand
    private final int[] cells; // where the cells of a patch stand in the brick
    private final Brick brick;
    private final int strips; // a plane
    private final int[] wanted; // voxels of each strip
    private final boolean[] dense; // strips that are scored as they stand
    private final float[][] sums; // of each taught level, strip by strip
    private final float[] patches; // cut out, a voxel a lane
    private final int[] lanes = new int[STRIP]; // which voxels
    private final float[] ofLanes = new float[STRIP];
    private int filled;

    BrickPass(Tiling tiling, List<LaneNetwork> networks, Objective objective) {
        this.tiling = tiling;
        locator = new Locator(tiling);
        this.networks = networks;
        LaneNetwork network = networks.getFirst();
        Level first = network.level(0);
        shared = first.places() == 1
                ? List.of()
                : networks.stream().map(n -> new SharedLevel(tiling, n)).toList();
        rooms = networks.stream().map(LaneNetwork::room).toArray(float[][][]::new);
        taught = objective.levels().stream().mapToInt(l -> l).toArray();
        oneSided = objective instanceof Objective.Reconstruction r && r.oneSided();
        units = IntStream.of(taught).map(l -> network.level(l).outputs()).toArray();
        cells = Tiling.cube(first.in(), first.side(), tiling.lengthX(), tiling.plane(), tiling.layer());
        int most = Math.max(cells.length, IntStream.of(units).max().orElseThrow());
        inStrip = IntStream.range(0, most).map(u -> u * STRIP).toArray();
        brick = new Brick(tiling);
        strips = tiling.strips(0);
        wanted = new int[strips * tiling.z()];
        dense = new boolean[wanted.length];
        sums = new float[taught.length][wanted.length * STRIP];
        patches = new float[cells.length * STRIP];
    }

    /// Bricks small enough that what a strip reads stays in the second-level cache.
    static Tiling tiling(Volume volume, Level first) {
        if (first.places() > 1) {
            return Tiling.of(volume, first.side(), 32, 8, 16);
        }
        int y = 8;
        int floats = first.in() * first.side() * (y + first.side() - 1); // a column of what a plane of voxels reads
        return Tiling.of(volume, first.side(), Math.clamp((1 << 16) / floats, 32, 256), y, 8);
    }

    /// Writes ‖tᵢ − yᵢ‖² of the voxels of brick `b`, `errors[i][n]` for the n-th of the list.
    void run(int b, int[] voxels, Asked asked, float[][] errors) {
        brick.load(b);
        shared.forEach(SharedLevel::forget);
        int from = asked.starts()[b];
        int end = asked.starts()[b + 1];
        choose(voxels, asked.order(), from, end);
        for (int s = 0; s < dense.length; s++) {
            if (dense[s]) {
                scoreStrip(s / strips, s % strips * STRIP, s * STRIP);
            }
        }
        for (int k = from; k < end; k++) {
            int n = asked.order()[k];
            int corner = locator.corner(voxels[n]);
            int place = place(corner);
            if (dense[place / STRIP] && !brick.ragged(corner)) {
                for (int i = 0; i < errors.length; i++) {
                    errors[i][n] = sums[i][place];
                }
            } else {
                cut(corner, n);
                if (filled == STRIP) {
                    scorePatches(errors);
                }
            }
        }
        scorePatches(errors);
    }

    /// Where a voxel stands among the strips of all planes.
    private int place(int corner) {
        return corner / tiling.plane() * strips * STRIP + corner % tiling.plane();
    }

    /// Which strips are scored as they stand.
    private void choose(int[] voxels, int[] order, int from, int end) {
        Arrays.fill(wanted, 0);
        for (int k = from; k < end; k++) {
            int corner = locator.corner(voxels[order[k]]);
            if (!brick.ragged(corner)) {
                wanted[place(corner) / STRIP]++;
            }
        }
        for (int z = 0; z < tiling.z(); z++) {
            int inPlane = 0;
            for (int s = z * strips; s < (z + 1) * strips; s++) {
                dense[s] = wanted[s] >= LEAST_OF_STRIP * STRIP;
                inPlane += wanted[s];
            }
            if (!shared.isEmpty()) {
                boolean enough = inPlane >= LEAST_OF_PLANE * tiling.x() * tiling.y();
                for (int s = z * strips; s < (z + 1) * strips; s++) {
                    dense[s] = enough && wanted[s] > 0;
                }
            }
        }
    }

    /// Scores the strip of plane `z` that begins at corner `q` of the plane.
    private void scoreStrip(int z, int q, int to) {
        int corner = z * tiling.plane() + q;
        for (int m = 0; m < rooms.length; m++) {
            LaneNetwork network = networks.get(m);
            if (shared.isEmpty()) {
                LaneWeights first = network.places(0).getFirst().weights();
                DenseKernels.product(first, brick.data, corner, cells, rooms[m][0], 0, STRIP);
            } else {
                shared.get(m).prepare(brick, z);
            }
            for (int l = 1; l < network.depth(); l++) {
                int before = network.from(l);
                if (before == 0 && !shared.isEmpty()) {
                    shared.get(m).forward(l, z, q, rooms[m][l]);
                } else {
                    network.forward(l, rooms[m][before], rooms[m]);
                }
            }
        }
        for (int i = 0; i < taught.length; i++) {
            int l = taught[i];
            boolean ring = l == 0 && !shared.isEmpty();
            float[] own = ring ? shared.getFirst().values : rooms[0][l];
            int ownFrom = ring ? q : 0;
            int[] ownAt = ring ? shared.getFirst().units(z) : inStrip;
            float[] target = brick.data;
            int targetFrom = corner;
            int[] targetAt = cells;
            if (rooms.length > 1) { // the teacher's i-th level
                boolean theirs = i == 0 && !shared.isEmpty();
                target = theirs ? shared.getLast().values : rooms[1][i];
                targetFrom = theirs ? q : 0;
                targetAt = theirs ? shared.getLast().units(z) : inStrip;
            }
            DenseKernels.squares(target, targetFrom, targetAt, own, ownFrom, ownAt, units[i], oneSided, sums[i], to);
        }
    }

    /// Cuts out the patch at a corner for the n-th voxel of the list.
    private void cut(int corner, int n) {
        int cube = cells.length / tiling.volume().layers().length;
        float[] data = brick.data;
        for (int s = 0, c = cube / 2; s < cells.length; c += cube) {
            float centre = data[corner + cells[c]];
            for (int end = s + cube; s < end; s++) {
                float value = data[corner + cells[s]];
                patches[s * STRIP + filled] = Float.isNaN(value) ? centre : value;
            }
        }
        lanes[filled++] = n;
    }

    /// Scores the patches that were cut out.
    private void scorePatches(float[][] errors) {
        if (filled == 0) {
            return;
        }
        for (int m = 0; m < rooms.length; m++) {
            networks.get(m).forward(patches, rooms[m]);
        }
        for (int i = 0; i < taught.length; i++) {
            float[] target = rooms.length == 1 ? patches : rooms[1][i];
            DenseKernels.squares(target, 0, inStrip, rooms[0][taught[i]], 0, inStrip, units[i], oneSided, ofLanes, 0);
            for (int lane = 0; lane < filled; lane++) {
                errors[i][lanes[lane]] = ofLanes[lane];
            }
        }
        filled = 0;
    }
}
