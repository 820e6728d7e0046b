package io.latchkey.contracts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What may reach a log line by accident holds no secret, address, name or word of a person. */
class InternalMaskingTests {

    private static final List<String> MASKED = List.of(
            "password",
            "currentPassword",
            "newPassword",
            "oneTimePassword",
            "recoveryCode",
            "mailCode",
            "code",
            "recoveryCodes",
            "challenge",
            "token",
            "secret",
            "otpauthUri",
            "qrCode",
            "label",
            "context",
            "address",
            "displayName");

    @ParameterizedTest
    @MethodSource("io.latchkey.contracts.internal.InternalGolden#all")
    void aMessagePrintsMasked(InternalGolden golden) {
        String printed = golden.read().toString();

        JsonNode body = JsonMapper.shared().readTree(golden.json());
        for (String member : MASKED) {
            body.findValues(member).stream()
                    .flatMap(value -> value.isArray() ? value.valueStream() : List.of(value).stream())
                    .filter(JsonNode::isString)
                    .map(JsonNode::asString)
                    .filter(text -> text.length() > 3)
                    .forEach(text -> assertThat(printed).as(member).doesNotContain(text));
        }
    }
}
