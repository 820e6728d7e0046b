package io.latchkey.gateway.executive;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.EmailEvent;
import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.contracts.SuppressionEvent.SuppressionReason;
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
    /** What notification-service says beyond the events: states between two of them. */
    private static final Set<String> BETWEEN = Set.of("sending", "in-doubt");

    @Test
    void everyEventAndEveryReasonOfTheContractHasItsSentenceAndNoOtherHas() throws IOException {
        Set<String> ofTheContract = new TreeSet<>(BETWEEN);
        for (Class<?> type : EmailEvent.class.getPermittedSubclasses()) {
            String state = MailStatusMessages.stateKey(type.getSimpleName());
            Set<String> reasons = reasons(type.getSimpleName());
            assertThat(MailStatusMessages.REASONS.get(state)).as(state).isEqualTo(reasons);
            ofTheContract.add(state);
        }
        assertThat(MailStatusMessages.REASONS.keySet()).isEqualTo(ofTheContract);
        assertThat(MailStatusMessages.TEMPLATES)
                .isEqualTo(
                        Stream.of(MailTemplate.values()).map(MailTemplate::code).collect(Collectors.toSet()));
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
        assertThat(AccountPageBuilder.SuppressionSummary.REASONS)
                .isEqualTo(Stream.of(SuppressionReason.values())
                        .map(SuppressionReason::code)
                        .collect(Collectors.toSet()));
        for (String language : Set.of("en", "es")) {
            Properties texts = texts(language);
            Stream.concat(AccountPageBuilder.SuppressionSummary.REASONS.stream(), Stream.of(MailStatusMessages.UNKNOWN))
                    .forEach(reason -> assertThat(texts.getProperty("console.suppression." + reason))
                            .as(language + " " + reason)
                            .isNotBlank());
        }
    }

    @Test
    void whatIsNotKnownHereYetHasASentenceToo() {
        assertThat(MailStatusMessages.stateKey("EmailTeleported")).isEqualTo("unknown");
        assertThat(MailStatusMessages.stateKey(null)).isEqualTo("unknown");
        assertThat(MailStatusMessages.stateKey("IN_DOUBT")).isEqualTo("in-doubt");
        assertThat(MailStatusMessages.sentenceKey("bounced", "lost-in-space")).isEqualTo("unknown");
        assertThat(MailStatusMessages.sentenceKey("bounced", EmailReason.BLOCKED.code()))
                .isEqualTo("bounced.blocked");
        assertThat(MailStatusMessages.sentenceKey("delivered", "whatever")).isEqualTo("delivered");
        assertThat(MailStatusMessages.templateKey("haiku")).isEqualTo("unknown");
    }

    private static Stream<String> sentences() {
        Stream<String> states = MailStatusMessages.REASONS.entrySet().stream()
                .flatMap(state -> state.getValue().isEmpty()
                        ? Stream.of("mail." + state.getKey())
                        : state.getValue().stream().map(reason -> "mail." + state.getKey() + "." + reason));
        Stream<String> templates = MailStatusMessages.TEMPLATES.stream().map(name -> "mail.template." + name);
        return Stream.concat(Stream.of("mail.unknown", "mail.template.unknown"), Stream.concat(states, templates));
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
