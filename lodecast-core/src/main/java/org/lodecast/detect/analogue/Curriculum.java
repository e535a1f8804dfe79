package org.lodecast.detect.analogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.lodecast.Seed;
import org.lodecast.detect.nn.Odds;
import org.lodecast.detect.nn.Samples;

/// The lessons of all deposits, one after the other, as they are shown in training: in each epoch about
/// half of them with subjects left out at random, so that one network serves a deposit with five layers
/// and twelve elements as it serves one with two. Epoch 0 shows them whole.
final class Curriculum implements Odds.Lessons, Samples {
    private static final double WHOLE = 0.5;
    private static final double MOST_LEFT_OUT = 0.7;

    private final short[][] rows;
    private final boolean[] ore;
    private final int[] first;
    private final Seed seed;

    Curriculum(List<Deposit> deposits, Seed seed) {
        this.seed = seed;
        List<short[]> all = new ArrayList<>();
        first = new int[deposits.size() + 1];
        for (int d = 0; d < deposits.size(); d++) {
            all.addAll(Arrays.asList(deposits.get(d).rows()));
            first[d + 1] = all.size();
        }
        rows = all.toArray(short[][]::new);
        ore = new boolean[rows.length];
        for (int d = 0; d < deposits.size(); d++) {
            System.arraycopy(
                    deposits.get(d).ore(), 0, ore, first[d], deposits.get(d).size());
        }
    }

    /// Ids of a deposit's lessons: from `first(d)` up to `first(d + 1)`.
    int first(int deposit) {
        return first[deposit];
    }

    @Override
    public int width() {
        return View.WIDTH;
    }

    @Override
    public boolean yes(int id) {
        return ore[id];
    }

    @Override
    public void fill(int id, float[] row) {
        short[] parts = rows[id];
        for (int k = 0; k < row.length; k++) {
            row[k] = parts[k] * (1f / Standard.PARTS);
        }
    }

    @Override
    public void fill(int id, int epoch, float[] row) {
        fill(id, row);
        if (epoch == 0) {
            return;
        }
        leaveOut(seed.split(epoch).split(id).generator(), row);
    }

    private static void leaveOut(RandomGenerator random, float[] row) {
        if (random.nextDouble() > WHOLE) {
            double share = MOST_LEFT_OUT * random.nextDouble();
            for (int s = 0; s < View.SUBJECTS.size() && View.first(s) < row.length; s++) {
                if (random.nextDouble() < share) {
                    Arrays.fill(row, View.first(s), View.first(s) + View.OF_SUBJECT, 0f);
                }
            }
        }
    }

    /// The same lessons without single elements: the first {@link View#LAYERS_WIDTH} terms.
    Odds.Lessons layersAlone() {
        return new Odds.Lessons() {
            @Override
            public int width() {
                return View.LAYERS_WIDTH;
            }

            @Override
            public void fill(int id, int epoch, float[] row) {
                Curriculum.this.fill(id, epoch, row);
            }

            @Override
            public boolean yes(int id) {
                return ore[id];
            }
        };
    }

    /// All lessons with the same subjects left out, or none: as a whole deposit may lack them.
    ///
    /// @param draw 0 leaves out none
    Samples lacking(long draw) {
        return new Samples() {
            @Override
            public int width() {
                return View.WIDTH;
            }

            @Override
            public void fill(int id, float[] row) {
                Curriculum.this.fill(id, row);
                if (draw > 0) {
                    leaveOut(seed.split("lacking").split(draw).generator(), row);
                }
            }
        };
    }
}
