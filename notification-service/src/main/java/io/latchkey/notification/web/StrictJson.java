package io.latchkey.notification.web;

import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Reads a request's JSON to the letter: unknown and repeated fields, wrong types and trailing text are refused. */
public final class StrictJson {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .withCoercionConfig(
                    LogicalType.Textual, text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private StrictJson() {}

    /** The body as a record, whose components may all be null; fails with {@code invalid-request}. */
    public static <T> T readBody(byte[] body, Class<T> type) {
        try {
            T read = STRICT.readValue(
                    body.length == 0 ? "{}".getBytes(java.nio.charset.StandardCharsets.US_ASCII) : body, type);
            if (read == null) {
                throw Problem.invalidRequest("", "must be an object").asException();
            }
            return read;
        } catch (UnrecognizedPropertyException e) {
            throw Problem.invalidRequest(toPointer(e), "is not a field of this request")
                    .asException();
        } catch (StreamReadException e) {
            throw Problem.invalidRequest("", "is not well-formed JSON, or has a field twice")
                    .asException();
        } catch (JacksonException e) {
            throw Problem.invalidRequest(toPointer(e), "is of the wrong type").asException();
        }
    }

    private static String toPointer(JacksonException failure) {
        return failure.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? Integer.toString(step.getIndex()) : step.getPropertyName())
                .map(name -> "/" + name.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }
}
