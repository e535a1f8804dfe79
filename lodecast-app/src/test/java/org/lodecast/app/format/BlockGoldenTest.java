package org.lodecast.app.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lodecast.Workers;
import org.lodecast.app.project.Project;
import org.lodecast.block.Blocks;
import org.lodecast.block.Grid;
import org.lodecast.block.Resampling;

/// Models that numpy wrote, read and brought onto a turned grid, against scipy
/// (`golden/blocks/make_blocks.py`).
class BlockGoldenTest {
    private static final Grid GRID = new Grid(567195, 3871430, -42, 7, 9, 6, 8, 7, 5, Math.toRadians(40));

    static Path golden(String name) throws Exception {
        return Path.of(Objects.requireNonNull(BlockGoldenTest.class.getResource("/golden/blocks/" + name))
                .toURI());
    }

    @Test
    void aRegularTable() throws Exception {
        BlockColumns read = table("regular.csv", 0);
        compare("regular", read.blocks(), read.values().get("cu"));
        compare("zone_b", read.blocks(), read.values().get("b"));
    }

    @Test
    void aTurnedTable() throws Exception {
        BlockColumns read = table("turned.csv", Math.toRadians(25));
        compare("turned", read.blocks(), read.values().get("cu"));
    }

    private static BlockColumns table(String name, double rotation) throws Exception {
        BlockColumns read = BlockCsvReader.read(
                golden(name),
                new BlockCsvReader.Request(
                        Project.CsvFormat.GUESSED,
                        Map.of(),
                        List.of(
                                new BlockCsvReader.Column("cu", "Cu ppm", List.of()),
                                new BlockCsvReader.Column("b", "zone", List.of("b"))),
                        List.of(),
                        null,
                        1,
                        rotation));
        assertThat(read.findings()).isEmpty();
        assertThat(read.blocks().size()).isEqualTo(12 * 9 * 7);
        return read;
    }

    @Test
    void aMeshOfAnInversion() throws Exception {
        BlockColumns read =
                UbcModel.read(golden("inversion.msh"), Map.of("density", golden("inversion.mod")), List.of(-100.0), 1);
        assertThat(read.findings()).isEmpty();
        compare("inversion", read.blocks(), read.values().get("density"));
    }

    private static void compare(String column, Blocks blocks, float[] values) throws Exception {
        Resampling r =
                Resampling.of(blocks, GRID, IntStream.range(0, GRID.size()).toArray(), new Workers(2));
        float[] out = r.values(values);
        List<String> lines = Files.readAllLines(golden("expected.csv"));
        double tolerance = Double.parseDouble(lines.getFirst().replace("# tolerance: ", ""));
        int at = List.of(lines.get(1).split(",")).indexOf(column);
        assertThat(lines).hasSize(GRID.size() + 2);
        for (int v = 0; v < out.length; v++) {
            String expected = lines.get(v + 2).split(",", -1)[at];
            if (expected.isEmpty()) {
                assertThat(out[v]).as("voxel %d", v).isNaN();
            } else {
                double e = Double.parseDouble(expected);
                assertThat((double) out[v]).as("voxel %d", v).isCloseTo(e, within(tolerance * Math.abs(e)));
            }
        }
    }
}
