package io.latchkey.notification.webhook;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What providers told us about mails, for operators. */
@Component
public final class ProviderEventLog {

    private final ProviderEventViewTable table;

    ProviderEventLog(ProviderEventViewTable table) {
        this.table = table;
    }

    /** In the order in which they were said. */
    public Mono<List<ProviderEventView>> findByMails(Collection<UUID> emailIds) {
        return emailIds.isEmpty()
                ? Mono.just(List.of())
                : table.findByMails(emailIds).collectList();
    }

    /**
     * One thing a provider told us about a mail.
     *
     * @param kind as we read it
     * @param words its own, addresses taken out
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
