package io.latchkey.notification.inbound;

import io.latchkey.notification.delivery.Mails;
import io.latchkey.notification.recipient.Recipients;
import io.latchkey.notification.rounds.Round;
import io.latchkey.notification.webhook.HeardWords;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Forgets a person: who they were, where they were written to before, what providers said about their mails. Ids stay.
 * Mails that wait become due, and end as suppressed.
 */
@Component
final class Erasure implements Round {

    // A provider's last word on a mail comes within three days of its acceptance, and that within three of its cause.
    private static final Duration LAST_WORD = Duration.ofDays(7);

    private final Recipients recipients;
    private final Mails mails;
    private final HeardWords heard;
    private final Clock clock;

    Erasure(Recipients recipients, Mails mails, HeardWords heard, Clock clock) {
        this.recipients = recipients;
        this.mails = mails;
        this.heard = heard;
        this.clock = clock;
    }

    /** Joins the caller's transaction. */
    Mono<Void> forget(Collection<UUID> accounts) {
        return accounts.isEmpty()
                ? Mono.empty()
                : recipients.erase(accounts).then(forgetWords(accounts)).then(mails.hurry(accounts));
    }

    /** What was said after the erasure about mails sent before it. */
    @Override
    public Mono<Void> run() {
        return recipients.erasedSince(clock.instant().minus(LAST_WORD)).flatMap(this::forgetLateWords);
    }

    private Mono<Void> forgetLateWords(List<UUID> accounts) {
        return accounts.isEmpty() ? Mono.empty() : forgetWords(accounts);
    }

    private Mono<Void> forgetWords(Collection<UUID> accounts) {
        return mails.forgetWords(accounts).then(heard.forget(accounts));
    }
}
