package io.latchkey.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The AsyncAPI document says what the code does. */
class AsyncApiTests {

    private static final JsonNode DOCUMENT = document();

    @ParameterizedTest
    @MethodSource("io.latchkey.contracts.Golden#all")
    void everyTypeIsAMessageOfItsTopicWithItsSchema(Golden golden) {
        String name = golden.type().getSimpleName();
        JsonNode message = DOCUMENT.at("/components/messages/" + name);

        assertThat(channel(EventTopics.topicOf(golden.envelope().event()))
                        .path("messages")
                        .has(name))
                .isTrue();
        assertThat(message.at("/title").asText()).isEqualTo(EventTypes.typeOf(golden.type()));
        assertThat("/" + message.at("/payload/schema/$ref").asText().substring(2))
                .isEqualTo(EventTypes.schemaResource(golden.type()));
        assertThat(message.at("/headers/allOf/1/properties/ce_dataschema/const").asText())
                .isEqualTo(EventTypes.schemaOf(golden.type()));
    }

    @ParameterizedTest
    @MethodSource("io.latchkey.contracts.Golden#all")
    void theGoldenRecordComesFromOneOfTheWritersOfItsType(Golden golden) {
        String reference = "/messages/" + golden.type().getSimpleName();
        var writers = StreamSupport.stream(DOCUMENT.path("operations").spliterator(), false)
                .filter(operation -> operation.path("action").asText().equals("send"))
                .filter(operation -> operation.path("messages").findValuesAsText("$ref").stream()
                        .anyMatch(message -> message.endsWith(reference)))
                .map(operation -> operation.path("x-latchkey-writer").asText())
                .toList();

        assertThat(writers).contains(golden.headers().get(EventHeaders.SOURCE));
        assertThat(Arrays.stream(EventSource.values()).map(EventSource::sourcePath))
                .containsAll(writers);
    }

    @Test
    void everyTopicIsAChannelThatKeepsAsLong() {
        for (Topic topic : EventTopics.ALL) {
            JsonNode settings = channel(topic).at("/bindings/kafka/topicConfiguration");
            assertKept(topic.kept(), settings);
        }
        assertKept(
                EventTopics.DEAD_LETTERS_KEPT, DOCUMENT.at("/channels/deadLetters/bindings/kafka/topicConfiguration"));
    }

    @Test
    void thereAreNoMessagesButTheTypesAndTheDeadLetter() {
        Set<String> expected =
                EventTypes.allTypes().stream().map(Class::getSimpleName).collect(Collectors.toCollection(HashSet::new));
        expected.add("DeadLetter");

        assertThat(DOCUMENT.at("/components/messages").fieldNames())
                .toIterable()
                .hasSameElementsAs(expected);
    }

    @ParameterizedTest
    @MethodSource("io.latchkey.contracts.Golden#all")
    void everyHeaderThatIsWrittenIsDescribed(Golden golden) {
        JsonNode described = DOCUMENT.at("/components/schemas/cloudEventHeaders/properties");

        golden.headers()
                .keySet()
                .forEach(header -> assertThat(described.has(header)).as(header).isTrue());
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        for (String reference : DOCUMENT.findValuesAsText("$ref")) {
            if (reference.startsWith("#")) {
                assertThat(DOCUMENT.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse();
            } else {
                assertThat(Golden.resource(reference.substring(1))).isNotEmpty();
            }
        }
    }

    private static void assertKept(Topic.Retention kept, JsonNode settings) {
        switch (kept) {
            case Topic.Retention.ForAge age -> {
                assertThat(settings.at("/cleanup.policy/0").asText()).isEqualTo("delete");
                assertThat(settings.path("retention.ms").asLong())
                        .isEqualTo(age.age().toMillis());
            }
            case Topic.Retention.Compacted compacted -> {
                assertThat(settings.at("/cleanup.policy/0").asText()).isEqualTo("compact");
                assertThat(settings.path("max.compaction.lag.ms").asLong())
                        .isEqualTo(compacted.maxLag().toMillis());
                assertThat(settings.path("delete.retention.ms").asLong())
                        .isEqualTo(compacted.tombstones().toMillis());
            }
        }
    }

    private static JsonNode channel(Topic topic) {
        return StreamSupport.stream(DOCUMENT.path("channels").spliterator(), false)
                .filter(channel -> channel.path("address").asText().equals(topic.name()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no channel for " + topic.name()));
    }

    private static JsonNode document() {
        try {
            return new YAMLMapper().readTree(Golden.resource("/asyncapi.yaml"));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
