package io.latchkey.account.reset;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.AccountRepository;
import io.latchkey.contracts.AccountFact.PasswordChangeCause;
import io.latchkey.contracts.AccountFact.PasswordChanged;
import io.latchkey.messaging.outbox.Outbox;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The one transaction that spends a link and stores what it was spent for. */
@Component
class LinkRedemptionTransaction {

    private final LinkTable links;
    private final AccountRepository registry;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final InstantSource clock;

    LinkRedemptionTransaction(
            LinkTable links,
            AccountRepository registry,
            Outbox outbox,
            TransactionalOperator transaction,
            InstantSource clock) {
        this.links = links;
        this.registry = registry;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Empty, with nothing changed, when the link could no longer be spent. */
    Mono<RedemptionResponse.Redeemed> redeem(PasswordLink link, String hash) {
        return transaction.transactional(registry.lockForUpdate(List.of(link.accountId()))
                .map(locked -> Objects.requireNonNull(locked.get(link.accountId())))
                .flatMap(account -> consumeLink(link, account, hash)));
    }

    static RedemptionResponse.Redeemed toResponse(Account account) {
        return new RedemptionResponse.Redeemed(
                account.accountId(), account.credential().version(), account.toStateSummary());
    }

    private Mono<RedemptionResponse.Redeemed> consumeLink(PasswordLink link, Account account, String hash) {
        // Read under the lock, so that times of changes of one account never run backwards.
        Instant now = clock.instant();
        return links.consume(link.requestId(), now)
                .filter(spent -> spent == 1)
                .flatMap(spent -> saveAndPublish(link, account.withPassword(hash, now, link.requestId()), now));
    }

    private Mono<RedemptionResponse.Redeemed> saveAndPublish(PasswordLink link, Account account, Instant now) {
        var changed = new PasswordChanged(
                account.accountId(), account.credential().version(), causeOf(link), link.requestId(), now);
        return registry.save(List.of(account))
                .then(links.revokeLive(
                        Map.of(account.accountId(), new PasswordLink.Revocation(now, LinkRevocationReason.LINK_USED))))
                .then(outbox.append(changed, account.toAccountState(now)))
                .thenReturn(toResponse(account));
    }

    private static PasswordChangeCause causeOf(PasswordLink link) {
        return switch (link.origin().purpose()) {
            case FIRST_SIGN_IN -> PasswordChangeCause.FIRST_SIGN_IN_LINK;
            case PASSWORD_RESET -> PasswordChangeCause.RESET_LINK;
        };
    }
}
