package org.lodecast.app.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lodecast.Finding;
import org.lodecast.InvalidInput;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.type.LogicalType;
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
        Problems problems = new Problems(file.getFileName().toString(), ProjectLines.of(text(file)));
        YAMLMapper mapper = YAMLMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                .withCoercionConfig(
                        LogicalType.Integer, c -> c.setCoercion(CoercionInputShape.Float, CoercionAction.Fail))
                .addHandler(problems)
                .build();
        Project project = null;
        try {
            String text = text(file);
            try (JsonParser parser = mapper.createParser(text)) {
                JsonToken first = parser.nextToken();
                if (first != null && first != JsonToken.VALUE_NULL) {
                    problems.demandGroup(first, parser);
                    project = mapper.readValue(text, Project.class);
                }
            }
            problems.demandNothingEmpty();
        } catch (InvalidFormatException e) {
            problems.value(e);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            problems.add(
                    at == null ? 0 : at.getLineNr(),
                    "project-syntax",
                    e.getOriginalMessage().strip().replaceAll("\\s*\\n\\s*", "; "));
        }
        if (project == null && problems.findings.isEmpty()) {
            problems.add(0, "project-empty", "the file is empty; expected at least `tables:`");
        }
        if (!problems.findings.isEmpty()) {
            problems.findings.sort(Comparator.comparingInt(Finding::line)); // unknown keys are read late
            throw new InvalidInput(problems.findings);
        }
        return java.util.Objects.requireNonNull(project);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw InvalidInput.at(
                    "project-unreadable",
                    file.getFileName().toString(),
                    0,
                    "cannot be read as UTF-8 text: " + e.getMessage());
        }
    }

    private static final class Problems extends DeserializationProblemHandler {
        private final String file;
        private final ProjectLines lines;
        private final List<Finding> findings = new ArrayList<>();

        Problems(String file, ProjectLines lines) {
            this.file = file;
            this.lines = lines;
        }

        /// What the reader would otherwise say of a list or a word in terms of its own classes.
        void demandGroup(JsonToken first, JsonParser parser) {
            if (first != JsonToken.START_OBJECT) {
                throw InvalidInput.at(
                        "project-value",
                        file,
                        parser.currentTokenLocation().getLineNr(),
                        "found a " + shape(first) + "; expected a group of keys such as `tables:`");
            }
        }

        /// A key without a value takes its default, but a list or a named element cannot have a hole in it.
        void demandNothingEmpty() {
            for (String path : lines.empty()) {
                String last = path.substring(path.lastIndexOf('.') + 1);
                String group = path.substring(0, Math.max(0, path.lastIndexOf('.')));
                if (last.matches("[0-9]+") || group.equals("tables.assay.elements")) {
                    add(lines.line(path), "project-value", path + ": is empty; expected a value");
                }
            }
        }

        void value(InvalidFormatException e) {
            StringBuilder path = new StringBuilder();
            for (JacksonException.Reference r : e.getPath()) {
                path.append(path.isEmpty() ? "" : ".")
                        .append(r.getPropertyName() != null ? r.getPropertyName() : r.getIndex());
            }
            String at = path.toString();
            add(lines.line(at), "project-value", at + ": `" + e.getValue() + "` is not " + expected(e.getTargetType()));
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
            String at = path(parser);
            add(
                    lines.line(at),
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
                @Nullable JsonToken token,
                JsonParser parser,
                String failure) {
            weird(context, "found a " + shape(token) + "; expected " + expected(target.getRawClass()));
            parser.skipChildren();
            return null;
        }

        @Override
        public @Nullable Object handleMissingInstantiator(
                DeserializationContext context,
                Class<?> target,
                ValueInstantiator instantiator,
                JsonParser parser,
                String failure) {
            weird(context, "found a " + shape(parser.currentToken()) + "; expected " + expected(target));
            parser.skipChildren();
            return null;
        }

        private @Nullable Object weird(DeserializationContext context, String message) {
            JsonParser parser = context.getParser();
            String at = path(parser);
            add(lines.line(at), "project-value", at + ": " + message);
            return null;
        }

        /// Of the current value; at the start of a list or group the parser's context is already inside it.
        private static String path(JsonParser parser) {
            JsonToken token = parser.currentToken();
            return ProjectLines.dotted(
                    token != null && token.isStructStart()
                            ? parser.streamReadContext().getParent()
                            : parser.streamReadContext());
        }

        private static String shape(@Nullable JsonToken token) {
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
                case "Search" -> "a radius, or a group of keys";
                default ->
                    type.isRecord() || java.util.Map.class.isAssignableFrom(type) ? "a group of keys" : "a value";
            };
        }
    }
}
