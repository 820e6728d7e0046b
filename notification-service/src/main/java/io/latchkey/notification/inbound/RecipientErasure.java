package io.latchkey.notification.inbound;

import io.latchkey.notification.delivery.MailLifecycle;
import io.latchkey.notification.recipient.RecipientDirectory;
import io.latchkey.notification.webhook.ProviderEventLog;
import io.latchkey.platform.schedule.MaintenanceTask;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Forgets a person: who they were, their former addresses, what providers reported about their mails. Ids stay.
 * Mails that wait become due, and end as suppressed.
 */
@Component
final class RecipientErasure implements MaintenanceTask {

    // A provider's last event of a mail comes within three days of its acceptance, and that within three of its cause.
    private static final Duration LAST_EVENT = Duration.ofDays(7);

    private final RecipientDirectory recipients;
    private final MailLifecycle mails;
    private final ProviderEventLog providerEvents;
    private final Clock clock;

    RecipientErasure(RecipientDirectory recipients, MailLifecycle mails, ProviderEventLog providerEvents, Clock clock) {
        this.recipients = recipients;
        this.mails = mails;
        this.providerEvents = providerEvents;
        this.clock = clock;
    }

    /** Joins the caller's transaction. */
    Mono<Void> eraseAccounts(Collection<UUID> accounts) {
        return accounts.isEmpty()
                ? Mono.empty()
                : recipients
                        .eraseAccounts(accounts)
                        .then(eraseProviderEvents(accounts))
                        .then(mails.expediteMails(accounts));
    }

    /** Erases what providers reported after an erasure about mails sent before it. */
    @Override
    public Mono<Void> runTask() {
        return recipients.findErasedSince(clock.instant().minus(LAST_EVENT)).flatMap(this::eraseLateProviderEvents);
    }

    private Mono<Void> eraseLateProviderEvents(List<UUID> accounts) {
        return accounts.isEmpty() ? Mono.empty() : eraseProviderEvents(accounts);
    }

    private Mono<Void> eraseProviderEvents(Collection<UUID> accounts) {
        return mails.eraseProviderMessages(accounts).then(providerEvents.eraseMessages(accounts));
    }
}
