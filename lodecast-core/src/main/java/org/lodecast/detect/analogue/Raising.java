package org.lodecast.detect.analogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.detect.nn.Odds;
import org.lodecast.detect.nn.Samples;
import org.lodecast.detect.nn.Training;

/// Raises a model on deposits: two networks a fold, one that sees all terms and one that sees layers and
/// support alone, which have the deposits of the fold held out, whole. Those stop them when they begin to
/// learn single deposits by heart; and the answers for them, by networks that have not been taught them,
/// calibrate the model and say how unlike the bank other ground may be. What a network makes of layers alone
/// errs otherwise than what it makes of elements, more so on deposits of a kind that the bank lacks: their
/// mean is better than either.
///
/// @param widths of the hidden levels
/// @param folds at least 2
/// @param training of each network
/// @param penalty on weights, see {@link Odds}
public record Raising(List<Integer> widths, int folds, Training training, double penalty) {
    /// What ships.
    public static final Raising USUAL = new Raising(List.of(32, 16), 5, new Training(16, 256, 0.0001, 0.8, 2, 6), 0.1);

    /// Lessons that the likeness is taken from: enough for the covariance of its features.
    private static final int LIKENESS = 40_000;

    /// How often each unseen deposit is looked at, once whole and else without some layers and elements: a
    /// deposit that lacks some is not strange for that.
    private static final int LOOKS = 4;

    public Raising {
        widths = List.copyOf(widths);
        if (widths.isEmpty() || folds < 2) {
            throw new IllegalArgumentException("at least one level and two folds, not " + widths + ", " + folds);
        }
    }

    /// What came of it.
    ///
    /// @param model that was raised
    /// @param fold of each deposit
    /// @param heldOut log odds of each deposit's lessons, the mean of the two networks that had it held out
    /// @param epochs of each network
    public record Raised(AnalogueModel model, int[] fold, float[][] heldOut, List<List<Odds.Epoch>> epochs) {}

    /// @param deposits at least two of some style, lessons of both kinds among them
    /// @throws IllegalArgumentException if a fold would be empty
    public Raised raise(List<Deposit> deposits, Seed seed, Workers workers, Progress progress) {
        int[] fold = folds(deposits);
        Curriculum lessons = new Curriculum(deposits, seed.split("left out"));
        progress.begin("networks", 2L * folds * training.epochs());
        List<Odds.Taught> taught = workers.map(2 * folds, k -> {
            Odds.Lessons seen = k < folds ? lessons : lessons.layersAlone();
            return Odds.teach(
                    Odds.dense(seen.width(), widths),
                    seen,
                    ids(lessons, fold, k % folds, false),
                    ids(lessons, fold, k % folds, true),
                    training,
                    penalty,
                    seed.split("member").split(k),
                    progress);
        });
        float[][] heldOut = new float[deposits.size()][];
        for (int d = 0; d < heldOut.length; d++) {
            int[] own = IntStream.range(lessons.first(d), lessons.first(d + 1)).toArray();
            List<Odds> unseen = List.of(
                    taught.get(fold[d]).odds(), taught.get(fold[d] + folds).odds());
            heldOut[d] = Odds.mean(unseen, lessons, own, workers, Progress.NONE);
        }
        AnalogueModel model = new AnalogueModel(
                taught.stream().map(Odds.Taught::odds).toList(),
                calibration(deposits, heldOut, false),
                calibration(deposits, heldOut, true),
                likeness(taught.getFirst().odds(), lessons, fold, workers));
        return new Raised(
                model, fold, heldOut, taught.stream().map(Odds.Taught::epochs).toList());
    }

