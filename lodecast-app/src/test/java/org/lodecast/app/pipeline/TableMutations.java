package org.lodecast.app.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Ways in which tables get broken, from the harmless to the absurd.
final class TableMutations {
    private static final String[] ODD = {
        "1e308",
        "-1e308",
        "1e999",
        "NaN",
        "Infinity",
        "99999999999999999999999",
        "-5",
        "0",
        "",
        "\"",
        "\"\"",
        "<",
        "<-1",
        ">",
        "A B",
        "é",
        "0x1F",
        "1,5",
        "1;5",
        "--",
        "\u0000",
        "null",
        "-99",
        "ND",
        "1.2.3",
        "'",
        "=1+1",
        "DH9",
        "1d"
    };

    private TableMutations() {}

    /// The file after one random accident.
    static byte[] mutate(byte[] file, RandomGenerator random, boolean huge) {
        if (huge) {
            return huge(file, random);
        }
        String text = new String(file, StandardCharsets.ISO_8859_1);
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        switch (random.nextInt(20)) {
            case 0 -> lines.set(at, line.substring(0, random.nextInt(line.length() + 1)));
            case 1 -> lines.remove(at);
            case 2 -> lines.add(random.nextInt(lines.size()), line);
            case 3 -> {
                int other = random.nextInt(lines.size());
                lines.set(at, lines.get(other));
                lines.set(other, line);
            }
            case 4 -> lines.replaceAll(l -> swapped(l, 0, 1 + at % 3));
            case 5 -> lines.set(at, swapped(line, random.nextInt(4), random.nextInt(4)));
            case 6, 7, 8 -> lines.set(at, withField(line, random.nextInt(6), ODD[random.nextInt(ODD.length)]));
            case 9 -> lines.set(at, withField(line, random.nextInt(6), Double.toString(random.nextGaussian() * 1000)));
            case 10 -> lines.set(at, inserted(line, "\"", random));
            case 11 -> lines.set(at, inserted(line, ",", random));
            case 12 -> lines.set(at, inserted(line, "\n", random));
            case 13 -> {
                return Arrays.copyOf(file, random.nextInt(file.length + 1));
            }
            case 14 -> {
                return random.nextInt(20) == 0
                        ? new byte[0]
                        : text.replace(',', ';').getBytes(StandardCharsets.ISO_8859_1);
            }
            case 15 -> {
                return text.getBytes(random.nextBoolean() ? StandardCharsets.UTF_16 : StandardCharsets.UTF_16LE);
            }
            case 16 -> {
                return text.replace("\n", random.nextBoolean() ? "\r\n" : "\r").getBytes(StandardCharsets.ISO_8859_1);
            }
            default -> {
                byte[] flipped = file.clone();
                for (int k = 1 + random.nextInt(3); k > 0 && flipped.length > 0; k--) {
                    flipped[random.nextInt(flipped.length)] = (byte) random.nextInt(256);
                }
                return flipped;
            }
        }
        return String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
    }

    /// Ten megabytes without a line break, somewhere.
    private static byte[] huge(byte[] file, RandomGenerator random) {
        String unit = new String[] {"x", "1,", "\"", "1.5;", "A,0,1,2,3,4,5,"}[random.nextInt(5)];
        byte[] filling = unit.repeat(10_000_000 / unit.length()).getBytes(StandardCharsets.ISO_8859_1);
        int at = random.nextInt(file.length + 1);
        byte[] all = new byte[file.length + filling.length];
        System.arraycopy(file, 0, all, 0, at);
        System.arraycopy(filling, 0, all, at, filling.length);
        System.arraycopy(file, at, all, at + filling.length, file.length - at);
        return all;
    }

    private static String swapped(String line, int a, int b) {
        String[] fields = line.split(",", -1);
        if (a < fields.length && b < fields.length) {
            String kept = fields[a];
            fields[a] = fields[b];
            fields[b] = kept;
        }
        return String.join(",", fields);
    }

    private static String withField(String line, int column, String value) {
        String[] fields = line.split(",", -1);
        fields[Math.min(column, fields.length - 1)] = value;
        return String.join(",", fields);
    }

    private static String inserted(String line, String what, RandomGenerator random) {
        int at = random.nextInt(line.length() + 1);
        return line.substring(0, at) + what + line.substring(at);
    }
}
