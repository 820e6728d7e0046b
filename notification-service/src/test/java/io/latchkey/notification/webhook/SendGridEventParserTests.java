package io.latchkey.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.notification.delivery.MailTransition.ProviderEventType;
import io.latchkey.notification.webhook.ProviderEventTable.ProviderEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SendGridEventParserTests {

    private static final Instant NOW = Instant.parse("2026-11-23T14:00:00Z");
    private static final UUID ID = UUID.fromString("01920000-0000-7000-8000-000000000001");
    private static final String OURS = "\"latchkey_email_id\":\"" + ID + "\",\"latchkey_attempt\":\"2\"";

    @ParameterizedTest
    @CsvSource({
        "processed,PROCESSED",
        "deferred,DEFERRED",
        "delivered,DELIVERED",
        "bounce,BLOCKED",
        "dropped,DROPPED",
        "spamreport,COMPLAINED"
    })
    void eachEventHasItsWord(String event, ProviderEventType word) {
        ProviderEvent parsed =
                parse("{\"event\":\"" + event + "\"," + OURS + "}").orElseThrow();

        assertThat(parsed.type()).isEqualTo(word);
        assertThat(parsed.emailId()).isEqualTo(ID);
        assertThat(parsed.attempt()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"bounce,5.1.1,BOUNCED", "bounce,4.2.2,BLOCKED", "blocked,5.7.1,BLOCKED"})
    void aHardBounceAndABlockHaveDifferentWords(String type, String status, ProviderEventType word) {
        String bounce = "{\"event\":\"bounce\",\"type\":\"" + type + "\",\"status\":\"" + status + "\"," + OURS + "}";

        assertThat(parse(bounce).orElseThrow().type()).isEqualTo(word);
    }

    @Test
    void theProvidersWordsAreKeptWithoutTheAddress() {
        ProviderEvent parsed = parse("{\"event\":\"bounce\",\"status\":\"5.1.1\",\"type\":\"bounce\","
                        + "\"reason\":\"550 <ada@example.org> unknown user\",\"timestamp\":1700000000," + OURS + "}")
                .orElseThrow();

        assertThat(parsed.reason()).isEqualTo(EmailReason.UNKNOWN_RECIPIENT);
        assertThat(parsed.words()).isEqualTo("5.1.1 550 <(address)> unknown user");
        assertThat(parsed.saidAt()).isEqualTo(Instant.ofEpochSecond(1700000000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "1",
                "\"event\"",
                "{\"event\":\"open\",\"latchkey_email_id\":\"01920000-0000-7000-8000-000000000001\"}",
                "{\"event\":\"delivered\"}",
                "{\"event\":\"delivered\",\"latchkey_email_id\":\"1-1-1-1-1\"}",
                "{\"event\":\"delivered\",\"latchkey_email_id\":7}",
                "{\"event\":[\"delivered\"],\"latchkey_email_id\":\"01920000-0000-7000-8000-000000000001\"}"
            })
    void whatIsNotOursIsLeftOut(String json) {
        assertThat(parse(json)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"timestamp\":-1",
                "\"timestamp\":1e300",
                "\"timestamp\":99999999999999999999",
                "\"timestamp\":\"x\""
            })
    void anOddTimeIsNow(String timestamp) {
        assertThat(parse("{\"event\":\"delivered\"," + timestamp + "," + OURS + "}")
                        .orElseThrow()
                        .saidAt())
                .isEqualTo(NOW);
    }

    @Test
    void copiesHaveOneKeyAlsoWithoutAnEventId() {
        String withId = "{\"event\":\"delivered\",\"sg_event_id\":\"abc\"," + OURS + "}";
        String without = "{\"event\":\"delivered\"," + OURS + "}";
        String odd = "{\"event\":\"delivered\",\"sg_event_id\":\"\\ud800\\u0000\"," + OURS + "}";

        assertThat(parse(withId).orElseThrow().key()).isEqualTo("id:abc");
        assertThat(parse(without).orElseThrow().key())
                .startsWith("sha256:")
                .isEqualTo(parse(without).orElseThrow().key())
                .isNotEqualTo(parse(odd).orElseThrow().key());
    }

    private static Optional<ProviderEvent> parse(String json) {
        return SendGridEventParser.parse(JsonMapper.builder().build().readTree(json), NOW);
    }
}
