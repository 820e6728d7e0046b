package io.latchkey.notification.channel;

import io.latchkey.contracts.EmailStep.MailProvider;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Picks the channel of a mail: the one it should take, else the first by preference that accepts mails now. */
@Component
public final class ChannelRouter {

    private final ChannelRegistry registry;
    private final ChannelControlTable controls;
    private final ChannelSettings settings;

    ChannelRouter(ChannelRegistry registry, ChannelControlTable controls, ChannelSettings settings) {
        this.registry = registry;
        this.controls = controls;
        this.settings = settings;
    }

    /**
     * A permit to send one mail.
     *
     * @param wanted the channel it should take if that accepts mails; null where any will do
     * @param tried the channel of its last attempt; where it is wanted again, that one's answer was lost
     * @return none while no channel accepts mails
     */
    public Optional<SendPermit> acquireChannel(@Nullable MailProvider wanted, @Nullable MailProvider tried) {
        for (GuardedChannel channel : registry.inOrderFor(wanted, tried)) {
            if (channel.tryAcquire()) {
                return Optional.of(new SendPermit(channel));
            }
        }
        return Optional.empty();
    }

    /**
     * The next channel by preference that accepts mails now, after this one; null where there is none. It never goes back
     * to an earlier one, so that two channels that are both down are not tried in circles.
     */
    public @Nullable MailProvider nextAfter(MailProvider tried) {
        return registry.inOrder().stream()
                .dropWhile(channel -> channel.provider() != tried)
                .skip(1)
                .filter(channel -> channel.availableRoom() > 0)
                .map(GuardedChannel::provider)
                .findFirst()
                .orElse(null);
    }

    /** How many mails it makes sense to claim now. */
    public int availableRoom() {
        return registry.inOrder().stream()
                .mapToInt(GuardedChannel::availableRoom)
                .max()
                .orElse(0);
    }

    /** Reads which channels operators paused; every replica does so again after {@link #refreshInterval()}. */
    public Mono<Void> refreshPauses() {
        return controls.findAll()
                .collect(Collectors.toMap(
                        ChannelControlTable.ChannelPause::channel, ChannelControlTable.ChannelPause::paused))
                .doOnNext(this::applyPauses)
                .then();
    }

    /** How often to read them. */
    public Duration refreshInterval() {
        return settings.look();
    }

    private void applyPauses(Map<String, Boolean> paused) {
        registry.inOrder()
                .forEach(channel -> channel.applyPause(
                        paused.getOrDefault(channel.provider().code(), false)));
    }
}
