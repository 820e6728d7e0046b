package io.latchkey.account.secondfactor;

import io.latchkey.platform.schedule.FixedDelayTask;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Deletes expired challenges, and with them the secrets that were never enrolled. */
@Component
class ChallengeRetention extends FixedDelayTask {

    private static final Duration EVERY = Duration.ofMinutes(5);

    private final ChallengeTable table;
    private final InstantSource clock;

    ChallengeRetention(ChallengeTable table, InstantSource clock) {
        super("challenge-retention", EVERY);
        this.table = table;
        this.clock = clock;
    }

    @Override
    protected Mono<Long> runTask() {
        return Mono.defer(() -> table.deleteExpired(clock.instant()));
    }
}
