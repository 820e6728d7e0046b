package io.latchkey.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountFact.AccountCreated;
import io.latchkey.contracts.AccountFact.PasswordResetRequested;
import io.latchkey.contracts.SecurityEvent.PasswordResetForUnknownAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers: what is required is there, what is optional does not contradict, what is unknown is passed over. */
class HeaderTests {

    private static final Golden CREATED = Golden.of(AccountCreated.class);
    private static final Golden UNKNOWN_ADDRESS = Golden.of(PasswordResetForUnknownAddress.class);

    @ParameterizedTest
    @ValueSource(strings = {"ce_specversion", "ce_id", "ce_source", "ce_type", "ce_time"})
    void aRequiredHeaderThatIsMissingEmptyOrNotTextIsMalformed(String name) {
        assertMalformed(read(CREATED, name, null));
        assertMalformed(read(CREATED, name, new byte[0]));
        assertMalformed(read(CREATED, name, new byte[] {(byte) 0xFF, (byte) 0xFE}));
        assertMalformed(read(CREATED, name, "two words".getBytes(StandardCharsets.UTF_8)));
        assertMalformed(read(CREATED, name, "a\u0000b".getBytes(StandardCharsets.UTF_8)));
        assertMalformed(read(CREATED, name, "a".repeat(1_000_000).getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @CsvSource({
        "ce_specversion,0.3",
        "ce_specversion,1.0.0",
        "ce_id,1-1-1-1-1",
        "ce_time,2026-03-01",
        "ce_subject,01890a5d-ac96-774b-bcce-b302099a8058",
        "ce_subject,''",
        "ce_dataschema,urn:latchkey:schema:AccountDisabled:v1",
        "content-type,text/plain",
        "content-type,application/jsonp"
    })
    void aHeaderThatContradictsTheDataIsMalformed(String name, String value) {
        assertMalformed(read(CREATED, name, value.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_subject", "ce_dataschema", "content-type"})
    void anOptionalHeaderMayBeAbsent(String name) {
        assertThat(read(CREATED, name, null)).isEqualTo(CREATED.read());
    }

    @Test
    void aContentTypeMayHaveParameters() {
        byte[] value = "application/json; charset=utf-8".getBytes(StandardCharsets.UTF_8);

        assertThat(read(CREATED, EventHeaders.CONTENT_TYPE, value)).isEqualTo(CREATED.read());
    }

    @Test
    void anEventWithoutAnAccountHasNoSubject() {
        assertThat(EventHeaders.fromEnvelope(UNKNOWN_ADDRESS.envelope())).doesNotContainKey(EventHeaders.SUBJECT);
        assertMalformed(read(UNKNOWN_ADDRESS, EventHeaders.SUBJECT, "null".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theRequestOfAResetIsItsEvent() {
        Golden reset = Golden.of(PasswordResetRequested.class);
        String other = "01890a5d-ac96-774b-bcce-b302099a8058";

        assertMalformed(read(reset, EventHeaders.ID, other.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00-x", "00-4BF92F3577B34DA6A3CE929D0E0E4736-00F067AA0BA902B7-01", "a\r\nb"})
    void aTraceContextThatIsNoneIsLeftOutAndTheEventKept(String traceparent) {
        EventReader.ParsedEvent read =
                read(CREATED, EventHeaders.TRACEPARENT, traceparent.getBytes(StandardCharsets.UTF_8));

        assertThat(read).isInstanceOfSatisfying(EventReader.ParsedEvent.Known.class, known -> {
            assertThat(known.envelope().traceparent()).isNull();
            assertThat(known.envelope().event()).isEqualTo(CREATED.envelope().event());
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.latchkey.AccountCreated.v2",
                "io.latchkey.Invented.v1",
                "io.latchkey.accountcreated.v1",
                "java.lang.Runtime",
                "com.example.other"
            })
    void aTypeThatIsUnknownIsPassedOverWhateverElseTheRecordHolds(String type) {
        Map<String, byte[]> headers = Map.of(EventHeaders.TYPE, type.getBytes(StandardCharsets.UTF_8));

        assertThat(EventReader.read(headers, null)).isEqualTo(new EventReader.ParsedEvent.Unknown(type));
        assertThat(EventReader.read(headers, new byte[] {1})).isEqualTo(new EventReader.ParsedEvent.Unknown(type));
    }

    @Test
    void aRecordWithoutHeadersIsMalformed() {
        assertMalformed(EventReader.read(Map.of(), CREATED.json().getBytes(StandardCharsets.UTF_8)));
    }

    private static EventReader.ParsedEvent read(Golden golden, String name, byte @Nullable [] value) {
        var headers = new HashMap<>(golden.headerBytes());
        if (value == null) {
            headers.remove(name);
        } else {
            headers.put(name, value);
        }
        return EventReader.read(headers, golden.json().getBytes(StandardCharsets.UTF_8));
    }

    private static void assertMalformed(EventReader.ParsedEvent read) {
        assertThat(read).isInstanceOf(EventReader.ParsedEvent.Malformed.class);
    }
}
