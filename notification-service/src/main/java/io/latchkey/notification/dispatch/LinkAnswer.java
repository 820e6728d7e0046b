package io.latchkey.notification.dispatch;

import io.latchkey.contracts.EmailReason;
import io.latchkey.contracts.Secret;
import io.latchkey.notification.delivery.Happening.Closed;
import io.latchkey.notification.delivery.Happening.Ending;
import java.time.Instant;
import java.util.UUID;

/** What account-service says about the link of one cause. */
sealed interface LinkAnswer {

    /** The link: always the same for the same cause. */
    record Issued(Instant expiresAt, Secret token) implements LinkAnswer {}

    /** The cause has not reached account-service. */
    record NotKnownYet() implements LinkAnswer {}

    /** There is no link to send, and there will be none. */
    record Dead(EmailReason reason) implements LinkAnswer {

        Closed closed(UUID emailId) {
            Ending ending = reason == EmailReason.LINK_EXPIRED ? Ending.EXPIRED : Ending.SUPPRESSED;
            return new Closed(emailId, ending, reason);
        }
    }
}
