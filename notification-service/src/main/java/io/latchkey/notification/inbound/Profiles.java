package io.latchkey.notification.inbound;

import io.latchkey.contracts.AccountProfile;
import io.latchkey.messaging.consume.EventHandler;
import io.latchkey.messaging.consume.Received;
import io.latchkey.notification.delivery.Mails;
import io.latchkey.notification.recipient.Recipients;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Learns people from their profiles, forgets them at a tombstone, and lets mails go on that waited for either. */
@Component
final class Profiles implements EventHandler {

    private final Recipients recipients;
    private final Mails mails;
    private final Erasure erasure;

    Profiles(Recipients recipients, Mails mails, Erasure erasure) {
        this.recipients = recipients;
        this.mails = mails;
        this.erasure = erasure;
    }

    @Override
    public Mono<Void> handle(List<Received> batch) {
        List<AccountProfile> profiles = new ArrayList<>();
        Set<UUID> erased = new HashSet<>();
        Set<UUID> changed = new HashSet<>();
        for (Received received : batch) {
            switch (received) {
                case Received.Of of -> {
                    if (of.envelope().event() instanceof AccountProfile profile) {
                        profiles.add(profile);
                        changed.add(profile.accountId());
                    }
                }
                case Received.Tombstone tombstone -> erased.add(tombstone.key());
            }
        }
        return recipients.learn(profiles).then(erasure.forget(erased)).then(mails.hurry(changed));
    }
}
