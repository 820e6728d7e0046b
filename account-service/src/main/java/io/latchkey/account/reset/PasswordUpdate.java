package io.latchkey.account.reset;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.AccountRepository;
import io.latchkey.contracts.AccountFact.PasswordChangeCause;
import io.latchkey.contracts.AccountFact.PasswordChanged;
import io.latchkey.messaging.outbox.Outbox;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Saves a new password, revokes the account's links and publishes the change; in the caller's transaction. */
@Component
public class PasswordUpdate {

    private final AccountRepository accounts;
    private final LinkTable links;
    private final Outbox outbox;

    PasswordUpdate(AccountRepository accounts, LinkTable links, Outbox outbox) {
        this.accounts = accounts;
        this.links = links;
        this.outbox = outbox;
    }

    /** @param before locked by the caller */
    public Mono<Account> replacePassword(Account before, NewPassword password) {
        Account account = before.withPassword(password.hash(), password.at(), password.linkId());
        var changed = new PasswordChanged(
                account.accountId(),
                account.credential().version(),
                password.cause(),
                password.linkId(),
                password.at());
        return accounts.save(List.of(account))
                .then(links.revokeLive(Map.of(account.accountId(), password.toRevocation())))
                .then(outbox.append(changed, account.toAccountState(password.at())))
                .thenReturn(account);
    }

    /**
     * A password that passed the rules.
     *
     * @param hash encoded Argon2id
     * @param linkId the link it was set by; null when a signed-in holder changed it
     */
    public record NewPassword(
            String hash,
            PasswordChangeCause cause,
            @Nullable UUID linkId,
            Instant at) {

        private PasswordLink.Revocation toRevocation() {
            return new PasswordLink.Revocation(
                    at, linkId == null ? LinkRevocationReason.PASSWORD_CHANGED : LinkRevocationReason.LINK_USED);
        }

        /** Masked: a hash is material for guessing. */
        @Override
        public String toString() {
            return "NewPassword[cause=" + cause + "]";
        }
    }
}
