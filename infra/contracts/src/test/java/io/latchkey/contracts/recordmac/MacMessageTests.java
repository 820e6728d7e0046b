package io.latchkey.contracts.recordmac;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MacMessageTests {

    @Test
    void theBytesAreThoseThatTheDocumentDescribes() {
        var message = new MacMessage("t", "k".getBytes(UTF_8), "{}".getBytes(UTF_8));
        message.addHeader("ce_type", "T".getBytes(UTF_8));
        message.addHeader("traceparent", "left out".getBytes(UTF_8));
        message.addHeader("ce_id", "1".getBytes(UTF_8));

        // topic t, key k, two headers: ce_id 1, ce_type T, value {}
        assertThat(HexFormat.of().formatHex(message.toBytes()))
                .isEqualTo("00000001" + "74" + "00000001" + "6b" + "00000002" + "00000005" + "63655f6964" + "00000001"
                        + "31" + "00000007" + "63655f74797065" + "00000001" + "54" + "00000002" + "7b7d");
    }

    @Test
    void whatIsAbsentIsNotWhatIsEmpty() {
        assertThat(Stream.of(
                                encode("t", null, null, Map.of()),
                                encode("t", "", null, Map.of()),
                                encode("t", null, "", Map.of()),
                                encode("t", "", "", Map.of()))
                        .map(HexFormat.of()::formatHex))
                .doesNotHaveDuplicates();
    }

    @Test
    void noByteCanMoveFromOnePartIntoAnother() {
        List<byte[]> spellings = List.of(
                encode("ab", "c", "d", Map.of()),
                encode("a", "bc", "d", Map.of()),
                encode("ab", "", "cd", Map.of()),
                encode("abc", "", "d", Map.of()),
                encode("ab", "c", "", Map.of("ce_x", "d")),
                encode("ab", "c", "d", Map.of("ce_x", "")),
                encode("ab", "c", "d", Map.of("ce_", "x")),
                encode("ab", "c", "d", Map.of("ce_x", "", "ce_y", "")),
                encode("ab", "c", "d", Map.of("ce_xce_y", "")));

        assertThat(spellings.stream().map(HexFormat.of()::formatHex)).doesNotHaveDuplicates();
    }

    @Test
    void theOrderOfHeadersOnTheRecordIsOfNoMatter() {
        var one = new MacMessage("t", null, null);
        one.addHeader("ce_a", "1".getBytes(UTF_8));
        one.addHeader("ce_b", "2".getBytes(UTF_8));
        var other = new MacMessage("t", null, null);
        other.addHeader("ce_b", "2".getBytes(UTF_8));
        other.addHeader("ce_a", "1".getBytes(UTF_8));

        assertThat(one.toBytes()).isEqualTo(other.toBytes());
    }

    private static byte[] encode(
            String topic, @Nullable String key, @Nullable String value, Map<String, String> headers) {
        var message = new MacMessage(
                topic, key == null ? null : key.getBytes(UTF_8), value == null ? null : value.getBytes(UTF_8));
        headers.forEach((name, text) -> message.addHeader(name, text.getBytes(UTF_8)));
        return message.toBytes();
    }
}
