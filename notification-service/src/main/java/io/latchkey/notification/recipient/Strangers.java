package io.latchkey.notification.recipient;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.Locale;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** People who are owed a mail and have no account: known until it has left, then an id. */
@Component
public final class Strangers {

    private final StrangerTable table;
    private final Clock clock;

    Strangers(StrangerTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /**
     * Remembers somebody, once per request; joins the caller's transaction.
     *
     * @return whether the request was new
     * @throws IllegalArgumentException for an address that no mail can be sent to
     */
    public Mono<Boolean> remember(UUID requestId, EmailAddress address, String name, Locale locale) {
        var row = new StrangerTable.Row(
                requestId,
                Sendable.checked(address.value()),
                PersonName.of(name).value(),
                locale);
        return table.insert(row, clock.instant());
    }

    /** Those that are still known, by request. */
    public Mono<Map<UUID, Recipient>> find(Collection<UUID> requests) {
        return requests.isEmpty() ? Mono.just(Map.of()) : table.find(requests);
    }
}
