package io.latchkey.gateway.executive;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.EmailEvent;
import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.contracts.SuppressionEvent.SuppressionReason;
import io.latchkey.contracts.internal.MailJourneyOperation.JourneyState;
import io.latchkey.contracts.internal.MailJourneyOperation.JourneyStepType;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MailStatusMessagesTests {
    @Test
    void everyEventAndEveryReasonOfTheContractHasItsSentenceAndNoOtherHas() throws IOException {
        Set<String> types = new TreeSet<>();
        for (JourneyStepType type : JourneyStepType.values()) {
            assertThat(codes(MailStatusMessages.REASONS.getOrDefault(type.state(), Set.of())))
                    .as(type.code())
                    .isEqualTo(reasons(type.code()));
            types.add(type.code());
        }
        assertThat(types)
                .isEqualTo(Stream.of(EmailEvent.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .collect(Collectors.toSet()));
        assertThat(MailStatusMessages.REASONS).doesNotContainKeys(JourneyState.SENDING, JourneyState.IN_DOUBT);
    }

    @Test
    void everySentenceStandsInEveryLanguage() throws IOException {
        for (String language : Set.of("en", "es")) {
            Properties texts = texts(language);
            sentences().forEach(sentence -> assertThat(texts.getProperty(sentence))
                    .as(language + " " + sentence)
                    .isNotBlank());
        }
    }

    @Test
    void everyReasonForSendingNothingIsSaidInEveryLanguage() throws IOException {
        for (String language : Set.of("en", "es")) {
            Properties texts = texts(language);
            Stream.concat(
                            Stream.of(SuppressionReason.values()).map(SuppressionReason::code),
                            Stream.of(MailStatusMessages.UNKNOWN))
                    .forEach(reason -> assertThat(texts.getProperty("console.suppression." + reason))
                            .as(language + " " + reason)
                            .isNotBlank());
        }
    }

    @Test
    void whatIsNotKnownHereYetHasASentenceToo() {
        assertThat(MailStatusMessages.sentenceKey(null, null)).isEqualTo("unknown");
        assertThat(MailStatusMessages.sentenceKey(null, EmailReason.BLOCKED)).isEqualTo("unknown");
        assertThat(MailStatusMessages.sentenceKey(JourneyState.IN_DOUBT, null)).isEqualTo("in-doubt");
        assertThat(MailStatusMessages.sentenceKey(JourneyState.BOUNCED, null)).isEqualTo("unknown");
        assertThat(MailStatusMessages.sentenceKey(JourneyState.BOUNCED, EmailReason.GREYLISTED))
                .isEqualTo("unknown");
        assertThat(MailStatusMessages.sentenceKey(JourneyState.BOUNCED, EmailReason.BLOCKED))
                .isEqualTo("bounced.blocked");
        assertThat(MailStatusMessages.sentenceKey(JourneyState.DELIVERED, EmailReason.OTHER))
                .isEqualTo("delivered");
        assertThat(MailStatusMessages.templateKey(null)).isEqualTo("unknown");
        assertThat(MailStatusMessages.toneOf(null)).isEqualTo("plain");
        assertThat(MailStatusMessages.isUnderWay(null)).isFalse();
    }

    private static Stream<String> sentences() {
        Stream<String> states = Stream.of(JourneyState.values()).flatMap(state -> {
            Set<EmailReason> reasons = MailStatusMessages.REASONS.getOrDefault(state, Set.of());
            // Where a state has no reasons, any reason leaves its sentence as it is.
            Stream<EmailReason> each = reasons.isEmpty() ? Stream.of(EmailReason.OTHER) : reasons.stream();
            return each.map(reason -> "mail." + MailStatusMessages.sentenceKey(state, reason));
        });
        Stream<String> templates = Stream.of(MailTemplate.values())
                .map(template -> "mail.template." + MailStatusMessages.templateKey(template));
        return Stream.concat(Stream.of("mail.unknown", "mail.template.unknown"), Stream.concat(states, templates));
    }

    private static Set<String> codes(Set<EmailReason> reasons) {
        return reasons.stream().map(EmailReason::code).collect(Collectors.toSet());
    }

    /** The reasons the schema of an event allows. */
    private static Set<String> reasons(String type) throws IOException {
        try (InputStream schema = EmailEvent.class.getResourceAsStream("/schemas/" + type + ".v1.json")) {
            JsonNode reason = JsonMapper.shared().readTree(schema).at("/properties/reason");
            JsonNode allowed = reason.path("enum");
            return allowed.valueStream()
                    .filter(JsonNode::isString)
                    .map(JsonNode::asString)
                    .collect(Collectors.toSet());
        }
    }

    private static Properties texts(String language) throws IOException {
        var texts = new Properties();
        try (var file = new InputStreamReader(
                MailStatusMessages.class.getResourceAsStream("/messages/" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            texts.load(file);
        }
        return texts;
    }
}
