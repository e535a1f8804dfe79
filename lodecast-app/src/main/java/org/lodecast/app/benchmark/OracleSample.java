package org.lodecast.app.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.lodecast.Seed;
import org.lodecast.app.pipeline.Json;
import org.lodecast.app.store.RawColumns;

/// What one deposit teaches the oracle: its blind ore and some of its other undrilled ground.
///
/// @param names of the features
/// @param rows features of each voxel
/// @param ore whether blind ore lies there
record OracleSample(List<String> names, float[][] rows, boolean[] ore) {
    /// As many voxels of each kind at most.
    private static final int MOST = 6_000;

    private record Header(String key, List<String> names, int rows) {}

    static OracleSample of(TrueGround ground, OracleFeatures features, Seed seed) {
        List<Integer> voxels = new ArrayList<>();
        for (boolean kind : new boolean[] {true, false}) {
            int[] of = Arrays.stream(ground.voxels())
                    .filter(v -> ground.ore(v) == kind)
                    .toArray();
            RandomGenerator random = seed.split(kind ? "ore" : "barren").generator();
            int kept = 0;
            for (int i = 0; i < of.length && kept < MOST; i++) { // each in turn, so that any MOST are as likely
                if (random.nextDouble() * (of.length - i) < Math.min(MOST, of.length) - kept) {
                    voxels.add(of[i]);
                    kept++;
                }
            }
        }
        float[][] rows = new float[voxels.size()][];
        boolean[] ore = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = features.at(voxels.get(i));
            ore[i] = ground.ore(voxels.get(i));
        }
        return new OracleSample(features.names(), rows, ore);
    }

    /// Whether the file is of that key.
    static boolean current(Path file, String key) throws IOException {
        return Files.exists(file)
                && Json.MAPPER.readValue(file, Header.class).key().equals(key);
    }

    /// The values, the kind last in each row, stand beside the file; the file comes last.
    void write(Path file, String key) throws IOException {
        int width = names.size() + 1;
        float[] all = new float[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, all, i * width, width - 1);
            all[(i + 1) * width - 1] = ore[i] ? 1 : 0;
        }
        Path values = values(file);
        Path part = values.resolveSibling(values.getFileName() + ".tmp");
        RawColumns.write(part, all);
        Files.deleteIfExists(file);
        Files.move(part, values, StandardCopyOption.REPLACE_EXISTING);
        Path header = file.resolveSibling(file.getFileName() + ".tmp");
        Files.writeString(header, Json.pretty(new Header(key, names, rows.length)));
        Files.move(header, file, StandardCopyOption.REPLACE_EXISTING);
    }

    static OracleSample read(Path file) {
        Header h = Json.MAPPER.readValue(file, Header.class);
        int width = h.names().size() + 1;
        float[] all = RawColumns.read(values(file), h.rows() * width);
        float[][] rows = new float[h.rows()][];
        boolean[] ore = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(all, i * width, (i + 1) * width - 1);
            ore[i] = all[(i + 1) * width - 1] == 1;
        }
        return new OracleSample(h.names(), rows, ore);
    }

    private static Path values(Path file) {
        return file.resolveSibling("sample.f32");
    }
}
