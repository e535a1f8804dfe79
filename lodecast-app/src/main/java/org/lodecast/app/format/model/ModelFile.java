package org.lodecast.app.format.model;

import com.fasterxml.jackson.annotation.Nulls;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lodecast.detect.model.Tensor;
import org.lodecast.detect.model.TrainedModel;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// A trained detector in a safetensors file: its tensors, and in the metadata `lodecast.format` (1),
/// `lodecast.model` (how the tensors connect, as JSON), `lodecast.detector`, `lodecast.layers`, and whatever
/// tells where it comes from.
///
/// @param model as it was trained, bit by bit
/// @param metadata everything that the file says of it
public record ModelFile(TrainedModel model, Map<String, String> metadata) {
    /// Version of what the metadata holds.
    static final String FORMAT = "1";

    private static final String FORMAT_KEY = "lodecast.format";
    private static final String MODEL_KEY = "lodecast.model";

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(tools.jackson.databind.MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .changeDefaultNullHandling(nulls -> nulls.withValueNulls(Nulls.FAIL).withContentNulls(Nulls.FAIL))
            .build();

    /// @param provenance further metadata, in order
    public static void write(TrainedModel model, Map<String, String> provenance, Path path) throws IOException {
        new Safetensors(metadata(model, provenance), model.tensors()).write(path);
    }

    /// What is said of a model in any format.
    static Map<String, String> metadata(TrainedModel model, Map<String, String> provenance) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(FORMAT_KEY, FORMAT);
        metadata.put("lodecast.detector", model.detector());
        metadata.put("lodecast.layers", JSON.writeValueAsString(model.layers()));
        metadata.putAll(provenance);
        metadata.put(MODEL_KEY, JSON.writeValueAsString(Described.of(model)));
        return metadata;
    }

    /// @throws org.lodecast.InvalidInput if the file is not whole, not ours or of a version that is not
    ///     known,
    ///     with what was expected
    public static ModelFile read(Path path) throws IOException {
        Safetensors file = Safetensors.read(path);
        String format = expected(path, file, FORMAT_KEY);
        if (!format.equals(FORMAT)) {
            throw Safetensors.bad(path, "has %s `%s`; expected %s", FORMAT_KEY, format, FORMAT);
        }
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Tensor t : file.tensors()) {
            for (float v : t.values()) {
                if (!Float.isFinite(v)) {
                    throw Safetensors.bad(path, "tensor %s holds %s; expected finite numbers", t.name(), v);
                }
            }
            tensors.put(t.name(), t);
        }
        TrainedModel model = model(path, expected(path, file, MODEL_KEY), tensors);
        List<String> used = model.tensors().stream().map(Tensor::name).toList();
        for (String name : tensors.keySet()) {
            if (!used.contains(name)) {
                throw Safetensors.bad(path, "holds a tensor %s that its %s does not name", name, MODEL_KEY);
            }
        }
        return new ModelFile(model, file.metadata());
    }

    private static TrainedModel model(Path path, String text, Map<String, Tensor> tensors) {
        try {
            Described described = JSON.readValue(text, Described.class);
            TrainedModel model = described.with(tensors);
            if (!Described.of(model).equals(described)) { // a name or setting that was not heeded
                throw Safetensors.bad(path, "its %s is not as this program writes it", MODEL_KEY);
            }
            return model;
        } catch (JacksonException e) {
            throw Safetensors.bad(path, "its %s cannot be read: %s", MODEL_KEY, e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            throw Safetensors.bad(path, "its %s and tensors do not fit: %s", MODEL_KEY, String.valueOf(e.getMessage()));
        }
    }

    private static String expected(Path path, Safetensors file, String key) {
        @Nullable String value = file.metadata().get(key);
        if (value == null) {
            throw Safetensors.bad(path, "is no model of this program: its metadata has no %s", key);
        }
        return value;
    }
}
