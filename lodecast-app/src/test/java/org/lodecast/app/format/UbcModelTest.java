package org.lodecast.app.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodecast.Finding;
import org.lodecast.InvalidInput;
import org.lodecast.Seed;
import org.lodecast.app.Anew;
import org.lodecast.block.TensorMesh;

/// Meshes and models of inversions, whole and broken.
class UbcModelTest {
    private static final String MESH = "2 1 3\n100 200 50\n10 20\n5\n1 2 4\n";
    /// Downward first, then east.
    private static final String MODEL = "1\n2\n3\n4\n5\n6\n";

    @TempDir
    Path folder;

    private BlockColumns read(String mesh, String model, double metres, Double... missing) throws IOException {
        return UbcModel.read(
                Files.writeString(folder.resolve("m.msh"), mesh),
                Map.of("v", Files.writeString(folder.resolve("m.mod"), model)),
                List.of(missing),
                metres);
    }

    private InvalidInput fails(String mesh, String model) {
        InvalidInput e = catchThrowableOfType(InvalidInput.class, () -> read(mesh, model, 1));
        assertThat(e).as("read without complaint").isNotNull();
        return e;
    }

    @Test
    void valuesRunDownThenEastThenNorth() throws IOException {
        BlockColumns read = read(MESH, MODEL, 1);
        float[] v = read.values().get("v");
        assertThat(v[read.blocks().at(105, 202, 49.5)]).isEqualTo(1);
        assertThat(v[read.blocks().at(105, 202, 48)]).isEqualTo(2);
        assertThat(v[read.blocks().at(105, 202, 44)]).isEqualTo(3);
        assertThat(v[read.blocks().at(115, 202, 49.5)]).isEqualTo(4);
        assertThat(v[read.blocks().at(129, 204.9, 43.1)]).isEqualTo(6);
        assertThat(read.blocks().at(129, 204.9, 42.9)).isEqualTo(-1);
        assertThat(read.blocks().at(129, 204.9, 50.1)).isEqualTo(-1);
        BlockColumns two = read("1 2 1\n0 0 0\n1\n2*1\n1\n", "7\n8\n", 1);
        assertThat(two.values().get("v")).containsExactly(7, 8);
        assertThat(two.blocks().at(0.5, 1.5, -0.5)).isEqualTo(1);
    }

    @Test
    void shorthandCommentsAndWidthsOverLinesAreTheSame() throws IOException {
        TensorMesh plain = (TensorMesh)
                read("4 1 3\n0 0 0\n2 2 2 5\n5\n1 1 4\n", "1 ".repeat(12), 1).blocks();
        TensorMesh other = (TensorMesh)
                read("! a\n\n4 1 3 !b\n0 0 0\n 2*2.0 ! c\n 2 5.0\n5\n2*1\n4\n", "! v\n" + "1 1 1\n".repeat(4), 1)
                        .blocks();
        for (int axis = 0; axis < 3; axis++) {
            assertThat(other.edges(axis)).isEqualTo(plain.edges(axis));
        }
        assertThat(plain.edges(0)).containsExactly(0, 2, 4, 6, 11);
        assertThat(plain.edges(2)).containsExactly(-6, -2, -1, 0);
    }

    @Test
    void feetAndNumbersThatStandForAir() throws IOException {
        BlockColumns read = read(MESH, "-100\n1.0000E-08\n3\n4\nNaN\n1D1\n", 0.3048, -100.0, 1e-8);
        assertThat(((TensorMesh) read.blocks()).edges(0))
                .containsExactly(new double[] {30.48, 33.528, 39.624}, within(1e-9));
        float[] v = read.values().get("v");
        assertThat(v).containsExactly(3, 10, Float.NaN, Float.NaN, Float.NaN, 4);
        BlockColumns none = read(MESH, "0\n".repeat(6), 1, 0.0);
        assertThat(none.findings()).extracting(Finding::check).containsExactly("column-empty");
    }