    /// The deposits of each style take the folds in turn.
    private int[] folds(List<Deposit> deposits) {
        Map<String, Integer> seen = new HashMap<>();
        int[] fold = new int[deposits.size()];
        boolean[] used = new boolean[folds];
        for (int d = 0; d < fold.length; d++) {
            fold[d] = (seen.merge(deposits.get(d).style(), 1, Integer::sum) - 1) % folds;
            used[fold[d]] = true;
        }
        for (boolean u : used) {
            if (!u) {
                throw new IllegalArgumentException(
                        folds + " folds want as many deposits of some style; there are " + seen);
            }
        }
        return fold;
    }

    private static int[] ids(Curriculum lessons, int[] fold, int k, boolean within) {
        List<Integer> ids = new ArrayList<>();
        for (int d = 0; d < fold.length; d++) {
            if ((fold[d] == k) == within) {
                for (int i = lessons.first(d); i < lessons.first(d + 1); i++) {
                    ids.add(i);
                }
            }
        }
        return ids.stream().mapToInt(i -> i).toArray();
    }

    /// Each deposit's ground counts as much as any other's. How the deposit's own answer weighs against
    /// the networks' is learnt with ore and barren ground counting alike, for the order of the ground is
    /// at stake; what the two amount to as a probability, with both as often as they are.
    private static Calibration calibration(List<Deposit> deposits, float[][] heldOut, boolean withOwn) {
        int n = deposits.stream().mapToInt(Deposit::size).sum();
        double[][] x = new double[n][];
        boolean[] ore = new boolean[n];
        double[] weight = new double[n];
        double[] even = new double[n];
        int at = 0;
        for (int d = 0; d < heldOut.length; d++) {
            Deposit deposit = deposits.get(d);
            int[] count = new int[2];
            for (boolean o : deposit.ore()) {
                count[o ? 1 : 0]++;
            }
            double ground = count[0] * deposit.weight()[0] + count[1] * deposit.weight()[1];
            for (int i = 0; i < deposit.size(); i++) {
                double y = heldOut[d][i];
                int kind = deposit.ore()[i] ? 1 : 0;
                x[at] = withOwn ? new double[] {y, deposit.own()[i]} : new double[] {y};
                ore[at] = deposit.ore()[i];
                even[at] = 1.0 / count[kind];
                weight[at++] = deposit.weight()[kind] / ground;
            }
        }
        return withOwn
                ? Calibration.fit(x, Calibration.fit(x, ore, even).weights(), ore, weight)
                : Calibration.fit(x, ore, weight);
    }

    private static Likeness likeness(Odds network, Curriculum lessons, int[] fold, Workers workers) {
        int[] all = ids(lessons, fold, 0, false);
        int step = Math.max(1, all.length / LIKENESS);
        int[] some = IntStream.range(0, (all.length + step - 1) / step)
                .map(i -> all[i * step])
                .toArray();
        List<float[][]> unseen = new ArrayList<>();
        for (int d = 0; d < fold.length; d++) {
            int[] own = IntStream.range(lessons.first(d), lessons.first(d + 1))
                    .filter(i -> !lessons.yes(i)) // ore is drawn far beyond its share
                    .toArray();
            for (int look = 0; look < LOOKS && fold[d] == 0 && own.length > 0; look++) {
                unseen.add(network.features(lessons.lacking((long) d * look), own, workers));
            }
        }
        List<float[][]> taught = new ArrayList<>();
        for (int look = 0; look < LOOKS; look++) {
            int from = look;
            int[] part = IntStream.range(0, some.length)
                    .filter(i -> i % LOOKS == from)
                    .map(i -> some[i])
                    .toArray();
            taught.add(network.features(look == 0 ? lessons : shown(lessons, look), part, workers));
        }
        return Likeness.of(
                taught.stream().flatMap(java.util.Arrays::stream).toArray(float[][]::new),
                unseen.toArray(float[][][]::new));
    }

    /// As in an epoch of training.
    private static Samples shown(Curriculum lessons, int epoch) {
        return new Samples() {
            @Override
            public int width() {
                return lessons.width();
            }

            @Override
            public void fill(int id, float[] row) {
                lessons.fill(id, epoch, row);
            }
        };
    }
}
