package io.latchkey.account.throttle;

import io.latchkey.platform.schedule.FixedDelayTask;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Deletes failures that no longer count for anything; hourly. */
@Component
class ThrottleRetention extends FixedDelayTask {

    private final ThrottleTable table;
    private final InstantSource clock;

    ThrottleRetention(ThrottleTable table, InstantSource clock) {
        super("throttle-retention", Duration.ofHours(1));
        this.table = table;
        this.clock = clock;
    }

    @Override
    protected Mono<Long> runTask() {
        return Mono.defer(() -> table.deleteForgotten(clock.instant()));
    }
}
