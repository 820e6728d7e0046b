package io.latchkey.gateway.session;

import java.time.Clock;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Deletes the rows of sessions whose time is over; they have stopped counting long before. */
@Component
@EnableScheduling
class SessionPurge {
    private final SessionTable sessions;
    private final Clock clock;

    SessionPurge(SessionTable sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${latchkey.session.purge-every}",
            initialDelayString = "${latchkey.session.purge-every}")
    Mono<Long> purgeExpired() {
        return Mono.defer(() -> sessions.deleteExpired(clock.instant()));
    }
}
