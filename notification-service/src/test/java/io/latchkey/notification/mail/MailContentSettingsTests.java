package io.latchkey.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.latchkey.contracts.AccountLocale;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailContentSettingsTests {

    @ParameterizedTest
    @ValueSource(strings = {"https://id.example.org", "https://id.example.org/"})
    void linksComeFromThePublicUrlAloneAndKeepTheTokenInTheFragment(String publicUrl) {
        var settings = new MailContentSettings("Latchkey", URI.create(publicUrl), "");

        assertThat(settings.resetLink(Samples.link(Duration.ofMinutes(30))))
                .isEqualTo("https://id.example.org/reset-password#token=" + Samples.TOKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"id.example.org", "ftp://id.example.org", "https://id.example.org/?a=b", "https:///x", "x#y"})
    void aPublicUrlThatIsNoneStopsTheStart(String publicUrl) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MailContentSettings("Latchkey", URI.create(publicUrl), ""))
                .withMessageContaining("LATCHKEY_PUBLIC_URL");
    }

    @Test
    void withoutASupportContactTheExecutiveIsNamedInTheReadersLanguage() {
        assertThat(Samples.SETTINGS.contactOfRecipients(AccountLocale.EN)).isEqualTo("your account executive");
        assertThat(Samples.SETTINGS.contactOfRecipients(AccountLocale.ES))
                .isEqualTo("la persona que gestiona su cuenta");
        assertThat(new MailContentSettings("L", URI.create("http://l"), "help@example.org")
                        .contactOfRecipients(AccountLocale.ES))
                .isEqualTo("help@example.org");
    }
}
