package org.lodecast.detect.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;

/// A network whose last level is a single linear unit y, the log odds of a yes: p = 1/(1 + e^−y). It is
/// taught by examples, each of a kind t ∈ {0, 1}, to make the cross-entropy small,
///
/// J = −mean[t ln p + (1 − t) ln(1 − p)] + ½λ‖θ‖², ∂J/∂y = p − t,
///
/// by Adam over shuffled batches; the penalty is taken off the parameters before each step, apart from
/// Adam's own scale (AdamW: Loshchilov and Hutter 2019). One thread trains, so the same seed gives the same
/// bits.
///
/// @param network a chain that ends in one linear unit
/// @param parameters in the network's order
public record Odds(Network network, float[] parameters) {
    private static final int STEPS_BETWEEN_QUESTIONS = 512;
    private static final int CHUNK = 4096;

    public Odds {
        Level last = network.level(network.depth() - 1);
        if (!network.isChain() || last.outputs() != 1 || last.relu()) {
            throw new IllegalArgumentException("log odds come from a chain that ends in one linear unit");
        }
        if (parameters.length != network.size()) {
            throw new IllegalArgumentException(
                    parameters.length + " parameters for a network of " + network.size() + " of them");
        }
    }

    /// What a network is taught by.
    public interface Lessons {
        /// Values a row.
        int width();

        /// Writes the row of lesson `id` as it is shown in an epoch: it may be shown otherwise in another.
        void fill(int id, int epoch, float[] row);

        /// Its kind.
        boolean yes(int id);
    }

    /// Loss of an epoch, mean over the lessons.
    ///
    /// @param number 1-based
    /// @param train while they were learnt from
    /// @param watched over those held out, after the epoch; NaN without any
    public record Epoch(int number, double train, double watched) {}

    /// What came of a training: the parameters after the epoch of least loss on lessons held out, the last
    /// one's if there are none.
    public record Taught(Odds odds, List<Epoch> epochs) {}

    /// Fully connected levels with ReLU between them.
    ///
    /// @param inputs values a row
    /// @param widths units of the hidden levels
    public static Network dense(int inputs, List<Integer> widths) {
        List<Level> levels = new ArrayList<>();
        int in = inputs;
        for (int width : widths) {
            levels.add(new Level(in, width, 1, 1, false, true));
            in = width;
        }
        levels.add(new Level(in, 1, 1, 1, false, false));
        return Network.of(levels);
    }

    /// Trains from fresh parameters.
    ///
    /// @param train ids to learn from, at least one
    /// @param heldOut ids to watch; epoch 0 of theirs is shown
    /// @param training epochs, batch, rate and its decay; patience is heeded if anything is held out
    /// @param penalty λ
    /// @param progress advanced by the epochs in all
    public static Taught teach(
            Network network,
            Lessons lessons,
            int[] train,
            int[] heldOut,
            Training training,
            double penalty,
            Seed seed,
            Progress progress) {
        float[] initial = network.initial(seed.split("initial"));
        return teach(network, initial, lessons, train, heldOut, training, penalty, seed, progress);
    }

    /// Trains on from given parameters.
    static Taught teach(
            Network network,
            float[] initial,
            Lessons lessons,
            int[] train,
            int[] heldOut,
            Training training,
            double penalty,
            Seed seed,
            Progress progress) {
        if (train.length == 0) {
            throw new IllegalArgumentException("no lessons");
        }
        Run run = new Run(network, initial, training.batch(), lessons);
        Adam adam = new Adam(run.packing.size());
        List<Epoch> epochs = new ArrayList<>();
        int[] order = train.clone();
        float[] best = run.parameters;
        double least = Double.POSITIVE_INFINITY;
        int bestEpoch = 0;
        for (int epoch = 1; epoch <= training.epochs(); epoch++) {
            shuffle(order, seed.split("shuffle").split(epoch).generator());
            double rate = training.rate(epoch);
            double sum = 0;
            for (int from = 0, step = 1; from < order.length; from += training.batch(), step++) {
                sum += run.learn(
                        order, from, Math.min(training.batch(), order.length - from), epoch, adam, rate, penalty);
                if (step % STEPS_BETWEEN_QUESTIONS == 0) {
                    progress.advance(0);
                }
            }
            double watched = run.loss(heldOut);
            epochs.add(new Epoch(epoch, sum / order.length, watched));
            progress.advance(1);
            if (heldOut.length == 0 || watched < least) {
                least = watched;
                bestEpoch = epoch;
                best = run.parameters.clone();
            } else if (training.patience() > 0 && epoch - bestEpoch >= training.patience()) {
                progress.advance(training.epochs() - epoch);
                break;
            }
        }
        return new Taught(new Odds(network, run.packing.unpack(best)), List.copyOf(epochs));
    }

    /// y of each sample, in the order of `ids`.
    ///
    /// @param progress advanced by the number of samples in all
    public float[] of(Samples samples, int[] ids, Workers workers, Progress progress) {
        float[] y = new float[ids.length];
        each(samples, ids, workers, progress, (pass, g, n, at) -> y[at] = pass.output(network.depth() - 1, g)[n]);
        return y;
    }

