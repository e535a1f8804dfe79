package org.lodecast.app.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// `manifest.json`: what a run was made from and what it made. It holds no clock and no count of threads, so
/// that the same input gives the same bytes; how long each stage took stands in `timings.json`.
final class Manifest {
    static final String FILE = "manifest.json";

    private Manifest() {}

    static void write(Workspace w, Map<String, String> keys, Map<String, String> inputs, List<String> products)
            throws IOException {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("project", w.name());
        m.put("lodecast", version());
        m.put("inputs", new TreeMap<>(inputs));
        m.put("seed", w.project().seed());
        m.put("settings", w.project());
        Map<String, Object> resolved = new LinkedHashMap<>();
        for (String stage : keys.keySet()) {
            StageFolder f = StageFolder.finished(w.out(), stage);
            if (Files.exists(w.out().resolve("work").resolve(stage).resolve("resolved.json"))) {
                resolved.put(stage, f.json("resolved", Object.class));
            }
        }
        m.put("resolved", resolved);
        m.put("stages", keys);
        Map<String, String> made = new TreeMap<>();
        for (String p : products) {
            made.put(p, CodeVersion.hash(w.out().resolve(p)));
        }
        m.put("products", made);
        Path part = w.out().resolve(FILE + ".tmp");
        Files.writeString(part, Json.pretty(m));
        Files.move(part, w.out().resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
    }

    /// Whether the manifest that is there names these results, perhaps among others.
    static boolean names(Path out, Map<String, String> keys) {
        if (!Files.exists(out.resolve(FILE))) {
            return false;
        }
        try {
            JsonNode stages = Json.MAPPER.readTree(out.resolve(FILE)).path("stages");
            return keys.entrySet().stream()
                    .allMatch(k -> stages.path(k.getKey()).asString("").equals(k.getValue()));
        } catch (JacksonException e) {
            return false; // someone wrote in it: it is made again
        }
    }

    static Map<String, String> version() {
        Map<String, String> v = new LinkedHashMap<>();
        v.put("version", CodeVersion.number());
        v.put("code", CodeVersion.hash());
        v.put("java", String.valueOf(Runtime.version().feature()));
        return v;
    }
}
