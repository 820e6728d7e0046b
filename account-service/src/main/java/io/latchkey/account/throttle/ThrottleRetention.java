package io.latchkey.account.throttle;

import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Deletes failures that no longer count for anything; hourly. */
@Component
class ThrottleRetention {

    private final ThrottleTable table;
    private final ThrottleSettings settings;
    private final InstantSource clock;

    ThrottleRetention(ThrottleTable table, ThrottleSettings settings, InstantSource clock) {
        this.table = table;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.HOURS)
    Mono<Long> purge() {
        return Mono.defer(() -> table.deleteBefore(clock.instant().minus(settings.longestRetention())));
    }
}
