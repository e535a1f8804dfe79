package org.lodecast.app.pipeline;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/// Small tables as CSV text, with line feeds whatever the system.
public final class Csv {
    private Csv() {}

    public static String of(List<String> header, List<List<String>> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(header);
            rows.forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /// A number with at most so many decimals, nothing for NaN.
    public static String number(double v, int decimals) {
        if (!Double.isFinite(v)) {
            return "";
        }
        java.math.BigDecimal d = new java.math.BigDecimal(v)
                .setScale(decimals, java.math.RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return d.signum() == 0 ? "0" : d.toPlainString();
    }
}
