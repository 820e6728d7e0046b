package io.latchkey.notification.inbound;

import io.latchkey.contracts.AccountProfile;
import io.latchkey.contracts.Role;
import io.latchkey.messaging.consume.EventHandler;
import io.latchkey.messaging.consume.Received;
import io.latchkey.notification.delivery.Mails;
import io.latchkey.notification.operator.Operators;
import io.latchkey.notification.recipient.Recipients;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
    private final Operators operators;

    Profiles(Recipients recipients, Mails mails, Erasure erasure, Operators operators) {
        this.recipients = recipients;
        this.mails = mails;
        this.erasure = erasure;
        this.operators = operators;
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
        return recipients
                .learn(profiles)
                .then(erasure.forget(erased))
                .then(operators.end(withoutRole(profiles)))
                .then(mails.hurry(changed));
    }

    /** By the newest profile of each in the batch: a role that was given back is not taken away by an older one. */
    private static Set<UUID> withoutRole(List<AccountProfile> profiles) {
        Map<UUID, AccountProfile> newest = new HashMap<>();
        profiles.forEach(profile -> newest.merge(
                profile.accountId(), profile, (one, other) -> one.version() >= other.version() ? one : other));
        Set<UUID> without = new HashSet<>();
        newest.forEach((account, profile) -> {
            if (!profile.roles().contains(Role.OPERATIONS)) {
                without.add(account);
            }
        });
        return without;
    }
}
