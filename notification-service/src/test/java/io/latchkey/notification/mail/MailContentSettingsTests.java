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
        assertThat(text(Samples.SETTINGS, AccountLocale.ENGLISH)).contains("ask your account executive.");
        assertThat(text(Samples.SETTINGS, new AccountLocale("es")))
                .contains("consulte a la persona que gestiona su cuenta.");
        assertThat(text(
                        new MailContentSettings("L", URI.create("http://l"), "help@example.org"),
                        new AccountLocale("es")))
                .contains("consulte a help@example.org.");
    }

    private static String text(MailContentSettings settings, AccountLocale locale) {
        var mail = Samples.mail(MailKind.PASSWORD_CHANGED, "Ada", locale, 0);
        return Samples.renderer(settings).render(mail).text();
    }
}
