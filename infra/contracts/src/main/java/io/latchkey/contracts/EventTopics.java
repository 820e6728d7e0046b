package io.latchkey.contracts;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Every topic, and which event goes where. */
public final class EventTopics {

    static final Topic.Retention DEAD_LETTERS_KEPT = new Topic.Retention.ForAge(Duration.ofDays(30));
    private static final Topic.Retention NEWEST_PER_KEY =
            new Topic.Retention.Compacted(Duration.ofHours(24), Duration.ofDays(30));

    /** The facts, ids only; keyed by account id. */
    public static final Topic ACCOUNT_EVENTS =
            new Topic("account.events.v1", new Topic.Retention.ForAge(Duration.ofDays(365)));

    /** Who the account is; keyed by account id, a tombstone erases the person. */
    public static final Topic ACCOUNT_PROFILES = new Topic("account.profiles.v1", NEWEST_PER_KEY);

    /** Where the account stands; keyed by account id. */
    public static final Topic ACCOUNT_STATE = new Topic("account.state.v1", NEWEST_PER_KEY);

    /** What was tried; keyed by account id, by {@code ce_id} where there is none. */
    public static final Topic ACCOUNT_SECURITY =
            new Topic("account.security.v1", new Topic.Retention.ForAge(Duration.ofDays(90)));

    /** The journey of each mail, and which addresses are sent none; keyed by account id. */
    public static final Topic EMAIL_DELIVERY =
            new Topic("email.delivery.v1", new Topic.Retention.ForAge(Duration.ofDays(90)));

    public static final List<Topic> ALL =
            List.of(ACCOUNT_EVENTS, ACCOUNT_PROFILES, ACCOUNT_STATE, ACCOUNT_SECURITY, EMAIL_DELIVERY);

    /** The key of tombstones that are nobody's: they only keep the compaction of a quiet partition on time. */
    public static final UUID NOBODY = new UUID(0, 0);

    private EventTopics() {}

    /** The topic an event is published to. */
    public static Topic topicOf(Event event) {
        return switch (event) {
            case AccountFact fact -> ACCOUNT_EVENTS;
            case AccountProfile profile -> ACCOUNT_PROFILES;
            case AccountState state -> ACCOUNT_STATE;
            case SecurityEvent security -> ACCOUNT_SECURITY;
            case EmailEvent email -> EMAIL_DELIVERY;
            case SuppressionEvent suppression -> EMAIL_DELIVERY;
        };
    }

    /** The topic that events of a type are published to. */
    public static Topic topicOf(Class<? extends Event> type) {
        if (AccountFact.class.isAssignableFrom(type)) {
            return ACCOUNT_EVENTS;
        }
        if (SecurityEvent.class.isAssignableFrom(type)) {
            return ACCOUNT_SECURITY;
        }
        if (EmailEvent.class.isAssignableFrom(type) || SuppressionEvent.class.isAssignableFrom(type)) {
            return EMAIL_DELIVERY;
        }
        return AccountProfile.class.equals(type) ? ACCOUNT_PROFILES : ACCOUNT_STATE;
    }
}
