package org.lodecast.detect.nn;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.lodecast.Seed;

/// A hash of all that determines a training, the values of its samples among it: two trainings with one key
/// give the same bits.
final class TrainingKey {
    private final MessageDigest digest = sha256();
    private final byte[] buffer = new byte[1 << 13];
    private int used;

    private TrainingKey() {}

    /// SHA-256 in hexadecimal digits.
    static String of(
            Network network,
            Objective objective,
            Samples samples,
            int[] train,
            int[] heldOut,
            Training training,
            Seed seed) {
        TrainingKey key = new TrainingKey();
        key.add(network);
        key.add(objective);
        key.add(training);
        key.add(seed.value());
        key.add(samples, train);
        key.add(samples, heldOut);
        key.flush();
        return HexFormat.of().formatHex(key.digest.digest());
    }

    private void add(Network network) {
        add(network.depth());
        for (int l = 0; l < network.depth(); l++) {
            Level level = network.level(l);
            add(network.from(l));
            add(level.in());
            add(level.out());
            add(level.kernel());
            add(level.side());
            add(level.transposed() ? 1 : 0);
            add(level.relu() ? 1 : 0);
        }
    }

    private void add(Objective objective) {
        add(objective.levels().size());
        for (int i = 0; i < objective.levels().size(); i++) {
            add(objective.levels().get(i));
            add(objective.weight(i));
        }
        switch (objective) {
            case Objective.Reconstruction _ -> add(0);
            case Objective.Distillation d -> {
                add(1);
                add(d.teacher());
                add(d.parameters());
            }
        }
    }

    private void add(Training training) {
        add(training.epochs());
        add(training.batch());
        add(training.rate());
        add(training.decay());
        add(training.decayEvery());
        add(training.patience());
    }

    private void add(Samples samples, int[] ids) {
        float[] row = new float[samples.width()];
        add(ids.length);
        for (int id : ids) {
            samples.fill(id, row);
            add(id);
            add(row);
        }
    }

    private void add(float[] values) {
        add(values.length);
        for (float v : values) {
            add(Float.floatToIntBits(v));
        }
    }

    private void add(double value) {
        add(Double.doubleToLongBits(value));
    }

    private void add(long value) {
        add((int) (value >>> 32));
        add((int) value);
    }

    private void add(int value) {
        if (used == buffer.length) {
            flush();
        }
        buffer[used++] = (byte) (value >>> 24);
        buffer[used++] = (byte) (value >>> 16);
        buffer[used++] = (byte) (value >>> 8);
        buffer[used++] = (byte) value;
    }

    private void flush() {
        digest.update(buffer, 0, used);
        used = 0;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
