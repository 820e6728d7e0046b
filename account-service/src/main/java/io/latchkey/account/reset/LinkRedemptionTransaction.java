package io.latchkey.account.reset;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.AccountRepository;
import io.latchkey.account.reset.PasswordUpdate.NewPassword;
import io.latchkey.contracts.AccountFact.PasswordChangeCause;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The one transaction that consumes a link and stores the password it was redeemed for. */
@Component
class LinkRedemptionTransaction {

    private final LinkTable links;
    private final AccountRepository accounts;
    private final PasswordUpdate passwordUpdate;
    private final TransactionalOperator transaction;
    private final InstantSource clock;

    LinkRedemptionTransaction(
            LinkTable links,
            AccountRepository accounts,
            PasswordUpdate passwordUpdate,
            TransactionalOperator transaction,
            InstantSource clock) {
        this.links = links;
        this.accounts = accounts;
        this.passwordUpdate = passwordUpdate;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Empty, with nothing changed, when the link could no longer be consumed. */
    Mono<Account> redeem(PasswordLink link, String hash) {
        return transaction.transactional(
                accounts.lockForUpdate(link.accountId()).single().flatMap(account -> consumeLink(link, account, hash)));
    }

    private Mono<Account> consumeLink(PasswordLink link, Account account, String hash) {
        // Read under the lock, so that times of changes of one account never run backwards.
        Instant now = clock.instant();
        return links.consume(link.requestId(), now)
                .filter(consumed -> consumed == 1)
                .flatMap(consumed -> passwordUpdate.replacePassword(
                        account, new NewPassword(hash, causeOf(link), link.requestId(), now)));
    }

    private static PasswordChangeCause causeOf(PasswordLink link) {
        return switch (link.origin().purpose()) {
            case FIRST_SIGN_IN -> PasswordChangeCause.FIRST_SIGN_IN_LINK;
            case PASSWORD_RESET -> PasswordChangeCause.RESET_LINK;
        };
    }
}
