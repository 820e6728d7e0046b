package io.latchkey.gateway.peers;

import io.latchkey.contracts.LinkRefusal;
import io.latchkey.gateway.directory.StateCopy;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What account-service said to a redemption. */
public sealed interface RedemptionAnswer {
    /** The password is set; whatever an older credential opened must end now. */
    record Redeemed(UUID accountId, long credentialVersion, StateCopy state) implements RedemptionAnswer {}

    /** The link is dead. */
    record LinkRefused(LinkRefusal reason) implements RedemptionAnswer {}

    /** The link stays good; the password will not do. */
    record PasswordRejected(List<String> reasons) implements RedemptionAnswer {
        public PasswordRejected {
            reasons = List.copyOf(reasons);
        }
    }

    /** No answer to be had; the question may be asked again. */
    record Unavailable(Duration retryAfter) implements RedemptionAnswer {}
}
