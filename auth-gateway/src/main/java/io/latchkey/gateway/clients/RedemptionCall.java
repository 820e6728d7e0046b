package io.latchkey.gateway.clients;

import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.SecurityEvent.LinkRefusal;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.Account.StateCopy;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * May this link set this password?
 *
 * @param account null when the link names no account that is known here
 * @param context words of the account that its password may not consist of
 */
public record RedemptionCall(
        SecretValue token,
        SecretValue newPassword,
        @Nullable Account account,
        List<String> context) {
    public RedemptionCall {
        context = List.copyOf(context);
    }

    /** What account-service said to a redemption. */
    public sealed interface Result {
        /** The password is set; whatever an older credential opened must end now. */
        record Redeemed(UUID accountId, long credentialVersion, StateCopy state) implements Result {}

        /** The link is dead. */
        record LinkRefused(LinkRefusal reason) implements Result {}

        /** The link stays good; the password will not do. */
        record PasswordRejected(List<String> reasons) implements Result {
            public PasswordRejected {
                reasons = List.copyOf(reasons);
            }
        }

        /** No answer to be had; the question may be asked again. */
        record Unavailable(Duration retryAfter) implements Result {}
    }
}
