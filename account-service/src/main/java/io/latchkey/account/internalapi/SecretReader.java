package io.latchkey.account.internalapi;

import io.latchkey.contracts.Secret;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads a secret from a JSON string of well-formed Unicode: half a surrogate pair has no bytes that could be hashed. */
final class SecretReader extends ValueDeserializer<Secret> {

    @Override
    public Secret deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return context.reportInputMismatch(Secret.class, "a secret is a string");
        }
        String text = parser.getString();
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            return context.reportInputMismatch(Secret.class, "a secret is well-formed Unicode");
        }
        return new Secret(text);
    }
}
