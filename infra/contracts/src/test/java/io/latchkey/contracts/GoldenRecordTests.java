package io.latchkey.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was once written stays readable, and is still written the same. */
class GoldenRecordTests {

    @ParameterizedTest
    @MethodSource("io.latchkey.contracts.Golden#all")
    void theRecordOfEveryTypeIsStillRead(Golden golden) {
        var envelope = golden.envelope();

        assertThat(envelope.event()).isExactlyInstanceOf(golden.type());
        assertThat(envelope.event().at()).isEqualTo(envelope.time());
    }

    @ParameterizedTest
    @MethodSource("io.latchkey.contracts.Golden#all")
    void whatIsReadIsWrittenBackByteForByte(Golden golden) {
        var envelope = golden.envelope();

        assertThat(new String(EventJson.toBytes(envelope.event()), StandardCharsets.UTF_8))
                .isEqualTo(golden.json());
        assertThat(EventHeaders.fromEnvelope(envelope)).containsExactlyEntriesOf(golden.headers());
    }

    @ParameterizedTest
    @MethodSource("io.latchkey.contracts.Golden#all")
    void theKeyIsTheAccountOrElseTheEventItself(Golden golden) {
        var envelope = golden.envelope();
        UUID account = envelope.event().accountId();

        assertThat(envelope.recordKey()).isEqualTo(account == null ? envelope.id() : account);
        assertThat(golden.headers().containsKey("ce_subject")).isEqualTo(account != null);
    }

    @ParameterizedTest
    @MethodSource("io.latchkey.contracts.Golden#all")
    void theTopicOfAnEventIsOneOfOurs(Golden golden) {
        assertThat(EventTopics.ALL)
                .contains(EventTopics.topicOf(golden.envelope().event()));
    }

    @Test
    void thereAreThirtyEightTypes() {
        assertThat(EventTypes.allTypes()).hasSize(38);
    }
}
