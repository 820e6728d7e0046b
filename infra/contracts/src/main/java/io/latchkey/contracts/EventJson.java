package io.latchkey.contracts;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * The one JSON mapping of events: UTF-8 without a byte order mark, ISO 8601 times, nulls written, unknown fields
 * ignored, nothing coerced, no key twice. A field that may be null may also be absent, so that a later version can add
 * one; what a type needs is checked by its record.
 */
public final class EventJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule("latchkey")
                    .addDeserializer(UUID.class, new StrictDeserializer<>(UUID.class, StrictValues::parseUuid))
                    .addDeserializer(Instant.class, new StrictDeserializer<>(Instant.class, StrictValues::parseTime))
                    .addDeserializer(String.class, new StrictDeserializer<>(String.class, text -> text)))
            .withCoercionConfigDefaults(coercion -> coercion.setAcceptBlankAsEmpty(false)
                    .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private EventJson() {}

    public static byte[] toBytes(Event event) {
        return MAPPER.writeValueAsBytes(event);
    }

    /**
     * @return null for the JSON literal {@code null}
     * @throws JacksonException when the text is not this event
     * @throws InvalidEventException when it breaks a rule of this event
     */
    static <E extends Event> @Nullable E fromJson(String json, Class<E> type) {
        return MAPPER.readValue(json, type);
    }

    /** @return null when the bytes are not UTF-8; of UTF-16, a byte order mark or stray surrogates nothing is guessed */
    static @Nullable String decodeUtf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** Reads a JSON string by a strict form and nothing else: no number, no empty string for null, no second notation. */
    public static final class StrictDeserializer<T> extends StdDeserializer<T> {

        private final transient Function<String, @Nullable T> form;

        public StrictDeserializer(Class<T> type, Function<String, @Nullable T> form) {
            super(type);
            this.form = form;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            T value = parser.currentToken() == JsonToken.VALUE_STRING ? form.apply(parser.getString()) : null;
            if (value == null) {
                throw new InvalidEventException("not a " + handledType().getSimpleName());
            }
            return value;
        }
    }
}
