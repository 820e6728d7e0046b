package io.latchkey.account.reset;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.UUID;

/** What notification-service is told when it asks for a link. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LinkAnswer.Issued.class, name = "ISSUED"),
    @JsonSubTypes.Type(value = LinkAnswer.NotKnownYet.class, name = "NOT_KNOWN_YET"),
    @JsonSubTypes.Type(value = LinkAnswer.NoLink.class, name = "VOID")
})
sealed interface LinkAnswer {

    /** Here it is; the same for the same cause, however often it is asked for. */
    record Issued(UUID causeId, Purpose purpose, Instant expiresAt, String token) implements LinkAnswer {

        @Override
        public String toString() {
            return "Issued[causeId=" + causeId + "]";
        }
    }

    /** The cause has not arrived here: ask again. */
    record NotKnownYet(UUID causeId) implements LinkAnswer {}

    /** There is no link to send, and will be none. */
    record NoLink(UUID causeId, String reason) implements LinkAnswer {}
}
