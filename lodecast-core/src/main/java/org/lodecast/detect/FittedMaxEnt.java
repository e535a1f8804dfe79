package org.lodecast.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.lodecast.Progress;
import org.lodecast.Workers;
import org.lodecast.detect.maxent.Model;
import org.lodecast.detect.maxent.Rows;
import org.lodecast.detect.maxent.Surface;
import org.lodecast.evidence.Evidence;

/// What {@link MaxEnt} has learnt.
public final class FittedMaxEnt implements Detector.Fitted, ByLayer {
    private static final int BLOCK = 16_384;
    private static final int CURVE = 101;
    private static final double SETTLED = 1e-3; // breach of the conditions; a thousand times what training asks for

    private final Model model;
    private final Surface surface;
    private final List<String> names;
    private final double[] mean; // part of each layer over the background

    private FittedMaxEnt(Model model, Surface surface, List<String> names, double[] mean) {
        this.model = model;
        this.surface = surface;
        this.names = names;
        this.mean = mean;
    }

    /// @param rows that it was learnt from
    static FittedMaxEnt of(Model model, Rows rows, List<String> names) {
        Surface surface = Surface.of(model);
        int layers = names.size();
        double[] mean = new double[layers];
        double[] x = new double[layers];
        double[] parts = new double[layers];
        for (int i = 0; i < rows.count(); i++) {
            for (int c = 0; c < layers; c++) {
                x[c] = rows.layers()[c][i];
            }
            surface.at(x, parts);
            for (int c = 0; c < layers; c++) {
                mean[c] += parts[c] / rows.count();
            }
        }
        return new FittedMaxEnt(model, surface, List.copyOf(names), mean);
    }

    /// Terms, path, entropy, gain.
    public Model model() {
        return model;
    }

    /// η, see {@link MaxEnt}.
    @Override
    public float[] score(Evidence evidence, int[] voxels, Workers workers, Progress progress) {
        float[] score = new float[voxels.length];
        walk("maxent: score", evidence, voxels, workers, progress, (i, eta, _) -> score[i] = (float) eta);
        return score;
    }

    /// 1 − exp(−e^(H + η)), in [0, 1]: rises with the score; 1 − 1/e where a typical presence lies.
    ///
    /// @param voxels indices into the grid, all valid
    public float[] cloglog(Evidence evidence, int[] voxels, Workers workers, Progress progress) {
        float[] out = new float[voxels.length];
        walk(
                "maxent: cloglog",
                evidence,
                voxels,
                workers,
                progress,
                (i, eta, _) -> out[i] = (float) model.cloglog(eta));
        return out;
    }

    /// The part of each layer in η less its mean over the background: its own terms, and half of each
    /// product that it is in. The parts of a voxel sum to η less the background's mean η.
    @Override
    public float[][] byLayer(Evidence evidence, int[] voxels, Workers workers, Progress progress) {
        float[][] out = new float[names.size()][voxels.length];
        walk("maxent: by layer", evidence, voxels, workers, progress, (i, _, parts) -> {
            for (int c = 0; c < parts.length; c++) {
                out[c][i] = (float) (parts[c] - mean[c]);
            }
        });
        return out;
    }

    /// The cloglog output along each layer, the others at their mean over the known ore, in the order of the
    /// evidence.
    public List<ResponseCurve> responses() {
        double[] value =
                IntStream.range(0, CURVE).mapToDouble(k -> k / (CURVE - 1.0)).toArray();
        return IntStream.range(0, names.size())
                .mapToObj(c -> new ResponseCurve(names.get(c), value.clone(), model.response(c, value)))
                .toList();
    }

    @Override
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        for (int c = 0; c < names.size(); c++) {
            if (model.low()[c] == model.high()[c]) {
                remarks.add("maxent: the layer " + names.get(c)
                        + " has one value in all that was learnt from, and takes no part");
            }
        }
        double breach = model.path().getLast().breach();
        if (!(breach <= SETTLED)) {
            remarks.add("maxent: the weights have not settled; a slope is off by " + breach + " of its penalty");
        }
        return List.copyOf(remarks);
    }

    @FunctionalInterface
    private interface Take {
        /// @param i place in the list of voxels
        void on(int i, double eta, double[] parts);
    }

    private void walk(String what, Evidence evidence, int[] voxels, Workers workers, Progress progress, Take take) {
        progress.begin(what, voxels.length);
        workers.forEach(Math.ceilDiv(voxels.length, BLOCK), block -> {
            int from = block * BLOCK;
            int to = Math.min(voxels.length, from + BLOCK);
            double[] x = new double[names.size()];
            double[] parts = new double[x.length];
            for (int i = from; i < to; i++) {
                for (int c = 0; c < x.length; c++) {
                    x[c] = evidence.layers()[c][voxels[i]];
                }
                take.on(i, surface.at(x, parts), parts);
            }
            progress.advance(to - from);
        });
    }
}
