package org.lodecast.app.pipeline;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.lodecast.detect.nn.Checkpoint;
import org.lodecast.detect.nn.Checkpoints;
import org.lodecast.detect.nn.Trained;

/// Checkpoints as files, one a network, each written beside its place and moved in. A file says in what form
/// and by which code it was written and ends with a checksum: what other code left, or a disk damaged, is as
/// if it were not there. Nor is it an error if one cannot be written, for a run can do without.
final class CheckpointFolder implements Checkpoints {
    private static final String FORM = "lodecast checkpoint 1";

    private final Path folder;
    private final Duration between;
    private final Map<String, Long> written = new ConcurrentHashMap<>();

    /// @param folder need not be there
    /// @param between two checkpoints of a network that learns; the last, when it has learnt, is kept anyway
    CheckpointFolder(Path folder, Duration between) {
        this.folder = folder;
        this.between = between;
    }

    /// Throws all away.
    void delete() throws IOException {
        if (Files.exists(folder)) {
            StageFolder.delete(folder);
        }
    }

    @Override
    public @Nullable Checkpoint last(String key) {
        written.put(key, System.nanoTime());
        Path file = folder.resolve(key);
        if (!Files.exists(file)) {
            return null;
        }
        try {
            return read(Files.readAllBytes(file));
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public boolean due(String key) {
        return System.nanoTime() - written.getOrDefault(key, 0L) >= between.toNanos();
    }

    /// One at a time: they are small and seldom, and two trainings may have one key.
    @Override
    public synchronized void keep(String key, Checkpoint c) {
        Path part = folder.resolve(key + ".tmp");
        try {
            Files.createDirectories(folder);
            Files.write(part, bytes(c));
            Files.move(part, folder.resolve(key), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // the last one stands, if there is one
        }
        written.put(key, System.nanoTime());
    }

    static byte[] bytes(Checkpoint c) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(FORM);
            out.writeUTF(CodeVersion.hash());
            out.writeInt(c.epochs().size());
            for (Trained.Epoch e : c.epochs()) {
                out.writeInt(e.number());
                out.writeDouble(e.train());
                out.writeDouble(e.validation());
                out.writeDouble(e.rate());
            }
            write(c.parameters(), out);
            write(c.moments().mean(), out);
            write(c.moments().square(), out);
            out.writeDouble(c.moments().power1());
            out.writeDouble(c.moments().power2());
            write(c.best(), out);
            out.writeDouble(c.least());
            out.writeInt(c.waitingFrom());
            out.writeInt(c.revivals());
            out.writeInt(c.deaths().size());
            for (Trained.Death d : c.deaths()) {
                out.writeInt(d.epoch());
                out.writeInt(d.level());
                out.writeInt(d.cells().size());
                for (int cell : d.cells()) {
                    out.writeInt(cell);
                }
                out.writeBoolean(d.reseeded());
            }
            out.writeInt(c.stoppedAt());
            out.writeBoolean(c.ended());
            out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
        }
        return bytes.toByteArray();
    }

    /// Null if it is broken or of other code.
    static @Nullable Checkpoint read(byte[] bytes) {
        int length = bytes.length - Long.BYTES;
        if (length < 0 || ByteBuffer.wrap(bytes).getLong(length) != checksum(bytes, length)) {
            return null;
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return in.readUTF().equals(FORM) && in.readUTF().equals(CodeVersion.hash()) ? read(in) : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static Checkpoint read(DataInputStream in) throws IOException {
        List<Trained.Epoch> epochs = new ArrayList<>();
        for (int n = in.readInt(); n > 0; n--) {
            epochs.add(new Trained.Epoch(in.readInt(), in.readDouble(), in.readDouble(), in.readDouble()));
        }
        float[] parameters = floats(in);
        Checkpoint.Moments moments = new Checkpoint.Moments(floats(in), floats(in), in.readDouble(), in.readDouble());
        float[] best = floats(in);
        double least = in.readDouble();
        int waitingFrom = in.readInt();
        int revivals = in.readInt();
        List<Trained.Death> deaths = new ArrayList<>();
        for (int n = in.readInt(); n > 0; n--) {
            deaths.add(new Trained.Death(in.readInt(), in.readInt(), cells(in), in.readBoolean()));
        }
        return new Checkpoint(
                epochs,
                parameters,
                moments,
                best,
                least,
                waitingFrom,
                revivals,
                deaths,
                in.readInt(),
                in.readBoolean());
    }

    private static List<Integer> cells(DataInputStream in) throws IOException {
        int[] cells = new int[in.readInt()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = in.readInt();
        }
        return Arrays.stream(cells).boxed().toList();
    }

    private static void write(float[] values, DataOutputStream out) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(Float.BYTES * values.length);
        buffer.asFloatBuffer().put(values);
        out.writeInt(values.length);
        out.write(buffer.array());
    }

    private static float[] floats(DataInputStream in) throws IOException {
        float[] values = new float[in.readInt()];
        byte[] bytes = in.readNBytes(Float.BYTES * values.length);
        ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
        return values;
    }

    private static long checksum(byte[] bytes, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, length);
        return sum.getValue();
    }
}
