package org.lodecast.detect.nn;

import java.util.Arrays;

/// A network with its parameters and an objective, ready to run batches: takes a step, or only measures. One
/// a thread.
final class Learner {
    private final Network network;
    private final Objective objective;
    private final Packing packing;
    private final float[] parameters;
    private final float[] gradient;
    private final Targets targets;
    private final int[] levels;
    private final Pass pass;
    private final Batch batch;
    private final float[][] errors;
    private final float[] scale = new float[Kernels.ROWS];

    /// @param parameters to start from, in the network's order
    /// @param batch most samples at once
    Learner(Network network, float[] parameters, Objective objective, int batch) {
        this.network = network;
        this.objective = objective;
        this.packing = new Packing(network);
        this.parameters = new float[packing.size()];
        this.gradient = new float[packing.size()];
        this.targets = Targets.of(objective, batch);
        this.levels = objective.levels().stream().mapToInt(i -> i).toArray();
        this.pass = new Pass(network, packing, batch);
        this.batch = new Batch(batch, network.level(0).inputs());
        this.errors = new float[levels.length][Batch.groups(batch) * Kernels.ROWS];
        load(parameters);
    }

    /// Most samples at once.
    int batch() {
        return batch.size();
    }

    /// Takes other parameters, in the network's order.
    void load(float[] values) {
        packing.pack(values, parameters);
    }

    /// The parameters as they stand, in the network's order.
    float[] parameters() {
        return packing.unpack(parameters);
    }

    /// Where the network's parameter `i` lies for {@link Adam#forget}.
    int slot(int i) {
        return packing.slot(i);
    }

    /// Adam that knows nothing yet.
    Adam adam() {
        return new Adam(packing.size());
    }

    /// Value k of sample n of the batch that ran last.
    float input(int n, int k) {
        return batch.cells(n / Kernels.ROWS)[Kernels.ROWS * k + n % Kernels.ROWS];
    }

    /// What unit k of a level gave for sample n of the batch that ran last.
    float output(int level, int n, int k) {
        return output(level, n / Kernels.ROWS)[Kernels.ROWS * k + n % Kernels.ROWS];
    }

    /// What a level gave to group g of the batch that ran last, cell by cell.
    float[] output(int level, int g) {
        return pass.output(level, g);
    }

    /// What the i-th taught level should have given to group g of the batch that ran last, cell by cell.
    float[] target(int i, int g) {
        return targets.of(i, g);
    }

    /// ‖tᵢ − yᵢ‖² of the i-th taught level for each sample of the batch that ran last, summed as {@link
    /// Cells#squaredDistance} says.
    float[] errors(int i) {
        return errors[i];
    }

    /// Runs samples `ids[from … from + count)` and measures their errors.
    void measure(Samples samples, int[] ids, int from, int count) {
        batch.take(samples, ids, from, count);
        targets.prepare(batch);
        pass.forward(parameters, batch, network.depth());
        measureErrors(false);
    }

    /// After {@link #measure}: makes {@link #errors} what the score counts.
    void measureForScore() {
        if (objective instanceof Objective.Reconstruction r && r.oneSided()) {
            measureErrors(true);
        }
    }

    private void measureErrors(boolean oneSided) {
        for (int i = 0; i < levels.length; i++) {
            int units = network.level(levels[i]).outputs();
            for (int g = 0; g < batch.groups(); g++) {
                float[] y = pass.output(levels[i], g);
                Cells.squaredDistances(y, targets.of(i, g), units, oneSided, errors[i], g * Kernels.ROWS);
            }
        }
    }

    /// After {@link #measure}: a step of Adam against the gradient of the loss, mean over the batch.
    void learn(Adam adam, double rate) {
        differ();
        pass.backward(parameters, batch, gradient);
        adam.step(parameters, gradient, rate);
    }

    /// After {@link #measure}: the gradient of the loss, mean over the batch, in the network's order.
    float[] gradient() {
        differ();
        pass.backward(parameters, batch, gradient);
        return packing.unpack(gradient);
    }

    /// The loss's gradient by the output of each level.
    private void differ() {
        for (int g = 0; g < batch.groups(); g++) {
            int taught = 0;
            for (int l = 0; l < network.depth(); l++) {
                float[] delta = pass.delta(l, g);
                if (taught < levels.length && levels[taught] == l) {
                    Arrays.fill(scale, 0, batch.inGroup(g), (float) (objective.weight(taught) / batch.count()));
                    Arrays.fill(scale, batch.inGroup(g), Kernels.ROWS, 0f);
                    int units = network.level(l).outputs();
                    Cells.difference(pass.output(l, g), targets.of(taught, g), scale, delta, units);
                    taught++;
                } else {
                    Arrays.fill(delta, 0f);
                }
            }
        }
    }

    /// Σ hᵢ‖tᵢ − yᵢ‖²/nᵢ, summed over the batch that ran last.
    double meanSquares() {
        double sum = 0;
        for (int i = 0; i < levels.length; i++) {
            double level = 0;
            for (int n = 0; n < batch.count(); n++) {
                level += errors[i][n];
            }
            sum += objective.weight(i) * level / network.level(levels[i]).outputs();
        }
        return sum;
    }
}
