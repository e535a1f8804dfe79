package org.lodecast.detect.nn;

import static org.lodecast.detect.nn.DenseKernels.STRIP;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A network that runs strips of voxels, a voxel a lane. Unit u of a level is `STRIP` floats from u·STRIP on,
/// units in the order of {@link Level}: channel slowest, then z, y, x.
final class LaneNetwork {
    /// Outputs of a level that share their sources.
    ///
    /// @param weights of the outputs
    /// @param at where each source stands in the strip of the level before
    /// @param to where the first output stands
    /// @param pitch from one output to the next
    record Place(LaneWeights weights, int[] at, int to, int pitch) {}

    private final Network network;
    private final List<List<Place>> levels = new ArrayList<>();
    private final int[] lengths;

    /// @param depth number of levels, from the first, that are run
    LaneNetwork(Network network, float[] parameters, int depth) {
        this.network = network;
        lengths = new int[depth];
        for (int l = 0; l < depth; l++) {
            Level level = network.level(l);
            int w = network.weightOffset(l);
            int b = network.biasOffset(l);
            levels.add(level.transposed() ? grown(level, parameters, w, b) : convolved(level, parameters, w, b));
            int outputs = level.transposed() && level.places() == 1 ? level.sinks() : level.out();
            lengths[l] = LaneWeights.padded(outputs) * (level.outputs() / outputs) * STRIP;
        }
    }

    int depth() {
        return lengths.length;
    }

    Level level(int l) {
        return network.level(l);
    }

    /// The level whose output level `l` takes, −1 for the patches.
    int from(int l) {
        return network.from(l);
    }

    /// The places of a level.
    List<Place> places(int l) {
        return levels.get(l);
    }

    /// Room for the outputs of each level, the first given its own.
    float[][] room() {
        float[][] room = new float[depth()][];
        for (int l = 0; l < room.length; l++) {
            room[l] = new float[lengths[l]];
        }
        return room;
    }

    /// Runs all levels on a strip of patches, each level into `room`.
    void forward(float[] patches, float[][] room) {
        for (int l = 0; l < room.length; l++) {
            int from = network.from(l);
            forward(l, from < 0 ? patches : room[from], room);
        }
    }

    /// Runs one level on the strip `x`.
    void forward(int l, float[] x, float[][] room) {
        for (Place p : levels.get(l)) {
            DenseKernels.product(p.weights(), x, 0, p.at(), room[l], p.to(), p.pitch());
        }
    }

    private static List<Place> convolved(Level level, float[] parameters, int w, int b) {
        LaneWeights weights = LaneWeights.of(
                level.sources(),
                level.out(),
                (s, o) -> parameters[w + s * level.sinks() + o],
                o -> parameters[b + o],
                level.relu());
        return IntStream.range(0, level.places())
                .mapToObj(q -> new Place(weights, inStrip(level.sourceCells(q)), q * STRIP, level.places() * STRIP))
                .toList();
    }

    private static List<Place> grown(Level level, float[] parameters, int w, int b) {
        int cells = level.outputCells();
        if (level.places() == 1) { // every output has the same sources
            LaneWeights weights = LaneWeights.of(
                    level.sources(),
                    level.sinks(),
                    (s, t) -> parameters[w + s * level.sinks() + t],
                    t -> parameters[b + t / cells],
                    level.relu());
            return List.of(new Place(weights, inStrip(level.sourceCells(0)), 0, STRIP));
        }
        // y[o, p] = b[o] + Σ_{q, c} w[c, o, p − q]·x[c, q]: place by place, channel by channel
        int taps = level.sinks() / level.out();
        List<List<int[]>> reached = new ArrayList<>(); // of each cell p: place q and cell of the kernel d, q + d = p
        for (int p = 0; p < cells; p++) {
            reached.add(new ArrayList<>());
        }
        for (int q = 0; q < level.places(); q++) {
            int[] sinks = level.sinkCells(q);
            for (int d = 0; d < taps; d++) {
                reached.get(sinks[d]).add(new int[] {q, d});
            }
        }
        List<Place> places = new ArrayList<>();
        for (int p = 0; p < cells; p++) {
            List<int[]> from = reached.get(p);
            int[] at = new int[from.size() * level.in()];
            for (int s = 0; s < at.length; s++) {
                at[s] = (s % level.in() * level.places() + from.get(s / level.in())[0]) * STRIP;
            }
            LaneWeights weights = LaneWeights.of(
                    at.length,
                    level.out(),
                    (s, o) -> parameters[w + s % level.in() * level.sinks() + o * taps + from.get(s / level.in())[1]],
                    o -> parameters[b + o],
                    level.relu());
            places.add(new Place(weights, at, p * STRIP, cells * STRIP));
        }
        return places;
    }

    private static int[] inStrip(int[] units) {
        return IntStream.of(units).map(u -> u * STRIP).toArray();
    }
}
