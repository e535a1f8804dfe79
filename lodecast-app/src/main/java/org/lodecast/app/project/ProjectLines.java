package org.lodecast.app.project;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Where each key of a YAML text stands, by its path such as `grid.cell.1`; and which places of lists and
/// groups are empty. A reader that binds values knows its place only while it reads, and is often past it.
///
/// @param lines of the keys and list items, 1-based
/// @param empty paths of the values that are missing
record ProjectLines(Map<String, Integer> lines, List<String> empty) {

    /// As far as the text can be read.
    static ProjectLines of(String text) {
        Map<String, Integer> lines = new HashMap<>();
        List<String> empty = new ArrayList<>();
        try (JsonParser parser = new YAMLMapper().createParser(text)) {
            for (JsonToken token; (token = parser.nextToken()) != null; ) {
                TokenStreamContext context = parser.streamReadContext();
                if (token.isStructStart()) {
                    context = context.getParent(); // the list or group itself, not what is in it
                }
                if (context == null || token.isStructEnd()) {
                    continue;
                }
                String path = dotted(context);
                lines.putIfAbsent(path, parser.currentTokenLocation().getLineNr());
                if (token == JsonToken.VALUE_NULL && !path.isEmpty()) {
                    empty.add(path);
                }
            }
        } catch (JacksonException e) {
            // what is no YAML is told by whoever reads it for its values
        }
        return new ProjectLines(lines, empty);
    }

    static String dotted(TokenStreamContext context) {
        String pointer = context.pathAsPointer().toString();
        return pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.');
    }

    /// Line of a path, or of the nearest group that holds it; 0 if there is none.
    int line(String path) {
        String at = path;
        while (!at.isEmpty()) {
            Integer line = lines.get(at);
            if (line != null) {
                return line;
            }
            int dot = at.lastIndexOf('.');
            at = dot < 0 ? "" : at.substring(0, dot);
        }
        return 0;
    }
}
