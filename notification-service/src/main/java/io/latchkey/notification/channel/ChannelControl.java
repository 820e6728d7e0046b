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
 * The ways out as operators see and hold them. What they want is in the database, so that every replica obeys it, within
 * a second; mails that are on their way already get there.
 */
@Component
public final class ChannelControl {

    private final ChannelRegistry gates;
    private final ChannelControlTable control;
    private final ChannelRouter choice;
    private final Clock clock;

    ChannelControl(ChannelRegistry gates, ChannelControlTable control, ChannelRouter choice, Clock clock) {
        this.gates = gates;
        this.control = control;
        this.choice = choice;
        this.clock = clock;
    }

    /** All of them, the preferred first. */
    public Mono<List<ChannelView>> list() {
        return control.findAll()
                .collect(Collectors.toMap(ChannelControlTable.ChannelPause::channel, Function.identity()))
                .map(holds -> gates.inOrder().stream()
                        .map(gate -> toView(gate, holds))
                        .toList());
    }

    /**
     * Nothing goes out on it from now on: mails take another channel, or wait for as long as their time allows.
     *
     * @param by who wants it, as the audit names them
     * @param reason for whoever looks at it later; may be blank
     * @throws IllegalArgumentException (as an error) for a name that {@link #list()} does not have
     */
    public Mono<Void> pause(String name, String by, String reason) {
        return savePause(name, true, by, reason);
    }

    /**
     * Mails may take it again.
     *
     * @throws IllegalArgumentException (as an error) for a name that {@link #list()} does not have
     */
    public Mono<Void> resume(String name, String by) {
        return savePause(name, false, by, "");
    }

    private Mono<Void> savePause(String name, boolean paused, String by, String reason) {
        return Mono.defer(() -> {
            requireKnown(name);
            return control.savePause(name, paused, by, reason, clock.instant()).then(choice.refreshPauses());
        });
    }

    private void requireKnown(String name) {
        List<String> names =
                gates.inOrder().stream().map(gate -> gate.provider().code()).toList();
        if (!names.contains(name)) {
            throw new IllegalArgumentException("there is no such channel; there are " + String.join(" and ", names));
        }
    }

    private static ChannelView toView(GuardedChannel gate, Map<String, ChannelControlTable.ChannelPause> holds) {
        ChannelControlTable.ChannelPause hold = holds.get(gate.provider().code());
        return new ChannelView(
                gate.provider().code(),
                gate.breakerState(),
                gate.restsUntil(),
                hold != null && hold.paused(),
                hold == null ? null : hold.since(),
                hold == null ? null : hold.by(),
                hold == null ? null : hold.reason());
    }

    /**
     * How a channel stands, for operators.
     *
     * @param name {@code sendgrid} or {@code smtp}
     * @param breaker in this process; each replica has its own
     * @param restsUntil until when its provider wants no mail; null where it takes some
     * @param paused whether an operator holds it, on every replica
     * @param since when that was last changed; null where nobody ever did
     * @param by who changed it
     * @param reason why it is held
     */
    public record ChannelView(
            String name,
            BreakerState breaker,
            @Nullable Instant restsUntil,
            boolean paused,
            @Nullable Instant since,
            @Nullable String by,
            @Nullable String reason) {}

    /** How a channel's breaker stands in this process. */
    public enum BreakerState {
        /** Mails go through. */
        CLOSED,
        /** A few mails try whether it is well again. */
        HALF_OPEN,
        /** It failed, and is left alone for a while. */
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
