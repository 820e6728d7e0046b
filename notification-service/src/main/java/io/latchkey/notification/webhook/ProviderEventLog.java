package io.latchkey.notification.webhook;

import io.latchkey.notification.delivery.MailLifecycle;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The events that providers sent about mails: shown to operators, and erased with the person. */
@Component
public final class ProviderEventLog {

    private final ProviderEventTable table;
    private final MailLifecycle mails;

    ProviderEventLog(ProviderEventTable table, MailLifecycle mails) {
        this.table = table;
        this.mails = mails;
    }

    /** In the order in which they happened. */
    public Mono<List<ProviderEventView>> findByMails(Collection<UUID> emailIds) {
        return emailIds.isEmpty()
                ? Mono.just(List.of())
                : table.findByMails(emailIds).collectList();
    }

    /** Erases the providers' texts about the mails of these accounts; the events, as this service reads them, stay. */
    public Mono<Void> eraseMessages(Collection<UUID> accounts) {
        return mails.findIdsByAccounts(accounts).flatMap(table::eraseMessages);
    }

    /**
     * One event of a provider about a mail.
     *
     * @param kind as this service reads it
     * @param words the provider's text, addresses removed
     */
    public record ProviderEventView(
            UUID emailId,
            @Nullable Integer attempt,
            String kind,
            @Nullable String reason,
            Instant saidAt,
            Instant receivedAt,
            @Nullable String words) {}
}
