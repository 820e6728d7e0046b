package io.latchkey.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.latchkey.contracts.EmailStep.MailProvider;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpSettingsTests {

    @ParameterizedTest
    @CsvSource({"required,587", "implicit,465", "off,587"})
    void thePortFollowsFromTls(String tls, int port) {
        assertThat(smtp("smtp.example.org", tls, null, "", "").portOrDefault()).isEqualTo(port);
        assertThat(smtp("smtp.example.org", tls, 2525, "", "").portOrDefault()).isEqualTo(2525);
    }

    @Test
    void aWrongSettingIsNamedWithoutItsValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> smtp("h", "perhaps", null, "", ""))
                .withMessageContaining("LATCHKEY_SMTP_TLS");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> smtp("h", "required", 70_000, "", ""))
                .withMessageContaining("LATCHKEY_SMTP_PORT");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> smtp("h", "required", null, "user", ""))
                .withMessageContaining("LATCHKEY_SMTP_PASSWORD");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> smtp("h", "off", null, "user", "canary"))
                .withMessageContaining("LATCHKEY_SMTP_TLS")
                .withMessageNotContaining("canary");
        assertThat(smtp("h", "required", null, "user", "canary").toString()).doesNotContain("canary");
    }

    @Test
    void withoutAHostThereIsOneChannelAlone() {
        assertThat(channels(List.of("sendgrid", "smtp"), "").usableProviders()).containsExactly(MailProvider.SENDGRID);
        assertThat(channels(List.of("smtp", "sendgrid"), "h").usableProviders())
                .containsExactly(MailProvider.SMTP, MailProvider.SENDGRID);
    }

    @Test
    void anOrderThatIsNoneStopsTheStart() {
        for (List<String> order : List.of(List.<String>of(), List.of("pigeon"), List.of("smtp", "smtp"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> channels(order, "h"))
                    .withMessageContaining("LATCHKEY_MAIL_CHANNELS");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> channels(List.of("smtp"), ""))
                .withMessageContaining("LATCHKEY_SMTP_HOST");
    }

    private static SmtpSettings smtp(String host, String tls, @Nullable Integer port, String user, String password) {
        return new SmtpSettings(host, port, tls, user, password, 4, Duration.ofSeconds(1), Duration.ofSeconds(1));
    }

    private static ChannelSettings channels(List<String> order, String host) {
        return Settings.channels(order, smtp(host, "off", null, "", ""));
    }
}
