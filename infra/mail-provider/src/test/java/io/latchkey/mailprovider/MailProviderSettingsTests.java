package io.latchkey.mailprovider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailProviderSettingsTests {

    @ParameterizedTest
    @CsvSource({
        "LATCHKEY_SENDGRID_API_KEY,",
        "LATCHKEY_INBOX_DATA,",
        "LATCHKEY_INBOX_WEBHOOK_KEY,",
        "LATCHKEY_INBOX_WEBHOOK_KEY, bm90IGEga2V5",
        "LATCHKEY_INBOX_WEBHOOK_KEY, ***",
        "LATCHKEY_INBOX_WEBHOOK_URL, ftp://localhost/x",
        "LATCHKEY_INBOX_PORT, 65536",
        "LATCHKEY_SMTP_PORT, here",
    })
    void aSettingThatIsMissingOrWrongIsNamedInOneLine(String name, String value) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "LATCHKEY_SENDGRID_API_KEY", "SG.key",
                "LATCHKEY_INBOX_DATA", "somewhere",
                "LATCHKEY_INBOX_WEBHOOK_KEY", TestKeys.PRIVATE));
        assertThat(MailProviderSettings.fromEnvironment(environment).port()).isEqualTo(8025);
        assertThat(MailProviderSettings.fromEnvironment(environment).toString()).doesNotContain("SG.key");

        environment.compute(name, (same, before) -> value);

        assertThatThrownBy(() -> MailProviderSettings.fromEnvironment(environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name)
                .message()
                .doesNotContain("\n");
    }
}
