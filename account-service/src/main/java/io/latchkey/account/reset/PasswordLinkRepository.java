package io.latchkey.account.reset;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Loads and saves the links of some accounts around a batch of facts, in the caller's transaction. */
@Component
public class PasswordLinkRepository {

    private final LinkTable table;
    private final LinkSettings settings;
    private final LinkSigner signer;
    private final LinkArrivals arrivals;

    PasswordLinkRepository(LinkTable table, LinkSettings settings, LinkSigner signer, LinkArrivals arrivals) {
        this.table = table;
        this.settings = settings;
        this.signer = signer;
        this.arrivals = arrivals;
    }

    /**
     * @param accountIds locked by the caller
     * @param earliest the earliest time of a request about to be decided
     */
    public Mono<PasswordLinkChangeSet> loadChangeSet(Collection<UUID> accountIds, Instant earliest) {
        return table.findRecentLive(accountIds, earliest.minus(ResetRateLimit.WINDOW))
                .collectList()
                .map(stored -> new PasswordLinkChangeSet(settings, signer, stored));
    }

    /** First earlier links are revoked, then new ones are added: a link asked for after a revocation is live. */
    public Mono<Void> save(PasswordLinkChangeSet changes) {
        Mono<Void> revoke =
                changes.revokedAccounts().isEmpty() ? Mono.empty() : table.revokeLive(changes.revokedAccounts());
        Mono<Void> add = changes.addedLinks().isEmpty()
                ? Mono.empty()
                : table.insertAll(changes.addedLinks()).then(arrivals.announceAfterCommit());
        return revoke.then(add);
    }
}
