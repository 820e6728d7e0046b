package io.latchkey.gateway.peers;

import io.latchkey.contracts.Secret;
import io.latchkey.gateway.directory.Account;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * May this link set this password?
 *
 * @param account null when the link names no account that is known here
 * @param context words of the account that its password may not consist of
 */
public record RedemptionQuestion(
        Secret token, Secret newPassword, @Nullable Account account, List<String> context) {
    public RedemptionQuestion {
        context = List.copyOf(context);
    }
}
