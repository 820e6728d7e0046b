package io.latchkey.notification.web;

import io.latchkey.platform.web.Problem;
import io.latchkey.platform.web.RequestValidator;
import io.latchkey.platform.web.StrictJson;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.json.JsonMapper;

/** Reads a request's JSON to the letter; no body at all is an empty object. */
public final class ConsoleJson {

    private static final JsonMapper STRICT =
            StrictJson.configureStrict(JsonMapper.builder()).build();
    private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.US_ASCII);

    private ConsoleJson() {}

    /** The body as a record, whose components may all be null; fails with {@code invalid-request}. */
    public static <T> T readBody(byte[] body, Class<T> type) {
        try {
            T read = STRICT.readValue(body.length == 0 ? EMPTY : body, type);
            if (read == null) {
                throw Problem.invalidRequest("", "must be an object").toException();
            }
            return read;
        } catch (StreamReadException e) {
            throw Problem.invalidRequest("", "is not well-formed JSON, or has a field twice")
                    .toException();
        } catch (JacksonException e) {
            throw RequestValidator.toProblem(e).toException();
        }
    }
}
