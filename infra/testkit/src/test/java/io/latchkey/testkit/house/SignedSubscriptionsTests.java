package io.latchkey.testkit.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.EventSource;
import io.latchkey.contracts.EventTopics;
import io.latchkey.contracts.Topic;
import io.latchkey.contracts.recordmac.MacKeyName;
import io.latchkey.contracts.recordmac.TopicAccess;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Law: no service reads a topic whose writers do not sign for it, and none is signed for that nobody reads. */
class SignedSubscriptionsTests {

    private static final Pattern SUBSCRIPTION =
            Pattern.compile("TopicSubscription\\s*\\.\\s*by\\w+\\(\\s*(?:EventTopics\\.)?(\\w+)");

    @Test
    void everySubscriptionOfEveryServiceIsToATopicThatIsSignedForIt() throws ReflectiveOperationException {
        Map<EventSource, Set<Topic>> read = subscriptions();

        for (EventSource service : EventSource.values()) {
            Set<Topic> topics = read.getOrDefault(service, Set.of());
            assertThat(topics).as(service.consumerGroup()).isNotEmpty();
            for (Topic topic : EventTopics.ALL) {
                assertThat(TopicAccess.readersOf(topic.name()).contains(service))
                        .as("%s reads %s", service.consumerGroup(), topic.name())
                        .isEqualTo(topics.contains(topic));
            }
            topics.forEach(topic -> assertThat(TopicAccess.writersOf(topic))
                    .isNotEmpty()
                    .allSatisfy(writer ->
                            assertThat(MacKeyName.between(writer, service)).isNotNull()));
        }
    }

    /** By the constant that the source names; a subscription in another form is found by nobody, so it is not allowed. */
    private static Map<EventSource, Set<Topic>> subscriptions() throws ReflectiveOperationException {
        Map<EventSource, Set<Topic>> read = new EnumMap<>(EventSource.class);
        for (SourceFile file : SourceTree.readWhole().types()) {
            for (EventSource service : EventSource.values()) {
                if (file.module().equals(service.consumerGroup())) {
                    Set<Topic> topics = read.computeIfAbsent(service, none -> new HashSet<>());
                    for (MatchResult found :
                            SUBSCRIPTION.matcher(file.code()).results().toList()) {
                        topics.add((Topic)
                                EventTopics.class.getField(found.group(1)).get(null));
                    }
                    assertThat(file.code()).as(file.path()).doesNotContain("new TopicSubscription(");
                }
            }
        }
        return read;
    }

    @Test
    void everyServiceOfTheHouseIsAModule() {
        assertThat(SourceTree.readWhole().types().stream().map(SourceFile::module))
                .containsAll(Arrays.stream(EventSource.values())
                        .map(EventSource::consumerGroup)
                        .toList());
    }
}
