package io.latchkey.account.reset;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The answers, in the order of the questions. */
record LinksResponse(List<LinkResult> links) {

    /** What notification-service is told when it asks for a link. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = LinkResult.Issued.class, name = "ISSUED"),
        @JsonSubTypes.Type(value = LinkResult.NotKnownYet.class, name = "NOT_KNOWN_YET"),
        @JsonSubTypes.Type(value = LinkResult.NoLink.class, name = "VOID")
    })
    sealed interface LinkResult {

        /** Here it is; the same for the same cause, however often it is asked for. */
        record Issued(UUID causeId, LinkPurpose purpose, Instant expiresAt, String token) implements LinkResult {

            @Override
            public String toString() {
                return "Issued[causeId=" + causeId + "]";
            }
        }

        /** The cause has not arrived here: ask again. */
        record NotKnownYet(UUID causeId) implements LinkResult {}

        /** There is no link to send, and will be none. */
        record NoLink(UUID causeId, String reason) implements LinkResult {}
    }
}
