package org.lodecast.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodecast.detect.nn.Checkpoint;
import org.lodecast.detect.nn.Trained;

/// What is kept comes back, and what is broken is as if it were not there.
class CheckpointFolderTest {
    private static final Checkpoint SOME = new Checkpoint(
            List.of(
                    new Trained.Epoch(1, 0.25, Double.NaN, 0.001),
                    new Trained.Epoch(2, Math.nextUp(0.125), 1e-300, 0.0009)),
            new float[] {1.5f, -0f, Float.MIN_VALUE, Math.nextDown(3f)},
            new Checkpoint.Moments(new float[] {1e-30f, 0, 7, 8}, new float[] {0, 1, 2, 3}, 0.9 * 0.9, 0.999 * 0.999),
            new float[] {4, 5, 6, 7},
            Double.POSITIVE_INFINITY,
            1,
            2,
            List.of(new Trained.Death(1, 5, List.of(27, 28), true), new Trained.Death(2, 2, List.of(0), false)),
            0,
            false);

    @TempDir
    Path folder;

    private CheckpointFolder at(Duration between) {
        return new CheckpointFolder(folder.resolve("checkpoints"), between);
    }

    @Test
    void comesBackToTheBit() throws IOException {
        at(Duration.ZERO).keep("key", SOME);
        CheckpointFolder other = at(Duration.ZERO);
        Checkpoint back = java.util.Objects.requireNonNull(other.last("key"));
        assertThat(CheckpointFolder.bytes(back)).isEqualTo(CheckpointFolder.bytes(SOME));
        assertThat(back.parameters()).isEqualTo(SOME.parameters());
        assertThat(back.deaths()).isEqualTo(SOME.deaths());
        assertThat(other.last("another")).isNull();
    }

    @Test
    void whatIsBrokenIsOverwritten() throws IOException {
        Path file = folder.resolve("checkpoints/key");
        CheckpointFolder c = at(Duration.ZERO);
        c.keep("key", SOME);
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at++) {
            byte[] broken = whole.clone();
            broken[at] ^= 4;
            assertThat(CheckpointFolder.read(broken)).as("byte " + at).isNull();
            assertThat(CheckpointFolder.read(java.util.Arrays.copyOf(whole, at)))
                    .as("the first " + at)
                    .isNull();
        }
        Files.write(file, new byte[] {1, 2, 3});
        assertThat(c.last("key")).isNull();
        c.keep("key", SOME);
        assertThat(file).hasBinaryContent(whole);
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    /// The checksum is right, but who wrote it may have trained otherwise.
    @Test
    void otherCodesAreNotTaken() throws IOException {
        byte[] own = CheckpointFolder.bytes(SOME);
        int code = new String(own, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf(CodeVersion.hash());
        byte[] other = own.clone();
        other[code] = (byte) (own[code] == '0' ? '1' : '0');
        java.util.zip.CRC32C sum = new java.util.zip.CRC32C();
        sum.update(other, 0, other.length - 8);
        java.nio.ByteBuffer.wrap(other).putLong(other.length - 8, sum.getValue());
        assertThat(CheckpointFolder.read(own)).isNotNull();
        assertThat(CheckpointFolder.read(other)).isNull();
    }

    @Test
    void isDueNowAndThen() {
        CheckpointFolder seldom = at(Duration.ofHours(1));
        assertThat(seldom.last("key")).isNull();
        assertThat(seldom.due("key")).isFalse();
        CheckpointFolder always = at(Duration.ZERO);
        always.keep("key", SOME);
        assertThat(always.due("key")).isTrue();
    }

    @Test
    void aRunCanDoWithout() throws IOException {
        Files.writeString(folder.resolve("checkpoints"), "a file is in the way");
        CheckpointFolder c = at(Duration.ZERO);
        c.keep("key", SOME);
        assertThat(c.last("key")).isNull();
    }

    @Test
    void isThrownAway() throws IOException {
        CheckpointFolder c = at(Duration.ZERO);
        c.delete();
        c.keep("key", SOME);
        c.delete();
        assertThat(folder.resolve("checkpoints")).doesNotExist();
    }
}
