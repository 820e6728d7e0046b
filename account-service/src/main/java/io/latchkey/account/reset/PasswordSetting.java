package io.latchkey.account.reset;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.Registry;
import io.latchkey.contracts.PasswordChangeCause;
import io.latchkey.contracts.PasswordChanged;
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
class PasswordSetting {

    private final LinkTable links;
    private final Registry registry;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final InstantSource clock;

    PasswordSetting(
            LinkTable links, Registry registry, Outbox outbox, TransactionalOperator transaction, InstantSource clock) {
        this.links = links;
        this.registry = registry;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Empty, with nothing changed, when the link could no longer be spent. */
    Mono<RedemptionAnswer.Redeemed> set(LinkRequest link, String hash) {
        return transaction.transactional(registry.lock(List.of(link.accountId()))
                .map(locked -> Objects.requireNonNull(locked.get(link.accountId())))
                .flatMap(account -> spend(link, account, hash)));
    }

    static RedemptionAnswer.Redeemed answer(Account account) {
        return new RedemptionAnswer.Redeemed(
                account.accountId(), account.credential().version(), account.answer());
    }

    private Mono<RedemptionAnswer.Redeemed> spend(LinkRequest link, Account account, String hash) {
        // Read under the lock, so that times of changes of one account never run backwards.
        Instant now = clock.instant();
        return links.consume(link.requestId(), now)
                .filter(spent -> spent == 1)
                .flatMap(spent -> keep(link, account.withPassword(hash, now, link.requestId()), now));
    }

    private Mono<RedemptionAnswer.Redeemed> keep(LinkRequest link, Account account, Instant now) {
        var changed = new PasswordChanged(
                account.accountId(), account.credential().version(), cause(link), link.requestId(), now);
        return registry.save(List.of(account))
                .then(links.end(Map.of(account.accountId(), new LinkRequest.End(now, EndedBy.LINK_USED))))
                .then(outbox.append(changed, account.state(now)))
                .thenReturn(answer(account));
    }

    private static PasswordChangeCause cause(LinkRequest link) {
        return switch (link.origin().purpose()) {
            case FIRST_SIGN_IN -> PasswordChangeCause.FIRST_SIGN_IN_LINK;
            case PASSWORD_RESET -> PasswordChangeCause.RESET_LINK;
        };
    }
}
