package io.latchkey.account.secondfactor;

import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Deletes expired challenges, and with them the secrets that were never enrolled. */
@Component
class ChallengeRetention {

    private static final int MINUTES = 5;

    private final ChallengeTable table;
    private final InstantSource clock;

    ChallengeRetention(ChallengeTable table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = MINUTES, initialDelay = MINUTES, timeUnit = TimeUnit.MINUTES)
    Mono<Long> purge() {
        return Mono.defer(() -> table.deleteExpired(clock.instant()));
    }
}
