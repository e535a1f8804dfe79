package org.lodecast.detect.nn;

/// Where the sources and sinks of a level's places lie in cubes of sixteen rows. Sources are padded to a
/// multiple of 16 and sinks to one of 8; the padding points at a spare cell behind the last, so that the
/// kernels run whole blocks.
///
/// @param sources a table a place
/// @param sinks a table a place
record Wiring(int[][] sources, int[][] sinks) {
    static Wiring of(Level level) {
        int places = level.places();
        int[][] sources = new int[places][];
        int[][] sinks = new int[places][];
        for (int q = 0; q < places; q++) {
            sources[q] = table(level.sourceCells(q), Kernels.ROWS, level.inputs());
            sinks[q] = table(level.sinkCells(q), Kernels.SINKS, level.outputs());
        }
        return new Wiring(sources, sinks);
    }

    /// Length of a group's values with the spare cell, and whole blocks where cells follow each other.
    static int room(int cells) {
        return Kernels.ROWS * Packing.padded(cells + 1, Kernels.ROWS);
    }

    private static int[] table(int[] cells, int block, int spare) {
        int[] at = new int[Packing.padded(cells.length, block)];
        for (int i = 0; i < at.length; i++) {
            at[i] = Kernels.ROWS * (i < cells.length ? cells[i] : spare);
        }
        return at;
    }
}
