package io.latchkey.account.reset;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.AccountRepository;
import io.latchkey.account.reset.LinkVerifier.RedemptionAttempt;
import io.latchkey.contracts.AccountFact.PasswordChangeCause;
import io.latchkey.contracts.AccountFact.PasswordChanged;
import io.latchkey.messaging.outbox.Outbox;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The one way in which a password is replaced: it is saved, the account's links are revoked, the change is published. */
@Component
public class PasswordUpdate {

    private final AccountRepository accounts;
    private final LinkTable links;
    private final MailboxEvidence mailbox;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final InstantSource clock;

    PasswordUpdate(
            AccountRepository accounts,
            LinkTable links,
            MailboxEvidence mailbox,
            Outbox outbox,
            TransactionalOperator transaction,
            InstantSource clock) {
        this.accounts = accounts;
        this.links = links;
        this.mailbox = mailbox;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * By a link, in the one transaction that consumes it; empty, with nothing changed, when it could no longer be consumed.
     */
    Mono<Account> redeemLink(RedemptionAttempt attempt, String hash) {
        PasswordLink link = attempt.link();
        return transaction.transactional(accounts.lockForUpdate(link.accountId())
                .single()
                .map(account -> account.withAddressOf(attempt.request().facts()))
                .flatMap(account -> consumeLink(link, account, hash))
                .delayUntil(account -> mailbox.recordRedemption(attempt.request(), account)));
    }

    private Mono<Account> consumeLink(PasswordLink link, Account account, String hash) {
        // Read under the lock, so that times of changes of one account never run backwards.
        Instant now = clock.instant();
        return links.consume(link.requestId(), now)
                .filter(consumed -> consumed == 1)
                .flatMap(consumed ->
                        replacePassword(account, new NewPassword(hash, causeOf(link), link.requestId(), now)));
    }

    private static PasswordChangeCause causeOf(PasswordLink link) {
        return switch (link.origin().purpose()) {
            case FIRST_SIGN_IN -> PasswordChangeCause.FIRST_SIGN_IN_LINK;
            case PASSWORD_RESET -> PasswordChangeCause.RESET_LINK;
        };
    }

    /** In the caller's transaction, which has locked the account {@code before} this. */
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
