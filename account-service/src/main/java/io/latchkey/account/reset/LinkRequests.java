package io.latchkey.account.reset;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Opens the book of some accounts' link requests and keeps what was written in it, in the caller's transaction. */
@Component
public class LinkRequests {

    private final LinkTable table;
    private final LinkSettings settings;
    private final LinkKeys keys;

    LinkRequests(LinkTable table, LinkSettings settings, LinkKeys keys) {
        this.table = table;
        this.settings = settings;
        this.keys = keys;
    }

    /**
     * @param accountIds locked by the caller
     * @param earliest the earliest time of a request about to be decided
     */
    public Mono<RequestBook> open(Collection<UUID> accountIds, Instant earliest) {
        return table.lately(accountIds, earliest.minus(Limits.WINDOW))
                .collectList()
                .map(stored -> new RequestBook(settings, keys, stored));
    }

    /** Kills every link of an account whose holder changed the password. */
    public Mono<Void> passwordChanged(UUID accountId, Instant at) {
        return table.end(Map.of(accountId, new LinkRequest.End(at, EndedBy.PASSWORD_CHANGED)));
    }

    /** First what was there before is ended, then what is new is added: a request after an end is alive. */
    public Mono<Void> save(RequestBook book) {
        Mono<Void> end = book.ended().isEmpty() ? Mono.empty() : table.end(book.ended());
        Mono<Void> add = book.added().isEmpty() ? Mono.empty() : table.add(book.added());
        return end.then(add);
    }
}
