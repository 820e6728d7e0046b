package io.latchkey.account.reset;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The links that notification-service is about to send. */
record LinksRequest(List<Cause> causes) {

    static final int MOST = 500;

    LinksRequest {
        causes = List.copyOf(causes);
        if (causes.size() > MOST) {
            throw new IllegalArgumentException("more than " + MOST + " causes");
        }
    }

    /** What asked for a link, and for whom. */
    record Cause(UUID causeId, UUID accountId) {

        Cause {
            Objects.requireNonNull(causeId, "causeId");
            Objects.requireNonNull(accountId, "accountId");
        }
    }
}
