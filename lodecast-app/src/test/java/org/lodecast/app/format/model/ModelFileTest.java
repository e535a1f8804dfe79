package org.lodecast.app.format.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.app.Anew;
import org.lodecast.detect.ByLayer;
import org.lodecast.detect.Detector;
import org.lodecast.detect.model.Tensor;
import org.lodecast.detect.model.TrainedModel;

/// A model in a file is the model that was trained, bit by bit; a file that is not whole is refused.
class ModelFileTest {
    private static final TrainedModels TRAINED = TrainedModels.named("stoad two MAX");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("model.safetensors");
        ModelFile.write(TRAINED.model(), Map.of("lodecast.seed", "7"), file);
    }

    static List<TrainedModels> models() {
        return TrainedModels.every();
    }

    @ParameterizedTest
    @MethodSource("models")
    void thereAndBackGivesTheSameBits(TrainedModels trained) throws Exception {
        ModelFile.write(trained.model(), Map.of(), file);
        TrainedModel back = ModelFile.read(file).model();
        List<Tensor> before = trained.model().tensors();
        List<Tensor> after = back.tensors();
        assertThat(after)
                .extracting(Tensor::name)
                .containsExactlyElementsOf(before.stream().map(Tensor::name).toList());
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i).shape()).isEqualTo(before.get(i).shape());
            assertThat(bits(after.get(i).values())).isEqualTo(bits(before.get(i).values()));
        }
        Detector.Fitted fitted = Detector.Fitted.of(back);
        assertThat(bits(TrainedModels.score(fitted))).isEqualTo(bits(trained.score()));
        float[][] parts = ((ByLayer) trained.fitted())
                .byLayer(TrainedModels.EVIDENCE, TrainedModels.VOXELS, Workers.ONE, Progress.NONE);
        float[][] again =
                ((ByLayer) fitted).byLayer(TrainedModels.EVIDENCE, TrainedModels.VOXELS, Workers.ONE, Progress.NONE);
        assertThat(Arrays.deepEquals(again, parts)).isTrue();
        byte[] once = Files.readAllBytes(file);
        ModelFile.write(back, Map.of(), file);
        assertThat(Files.readAllBytes(file)).isEqualTo(once);
    }

    /// Every float that is finite, the odd ones too; header and numbers start at multiples of 8 bytes.
    @Test
    void anyNumbersComeBack() throws Exception {
        RandomGenerator random = new Seed(3).generator();
        for (int c = 0; c < 50; c++) {
            List<Tensor> tensors = new ArrayList<>();
            for (int t = 0; t < 1 + c % 4; t++) {
                float[] values = new float[(1 + random.nextInt(3)) * (1 + random.nextInt(5))];
                for (int i = 0; i < values.length; i++) {
                    values[i] = Float.intBitsToFloat(random.nextInt());
                }
                values[0] = -0f;
                tensors.add(new Tensor("t" + t, List.of(values.length, 1), values));
            }
            Map<String, String> metadata = Map.of("k" + c, "\"\\\u0000 x²\n");
            new Safetensors(metadata, tensors).write(file);
            assertThat((ByteBuffer.wrap(Files.readAllBytes(file))
                                    .order(ByteOrder.LITTLE_ENDIAN)
                                    .getLong())
                            % 8)
                    .isZero();
            Safetensors back = Safetensors.read(file);
            assertThat(back.metadata()).isEqualTo(metadata);
            for (int t = 0; t < tensors.size(); t++) {
                assertThat(back.tensors().get(t).name()).isEqualTo("t" + t);
                assertThat(back.tensors().get(t).shape())
                        .isEqualTo(tensors.get(t).shape());
                assertThat(bits(back.tensors().get(t).values()))
                        .isEqualTo(bits(tensors.get(t).values()));
            }
        }
    }

    @Test
    void saysWhereItComesFrom() throws Exception {
        assertThat(ModelFile.read(file).metadata())
                .containsEntry("lodecast.format", "1")
                .containsEntry("lodecast.detector", "stoad")
                .containsEntry("lodecast.layers", "[\"fault\",\"Au\",\"größe\"]")
                .containsEntry("lodecast.seed", "7")
                .containsKey("lodecast.model");
    }

    /// Cut anywhere, a file is refused, and never with anything but a finding.
    @Test
    void everyCutIsRefused() throws Exception {
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += length < 100 ? 1 : 997) {
            Anew.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> ModelFile.read(file))
                    .as("%d bytes", length)
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("model.safetensors");
        }
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        refused("is cut off", "ends at byte");
        Files.write(file, Arrays.copyOf(whole, whole.length + 4));
        refused("its header expects");
        Files.write(file, new byte[0]);
        refused("has 0 bytes");
    }

    /// A byte of the header changed at random gives a model or a finding.
    @Test
    void aDamagedHeaderIsNeverABug() throws Exception {
        byte[] whole = Files.readAllBytes(file);
        int header = (int) ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getLong();
        RandomGenerator random = new Seed(4).generator();
        int refused = 0;
        for (int c = 0; c < 150; c++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(8 + header)] = (byte) "{}[],:\"0919-ax".charAt(random.nextInt(14));
            Anew.write(file, damaged);
            try {
                ModelFile.read(file);
            } catch (InvalidInput e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(75, 149); // what is said of the seed may change freely
    }

    /// What the header says, and what the user is told.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"t":{"dtype":"F16","shape":[2],"data_offsets":[0,4]}}           | tensor t has dtype "F16"; expected F32
            {"t":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}           | expected 8 bytes
            {"t":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}}           | whole numbers of at least 1
            {"t":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}         | whole numbers of at least 1
            {"t":{"dtype":"F32","shape":[65536,65536],"data_offsets":[0,4]}} | whole numbers of at least 1
            {"t":{"dtype":"F32","shape":[1]}}                                | expected where it starts and ends
            {"t":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}}          | lies in bytes -4 to 0
            {"t":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}           | starts at byte 4; expected 0
            {"t":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}          | is cut off: tensor t ends at byte 12 of 8
            {"t":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}           | holds 8 bytes of numbers; its header expects 4
            {"t":1}                                                          | has dtype
            {"__metadata__":{"a":1}}                                         | metadata a is 1; expected a string
            {"t":{},"t":{}}                                                  | is no JSON
            {"t":                                                            | is no JSON
            {"t":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}           | its metadata has no lodecast.format""")
    void wrongHeaders(String header, String told) throws Exception {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        Files.write(
                file,
                ByteBuffer.allocate(8 + text.length + 8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(text.length)
                        .put(text)
                        .array());
        refused(told);
    }

    @Test
    void aFileOfAnotherKindIsRefused() throws Exception {
        Files.writeString(file, "hole,from,to\nH1,0,1\nH1,1,2\n");
        refused("is no safetensors file");
    }

    @Test
    void otherVersionsAreRefused() throws Exception {
        Safetensors whole = Safetensors.read(file);
        with(whole, "lodecast.format", "2");
        refused("has lodecast.format `2`; expected 1");
        with(whole, "lodecast.model", "{}");
        refused("its lodecast.model cannot be read");
        String model = whole.metadata().getOrDefault("lodecast.model", "");
        for (String[] change : new String[][] {
            {"\"fusion\":\"MAX\"", "\"fusion\":\"LEAST\"", "LEAST"},
            {"\"fusion\":\"MAX\"", "\"fusion\":null", "null"},
            {"\"side\":3", "\"side\":5", "level 1 does not fit"},
            {"\"relu\":", "\"gelu\":", "relu"},
            {"\"relu\":", "\"bend\":1,\"relu\":", "bend"},
            {"members.0.student", "members.0.pupil", "not as this program writes it"},
            {"\"one_sided\":false", "\"one_sided\":true", "not as this program writes it"},
            {"\"kernel\":3", "\"kernel\":7", "kernel 7"},
            {"\"in\":3,", "\"in\":2147483647,", "expected"},
            {"\"from\":0", "\"from\":5", "does not fit"},
            {"\"compared\":[1,3,5]", "\"compared\":[1,3,9]", "level 9"},
            {"\"compared\":[1,3,5]", "\"compared\":[1,3]", "each of 2 levels"},
            {"\"weights\":[0.2,", "\"weights\":[-0.2,", "positive"},
            {"\"layers\":[\"fault\",", "\"layers\":[", "layers"}
        }) {
            assertThat(model).contains(change[0]);
            with(whole, "lodecast.model", model.replace(change[0], change[1]));
            refused(change[2]);
        }
    }

    @Test
    void tensorsThatDoNotFitAreRefused() throws Exception {
        Safetensors whole = Safetensors.read(file);
        List<Tensor> tensors = new ArrayList<>(whole.tensors());
        Tensor first = tensors.getFirst();
        assertThat(first.name()).isEqualTo("members.0.teacher.levels.0.weight");
        assertThat(first.shape()).containsExactly(12, 3, 3, 3, 3);
        tensors.set(0, new Tensor(first.name(), List.of(3, 12, 3, 3, 3), first.values()));
        new Safetensors(whole.metadata(), tensors).write(file);
        refused("has shape [3, 12, 3, 3, 3]; expected [12, 3, 3, 3, 3]");
        new Safetensors(whole.metadata(), tensors.subList(1, tensors.size())).write(file);
        refused("has no tensor members.0.teacher.levels.0.weight");
        tensors.set(0, first);
        tensors.add(new Tensor("extra", List.of(1), new float[1]));
        new Safetensors(whole.metadata(), tensors).write(file);
        refused("a tensor extra");
        tensors.removeLast();
        first.values()[1] = Float.NaN;
        new Safetensors(whole.metadata(), tensors).write(file);
        refused("holds NaN");
    }

    private void with(Safetensors whole, String key, String value) throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>(whole.metadata());
        metadata.put(key, value);
        new Safetensors(metadata, whole.tensors()).write(file);
    }

    private void refused(String... told) {
        assertThatThrownBy(() -> ModelFile.read(file))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("model.safetensors")
                .hasMessageContainingAll(told);
    }

    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToRawIntBits(values[i]);
        }
        return bits;
    }
}
