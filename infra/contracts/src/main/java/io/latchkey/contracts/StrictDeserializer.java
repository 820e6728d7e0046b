package io.latchkey.contracts;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads a JSON string by a strict form and nothing else: no number, no empty string for null, no second notation. */
final class StrictDeserializer<T> extends StdDeserializer<T> {

    private final transient Function<String, @Nullable T> form;

    StrictDeserializer(Class<T> type, Function<String, @Nullable T> form) {
        super(type);
        this.form = form;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
        T value = parser.currentToken() == JsonToken.VALUE_STRING ? form.apply(parser.getString()) : null;
        if (value == null) {
            throw new InvalidEvent("not a " + handledType().getSimpleName());
        }
        return value;
    }
}
