package org.lodecast.detect.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lodecast.Progress;
import org.lodecast.Seed;

/// A training that is stopped and goes on gives the bits of one that never was.
class CheckpointsTest {
    private static final int[] TRAIN = IntStream.range(0, 70).toArray();
    private static final int[] HELD_OUT = IntStream.range(70, 100).toArray();
    private static final Architecture SMALL = Architecture.of(3, 10, 8, 4);
    private static final Network CODER = SMALL.autoEncoder(2);

    /// In memory, one after each epoch.
    private static final class Memory implements Checkpoints {
        final Map<String, Checkpoint> kept = new HashMap<>();
        int went;

        @Override
        public @Nullable Checkpoint last(String key) {
            Checkpoint c = kept.get(key);
            went += c == null ? 0 : 1;
            return c;
        }

        @Override
        public boolean due(String key) {
            return true;
        }

        @Override
        public void keep(String key, Checkpoint c) {
            kept.put(key, c);
        }
    }

    /// Stops when so many steps are done; knows how many were.
    private static final class Stop implements Progress {
        private final long at;
        private long done;

        Stop(long at) {
            this.at = at;
        }

        @Override
        public void begin(String what, long total) {}

        @Override
        public void advance(long steps) {
            done += steps;
            if (done == at) {
                throw new CancellationException("stop");
            }
        }
    }

    private enum Case {
        CODER(new Training(16, 16, 0.005, 0.9, 5, 0)),
        STUDENT(new Training(16, 16, 0.005, 0.9, 5, 0)),
        PATIENT(new Training(40, 16, 0.2, 1, 5, 4)), // so high a rate that the loss jumps about
        DYING(new Training(24, 16, 0.3, 0.9, 5, 0)),
        DYING_PATIENT(new Training(40, 16, 0.3, 0.9, 5, 6));

        private final Training training;

        Case(Training training) {
            this.training = training;
        }

        Trained train(Training how, Progress progress) {
            Network network = this == STUDENT ? SMALL.encoder(2) : CheckpointsTest.CODER;
            return Trainer.train(network, objective(), rows(1), TRAIN, HELD_OUT, how, new Seed(3), progress);
        }

        private Objective objective() {
            Network teacher = CheckpointsTest.CODER;
            return this == STUDENT
                    ? Objective.Distillation.of(teacher, teacher.initial(new Seed(9)), SMALL.encoder(2))
                    : new Objective.Reconstruction(teacher.depth() - 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void stoppedAnywhereItEndsTheSame(Case c) {
        Trained whole = c.train(c.training, Progress.NONE);
        int epochs = whole.epochs().size();
        assertThat(whole.stoppedAt() > 0).isEqualTo(c.training.patience() > 0);
        if (c.name().startsWith("DYING")) {
            assertThat(whole.deaths()).anyMatch(Trained.Death::reseeded);
        }
        for (int stop : new TreeSet<>(List.of(1, 2, 3, 5, epochs / 2, epochs - 1, epochs))) {
            Memory memory = new Memory();
            Training kept = c.training.withCheckpoints(memory);
            assertThatThrownBy(() -> c.train(kept, new Stop(stop))).isInstanceOf(CancellationException.class);
            Stop counted = new Stop(-1);
            same(c.train(kept, counted), whole);
            assertThat(memory.went).isEqualTo(stop == 1 ? 0 : 1);
            assertThat(counted.done).isEqualTo(c.training.epochs());
        }
    }

    @ParameterizedTest
    @EnumSource
    void stoppedAgainAndAgainItEndsTheSame(Case c) {
        Memory memory = new Memory();
        Training kept = c.training.withCheckpoints(memory);
        Trained last = null;
        for (int stop = 2; last == null; stop++) {
            try {
                last = c.train(kept, new Stop(stop));
            } catch (CancellationException e) {
                assertThat(memory.kept).hasSize(1);
            }
        }
        same(last, c.train(c.training, Progress.NONE));
        assertThat(memory.kept.values()).allMatch(Checkpoint::ended);
        same(c.train(kept, Progress.NONE), last);
    }

    private static void same(Trained one, Trained other) {
        assertThat(one.parameters()).isEqualTo(other.parameters());
        assertThat(one.epochs()).isEqualTo(other.epochs());
        assertThat(one.deaths()).isEqualTo(other.deaths());
        assertThat(one.stoppedAt()).isEqualTo(other.stoppedAt());
    }

    /// Whatever changes what is learnt changes the key; where it is kept does not.
    @Test
    void aKeyStandsForAllThatDetermines() {
        Training t = Training.PAPER;
        Objective rebuild = new Objective.Reconstruction(CODER.depth() - 1);
        Network student = SMALL.encoder(2);
        Objective taught = Objective.Distillation.of(CODER, CODER.initial(new Seed(1)), student);
        int[] less = IntStream.range(0, 69).toArray();
        int[] more = IntStream.range(69, 100).toArray();
        Seed seed = new Seed(1);
        List<String> keys = List.of(
                TrainingKey.of(CODER, rebuild, rows(1), TRAIN, HELD_OUT, t, seed),
                TrainingKey.of(CODER, rebuild, rows(1), TRAIN, HELD_OUT, t, new Seed(2)),
                TrainingKey.of(CODER, rebuild, rows(2), TRAIN, HELD_OUT, t, seed),
                TrainingKey.of(CODER, rebuild, rows(1), less, more, t, seed),
                TrainingKey.of(CODER, rebuild, rows(1), TRAIN, HELD_OUT, t.withEpochs(9), seed),
                TrainingKey.of(CODER, rebuild, rows(1), TRAIN, HELD_OUT, t.withPatience(9), seed),
                TrainingKey.of(
                        new Architecture(3, List.of(10, 8, 4), true).autoEncoder(2),
                        rebuild,
                        rows(1),
                        TRAIN,
                        HELD_OUT,
                        t,
                        seed),
                TrainingKey.of(student, taught, rows(1), TRAIN, HELD_OUT, t, seed),
                TrainingKey.of(
                        student,
                        Objective.Distillation.of(CODER, CODER.initial(new Seed(2)), student),
                        rows(1),
                        TRAIN,
                        HELD_OUT,
                        t,
                        seed),
                TrainingKey.of(
                        student,
                        Objective.Distillation.of(CODER, CODER.initial(new Seed(1)), student)
                                .withWeights(List.of(0.5, 0.25, 0.25)),
                        rows(1),
                        TRAIN,
                        HELD_OUT,
                        t,
                        seed));
        assertThat(keys).doesNotHaveDuplicates().allMatch(k -> k.matches("[0-9a-f]{64}"));
        Training kept = t.withCheckpoints(new Memory());
        assertThat(kept).isEqualTo(t).hasSameHashCodeAs(t).isNotEqualTo(t.withEpochs(9));
        assertThat(TrainingKey.of(CODER, rebuild, rows(1), TRAIN, HELD_OUT, kept, seed))
                .isEqualTo(keys.getFirst());
    }

    private static Samples rows(long seed) {
        RandomGenerator random = new Seed(seed).generator();
        float[][] rows = new float[100][CODER.level(0).inputs()];
        for (float[] row : rows) {
            float level = 0.2f + 0.4f * random.nextFloat();
            for (int i = 0; i < row.length; i++) {
                row[i] = level + 0.1f * random.nextFloat();
            }
        }
        return RowSamples.of(rows);
    }
}
