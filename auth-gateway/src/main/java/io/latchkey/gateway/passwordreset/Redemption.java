package io.latchkey.gateway.passwordreset;

import io.latchkey.contracts.LinkRefusal;
import java.time.Duration;
import java.util.List;

/** What became of a link and a new password. */
sealed interface Redemption {
    /** The password is set, and every session of an older one is dead. */
    record Done() implements Redemption {}

    /** The link is dead; a new one helps. */
    record LinkRefused(LinkRefusal reason) implements Redemption {}

    /**
     * The link stays good; another password helps.
     *
     * @param reasons {@code too-short}, {@code too-long}, {@code common}, {@code context}, {@code same-as-before}
     */
    record PasswordRejected(List<String> reasons) implements Redemption {
        public PasswordRejected {
            reasons = List.copyOf(reasons);
        }
    }

    /** Not now; the same again later is safe. */
    record Unavailable(Duration retryAfter) implements Redemption {}
}
