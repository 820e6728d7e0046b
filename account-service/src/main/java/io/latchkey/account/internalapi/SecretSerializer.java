package io.latchkey.account.internalapi;

import io.latchkey.contracts.SecretValue;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Writes a secret as the JSON string that its caller asked for: the one place where it leaves its mask. */
final class SecretSerializer extends ValueSerializer<SecretValue> {

    @Override
    public void serialize(SecretValue value, JsonGenerator generator, SerializationContext context) {
        generator.writeString(value.value());
    }
}
