package io.latchkey.gateway.session;

import io.latchkey.platform.schedule.FixedDelayTask;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Deletes the rows of sessions whose time is over; they have stopped counting long before. */
@Component
class SessionPurge extends FixedDelayTask {
    private final SessionTable sessions;
    private final Clock clock;

    SessionPurge(SessionTable sessions, Clock clock, @Value("${latchkey.session.purge-every}") Duration every) {
        super("session-purge", every);
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    protected Mono<Long> runTask() {
        return Mono.defer(() -> sessions.deleteExpired(clock.instant()));
    }
}
