package io.latchkey.account.throttle;

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

/** Deletes failures that no longer count for anything; hourly. */
@Component
final class ThrottleRetention implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ThrottleRetention.class);
    private static final Duration EVERY = Duration.ofHours(1);

    private final ThrottleTable table;
    private final ThrottleSettings settings;
    private final InstantSource clock;
    private @Nullable Disposable purging;

    ThrottleRetention(ThrottleTable table, ThrottleSettings settings, InstantSource clock) {
        this.table = table;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void start() {
        purging = Flux.interval(EVERY)
                .onBackpressureDrop()
                .concatMap(tick -> purge().onErrorResume(ThrottleRetention::nextTime))
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

    Mono<Long> purge() {
        return table.purge(clock.instant().minus(settings.remembered()));
    }

    private static Mono<Long> nextTime(Throwable failure) {
        LOG.warn(
                "throttle: not purged, again in {}: {}",
                EVERY,
                failure.getClass().getName());
        return Mono.empty();
    }
}
