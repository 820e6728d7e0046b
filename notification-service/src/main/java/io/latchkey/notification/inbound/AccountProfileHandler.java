package io.latchkey.notification.inbound;

import io.latchkey.contracts.AccountProfile;
import io.latchkey.contracts.AccountRole;
import io.latchkey.contracts.EventTopics;
import io.latchkey.messaging.consume.EventHandler;
import io.latchkey.messaging.consume.InboundRecord;
import io.latchkey.messaging.consume.TopicSubscription;
import io.latchkey.notification.delivery.MailLifecycle;
import io.latchkey.notification.operator.OperatorSessions;
import io.latchkey.notification.recipient.RecipientDirectory;
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
final class AccountProfileHandler implements EventHandler {

    private final RecipientDirectory recipients;
    private final MailLifecycle mails;
    private final RecipientErasure erasure;
    private final OperatorSessions sessions;

    AccountProfileHandler(
            RecipientDirectory recipients, MailLifecycle mails, RecipientErasure erasure, OperatorSessions sessions) {
        this.recipients = recipients;
        this.mails = mails;
        this.erasure = erasure;
        this.sessions = sessions;
    }

    @Override
    public TopicSubscription subscription() {
        return TopicSubscription.byVersion(EventTopics.ACCOUNT_PROFILES);
    }

    @Override
    public Mono<Void> handle(List<InboundRecord> batch) {
        List<AccountProfile> profiles = new ArrayList<>();
        Set<UUID> erased = new HashSet<>();
        Set<UUID> changed = new HashSet<>();
        for (InboundRecord received : batch) {
            switch (received) {
                case InboundRecord.EventRecord of -> {
                    if (of.envelope().event() instanceof AccountProfile profile) {
                        profiles.add(profile);
                        changed.add(profile.accountId());
                    }
                }
                case InboundRecord.Tombstone tombstone -> erased.add(tombstone.key());
            }
        }
        return recipients
                .applyProfiles(profiles)
                .then(erasure.eraseAccounts(erased))
                .then(sessions.endSessions(withoutRole(profiles)))
                .then(mails.expediteMails(changed));
    }

    /** By the newest profile of each in the batch: a role that was given back is not taken away by an older one. */
    private static Set<UUID> withoutRole(List<AccountProfile> profiles) {
        Map<UUID, AccountProfile> newest = new HashMap<>();
        profiles.forEach(profile -> newest.merge(
                profile.accountId(), profile, (one, other) -> one.version() >= other.version() ? one : other));
        Set<UUID> without = new HashSet<>();
        newest.forEach((account, profile) -> {
            if (!profile.roles().contains(AccountRole.OPERATIONS)) {
                without.add(account);
            }
        });
        return without;
    }
}
