package org.lodecast.app.format.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lodecast.detect.analogue.AnalogueModel;
import org.lodecast.detect.analogue.Calibration;
import org.lodecast.detect.analogue.Likeness;
import org.lodecast.detect.analogue.View;
import org.lodecast.detect.model.Tensor;
import org.lodecast.detect.nn.Odds;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The analogue's model in a safetensors file: each member's parameters, calibrations and likeness as
/// tensors; in the metadata `lodecast.format`, `lodecast.widths`, `lodecast.inputs`, the names of what
/// the network looks at, and whatever tells where it comes from.
///
/// @param model bit by bit as it was raised
/// @param metadata everything that the file says of it
public record AnalogueFile(AnalogueModel model, Map<String, String> metadata) {
    private static final String FORMAT = "analogue 2";
    private static final String FORMAT_KEY = "lodecast.format";
    private static final String WIDTHS_KEY = "lodecast.widths";
    private static final String INPUTS_KEY = "lodecast.inputs"; // of each member
    private static final String TERMS_KEY = "lodecast.terms";
    private static final String SHIPPED = "/org/lodecast/app/analogue/analogue.safetensors";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// @param provenance further metadata, in order
    public static void write(AnalogueModel model, List<Integer> widths, Map<String, String> provenance, Path path)
            throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(FORMAT_KEY, FORMAT);
        metadata.put(WIDTHS_KEY, JSON.writeValueAsString(widths));
        metadata.put(
                INPUTS_KEY,
                JSON.writeValueAsString(model.members().stream()
                        .map(m -> m.network().level(0).inputs())
                        .toList()));
        metadata.put(TERMS_KEY, JSON.writeValueAsString(View.terms()));
        metadata.putAll(provenance);
        List<Tensor> tensors = new ArrayList<>();
        for (int k = 0; k < model.members().size(); k++) {
            tensors.add(flat("member." + k, model.members().get(k).parameters()));
        }
        tensors.add(flat("calibration.bank", values(model.bank())));
        tensors.add(flat("calibration.own", values(model.own())));
        Likeness l = model.likeness();
        tensors.add(flat("likeness.mean", l.mean()));
        tensors.add(flat("likeness.inverse", l.inverse()));
        tensors.add(flat("likeness.voxels", l.voxels()));
        tensors.add(flat("likeness.deposits", l.deposits()));
        new Safetensors(metadata, tensors).write(path);
    }

    /// The model that ships with the program.
    public static AnalogueFile shipped() {
        try (InputStream in = AnalogueFile.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks " + SHIPPED);
            }
            Path copy = Files.createTempFile("analogue", ".safetensors");
            try {
                Files.write(copy, in.readAllBytes());
                return read(copy);
            } finally {
                Files.delete(copy);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// @throws org.lodecast.InvalidInput if the file is not whole, not of this kind, or made for another view
    public static AnalogueFile read(Path path) throws IOException {
        Safetensors file = Safetensors.read(path);
        String format = file.metadata().getOrDefault(FORMAT_KEY, "");
        if (!format.equals(FORMAT)) {
            throw Safetensors.bad(path, "has %s `%s`; expected `%s`", FORMAT_KEY, format, FORMAT);
        }
        try {
            if (!List.of(JSON.readValue(expected(path, file, TERMS_KEY), String[].class))
                    .equals(View.terms())) {
                throw Safetensors.bad(
                        path, "was raised on other terms than this version looks at; expected one of train-analogues");
            }
            List<Integer> widths = List.of(JSON.readValue(expected(path, file, WIDTHS_KEY), Integer[].class));
            List<Odds> members = new ArrayList<>();
            for (Integer inputs : JSON.readValue(expected(path, file, INPUTS_KEY), Integer[].class)) {
                members.add(new Odds(Odds.dense(inputs, widths), tensor(path, file, "member." + members.size())));
            }
            Likeness likeness = new Likeness(
                    tensor(path, file, "likeness.mean"),
                    tensor(path, file, "likeness.inverse"),
                    tensor(path, file, "likeness.voxels"),
                    tensor(path, file, "likeness.deposits"));
            AnalogueModel model = new AnalogueModel(
                    members,
                    calibration(tensor(path, file, "calibration.bank")),
                    calibration(tensor(path, file, "calibration.own")),
                    likeness);
            return new AnalogueFile(model, file.metadata());
        } catch (JacksonException e) {
            throw Safetensors.bad(path, "its metadata cannot be read: %s", String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw Safetensors.bad(path, "its metadata and tensors do not fit: %s", String.valueOf(e.getMessage()));
        }
    }

    private static Tensor flat(String name, float[] values) {
        return new Tensor(name, List.of(values.length), values);
    }

    /// Intercept, weights, share: all of them rounded to floats when the model was raised.
    private static float[] values(Calibration c) {
        float[] values = new float[c.weights().length + 2];
        values[0] = (float) c.intercept();
        for (int k = 0; k < c.weights().length; k++) {
            values[k + 1] = (float) c.weights()[k];
        }
        values[values.length - 1] = (float) c.share();
        return values;
    }

    private static Calibration calibration(float[] values) {
        double[] weights = new double[values.length - 2];
        for (int k = 0; k < weights.length; k++) {
            weights[k] = values[k + 1];
        }
        return new Calibration(values[0], weights, values[values.length - 1]);
    }

    private static float[] tensor(Path path, Safetensors file, String name) {
        Optional<Tensor> found =
                file.tensors().stream().filter(t -> t.name().equals(name)).findFirst();
        if (found.isEmpty()) {
            throw Safetensors.bad(path, "has no tensor %s", name);
        }
        for (float v : found.get().values()) {
            if (!Float.isFinite(v)) {
                throw Safetensors.bad(path, "tensor %s holds %s; expected finite numbers", name, v);
            }
        }
        return found.get().values();
    }

    private static String expected(Path path, Safetensors file, String key) {
        @Nullable String value = file.metadata().get(key);
        if (value == null) {
            throw Safetensors.bad(path, "is no model of this kind: its metadata has no %s", key);
        }
        return value;
    }
}
