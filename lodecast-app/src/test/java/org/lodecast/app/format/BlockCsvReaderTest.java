package org.lodecast.app.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodecast.Finding;
import org.lodecast.InvalidInput;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.app.Anew;
import org.lodecast.app.Shared;
import org.lodecast.app.project.Project;
import org.lodecast.block.BlockModel;
import org.lodecast.block.BlockTable;
import org.lodecast.block.Grid;
import org.lodecast.block.Resampling;

/// Block models as programs write them, whole and broken.
class BlockCsvReaderTest {
    private static final List<BlockCsvReader.Column> AU = List.of(new BlockCsvReader.Column("gold", "au", List.of()));

    @TempDir
    Path folder;

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("m.csv"), text);
    }

    private BlockColumns read(String text) throws IOException {
        return BlockCsvReader.read(write(text), BlockCsvReader.Request.of(AU));
    }

    private InvalidInput fails(String text) throws IOException {
        Path file = write(text);
        InvalidInput e = catchThrowableOfType(
                InvalidInput.class, () -> BlockCsvReader.read(file, BlockCsvReader.Request.of(AU)));
        assertThat(e).as("read without complaint").isNotNull();
        return e;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xc,yc,zc,dx,dy,dz,au",
                "XC,YC,ZC,XINC,YINC,ZINC,AU",
                "centroid_x,centroid_y,centroid_z,dim_x,dim_y,dim_z,au",
                "Easting,Northing,RL,X size,Y size,Z size,Au",
                "_EAST,EAST,NORTH,RL,_NORTH,_RL,au",
                "\"X (m)\",\"Y (m)\",\"Z (m)\",Size X,Size Y,Size Z,\"au\"",
                "xworld;yworld;zworld;xlength;ylength;zlength;au",
                "x\ty\tz\tdx\tdy\tdz\tau",
                "x y z dx dy dz au",
                "# x,y,z,dx,dy,dz,au",
                "# made by a program\n# size 10, 20, 5\nmodel 7\n\nx,y,z,dx,dy,dz,au",
            })
    void findsCentresAndSizesByTheNamesOfEveryProgram(String header) throws IOException {
        char separator = header.contains(";") ? ';' : header.contains("\t") ? '\t' : header.contains(",") ? ',' : ' ';
        String rows = header.startsWith("_EAST")
                ? "10,105,2010,-2.5,20,5,1.5\n10,115,2010,-2.5,20,5,2.5\n"
                : "105,2010,-2.5,10,20,5,1.5\n115,2010,-2.5,10,20,5,2.5\n";
        BlockColumns read = read(header + "\n" + rows.replace(',', separator));
        assertThat(read.blocks().size()).isEqualTo(2);
        for (int axis = 0; axis < 3; axis++) {
            assertThat(read.blocks().smallest(axis)).isEqualTo(new double[] {10, 20, 5}[axis]);
        }
        assertThat(read.blocks().at(101, 2019, -4.9)).isZero();
        assertThat(read.blocks().at(119, 2001, -0.1)).isEqualTo(1);
        assertThat(read.blocks().at(99, 2001, -0.1)).isEqualTo(-1);
        assertThat(read.values()).containsOnlyKeys("gold");
        assertThat(read.values().get("gold")).containsExactly(1.5f, 2.5f);
        assertThat(read.findings()).isEmpty();
    }

    /// Three lines below the names: their first field says what they are, and the defaults what stands
    /// for no value.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void vulcansThreeLinesBelowTheNamesAreNoBlocks(boolean titled) throws IOException {
        String first = titled ? "Variable descriptions:,,,,,,," : "X,Y,Z,length,width,height,volume,";
        String second = titled ? "Variable types:,,,,,,," : "double,double,double,double,double,double,double,";
        String third = titled ? "Variable defaults:,,,,,,," : "0,0,0,0,0,0,0,";
        BlockColumns read =
                read("centroid_x,centroid_y,centroid_z,dim_x,dim_y,dim_z,volume,au\n" + first + "gold in g/t\n" + second
                        + "float\n" + third + "-99.0\n5,5,5,10,10,10,1000,0.25\n15,5,5,10,10,10,1000,-99\n");
        assertThat(read.values().get("gold")).containsExactly(0.25f, Float.NaN);
        assertThat(read.blocks().size()).isEqualTo(2);
        assertThat(read.findings())
                .extracting(Finding::check)
                .containsExactlyInAnyOrder("header-rows", "missing-value");
        assertThat(read.findings()).extracting(Finding::line).containsExactlyInAnyOrder(2, 4);
    }

    @Test
    void gslibsTextWithANameALine() throws IOException {
        BlockColumns read =
                read("a kriged model\n4  2\nx\ny\nz\nau\n 5 5 5 1.0\n 15 5 5 2.0\n 5 15 5 -99\n 5 5 15 4\n");
        assertThat(read.values().get("gold")).containsExactly(1, 2, -99, 4);
        assertThat(read.blocks().smallest(0)).isEqualTo(10);
        assertThat(read.findings()).extracting(Finding::check).containsExactly("block-size");
    }

    @Test
    void blanksWordsAndGivenNumbersAreNoValues() throws IOException {
        StringBuilder text = new StringBuilder("x;y;z;dx;dy;dz;au\n");
        String[] values = {"1,5", "", "n/a", "-", "NaN", "-99", "1e-8", "1.00000E-08", "0", "-98"};
        for (int i = 0; i < values.length; i++) {
            text.append(i).append(";0,5;0,5;1;1;1;").append(values[i]).append('\n');
        }
        Path file = write(text.toString());
        BlockColumns read = BlockCsvReader.read(
                file,
                new BlockCsvReader.Request(
                        new Project.CsvFormat(null, null, "comma"), Map.of(), AU, List.of(-99.0, 1e-8), null, 1, 0));
        float nan = Float.NaN;
        assertThat(read.values().get("gold")).containsExactly(1.5f, nan, nan, nan, nan, nan, nan, nan, 0, -98);
    }

    @Test
    void codesAreOneOtherCodesZeroBlanksNothing() throws IOException {
        Path file = write("x,y,z,dx,dy,dz,Alteration,zone\n"
                + "1,1,1,1,1,1,Sericite,3\n2,1,1,1,1,1,chlorite,4.0\n3,1,1,1,1,1,,\n4,1,1,1,1,1,\"SER, strong\",2\n");
        BlockColumns read = BlockCsvReader.read(
                file,
                BlockCsvReader.Request.of(List.of(
                        new BlockCsvReader.Column("sericite", "ALTERATION", List.of("sericite", "ser, strong")),
                        new BlockCsvReader.Column("core", "zone", List.of("3", "4")),
                        new BlockCsvReader.Column("number", "zone", List.of()),
                        new BlockCsvReader.Column("none", "zone", List.of("7")))));
        assertThat(read.values().get("sericite")).containsExactly(1, 0, Float.NaN, 1);
        assertThat(read.values().get("core")).containsExactly(1, 1, Float.NaN, 0);
        assertThat(read.values().get("number")).containsExactly(3, 4, Float.NaN, 2);
        assertThat(read.values().get("none")).containsExactly(0, 0, Float.NaN, 0);
        assertThat(read.findings()).singleElement().satisfies(f -> {
            assertThat(f.check()).isEqualTo("code-absent");
            assertThat(f.message()).contains("none of 7", "2, 3, 4.0");
        });
    }

    @Test
    void feetBecomeMetresCentresAndSizes() throws IOException {
        Path file = write("x,y,z,au\n1000,2000,100,1\n1050,2000,100,2\n1000,2050,100,3\n1000,2000,125,4\n");
        BlockColumns read = BlockCsvReader.read(
                file, new BlockCsvReader.Request(Project.CsvFormat.GUESSED, Map.of(), AU, List.of(), null, 0.3048, 0));
        assertThat(read.blocks().smallest(0)).isCloseTo(15.24, within(1e-9));
        assertThat(read.blocks().smallest(2)).isCloseTo(7.62, within(1e-9));
        assertThat(read.blocks().at(1050 * 0.3048, 2000 * 0.3048, 100 * 0.3048)).isEqualTo(1);
        BlockColumns given = BlockCsvReader.read(
                file,
                new BlockCsvReader.Request(
                        Project.CsvFormat.GUESSED, Map.of(), AU, List.of(), new double[] {50, 50, 25}, 0.3048, 0));
        assertThat(given.blocks().smallest(2)).isCloseTo(7.62, within(1e-9));
    }

    @Test
    void columnsOfOtherNamesMayBeNamed() throws IOException {
        Path file = write("title\neste_m,norte_m,cota_m,au\n5,5,5,1\n15,5,5,2\n5,15,5,2\n5,5,15,2\n");
        Map<String, String> named = Map.of("x", "este_m", "y", "NORTE_M", "z", "cota_m");
        BlockColumns read = BlockCsvReader.read(
                file, new BlockCsvReader.Request(Project.CsvFormat.GUESSED, named, AU, List.of(), null, 1, 0));
        assertThat(read.blocks().at(12, 3, 3)).isEqualTo(1);
        InvalidInput e = catchThrowableOfType(
                InvalidInput.class,
                () -> BlockCsvReader.read(
                        file,
                        new BlockCsvReader.Request(
                                Project.CsvFormat.GUESSED,
                                Map.of("x", "este_m", "y", "norte_m", "z", "cota_m", "dx", "ancho"),
                                AU,
                                List.of(),
                                null,
                                1,
                                0)));
        assertThat(e).hasMessageContaining("ancho").hasMessageContaining("m.csv:2");
    }

    @Test
    void subBlocksAndOverlapsAreTaken() throws IOException {
        BlockColumns read = read(
                "x,y,z,dx,dy,dz,au\n5,5,5,10,10,10,1\n12.5,5,5,5,10,10,2\n17.5,5,5,5,10,10,3\n" + "9,5,5,10,10,10,4\n");
        assertThat(((BlockTable) read.blocks()).overlapping()).isEqualTo(1);
        assertThat(read.blocks().at(9, 5, 5)).isZero();
        assertThat(read.findings()).singleElement().satisfies(f -> {
            assertThat(f.severity()).isEqualTo(Finding.Severity.WARNING);
            assertThat(f.message()).contains("1 of 4 blocks");
        });
    }

    @Test
    void everythingWrongIsToldAtOnceButNotAThousandTimes() throws IOException {
        StringBuilder text = new StringBuilder("x,y,z,dx,dy,dz,au\n");
        for (int i = 0; i < 1000; i++) {
            text.append(i).append(",1,1,1,1,1,").append(i < 50 ? "low" : "1").append('\n');
        }
        text.append("a,1,1,1,1,1,1\n1,1,,1,1,1,1\n1,1,1,-1,1,1,1\n1,1,1,1,1,1\n1,1,1,1,1,1,1,7\n1,1,\"1,1,1,1,1\n");
        text.append("1,1,1,1,1,1,1e60\n1,1e20,1,1,1,1,1\n");
        InvalidInput e = fails(text.toString());
        assertThat(e.findings()).filteredOn(f -> f.message().contains("`low`")).hasSize(20);
        assertThat(e.findings().getFirst().place()).isEqualTo("m.csv:2");
        assertThat(e.findings().getFirst().message())
                .isEqualTo("column au: `low`; expected a number, or nothing where" + " there is none");
        assertThat(e.findings())
                .extracting(Finding::message)
                .anySatisfy(m -> assertThat(m).contains("31 more like these", "not-a-number", "au"));
        assertThat(e.findings())
                .filteredOn(f -> f.line() > 1001)
                .extracting(Finding::line)
                .containsExactlyInAnyOrder(1002, 1003, 1004, 1005, 1006, 1007, 1009);
    }

    @Test
    void whatIsNoBlockModelIsSaid() throws IOException {
        assertThat(fails("")).hasMessageContaining("empty");
        assertThat(fails("x,y,z,dx,dy,dz,au\n")).hasMessageContaining("no block");
        assertThat(fails("hole,from,to,au\na,0,1,2\n")).hasMessageContaining("centroid_x");
        assertThat(fails("x,y,z,dx,dy,dz,cu\n1,1,1,1,1,1,1\n"))
                .hasMessageContaining("no column `au`")
                .hasMessageContaining("x, y, z, dx, dy, dz, cu");
        assertThat(fails("x,y,z,au\n1.7,2.1,0,1\n5.3,2.9,7,1\n8.8,9.9,1.1,2\n"))
                .hasMessageContaining("size of blocks")
                .hasMessageContaining("m.csv:1");
        assertThat(catchThrowableOfType(
                        InvalidInput.class,
                        () -> BlockCsvReader.read(folder.resolve("absent.csv"), BlockCsvReader.Request.of(AU))))
                .hasMessageContaining("no such file");
        Path zip = Files.write(folder.resolve("z.csv"), new byte[3000]);
        assertThat(catchThrowableOfType(
                        InvalidInput.class, () -> BlockCsvReader.read(zip, BlockCsvReader.Request.of(AU))))
                .isNotNull();
    }

    /// What `export` writes is read again, to the bit, on the grid itself; also without sizes, as
    /// estimates are written.
    @ParameterizedTest
    @ValueSource(doubles = {0, 30, -61})
    void ourOwnExportsComeBackToTheBit(double degrees) throws IOException {
        Grid g = new Grid(567_200.5, 3_871_400.25, -100, 10, 20, 2.5, 9, 8, 7, Math.toRadians(degrees));
        float[] au = new float[g.size()];
        RandomGenerator random = new Seed(1).split("au").generator();
        for (int v = 0; v < au.length; v++) {
            au[v] = v % 11 == 0 ? Float.NaN : (float) Math.exp(4 * random.nextGaussian());
        }
        int[] voxels = IntStream.range(0, g.size()).filter(v -> v % 13 != 5).toArray();
        Path file = folder.resolve("m.csv");
        BlockCsv.write(new BlockModel(g).put("au", "g/t", au), List.of("au"), voxels, file);
        back(g, au, voxels, file);
        BitSet some = new BitSet();
        Arrays.stream(voxels).forEach(some::set);
        SlabCsv.write(
                g, List.of("au"), List.of(new Slab(0, 7, some, List.of(au))).iterator(), file);
        back(g, au, voxels, file);
    }

    private static void back(Grid g, float[] au, int[] voxels, Path file) {
        BlockColumns read = BlockCsvReader.read(
                file,
                new BlockCsvReader.Request(Project.CsvFormat.GUESSED, Map.of(), AU, List.of(), null, 1, g.rotation()));
        assertThat(read.blocks().size()).isEqualTo(voxels.length);
        Resampling r = Resampling.of(read.blocks(), g, voxels, Workers.ONE);
        assertThat(r.points()).containsExactly(1, 1, 1);
        assertThat(r.covered()).isEqualTo(1);
        float[] out = r.values(read.values().get("gold"));
        for (int v : voxels) {
            assertThat(Float.floatToIntBits(out[v])).isEqualTo(Float.floatToIntBits(au[v]));
        }
    }

    /// 5,572 blocks of a vein without sizes (`IX`, `IY`, `IZ` are numbers of blocks, `XC`, `YC`, `ZC`
    /// centres).
    @Test
    void aKrigedModelOfAnotherProgram() throws IOException {
        Path file = Shared.data("pygslib_demo1/bmodel.csv");
        BlockColumns read = BlockCsvReader.read(
                file, BlockCsvReader.Request.of(List.of(new BlockCsvReader.Column("au", "Au_OK", List.of()))));
        List<String> lines = Files.readAllLines(file);
        assertThat(read.blocks().size()).isEqualTo(lines.size() - 1);
        for (int axis = 0; axis < 3; axis++) {
            assertThat(read.blocks().smallest(axis)).isEqualTo(5);
        }
        for (int b : new int[] {0, 1234, lines.size() - 2}) {
            String[] f = lines.get(b + 1).split(",");
            assertThat(read.blocks()
                            .at(
                                    Double.parseDouble(f[4]) + 2.4,
                                    Double.parseDouble(f[5]) - 2.4,
                                    Double.parseDouble(f[6]) + 2.4))
                    .isEqualTo(b);
            assertThat(read.values().get("au")[b]).isEqualTo(Float.parseFloat(f[8]));
        }
    }

    /// Cut short or with bytes changed, a file is read or refused with findings; nothing else is thrown.
    @Test
    void brokenFilesAreReadOrRefused() throws Exception {
        byte[] whole = Files.readAllBytes(BlockGoldenTest.golden("regular.csv"));
        byte[] good = Arrays.copyOf(whole, 4000);
        List<BlockCsvReader.Column> wanted = List.of(
                new BlockCsvReader.Column("cu", "Cu ppm", List.of()),
                new BlockCsvReader.Column("b", "Zone", List.of("B")));
        RandomGenerator random = new Seed(6).split("broken").generator();
        Path file = folder.resolve("broken.csv");
        List<String> outcomes = new ArrayList<>();
        for (int trial = 0; trial < 600; trial++) {
            byte[] bytes = trial % 2 == 0 ? Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
            for (int k = trial % 3 * random.nextInt(6); k > 0 && bytes.length > 0; k--) {
                bytes[random.nextInt(Math.min(bytes.length, k % 2 == 0 ? 200 : 4000))] =
                        trial % 4 == 0 ? (byte) random.nextInt() : (byte) ";,\"\n-9e.#*".charAt(random.nextInt(10));
            }
            Anew.write(file, bytes);
            try {
                BlockColumns read = BlockCsvReader.read(file, BlockCsvReader.Request.of(wanted));
                assertThat(read.values().get("cu")).hasSize(read.blocks().size());
                outcomes.add("read");
            } catch (InvalidInput e) {
                assertThat(e.findings())
                        .isNotEmpty()
                        .allSatisfy(f -> assertThat(f.file()).isEqualTo("broken.csv"));
                outcomes.add("refused");
            }
        }
        assertThat(outcomes).contains("read", "refused");
        assertThat(new String(good, StandardCharsets.US_ASCII)).startsWith("Centroid_X");
    }
}
