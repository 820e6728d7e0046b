package io.latchkey.contracts.recordmac;

import static io.latchkey.contracts.EventSource.ACCOUNT_SERVICE;
import static io.latchkey.contracts.EventSource.AUTH_GATEWAY;
import static io.latchkey.contracts.EventSource.NOTIFICATION_SERVICE;

import io.latchkey.contracts.AccountFact;
import io.latchkey.contracts.AccountProfile;
import io.latchkey.contracts.AccountState;
import io.latchkey.contracts.EmailEvent;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventSource;
import io.latchkey.contracts.EventTopics;
import io.latchkey.contracts.EventTypes;
import io.latchkey.contracts.SecurityEvent;
import io.latchkey.contracts.SuppressionEvent;
import io.latchkey.contracts.Topic;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which service writes which type and reads which topic (contract, section 4). A type that stands nowhere here has no
 * writer: its records are refused by every reader.
 */
public final class TopicAccess {

    private static final Map<EventSource, Set<Class<? extends Event>>> WRITTEN = Map.of(
            AUTH_GATEWAY,
            Set.of(
                    AccountFact.AccountCreated.class,
                    AccountFact.AccountChanged.class,
                    AccountFact.PasswordResetRequested.class,
                    AccountFact.AccountDisabled.class,
                    AccountFact.AccountEnabled.class,
                    AccountFact.AccountErased.class,
                    AccountFact.TwoFactorRequired.class,
                    AccountFact.TwoFactorReset.class,
                    AccountFact.TwoFactorRemoved.class,
                    AccountProfile.class,
                    SecurityEvent.class),
            ACCOUNT_SERVICE,
            Set.of(
                    AccountFact.PasswordChanged.class,
                    AccountFact.TwoFactorEnrolled.class,
                    AccountFact.RecoveryCodeUsed.class,
                    AccountFact.RecoveryCodesReplaced.class,
                    AccountFact.NewBrowserUsed.class,
                    AccountFact.CodeGuessingSuspected.class,
                    AccountFact.EnrolmentCodeRequested.class,
                    AccountState.class,
                    SecurityEvent.SignInSucceeded.class,
                    SecurityEvent.SignInFailed.class,
                    SecurityEvent.SignInThrottled.class,
                    SecurityEvent.LinkRefused.class,
                    SecurityEvent.RequestRefused.class),
            NOTIFICATION_SERVICE,
            Set.of(EmailEvent.class, SuppressionEvent.class));

    // Ours alone: whoever reads besides them holds no key, and cannot tell a record from a forged one.
    private static final Map<Topic, List<EventSource>> READ = Map.of(
            EventTopics.ACCOUNT_EVENTS, List.of(AUTH_GATEWAY, ACCOUNT_SERVICE, NOTIFICATION_SERVICE),
            EventTopics.ACCOUNT_PROFILES, List.of(NOTIFICATION_SERVICE),
            EventTopics.ACCOUNT_STATE, List.of(AUTH_GATEWAY),
            EventTopics.ACCOUNT_SECURITY, List.of(NOTIFICATION_SERVICE),
            EventTopics.EMAIL_DELIVERY, List.of());

    private static final Map<Topic, Set<EventSource>> WRITERS =
            EventTopics.ALL.stream().collect(Collectors.toUnmodifiableMap(topic -> topic, TopicAccess::findWriters));
    private static final Map<String, Set<EventSource>> WRITERS_BY_TYPE = EventTypes.allTypes().stream()
            .collect(Collectors.toUnmodifiableMap(EventTypes::typeOf, TopicAccess::writersOf));
    private static final Map<String, List<EventSource>> READERS_BY_NAME = readersByName();

    private TopicAccess() {}

    /** The services that write a type. */
    public static Set<EventSource> writersOf(Class<? extends Event> type) {
        return Arrays.stream(EventSource.values())
                .filter(writer -> WRITTEN.getOrDefault(writer, Set.of()).stream()
                        .anyMatch(written -> written.isAssignableFrom(type)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The services that write any type of a topic. */
    public static Set<EventSource> writersOf(Topic topic) {
        return WRITERS.getOrDefault(topic, Set.of());
    }

    /** Our services that read a topic, by its name; none for a topic that is not ours. */
    public static List<EventSource> readersOf(String topic) {
        return READERS_BY_NAME.getOrDefault(topic, List.of());
    }

    /**
     * Whether records of a type on a topic may be a service's. A type that this version does not know may be of any writer
     * of the topic: it changes nothing here.
     */
    public static boolean mayWrite(EventSource writer, Topic topic, String type) {
        return writersOf(topic).contains(writer)
                && WRITERS_BY_TYPE.getOrDefault(type, writersOf(topic)).contains(writer);
    }

    private static Set<EventSource> findWriters(Topic topic) {
        return EventTypes.allTypes().stream()
                .filter(type -> EventTopics.topicOf(type).equals(topic))
                .flatMap(type -> writersOf(type).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, List<EventSource>> readersByName() {
        Map<String, List<EventSource>> readers = new HashMap<>();
        READ.forEach((topic, services) -> readers.put(topic.name(), services));
        return Map.copyOf(readers);
    }
}
