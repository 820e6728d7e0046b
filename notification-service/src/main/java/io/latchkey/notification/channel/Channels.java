package io.latchkey.notification.channel;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The ways out as operators see and hold them. What they want is in the database, so that every replica obeys it, within
 * a second; mails that are on their way already get there.
 */
@Component
public final class Channels {

    private final Gates gates;
    private final ChannelControlTable control;
    private final ChannelChoice choice;
    private final Clock clock;

    Channels(Gates gates, ChannelControlTable control, ChannelChoice choice, Clock clock) {
        this.gates = gates;
        this.control = control;
        this.choice = choice;
        this.clock = clock;
    }

    /** All of them, the preferred first. */
    public Mono<List<ChannelView>> list() {
        return control.all()
                .collect(Collectors.toMap(ChannelHold::channel, Function.identity()))
                .map(holds ->
                        gates.inOrder().stream().map(gate -> view(gate, holds)).toList());
    }

    /**
     * Nothing goes out on it from now on: mails take another channel, or wait for as long as their time allows.
     *
     * @param by who wants it, as the audit names them
     * @param reason for whoever looks at it later; may be blank
     * @throws IllegalArgumentException (as an error) for a name that {@link #list()} does not have
     */
    public Mono<Void> pause(String name, String by, String reason) {
        return want(name, true, by, reason);
    }

    /**
     * Mails may take it again.
     *
     * @throws IllegalArgumentException (as an error) for a name that {@link #list()} does not have
     */
    public Mono<Void> resume(String name, String by) {
        return want(name, false, by, "");
    }

    private Mono<Void> want(String name, boolean paused, String by, String reason) {
        return Mono.defer(() -> {
            requireKnown(name);
            return control.want(name, paused, by, reason, clock.instant()).then(choice.look());
        });
    }

    private void requireKnown(String name) {
        List<String> names =
                gates.inOrder().stream().map(gate -> gate.provider().code()).toList();
        if (!names.contains(name)) {
            throw new IllegalArgumentException("there is no such channel; there are " + String.join(" and ", names));
        }
    }

    private static ChannelView view(Gate gate, Map<String, ChannelHold> holds) {
        ChannelHold hold = holds.get(gate.provider().code());
        return new ChannelView(
                gate.provider().code(),
                gate.breaker(),
                gate.restsUntil(),
                hold != null && hold.paused(),
                hold == null ? null : hold.since(),
                hold == null ? null : hold.by(),
                hold == null ? null : hold.reason());
    }
}
