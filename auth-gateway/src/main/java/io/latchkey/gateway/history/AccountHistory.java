package io.latchkey.gateway.history;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The history of each account. */
@Component
public final class AccountHistory {
    private final AccountHistoryTable table;
    private final Clock clock;

    AccountHistory(AccountHistoryTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** Joins the caller's transaction, which holds the account's lock: what is not written down did not happen. */
    public Mono<Void> append(HistoryEntry entry) {
        return Mono.defer(() -> table.insert(entry));
    }

    /** The same for an act that changes no value of the directory. */
    public Mono<Void> appendAct(UUID accountId, HistoryAct act, UUID by) {
        return append(new HistoryEntry(accountId, clock.instant(), by, act, null, null));
    }

    /** Takes address and name out of the entries of an account that is erased; joins the caller's transaction. */
    public Mono<Void> erasePerson(UUID accountId) {
        return Mono.defer(() -> table.erasePerson(accountId));
    }

    /** @param after where the page before ended; null starts at the newest */
    public Mono<HistoryPage> findPage(UUID accountId, @Nullable HistoryCursor after, int limit) {
        long before = after == null ? Long.MAX_VALUE : after.position();
        return table.findNewest(accountId, before, limit + 1).collectList().map(found -> HistoryPage.of(found, limit));
    }

    /** One page, newest first, and where the next one begins; null when this is the last. */
    public record HistoryPage(
            List<HistoryEntry> entries, @Nullable HistoryCursor next) {
        static HistoryPage of(List<PlacedEntry> oneMore, int limit) {
            List<PlacedEntry> shown = oneMore.subList(0, Math.min(limit, oneMore.size()));
            return new HistoryPage(
                    shown.stream().map(PlacedEntry::entry).toList(),
                    oneMore.size() > limit
                            ? new HistoryCursor(
                                    shown.getLast().entry().accountId(),
                                    shown.getLast().position())
                            : null);
        }
    }

    /** An entry and its place. */
    record PlacedEntry(long position, HistoryEntry entry) {}
}
