package io.latchkey.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether an account is sent mail at its present address, on {@code email.delivery.v1}. */
public sealed interface SuppressionEvent extends Event {

    /** An account is sent no more mail at its present address; again with another reason where a weightier one came up. */
    record AddressSuppressed(UUID accountId, SuppressionReason reason, UUID causeEmailId, Instant at)
            implements SuppressionEvent {

        public AddressSuppressed {
            FieldRules.requireSubject(accountId, at);
            FieldRules.requirePresent(reason, "reason");
            FieldRules.requirePresent(causeEmailId, "causeEmailId");
        }
    }

    /** An account is sent mail again: somebody lifted its suppression, or another address took the place of the one it was for. */
    record SuppressionLifted(UUID accountId, @Nullable UUID by, Instant at) implements SuppressionEvent {

        public SuppressionLifted {
            FieldRules.requireSubject(accountId, at);
        }
    }

    /** Why an address is sent nothing more; the later word outweighs the earlier. */
    enum SuppressionReason implements WireWord {
        /** Its server refused mail for good. */
        BOUNCED,
        /** The provider calls it invalid. */
        INVALID,
        /** The provider holds an unsubscription. */
        UNSUBSCRIBED,
        /** Its holder reported a mail as spam. */
        REPORTED_SPAM
    }
}
