package io.latchkey.account.reset;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Opens the book of some accounts' link requests and keeps what was written in it, in the caller's transaction. */
@Component
public class PasswordLinkRepository {

    private final LinkTable table;
    private final LinkSettings settings;
    private final LinkSigner keys;

    PasswordLinkRepository(LinkTable table, LinkSettings settings, LinkSigner keys) {
        this.table = table;
        this.settings = settings;
        this.keys = keys;
    }

    /**
     * @param accountIds locked by the caller
     * @param earliest the earliest time of a request about to be decided
     */
    public Mono<PasswordLinkChangeSet> loadChangeSet(Collection<UUID> accountIds, Instant earliest) {
        return table.findRecentLive(accountIds, earliest.minus(ResetRateLimit.WINDOW))
                .collectList()
                .map(stored -> new PasswordLinkChangeSet(settings, keys, stored));
    }

    /** Kills every link of an account whose holder changed the password. */
    public Mono<Void> revokeAfterPasswordChange(UUID accountId, Instant at) {
        return table.revokeLive(
                Map.of(accountId, new PasswordLink.Revocation(at, LinkRevocationReason.PASSWORD_CHANGED)));
    }

    /** First what was there before is ended, then what is new is added: a request after an end is alive. */
    public Mono<Void> save(PasswordLinkChangeSet book) {
        Mono<Void> end = book.revokedAccounts().isEmpty() ? Mono.empty() : table.revokeLive(book.revokedAccounts());
        Mono<Void> add = book.addedLinks().isEmpty() ? Mono.empty() : table.insertAll(book.addedLinks());
        return end.then(add);
    }
}
