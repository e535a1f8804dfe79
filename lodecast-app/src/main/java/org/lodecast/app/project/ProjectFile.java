package org.lodecast.app.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lodecast.Finding;
import org.lodecast.InvalidInput;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Reads `project.yaml`, telling every unknown key and unreadable value at once, each with its line.
public final class ProjectFile {
    private ProjectFile() {}

    /// The file of a project given as a folder or as the file itself.
    ///
    /// @throws InvalidInput if there is none
    public static Path locate(Path project) {
        Path file = Files.isDirectory(project) ? project.resolve("project.yaml") : project;
        if (!Files.isRegularFile(file)) {
            throw InvalidInput.at(
                    "project-missing",
                    file.toString(),
                    0,
                    "no such file; expected a project.yaml, which `lodecast init` writes");
        }
        return file.toAbsolutePath().normalize();
    }

    /// @throws InvalidInput with every finding
    public static Project read(Path file) {
        Problems problems = new Problems(file.getFileName().toString());
        YAMLMapper mapper = YAMLMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                .addHandler(problems)
                .build();
        Project project = null;
        try {
            String text = Files.readString(file);
            if (!text.isBlank()) {
                project = mapper.readValue(text, Project.class);
            }
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            problems.add(at == null ? 0 : at.getLineNr(), "project-syntax", e.getOriginalMessage());
        } catch (IOException e) {
            problems.add(0, "project-unreadable", "cannot be read as UTF-8 text: " + e.getMessage());
        }
        if (project == null && problems.findings.isEmpty()) {
            problems.add(0, "project-empty", "the file is empty; expected at least `tables:`");
        }
        if (!problems.findings.isEmpty()) {
            throw new InvalidInput(problems.findings);
        }
        return java.util.Objects.requireNonNull(project);
    }

    private static final class Problems extends DeserializationProblemHandler {
        private final String file;
        private final List<Finding> findings = new ArrayList<>();

        Problems(String file) {
            this.file = file;
        }

        void add(int line, String check, String message) {
            findings.add(Finding.error(check, file, line, "", message));
        }

        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                @Nullable ValueDeserializer<?> deserializer,
                Object bean,
                String name) {
            Collection<Object> known = deserializer == null || deserializer.getKnownPropertyNames() == null
                    ? List.of()
                    : deserializer.getKnownPropertyNames();
            add(
                    parser.currentTokenLocation().getLineNr(),
                    "project-unknown-key",
                    "unknown key `" + name + "`; expected one of "
                            + known.stream().map(Object::toString).sorted().collect(Collectors.joining(", ")));
            parser.skipChildren();
            return true;
        }

        @Override
        public @Nullable Object handleWeirdStringValue(
                DeserializationContext context, Class<?> target, String value, String failure) {
            return weird(context, "`" + value + "` is not " + expected(target));
        }

        @Override
        public @Nullable Object handleWeirdNumberValue(
                DeserializationContext context, Class<?> target, Number value, String failure) {
            return weird(context, "`" + value + "` is not " + expected(target));
        }

        @Override
        public @Nullable Object handleUnexpectedToken(
                DeserializationContext context,
                JavaType target,
                tools.jackson.core.@Nullable JsonToken token,
                JsonParser parser,
                String failure) {
            weird(context, "found a " + shape(token) + "; expected " + expected(target.getRawClass()));
            parser.skipChildren();
            return null;
        }

        private @Nullable Object weird(DeserializationContext context, String message) {
            JsonParser parser = context.getParser();
            add(parser.currentTokenLocation().getLineNr(), "project-value", path(parser) + ": " + message);
            return null;
        }

        private static String path(JsonParser parser) {
            return parser.streamReadContext()
                    .pathAsPointer()
                    .toString()
                    .substring(1)
                    .replace('/', '.');
        }

        private static String shape(tools.jackson.core.@Nullable JsonToken token) {
            return switch (token) {
                case null -> "nothing";
                case START_ARRAY -> "list";
                case START_OBJECT -> "group of keys";
                default -> "single value";
            };
        }

        private static String expected(Class<?> type) {
            return switch (type.getSimpleName()) {
                case "Double" -> "a number";
                case "Integer", "Long" -> "a whole number";
                case "String" -> "text";
                case "List" -> "a list";
                default -> type.isRecord() || type.getSimpleName().equals("Map") ? "a group of keys" : "a value";
            };
        }
    }
}
