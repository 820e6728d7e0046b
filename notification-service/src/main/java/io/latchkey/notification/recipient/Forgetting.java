package io.latchkey.notification.recipient;

import io.latchkey.notification.rounds.Round;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Forgets addresses that were kept for one mail: when it has left or ended, after thirty days whatever became of it. */
@Component
final class Forgetting implements Round {

    private static final Duration LONGEST = Duration.ofDays(30);

    private final FormerAddressTable former;
    private final StrangerTable strangers;
    private final Clock clock;

    Forgetting(FormerAddressTable former, StrangerTable strangers, Clock clock) {
        this.former = former;
        this.strangers = strangers;
        this.clock = clock;
    }

    @Override
    public Mono<Void> run() {
        Instant oldest = clock.instant().minus(LONGEST);
        return former.forget(oldest).then(strangers.forget(oldest));
    }
}
