package org.lodecast.app.format;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.lodecast.drill.Trace;

/// Traces of the holes as CSV: a row a station, a row every {@link HoleLines#SPACING} metres, and one at the end.
/// Depths and coordinates in metres to the millimetre; azimuth (clockwise from north) and dip (negative down) in
/// degrees to the ten-thousandth.
public final class HoleCsv {
    private HoleCsv() {}

    public static void write(List<Trace> traces, Path path) throws IOException {
        try (CsvWriter out = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(path)) {
            out.writeRecord("hole", "depth", "x", "y", "z", "azimuth", "dip");
            for (Trace t : traces) {
                for (double d : t.depths(HoleLines.SPACING)) {
                    double[] p = t.at(d);
                    double[] a = t.attitude(d);
                    String azimuth = Decimals.of(Math.toDegrees(a[0]), 4);
                    out.writeRecord(
                            t.hole(),
                            Decimals.of(d, 3),
                            Decimals.of(p[0], 3),
                            Decimals.of(p[1], 3),
                            Decimals.of(p[2], 3),
                            azimuth.equals("360") ? "0" : azimuth, // of a hair west of north
                            Decimals.of(Math.toDegrees(a[1]), 4));
                }
            }
        }
    }
}
