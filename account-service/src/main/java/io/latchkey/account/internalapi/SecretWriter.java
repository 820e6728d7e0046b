package io.latchkey.account.internalapi;

import io.latchkey.contracts.Secret;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Writes a secret as the JSON string that its caller asked for: the one place where it leaves its mask. */
final class SecretWriter extends ValueSerializer<Secret> {

    @Override
    public void serialize(Secret value, JsonGenerator generator, SerializationContext context) {
        generator.writeString(value.value());
    }
}
