package io.latchkey.contracts.internal;

import com.fasterxml.jackson.annotation.JsonValue;
import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.EventJson.StrictDeserializer;
import io.latchkey.contracts.SecretValue;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * The one JSON mapping of internal requests and responses: members in the order of the record, ISO 8601 times, nothing
 * coerced, no key twice. In a response, a word that an enum does not know yet is null; the record decides whether it may
 * be.
 */
final class InternalJson {

    private static final JsonMapper REQUESTS =
            strict().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    private static final JsonMapper RESPONSES = strict().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            .build();

    private InternalJson() {}

    private static JsonMapper.Builder strict() {
        return JsonMapper.builder()
                .addModule(new SimpleModule("latchkey-internal")
                        .addDeserializer(
                                SecretValue.class,
                                new StrictDeserializer<>(SecretValue.class, InternalJson::readSecret))
                        .addDeserializer(
                                EmailAddress.class, new StrictDeserializer<>(EmailAddress.class, EmailAddress::new)))
                .addMixIn(SecretValue.class, UnmaskedText.class)
                .addMixIn(EmailAddress.class, UnmaskedText.class)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
    }

    /** @param type the declared type: with a sealed one, the outcome is written, too */
    static byte[] write(Object message, Class<?> type) {
        return REQUESTS.writerFor(type).writeValueAsBytes(message);
    }

    static <T> T readRequest(byte[] json, Class<T> type) {
        return read(REQUESTS, json, type);
    }

    static <T> T readResponse(byte[] json, Class<T> type) {
        return read(RESPONSES, json, type);
    }

    private static <T> T read(JsonMapper mapper, byte[] json, Class<T> type) {
        try {
            T message = mapper.readValue(json, type);
            if (message == null) {
                throw new InvalidMessage("", "must be an object");
            }
            return message;
        } catch (InvalidTypeIdException unknown) {
            String outcome = unknown.getTypeId();
            throw outcome == null ? new InvalidMessage("/outcome", "is missing") : new UnknownOutcome(outcome);
        } catch (DatabindException misfit) {
            throw new InvalidMessage(findPlace(misfit), "is not what belongs here");
        } catch (JacksonException malformed) {
            throw new InvalidMessage("", "is not JSON");
        }
    }

    private static String findPlace(DatabindException misfit) {
        var pointer = new StringBuilder();
        for (JacksonException.Reference step : misfit.getPath()) {
            String name = step.getPropertyName();
            // Names of ours are short; whatever else stands there is not repeated.
            boolean ours = name == null || (name.length() <= 32 && name.chars().allMatch(Character::isLetterOrDigit));
            pointer.append('/').append(name == null ? String.valueOf(step.getIndex()) : ours ? name : "?");
        }
        return pointer.toString();
    }

    /** Half a surrogate pair has no bytes that could be hashed. */
    private static SecretValue readSecret(String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("a secret is well-formed Unicode");
        }
        return new SecretValue(text);
    }

    /** Writes a masked value as the JSON string that it is: the one place where it leaves its mask. */
    private abstract static class UnmaskedText {
        @JsonValue
        abstract String value();
    }
}
