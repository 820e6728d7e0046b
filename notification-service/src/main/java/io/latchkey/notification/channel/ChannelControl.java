package io.latchkey.notification.channel;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The channels as operators see and pause them. A pause stands in the database, so that every replica obeys it within a
 * second; mails that are being sent are not stopped.
 */
@Component
public final class ChannelControl {

    private final ChannelRegistry registry;
    private final ChannelControlTable controls;
    private final ChannelRouter router;
    private final Clock clock;

    ChannelControl(ChannelRegistry registry, ChannelControlTable controls, ChannelRouter router, Clock clock) {
        this.registry = registry;
        this.controls = controls;
        this.router = router;
        this.clock = clock;
    }

    /** All of them, the preferred first. */
    public Mono<List<ChannelView>> list() {
        return controls.findAll()
                .collect(Collectors.toMap(ChannelControlTable.ChannelPause::channel, Function.identity()))
                .map(pauses -> registry.inOrder().stream()
                        .map(channel -> toView(channel, pauses))
                        .toList());
    }

    /**
     * Sends nothing through it from now on: mails take another channel, or wait for as long as their lifetime allows.
     *
     * @param by who pauses it, as the audit names them
     * @param reason shown to operators; may be blank
     * @throws IllegalArgumentException (as an error) for a name that {@link #list()} does not have
     */
    public Mono<Void> pause(String name, String by, String reason) {
        return savePause(name, true, by, reason);
    }

    /**
     * Lets mails take it again.
     *
     * @throws IllegalArgumentException (as an error) for a name that {@link #list()} does not have
     */
    public Mono<Void> resume(String name, String by) {
        return savePause(name, false, by, "");
    }

    private Mono<Void> savePause(String name, boolean paused, String by, String reason) {
        return Mono.defer(() -> {
            requireKnown(name);
            return controls.savePause(name, paused, by, reason, clock.instant()).then(router.refreshPauses());
        });
    }

    private void requireKnown(String name) {
        List<String> names = registry.inOrder().stream()
                .map(channel -> channel.provider().code())
                .toList();
        if (!names.contains(name)) {
            throw new IllegalArgumentException("there is no such channel; there are " + String.join(" and ", names));
        }
    }

    private static ChannelView toView(GuardedChannel channel, Map<String, ChannelControlTable.ChannelPause> pauses) {
        ChannelControlTable.ChannelPause pause = pauses.get(channel.provider().code());
        return new ChannelView(
                channel.provider().code(),
                channel.breakerState(),
                channel.restsUntil(),
                pause != null && pause.paused(),
                pause == null ? null : pause.since(),
                pause == null ? null : pause.by(),
                pause == null ? null : pause.reason());
    }

    /**
     * The state of a channel, for operators.
     *
     * @param name {@code sendgrid} or {@code smtp}
     * @param breaker in this process; each replica has its own
     * @param restsUntil until when its provider asked for no mail; null where it accepts some
     * @param paused whether an operator pauses it, on every replica
     * @param since when that was last changed; null where it never was
     * @param by who changed it
     * @param reason why it is paused
     */
    public record ChannelView(
            String name,
            BreakerState breaker,
            @Nullable Instant restsUntil,
            boolean paused,
            @Nullable Instant since,
            @Nullable String by,
            @Nullable String reason) {}

    /** The state of a channel's breaker in this process. */
    public enum BreakerState {
        /** Mails go through. */
        CLOSED,
        /** A few mails test whether it works again. */
        HALF_OPEN,
        /** It failed, and gets no mails for a while. */
        OPEN;

        /** As the gauge shows it. */
        int gaugeLevel() {
            return switch (this) {
                case CLOSED -> 0;
                case HALF_OPEN -> 1;
                case OPEN -> 2;
            };
        }

        static BreakerState fromState(State state) {
            return switch (state) {
                case CLOSED, DISABLED, METRICS_ONLY -> CLOSED;
                case HALF_OPEN -> HALF_OPEN;
                case OPEN, FORCED_OPEN -> OPEN;
            };
        }
    }
}
