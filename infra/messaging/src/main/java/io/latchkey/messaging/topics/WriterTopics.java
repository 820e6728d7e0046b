package io.latchkey.messaging.topics;

import static io.latchkey.contracts.EventTopics.ACCOUNT_EVENTS;
import static io.latchkey.contracts.EventTopics.ACCOUNT_PROFILES;
import static io.latchkey.contracts.EventTopics.ACCOUNT_SECURITY;
import static io.latchkey.contracts.EventTopics.ACCOUNT_STATE;
import static io.latchkey.contracts.EventTopics.EMAIL_DELIVERY;

import io.latchkey.contracts.EventSource;
import io.latchkey.contracts.Topic;
import java.util.List;

/** Which service writes which topic (contract, section 4). */
final class WriterTopics {

    private WriterTopics() {}

    static List<Topic> topicsWrittenBy(EventSource writer) {
        return switch (writer) {
            case AUTH_GATEWAY -> List.of(ACCOUNT_EVENTS, ACCOUNT_PROFILES, ACCOUNT_SECURITY);
            case ACCOUNT_SERVICE -> List.of(ACCOUNT_EVENTS, ACCOUNT_STATE, ACCOUNT_SECURITY);
            case NOTIFICATION_SERVICE -> List.of(EMAIL_DELIVERY);
        };
    }
}
