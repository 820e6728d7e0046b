package io.latchkey.account.secondfactor;

import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Deletes challenges whose time is over, and with them the secrets that nobody enrolled; every five minutes. */
@Component
final class ChallengeRetention implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ChallengeRetention.class);
    private static final Duration EVERY = Duration.ofMinutes(5);

    private final ChallengeTable table;
    private final InstantSource clock;
    private @Nullable Disposable purging;

    ChallengeRetention(ChallengeTable table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public void start() {
        purging = Flux.interval(EVERY)
                .onBackpressureDrop()
                .concatMap(tick -> table.purge(clock.instant()).onErrorResume(ChallengeRetention::nextTime))
                .subscribe();
    }

    @Override
    public void stop() {
        if (purging != null) {
            purging.dispose();
        }
        purging = null;
    }

    @Override
    public boolean isRunning() {
        return purging != null;
    }

    private static Mono<Long> nextTime(Throwable failure) {
        LOG.warn(
                "challenges: not purged, again in {}: {}",
                EVERY,
                failure.getClass().getName());
        return Mono.empty();
    }
}
