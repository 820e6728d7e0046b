package io.latchkey.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountLocale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A display name is what somebody typed: it may look like anything and must do nothing. */
class InjectionTests {

    private final MailRenderer renderer = Samples.renderer();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada\r\nBcc: eve@example.org",
                "Ada\nSubject: other",
                "Ada\rX: y",
                "Ada\u0000Lovelace",
                "Ada\u2028Bcc: eve@example.org",
                "Ada\u2029Bcc: eve@example.org",
                "Ada\u0085Bcc: eve@example.org",
                "Ada\u760d\u760aBcc: eve@example.org",
                "\"><img src=x>",
                "<script>alert(1)</script>",
                "</p><a href=\"https://evil.example\">click</a>",
                "${7*7}",
                "#{7*7}",
                "*{7*7}",
                "~{shell.html}",
                "{{7*7}}",
                "__${7*7}__",
                "[[${7*7}]]",
                "[(${7*7})]",
                "[# th:text=\"${7*7}\"][/]",
                "${T(java.lang.Runtime).getRuntime().exec('id')}",
                "\u202eadA",
                "Ada\ud800"
            })
    void aNameIsTextAndNothingElse(String name) {
        for (AccountLocale locale : Samples.LANGUAGES.listLanguages()) {
            for (MailContent mail : Samples.all(name, locale)) {
                RenderedMail plain = renderer.render(plainTwin(mail));
                RenderedMail rendered = renderer.render(mail);

                assertThat(rendered.subject()).isEqualTo(plain.subject());
                assertThat(rendered.text()).doesNotContain("49", "\u0000", "\u2028", "\u2029", "\u202e");
                assertThat(rendered.text().lines().count())
                        .isEqualTo(plain.text().lines().count());
                assertThat(rendered.html().replaceAll("<[^>]*>", "")).doesNotContain("49");
                assertThat(tags(rendered.html())).isEqualTo(tags(plain.html()));
            }
        }
    }

    private static MailContent plainTwin(MailContent mail) {
        return Samples.all("Ada", mail.locale()).stream()
                .filter(twin -> twin.kind() == mail.kind())
                .findFirst()
                .orElseThrow();
    }

    private static long tags(String html) {
        return html.chars().filter(c -> c == '<').count();
    }
}
