package org.lodecast.app.format.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.lodecast.InvalidInput;
import org.lodecast.detect.model.Tensor;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The safetensors format: length of a header [8 bytes, little endian], the header as JSON, the numbers
/// one tensor after the other as little-endian floats. The header gives each tensor's `dtype` (here
/// always `F32`), `shape` and `data_offsets`, and strings under `__metadata__`; spaces fill it up to a
/// multiple of 8 bytes.
///
/// What is written depends on nothing but the metadata and tensors; what is read has the same bits.
///
/// @param metadata strings by name, in the file's order
/// @param tensors in the order in which their numbers lie
public record Safetensors(Map<String, String> metadata, List<Tensor> tensors) {
    private static final String METADATA = "__metadata__";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /// Where a tensor's numbers lie, as the header says.
    private record Entry(
            String dtype,
            List<Integer> shape,
            @JsonProperty("data_offsets") List<Long> offsets) {}

    public void write(Path path) throws IOException {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put(METADATA, metadata);
        long end = 0;
        for (Tensor t : tensors) {
            long start = end;
            end += 4L * t.values().length;
            if (header.put(t.name(), new Entry("F32", t.shape(), List.of(start, end))) != null) {
                throw new IllegalArgumentException("two tensors of the name " + t.name());
            }
        }
        byte[] text = JSON.writeValueAsBytes(header);
        int length = (text.length + 7) / 8 * 8;
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(8 + length + end)).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(length).put(text);
        while (out.position() < 8 + length) {
            out.put((byte) ' ');
        }
        for (Tensor t : tensors) {
            out.asFloatBuffer().put(t.values());
            out.position(out.position() + 4 * t.values().length);
        }
        Files.write(path, out.array());
    }

    /// @throws InvalidInput if the file is not whole or holds other than floats, with what was expected
    public static Safetensors read(Path path) throws IOException {
        if (Files.size(path) > Integer.MAX_VALUE - 8) {
            throw bad(path, "has %,d bytes; expected at most 2 GiB", Files.size(path));
        }
        byte[] bytes = Files.readAllBytes(path);
        if (bytes.length < 8) {
            throw bad(path, "has %d bytes; expected the length of a header in the first 8", bytes.length);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long length = in.getLong();
        if (length < 2 || length > bytes.length - 8 || bytes[8] != '{') {
            throw bad(
                    path,
                    "is no safetensors file or is cut off: expected a header of %,d bytes, JSON, of the %,d that follow",
                    length,
                    bytes.length - 8);
        }
        int data = 8 + (int) length;
        Map<String, String> metadata = new LinkedHashMap<>();
        Map<Long, Tensor> tensors = new TreeMap<>();
        for (Map.Entry<String, JsonNode> e : header(path, bytes, (int) length).properties()) {
            if (e.getKey().equals(METADATA)) {
                metadata.putAll(strings(path, e.getValue()));
            } else {
                Entry entry = entry(path, e.getKey(), e.getValue());
                long start = entry.offsets().getFirst();
                float[] values = values(path, in, data, e.getKey(), entry);
                if (tensors.put(start, new Tensor(e.getKey(), entry.shape(), values)) != null) {
                    throw bad(path, "tensor %s starts where another does, at byte %d", e.getKey(), start);
                }
            }
        }
        long end = 0;
        for (Map.Entry<Long, Tensor> t : tensors.entrySet()) {
            if (t.getKey() != end) {
                throw bad(
                        path,
                        "tensor %s starts at byte %d; expected %d",
                        t.getValue().name(),
                        t.getKey(),
                        end);
            }
            end += 4L * t.getValue().values().length;
        }
        if (end != bytes.length - data) {
            throw bad(path, "holds %,d bytes of numbers; its header expects %,d", bytes.length - data, end);
        }
        return new Safetensors(metadata, new ArrayList<>(tensors.values()));
    }

    private static JsonNode header(Path path, byte[] bytes, int length) {
        try {
            JsonNode header = JSON.readTree(new String(bytes, 8, length, StandardCharsets.UTF_8));
            if (header.isObject()) {
                return header;
            }
        } catch (JacksonException e) {
            throw bad(path, "has a header that is no JSON: %s", e.getOriginalMessage());
        }
        throw bad(path, "has a header that is no JSON object");
    }

    private static Map<String, String> strings(Path path, JsonNode node) {
        Map<String, String> strings = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> e : node.properties()) {
            if (!e.getValue().isString()) {
                throw bad(path, "metadata %s is %s; expected a string", e.getKey(), e.getValue());
            }
            strings.put(e.getKey(), e.getValue().stringValue());
        }
        return strings;
    }

    private static Entry entry(Path path, String name, JsonNode node) {
        JsonNode dtype = node.path("dtype");
        if (!dtype.isString() || !dtype.stringValue().equals("F32")) {
            throw bad(path, "tensor %s has dtype %s; expected F32", name, dtype);
        }
        List<Integer> shape = new ArrayList<>();
        for (JsonNode n : node.path("shape")) {
            shape.add(n.isInt() ? n.intValue() : -1);
        }
        if (!node.path("shape").isArray() || Tensor.size(shape) < 0) {
            throw bad(path, "tensor %s has shape %s; expected whole numbers of at least 1", name, node.path("shape"));
        }
        JsonNode offsets = node.path("data_offsets");
        if (offsets.size() != 2
                || !offsets.path(0).isIntegralNumber()
                || !offsets.path(1).isIntegralNumber()) {
            throw bad(path, "tensor %s has data_offsets %s; expected where it starts and ends", name, offsets);
        }
        return new Entry(
                "F32",
                shape,
                List.of(offsets.path(0).asLong(-1), offsets.path(1).asLong(-1)));
    }

    private static float[] values(Path path, ByteBuffer in, int data, String name, Entry entry) {
        long start = entry.offsets().get(0);
        long end = entry.offsets().get(1);
        int size = Tensor.size(entry.shape());
        if (start < 0 || end - start != 4L * size) {
            throw bad(path, "tensor %s lies in bytes %d to %d; expected %d bytes", name, start, end, 4L * size);
        }
        if (end > in.limit() - data) {
            throw bad(path, "is cut off: tensor %s ends at byte %d of %d", name, end, in.limit() - data);
        }
        float[] values = new float[size];
        in.slice(data + (int) start, 4 * size)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        return values;
    }

    static InvalidInput bad(Path path, String message, Object... values) {
        return InvalidInput.at("model-file", path.toString(), 0, String.format(Locale.ROOT, message, values));
    }
}