    @Test
    void wrongCountsSayBothNumbers() {
        assertThat(fails(MESH, "1\n2\n3\n4\n5\n")).hasMessageContaining("m.mod:5: 5 values; expected 6");
        assertThat(fails(MESH, MODEL + "7 8\n")).hasMessageContaining("8 values; expected 6");
        assertThat(fails(MESH, "")).hasMessageContaining("0 values; expected 6");
        assertThat(fails("2 1 3\n100 200 50\n10 20 30\n5\n1 2 4\n", MODEL))
                .hasMessageContaining("m.msh:3: 3 widths of cells along x; expected 2");
        assertThat(fails("2 1 3\n100 200 50\n10\n 20\n5\n1 2\n", MODEL))
                .hasMessageContaining("5 widths of cells along x, y and z; expected 6");
        assertThat(fails("1000 1000 1000\n0 0 0\n1000*1\n1000*1\n1000*1\n", MODEL))
                .as("four gigabytes are not asked for")
                .hasMessageContaining("6 values; expected 1000000000");
    }

    @Test
    void whatIsNoMeshOrModelIsSaid() {
        assertThat(fails("", MODEL)).hasMessageContaining("0 lines");
        assertThat(fails("2 1\n100 200 50\n10 20\n5\n1 2 4\n", MODEL)).hasMessageContaining("m.msh:1");
        assertThat(fails("2 1.5 3\n100 200 50\n10 20\n5\n1 2 4\n", MODEL)).hasMessageContaining("three counts");
        assertThat(fails("2 1 3\n100 x 50\n10 20\n5\n1 2 4\n", MODEL)).hasMessageContaining("south-west corner");
        assertThat(fails("2 1 3\n100 200 50\n10 -20\n5\n1 2 4\n", MODEL)).hasMessageContaining("`-20`");
        assertThat(fails("2 1 3\n100 200 50\n10 1e-16\n5\n1 2 4\n", MODEL))
                .as("beside 100")
                .isNotNull();
        assertThat(fails("99999 99999 99999\n0 0 0\n1\n1\n1\n", MODEL)).hasMessageContaining("more cells than");
        assertThat(fails("2 1 3\n0 0 0\n999999999*1\n5\n1 2 4\n", MODEL)).hasMessageContaining("999999999*1");
        InvalidInput e = fails("5 5 4\n0 0 0\n5*1\n5*1\n4*1\n", "x\n".repeat(100));
        assertThat(e.findings()).hasSize(21);
        assertThat(e).hasMessageContaining("m.mod:1: `x`").hasMessageContaining("80 more like these");
    }

    /// Cut short or with bytes changed, a file is read or refused with findings; nothing else is thrown.
    @Test
    void brokenFilesAreReadOrRefused() throws Exception {
        byte[] mesh = Files.readAllBytes(BlockGoldenTest.golden("inversion.msh"));
        byte[] model = Files.readAllBytes(BlockGoldenTest.golden("inversion.mod"));
        RandomGenerator random = new Seed(8).split("broken").generator();
        int read = 0;
        int refused = 0;
        for (int trial = 0; trial < 1000; trial++) {
            Path a = Anew.write(folder.resolve("a"), trial % 3 == 0 ? mesh : broken(mesh, random));
            Path b = Anew.write(folder.resolve("b"), trial % 3 == 0 ? broken(model, random) : model);
            try {
                BlockColumns c = UbcModel.read(a, Map.of("v", b), List.of(-100.0), 1);
                assertThat(c.values().get("v")).hasSize(c.blocks().size());
                read++;
            } catch (InvalidInput e) {
                assertThat(e.findings()).allSatisfy(f -> assertThat(f.file()).isIn("a", "b"));
                refused++;
            }
        }
        assertThat(read).isGreaterThan(100);
        assertThat(refused).isGreaterThan(100);
    }

    private static byte[] broken(byte[] whole, RandomGenerator random) {
        byte[] bytes = random.nextInt(4) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
        for (int k = random.nextInt(3); k > 0 && bytes.length > 0; k--) {
            bytes[random.nextInt(bytes.length)] = random.nextBoolean()
                    ? (byte) random.nextInt()
                    : (byte) "0123456789*!-.eD \n".charAt(random.nextInt(18));
        }
        return bytes;
    }
}
