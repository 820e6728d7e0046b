package io.latchkey.contracts.internal;

import io.latchkey.contracts.internal.LinksOperation.LinkOutcome;
import io.latchkey.contracts.internal.LinksOperation.LinkOutcome.LinkNotUnderstood;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.jsontype.TypeDeserializer;

/** Reads each link of a response by itself, so that one that is not understood holds up no other mail. */
final class LinkOutcomeReader extends ValueDeserializer<LinkOutcome> {

    @Override
    public LinkOutcome deserialize(JsonParser parser, DeserializationContext context) {
        JsonNode link = context.readTree(parser);
        try {
            return context.readTreeAsValue(link, LinkOutcome.class);
        } catch (JacksonException misfit) {
            UUID causeId = context.readTreeAsValue(link.path("causeId"), UUID.class);
            return new LinkNotUnderstood(Objects.requireNonNull(causeId, "causeId"));
        }
    }

    // The outcome is read above; left to Jackson, an unknown one would fail the whole response.
    @Override
    public Object deserializeWithType(JsonParser parser, DeserializationContext context, TypeDeserializer types) {
        return deserialize(parser, context);
    }
}
