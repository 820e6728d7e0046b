package io.latchkey.messaging.topics;

import io.latchkey.contracts.EventSource;
import io.latchkey.contracts.EventTopics;
import io.latchkey.contracts.Topic;
import io.latchkey.contracts.recordmac.TopicAccess;
import java.util.List;

/** Which topics a service writes. */
final class WriterTopics {

    private WriterTopics() {}

    static List<Topic> topicsWrittenBy(EventSource writer) {
        return EventTopics.ALL.stream()
                .filter(topic -> TopicAccess.writersOf(topic).contains(writer))
                .toList();
    }
}
