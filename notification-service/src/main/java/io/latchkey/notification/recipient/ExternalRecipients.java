package io.latchkey.notification.recipient;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.EmailAddress;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** People who are owed a mail and have no account: known until it has left, then an id. */
@Component
public final class ExternalRecipients {

    private final ExternalRecipientTable table;
    private final Clock clock;

    ExternalRecipients(ExternalRecipientTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /**
     * Remembers somebody, once per request; joins the caller's transaction.
     *
     * @return whether the request was new
     * @throws IllegalArgumentException for an address that no mail can be sent to
     */
    public Mono<Boolean> rememberOnce(UUID requestId, EmailAddress address, String name, AccountLocale locale) {
        var row = new ExternalRecipientTable.Row(
                requestId,
                MailAddressValidator.requireSendable(address.value()),
                PersonName.of(name).value(),
                locale);
        return table.insert(row, clock.instant());
    }

    /** Those that are still known, by request. */
    public Mono<Map<UUID, Recipient>> findByIds(Collection<UUID> requests) {
        return requests.isEmpty() ? Mono.just(Map.of()) : table.findByIds(requests);
    }
}
