package io.latchkey.account.internalapi;

import io.latchkey.contracts.SecretValue;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads a secret from a JSON string of well-formed Unicode: half a surrogate pair has no bytes that could be hashed. */
final class SecretDeserializer extends ValueDeserializer<SecretValue> {

    @Override
    public SecretValue deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return context.reportInputMismatch(SecretValue.class, "a secret is a string");
        }
        String text = parser.getString();
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            return context.reportInputMismatch(SecretValue.class, "a secret is well-formed Unicode");
        }
        return new SecretValue(text);
    }
}
