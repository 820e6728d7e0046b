package io.latchkey.notification.operator;

import io.latchkey.platform.schedule.MaintenanceTask;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Deletes sessions and spent tokens whose time is over; they have stopped counting long before. */
@Component
final class OperatorSessionPurge implements MaintenanceTask {

    private final OperatorSessionTable sessions;
    private final OperatorSettings settings;
    private final Clock clock;

    OperatorSessionPurge(OperatorSessionTable sessions, OperatorSettings settings, Clock clock) {
        this.sessions = sessions;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Mono<Void> runTask() {
        Instant now = clock.instant();
        return sessions.purgeExpired(now, now.minus(settings.idle()));
    }
}
