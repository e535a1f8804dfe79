package org.lodecast.detect.nn;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Scanner;

/// A file of golden values: comment lines, one of which says the tolerance, then blocks of `name count` and
/// numbers.
record GoldenFile(Map<String, double[]> blocks, double tolerance) {

    static GoldenFile read(String name) {
        Map<String, double[]> blocks = new HashMap<>();
        double tolerance = Double.NaN;
        try (InputStream in =
                Objects.requireNonNull(GoldenFile.class.getResourceAsStream("/golden/detect/" + name), name)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            StringBuilder values = new StringBuilder();
            for (String line : text.lines().toList()) {
                if (line.startsWith("# tolerance ")) {
                    tolerance = Double.parseDouble(line.split(" ")[2]);
                } else if (!line.startsWith("#")) {
                    values.append(line).append(' ');
                }
            }
            Scanner scanner = new Scanner(values.toString());
            while (scanner.hasNext()) {
                String key = scanner.next();
                double[] block = new double[Integer.parseInt(scanner.next())];
                for (int i = 0; i < block.length; i++) {
                    block[i] = Double.parseDouble(scanner.next());
                }
                blocks.put(key, block);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new GoldenFile(blocks, tolerance);
    }

    double[] get(String name) {
        return Objects.requireNonNull(blocks.get(name), name);
    }

    int shape(int i) {
        return (int) get("shape")[i];
    }

    Architecture architecture() {
        return Architecture.of(shape(1), shape(2), shape(3), shape(4));
    }

    int batch() {
        return shape(5);
    }

    /// The input cubes as rows.
    float[][] input() {
        double[] flat = get("input");
        float[][] rows = new float[batch()][flat.length / batch()];
        for (int i = 0; i < flat.length; i++) {
            rows[i / rows[0].length][i % rows[0].length] = (float) flat[i];
        }
        return rows;
    }

    /// A block of parameters in PyTorch's order, put in ours: a convolution's weights are turned to lie
    /// source by source.
    double[] parameters(String name, Network network) {
        double[] torch = get(name);
        double[] ours = new double[network.size()];
        for (int l = 0; l < network.depth(); l++) {
            Level level = network.level(l);
            int w = network.weightOffset(l);
            for (int s = 0; s < level.sources(); s++) {
                for (int t = 0; t < level.sinks(); t++) {
                    ours[w + s * level.sinks() + t] =
                            torch[w + (level.transposed() ? s * level.sinks() + t : t * level.sources() + s)];
                }
            }
            System.arraycopy(torch, network.biasOffset(l), ours, network.biasOffset(l), level.out());
        }
        return ours;
    }

    static float[] floats(double[] values) {
        float[] f = new float[values.length];
        for (int i = 0; i < f.length; i++) {
            f[i] = (float) values[i];
        }
        return f;
    }
}
