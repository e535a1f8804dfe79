package org.lodecast.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/// Columns of little-endian doubles, one after the other: R and numpy read and write them without losing a bit.
final class DoubleFile {
    private DoubleFile() {}

    static void write(Path file, double[]... columns) throws IOException {
        int n = columns[0].length;
        ByteBuffer bytes =
                ByteBuffer.allocate(Double.BYTES * n * columns.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double[] column : columns) {
            for (double v : column) {
                bytes.putDouble(v);
            }
        }
        Files.write(file, bytes.array());
    }

    /// @throws IOException if the file does not divide into so many columns
    static double[][] read(Path file, int columns) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.remaining() % (Double.BYTES * columns) != 0) {
            throw new IOException(file + ": " + bytes.remaining() + " bytes are not " + columns + " columns");
        }
        int n = bytes.remaining() / Double.BYTES / columns;
        double[][] read = new double[columns][n];
        for (double[] column : read) {
            bytes.asDoubleBuffer().get(column);
            bytes.position(bytes.position() + Double.BYTES * n);
        }
        return read;
    }
}
