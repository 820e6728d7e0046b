package io.latchkey.contracts.recordmac;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.latchkey.contracts.AccountFact.AccountChanged;
import io.latchkey.contracts.AccountFact.PasswordChanged;
import io.latchkey.contracts.AccountFact.TwoFactorRemoved;
import io.latchkey.contracts.AccountProfile;
import io.latchkey.contracts.AccountState;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventSource;
import io.latchkey.contracts.EventTopics;
import io.latchkey.contracts.EventTypes;
import io.latchkey.contracts.Topic;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Who may write and read what is said once in the code, and the document says the same. */
class TopicAccessTests {

    @Test
    void everyTypeHasTheWritersOfTheDocumentAndNoOthers() throws IOException {
        JsonNode operations = document().path("operations");
        for (Class<? extends Event> type : EventTypes.allTypes()) {
            Set<String> documented = StreamSupport.stream(operations.spliterator(), false)
                    .filter(operation -> operation.path("action").asText().equals("send"))
                    .filter(operation -> operation.path("messages").findValuesAsText("$ref").stream()
                            .anyMatch(message -> message.endsWith("/messages/" + type.getSimpleName())))
                    .map(operation -> operation.path("x-latchkey-writer").asText())
                    .collect(Collectors.toSet());

            assertThat(TopicAccess.writersOf(type))
                    .as(type.getSimpleName())
                    .isNotEmpty()
                    .extracting(EventSource::sourcePath)
                    .containsExactlyInAnyOrderElementsOf(documented);
        }
    }

    @Test
    void everyTopicHasTheReadersOfTheDocumentAndNoOthers() throws IOException {
        JsonNode document = document();
        for (Topic topic : EventTopics.ALL) {
            Set<String> documented = new HashSet<>();
            for (JsonNode operation : document.path("operations")) {
                String channel = operation.at("/channel/$ref").asText().substring("#/channels/".length());
                String address =
                        document.at("/channels/" + channel + "/address").asText();
                if (operation.path("action").asText().equals("receive") && address.equals(topic.name())) {
                    documented.add(
                            operation.at("/bindings/kafka/groupId/enum/0").asText());
                }
            }
            assertThat(TopicAccess.readersOf(topic.name()))
                    .as(topic.name())
                    .extracting(EventSource::consumerGroup)
                    .containsExactlyInAnyOrderElementsOf(documented);
        }
    }

    @Test
    void everyWriterAndReaderOfATopicShareAListAndNoListIsLeftOver() {
        Set<MacKeyName> used = EnumSet.noneOf(MacKeyName.class);
        for (Topic topic : EventTopics.ALL) {
            for (EventSource reader : TopicAccess.readersOf(topic.name())) {
                TopicAccess.writersOf(topic).forEach(writer -> used.add(MacKeyName.between(writer, reader)));
            }
        }
        assertThat(used).containsExactlyInAnyOrder(MacKeyName.values());
    }

    @Test
    void aKeyIsGoodForItsWritersTypesAlone() {
        for (Class<? extends Event> type : Set.of(AccountChanged.class, TwoFactorRemoved.class, AccountProfile.class)) {
            assertThat(mayWrite(EventSource.ACCOUNT_SERVICE, type)).isFalse();
            assertThat(mayWrite(EventSource.AUTH_GATEWAY, type)).isTrue();
        }
        for (Class<? extends Event> type : Set.of(PasswordChanged.class, AccountState.class)) {
            assertThat(mayWrite(EventSource.AUTH_GATEWAY, type)).isFalse();
            assertThat(mayWrite(EventSource.ACCOUNT_SERVICE, type)).isTrue();
        }
    }

    @Test
    void aTypeNobodyKnowsMayBeOfAnyWriterOfTheTopicAndOfNobodyElse() {
        String unknown = "io.latchkey.SomethingNew.v1";

        assertThat(TopicAccess.mayWrite(EventSource.ACCOUNT_SERVICE, EventTopics.ACCOUNT_EVENTS, unknown))
                .isTrue();
        assertThat(TopicAccess.mayWrite(EventSource.ACCOUNT_SERVICE, EventTopics.ACCOUNT_PROFILES, unknown))
                .isFalse();
        assertThat(TopicAccess.mayWrite(EventSource.NOTIFICATION_SERVICE, EventTopics.ACCOUNT_EVENTS, unknown))
                .isFalse();
    }

    private static boolean mayWrite(EventSource writer, Class<? extends Event> type) {
        return TopicAccess.mayWrite(writer, EventTopics.topicOf(type), EventTypes.typeOf(type));
    }

    private static JsonNode document() throws IOException {
        try (var stream = Event.class.getResourceAsStream("/asyncapi.yaml")) {
            return new YAMLMapper().readTree(stream);
        }
    }
}
