package org.lodecast.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.lodecast.Seed;

/// Writes a project of many drillholes, to time import, checks, desurvey and compositing on: by default
/// 1,000,000 assay intervals of twelve elements in 5,000 holes, surveyed every 10 m, with a rock code every
/// 20 m, some values below detection and some missing.
public final class ManyIntervals {
    private static final String[] ELEMENTS = {"Au", "Ag", "Cu", "Pb", "Zn", "As", "Sb", "Hg", "W", "Bi", "Co", "Mo"};
    private static final String[] ROCKS = {"SLATE", "SANDSTONE", "DIORITE", "BRECCIA"};

    private ManyIntervals() {}

    /// @param args folder, and perhaps the number of holes and of intervals a hole
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        int holes = args.length > 1 ? Integer.parseInt(args[1]) : 5000;
        int intervals = args.length > 2 ? Integer.parseInt(args[2]) : 200;
        RandomGenerator random = new Seed(1).split("many intervals").generator();
        try (BufferedWriter collar = Files.newBufferedWriter(folder.resolve("collar.csv"));
                BufferedWriter survey = Files.newBufferedWriter(folder.resolve("survey.csv"));
                BufferedWriter assay = Files.newBufferedWriter(folder.resolve("assay.csv"));
                BufferedWriter lithology = Files.newBufferedWriter(folder.resolve("lithology.csv"))) {
            collar.write("HOLEID,X,Y,Z,LENGTH\n");
            survey.write("HOLEID,AT,AZ,DIP\n");
            assay.write("HOLEID,FROM,TO," + String.join("_ppm,", ELEMENTS) + "_ppm\n");
            lithology.write("HOLEID,FROM,TO,ROCK\n");
            for (int h = 0; h < holes; h++) {
                String hole = String.format(Locale.ROOT, "DH%05d", h + 1);
                double length = 2.0 * intervals;
                collar.write(String.format(
                        Locale.ROOT,
                        "%s,%.2f,%.2f,%.2f,%.1f\n",
                        hole,
                        500_000 + 40.0 * (h % 100) + random.nextDouble(),
                        4_000_000 + 40.0 * (h / 100) + random.nextDouble(),
                        3000 + 50 * Math.sin(h % 100 / 15.0),
                        length));
                double azimuth = random.nextDouble() * 360;
                double dip = -60 - random.nextDouble() * 20;
                for (double at = 0; at < length; at += 10) {
                    survey.write(String.format(Locale.ROOT, "%s,%.1f,%.2f,%.2f\n", hole, at, azimuth % 360, dip));
                    azimuth += random.nextDouble() - 0.4;
                    dip += random.nextDouble() * 0.5 - 0.2;
                }
                for (double at = 0; at < length; at += 20) {
                    lithology.write(String.format(
                            Locale.ROOT,
                            "%s,%.1f,%.1f,%s\n",
                            hole,
                            at,
                            Math.min(length, at + 20),
                            ROCKS[random.nextInt(4)]));
                }
                StringBuilder rows = new StringBuilder();
                for (int i = 0; i < intervals; i++) {
                    rows.append(hole)
                            .append(',')
                            .append(2 * i)
                            .append(".0,")
                            .append(2 * i + 2)
                            .append(".0");
                    for (int e = 0; e < ELEMENTS.length; e++) {
                        int kind = random.nextInt(100);
                        rows.append(',');
                        if (kind < 5) {
                            rows.append("<0.005");
                        } else if (kind > 6) {
                            rows.append(Math.round(1e4 * Math.exp(random.nextGaussian() + e / 3.0)) / 1e4);
                        }
                    }
                    rows.append('\n');
                }
                assay.write(rows.toString());
            }
        }
        Files.writeString(folder.resolve("project.yaml"), """
                tables:
                  collar: {file: collar.csv}
                  survey: {file: survey.csv}
                  assay: {file: assay.csv}
                  lithology: {file: lithology.csv}
                """);
    }
}
