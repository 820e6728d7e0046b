package io.latchkey.notification.recipient;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.EmailAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * People without an account who are sent one mail, which names nobody: what they call themselves, anybody may have typed.
 * After it nothing but the request's id is kept.
 */
@Component
public final class ExternalRecipients {

    private final ExternalRecipientTable table;
    private final Clock clock;

    ExternalRecipients(ExternalRecipientTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /**
     * Stores a recipient, once per request; joins the caller's transaction.
     *
     * @return whether the request was new
     * @throws IllegalArgumentException for an address that no mail can be sent to
     */
    public Mono<Boolean> rememberOnce(UUID requestId, EmailAddress address, AccountLocale locale) {
        var row = new ExternalRecipientTable.Row(
                requestId, MailAddressValidator.requireSendable(address.value()), locale);
        return table.insert(row, clock.instant());
    }

    /** The requests whose recipients are still known. */
    public Mono<List<UUID>> findKnown() {
        return table.findKnown().collectList();
    }

    /** Forgets the recipients of these requests, and of all that were stored before {@code oldest}. */
    public Mono<Void> forget(Collection<UUID> requests, Instant oldest) {
        return table.clear(requests, oldest);
    }

    /** Those that are still known, by request. */
    public Mono<Map<UUID, Recipient>> findByIds(Collection<UUID> requests) {
        return requests.isEmpty() ? Mono.just(Map.of()) : table.findByIds(requests);
    }
}
