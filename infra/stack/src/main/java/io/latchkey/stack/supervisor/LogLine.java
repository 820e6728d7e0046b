package io.latchkey.stack.supervisor;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A line of a process's log as a person reads it: of one that is JSON, what was said and what went wrong. */
final class LogLine {

    private LogLine() {}

    /** @param line read byte by byte (ISO 8859-1), so that none is unreadable */
    static Stream<String> toPlainText(String line) {
        if (!line.startsWith("{")) {
            return Stream.of(line);
        }
        try {
            JsonNode object = JsonMapper.shared().readTree(line.getBytes(StandardCharsets.ISO_8859_1));
            String level = object.path("log").path("level").asString("");
            String failure = object.path("error").path("stack_trace").asString("");
            return Stream.concat(
                    (level + " " + object.path("message").asString("")).strip().lines(), failure.lines());
        } catch (JacksonException e) {
            // Cut short by a crash: better as it is than not at all.
            return Stream.of(line);
        }
    }
}