    /// The mean of y over several networks, each sample looked up but once. A network of fewer inputs takes
    /// the first values of a sample.
    ///
    /// @param progress advanced by the number of samples in all
    public static float[] mean(List<Odds> members, Samples samples, int[] ids, Workers workers, Progress progress) {
        float[][] packed = new float[members.size()][];
        for (int m = 0; m < packed.length; m++) {
            Packing packing = new Packing(members.get(m).network);
            packed[m] = new float[packing.size()];
            packing.pack(members.get(m).parameters, packed[m]);
        }
        float[] mean = new float[ids.length];
        workers.forEach((ids.length + CHUNK - 1) / CHUNK, c -> {
            Pass[] passes = new Pass[packed.length];
            Arrays.setAll(passes, m -> {
                Network network = members.get(m).network;
                return new Pass(network, new Packing(network), Kernels.ROWS);
            });
            Batch batch = new Batch(Kernels.ROWS, samples.width());
            int end = Math.min(ids.length, (c + 1) * CHUNK);
            for (int from = c * CHUNK; from < end; from += Kernels.ROWS) {
                batch.take(samples, ids, from, Math.min(Kernels.ROWS, end - from));
                for (int m = 0; m < packed.length; m++) {
                    int depth = members.get(m).network.depth();
                    passes[m].forward(packed[m], batch, depth);
                    float[] y = passes[m].output(depth - 1, 0);
                    for (int n = 0; n < batch.count(); n++) {
                        mean[from + n] += y[n] / packed.length;
                    }
                }
            }
            progress.advance(end - c * CHUNK);
        });
        return mean;
    }

    /// What the last hidden level gives for each sample: the features that the answer is made of.
    public float[][] features(Samples samples, int[] ids, Workers workers) {
        int level = network.depth() - 2;
        float[][] features = new float[ids.length][network.level(level).outputs()];
        each(samples, ids, workers, Progress.NONE, (pass, g, n, at) -> {
            float[] given = pass.output(level, g);
            for (int k = 0; k < features[at].length; k++) {
                features[at][k] = given[Kernels.ROWS * k + n];
            }
        });
        return features;
    }

    private interface Taker {
        void take(Pass pass, int group, int lane, int at);
    }

    private void each(Samples samples, int[] ids, Workers workers, Progress progress, Taker taker) {
        Packing packing = new Packing(network);
        float[] packed = new float[packing.size()];
        packing.pack(parameters, packed);
        workers.forEach((ids.length + CHUNK - 1) / CHUNK, c -> {
            Pass pass = new Pass(network, packing, Kernels.ROWS);
            Batch batch = new Batch(Kernels.ROWS, samples.width());
            int end = Math.min(ids.length, (c + 1) * CHUNK);
            for (int from = c * CHUNK; from < end; from += Kernels.ROWS) {
                batch.take(samples, ids, from, Math.min(Kernels.ROWS, end - from));
                pass.forward(packed, batch, network.depth());
                for (int n = 0; n < batch.count(); n++) {
                    taker.take(pass, 0, n, from + n);
                }
            }
            progress.advance(end - c * CHUNK);
        });
    }

    /// Fisher and Yates.
    private static void shuffle(int[] order, RandomGenerator random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
    }

    /// Memory of one training.
    private static final class Run {
        private final Network network;
        private final Packing packing;
        private final float[] parameters;
        private final float[] gradient;
        private final Pass pass;
        private final Batch batch;
        private final Lessons lessons;
        private int epoch;

        Run(Network network, float[] initial, int size, Lessons lessons) {
            this.network = network;
            this.lessons = lessons;
            packing = new Packing(network);
            parameters = new float[packing.size()];
            gradient = new float[packing.size()];
            packing.pack(initial, parameters);
            pass = new Pass(network, packing, size);
            batch = new Batch(size, lessons.width());
        }

        private final Samples shown = new Samples() {
            @Override
            public int width() {
                return lessons.width();
            }

            @Override
            public void fill(int id, float[] row) {
                lessons.fill(id, epoch, row);
            }
        };

        /// Runs lessons `ids[from … from + count)`, leaves ∂J/∂y in the pass, and returns their summed loss.
        private double measure(int[] ids, int from, int count, int now) {
            epoch = now;
            batch.take(shown, ids, from, count);
            pass.forward(parameters, batch, network.depth());
            int last = network.depth() - 1;
            double sum = 0;
            for (int g = 0; g < batch.groups(); g++) {
                for (int l = 0; l < last; l++) {
                    Arrays.fill(pass.delta(l, g), 0f);
                }
                float[] y = pass.output(last, g);
                float[] d = pass.delta(last, g);
                Arrays.fill(d, 0f);
                for (int n = 0; n < batch.inGroup(g); n++) {
                    boolean yes = lessons.yes(ids[from + g * Kernels.ROWS + n]);
                    double p = 1 / (1 + Math.exp(-y[n]));
                    d[n] = (float) ((p - (yes ? 1 : 0)) / count);
                    sum += softplus(yes ? -y[n] : y[n]);
                }
            }
            return sum;
        }

        /// ln(1 + eˣ) = −ln(1 − p) at log odds x.
        private static double softplus(double x) {
            return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
        }

        double learn(int[] ids, int from, int count, int now, Adam adam, double rate, double penalty) {
            double sum = measure(ids, from, count, now);
            pass.backward(parameters, batch, gradient);
            float keep = (float) (1 - rate * penalty);
            for (int i = 0; i < parameters.length; i++) {
                parameters[i] *= keep;
            }
            adam.step(parameters, gradient, rate);
            return sum;
        }

        double loss(int[] ids) {
            double sum = 0;
            for (int from = 0; from < ids.length; from += batch.size()) {
                sum += measure(ids, from, Math.min(batch.size(), ids.length - from), 0);
            }
            return sum / ids.length; // 0/0 is the NaN that stands for none
        }
    }
}
