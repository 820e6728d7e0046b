package io.latchkey.notification.operator;

import io.latchkey.notification.rounds.Round;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Deletes sessions and spent tokens whose time is over; they have stopped counting long before. */
@Component
final class OperatorPurge implements Round {

    private final SessionTable sessions;
    private final OperatorSettings settings;
    private final Clock clock;

    OperatorPurge(SessionTable sessions, OperatorSettings settings, Clock clock) {
        this.sessions = sessions;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Mono<Void> run() {
        Instant now = clock.instant();
        return sessions.purge(now, now.minus(settings.idle()));
    }
}
