package io.latchkey.notification.channel;

import io.latchkey.contracts.EmailStep.MailProvider;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Which channel a mail takes: the one it should, else the first by preference that takes mails now. */
@Component
public final class ChannelRouter {

    private final ChannelRegistry gates;
    private final ChannelControlTable control;
    private final ChannelSettings settings;

    ChannelRouter(ChannelRegistry gates, ChannelControlTable control, ChannelSettings settings) {
        this.gates = gates;
        this.control = control;
        this.settings = settings;
    }

    /**
     * A way out for one mail.
     *
     * @param wanted the channel it should take if that takes mails at all; null where any will do
     * @return none while no channel takes mails
     */
    public Optional<SendPermit> acquireChannel(@Nullable MailProvider wanted) {
        for (GuardedChannel gate : wantedFirst(wanted)) {
            if (gate.tryAcquire()) {
                return Optional.of(new SendPermit(gate));
            }
        }
        return Optional.empty();
    }

    /**
     * The next channel by preference that takes mails now, after this one; null where there is none. From the last there
     * is no way but back, and that has time: two channels that are both away are not asked in circles.
     */
    public @Nullable MailProvider nextAfter(MailProvider tried) {
        return gates.inOrder().stream()
                .dropWhile(gate -> gate.provider() != tried)
                .skip(1)
                .filter(gate -> gate.availableRoom() > 0)
                .map(GuardedChannel::provider)
                .findFirst()
                .orElse(null);
    }

    /** How many mails it makes sense to bring now. */
    public int availableRoom() {
        return gates.inOrder().stream()
                .mapToInt(GuardedChannel::availableRoom)
                .max()
                .orElse(0);
    }

    /** Looks for what operators want; every replica does so again after {@link #refreshInterval()}. */
    public Mono<Void> refreshPauses() {
        return control.findAll()
                .collect(Collectors.toMap(
                        ChannelControlTable.ChannelPause::channel, ChannelControlTable.ChannelPause::paused))
                .doOnNext(this::applyPauses)
                .then();
    }

    /** How often to look. */
    public Duration refreshInterval() {
        return settings.look();
    }

    private void applyPauses(Map<String, Boolean> paused) {
        gates.inOrder()
                .forEach(gate ->
                        gate.applyPause(paused.getOrDefault(gate.provider().code(), false)));
    }

    private List<GuardedChannel> wantedFirst(@Nullable MailProvider wanted) {
        return gates.inOrder().stream()
                .sorted(Comparator.comparing(gate -> gate.provider() != wanted))
                .toList();
    }
}
