package io.latchkey.notification.accessrequest;

import io.latchkey.contracts.MailTemplate;
import io.latchkey.notification.delivery.MailLifecycle;
import io.latchkey.notification.delivery.MailLifetimeSettings;
import io.latchkey.notification.delivery.MailRequest;
import io.latchkey.notification.recipient.RecipientDirectory;
import io.latchkey.notification.recipient.RecipientDirectory.Executive;
import io.latchkey.platform.schedule.MaintenanceTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Mails executives about requests for access: the first at once, those that follow within five minutes in one mail, and
 * none that is older than a mail's cause may be.
 */
@Component
final class AccessRequestDigest implements MaintenanceTask {

    // Longer than any pause between two digests, so that the last is known.
    private static final Duration KEPT = Duration.ofDays(30);

    private final PendingAccessRequestTable table;
    private final RecipientDirectory recipients;
    private final MailLifecycle mails;
    private final MailLifetimeSettings times;
    private final AccessRequestDigestSettings settings;
    private final Clock clock;

    AccessRequestDigest(
            PendingAccessRequestTable table,
            RecipientDirectory recipients,
            MailLifecycle mails,
            MailLifetimeSettings times,
            AccessRequestDigestSettings settings,
            Clock clock) {
        this.table = table;
        this.recipients = recipients;
        this.mails = mails;
        this.times = times;
        this.settings = settings;
        this.clock = clock;
    }

    /** Stores those that are new, and mails about them if it is time; joins the caller's transaction. */
    Mono<Void> acceptRequests(List<PendingAccessRequest> requests) {
        return requests.isEmpty()
                ? Mono.empty()
                : table.insert(requests, clock.instant()).flatMap(fresh -> fresh == 0 ? Mono.empty() : sendDigest());
    }

    @Override
    public Mono<Void> runTask() {
        return table.deleteBefore(clock.instant().minus(KEPT))
                .then(table.findPending())
                .flatMap(waiting -> waiting.isEmpty() ? Mono.empty() : sendDigest());
    }

    private Mono<Void> sendDigest() {
        Instant now = clock.instant();
        return table.acquireLock()
                .then(table.dropOld(now.minus(times.cause()), now))
                .then(table.lastDigestAt())
                .filter(last -> !last.plus(settings.every()).isAfter(now))
                .flatMap(last -> table.findPending())
                .flatMap(waiting -> recipients.findExecutives().flatMap(people -> sendDigest(waiting, people, now)));
    }

    private Mono<Void> sendDigest(List<PendingAccessRequest> waiting, List<Executive> executives, Instant now) {
        if (waiting.isEmpty() || executives.isEmpty()) {
            return Mono.empty();
        }
        PendingAccessRequest newest = waiting.getFirst();
        int requests = Math.toIntExact(
                waiting.stream().map(PendingAccessRequest::requestId).distinct().count());
        List<MailRequest> digest = executives.stream()
                .map(executive -> new MailRequest(
                        newest.eventId(),
                        executive.accountId(),
                        MailTemplate.ACCESS_REQUEST,
                        executive.locale(),
                        0,
                        newest.requestedAt(),
                        requests,
                        null,
                        null))
                .toList();
        return mails.queue(digest).then(table.markNotified(waiting, now));
    }
}
