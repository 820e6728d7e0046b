package io.latchkey.notification.digest;

import io.latchkey.contracts.MailTemplate;
import io.latchkey.notification.delivery.MailTimes;
import io.latchkey.notification.delivery.Mails;
import io.latchkey.notification.delivery.NewMail;
import io.latchkey.notification.recipient.Executive;
import io.latchkey.notification.recipient.Recipients;
import io.latchkey.notification.rounds.Round;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Tells executives of requests for access: the first at once, those that follow within five minutes in one mail; of none
 * that is older than a mail's cause may be.
 */
@Component
public final class Digest implements Round {

    // Longer than any pause between two digests, so that the last is known.
    private static final Duration KEPT = Duration.ofDays(30);

    private final RequestTable table;
    private final Recipients recipients;
    private final Mails mails;
    private final MailTimes times;
    private final DigestSettings settings;
    private final Clock clock;

    Digest(
            RequestTable table,
            Recipients recipients,
            Mails mails,
            MailTimes times,
            DigestSettings settings,
            Clock clock) {
        this.table = table;
        this.recipients = recipients;
        this.mails = mails;
        this.times = times;
        this.settings = settings;
        this.clock = clock;
    }

    /** Remembers those that were not seen before, and tells of them if it is time; joins the caller's transaction. */
    public Mono<Void> take(List<Request> requests) {
        return requests.isEmpty()
                ? Mono.empty()
                : table.insert(requests, clock.instant()).flatMap(fresh -> fresh == 0 ? Mono.empty() : tell());
    }

    @Override
    public Mono<Void> run() {
        return table.forget(clock.instant().minus(KEPT))
                .then(table.waiting())
                .flatMap(waiting -> waiting.isEmpty() ? Mono.empty() : tell());
    }

    private Mono<Void> tell() {
        Instant now = clock.instant();
        return table.lock()
                .then(table.dropOld(now.minus(times.cause()), now))
                .then(table.lastTold())
                .filter(last -> !last.plus(settings.every()).isAfter(now))
                .flatMap(last -> table.waiting())
                .flatMap(waiting -> recipients.executives().flatMap(people -> tell(waiting, people, now)));
    }

    private Mono<Void> tell(List<Request> waiting, List<Executive> executives, Instant now) {
        if (waiting.isEmpty() || executives.isEmpty()) {
            return Mono.empty();
        }
        Request newest = waiting.getFirst();
        int requests = Math.toIntExact(
                waiting.stream().map(Request::requestId).distinct().count());
        List<NewMail> digest = executives.stream()
                .map(executive -> new NewMail(
                        newest.eventId(),
                        executive.accountId(),
                        MailTemplate.ACCESS_REQUEST,
                        executive.locale(),
                        0,
                        newest.requestedAt(),
                        requests,
                        null))
                .toList();
        return mails.queue(digest).then(table.tell(waiting, now));
    }
}
