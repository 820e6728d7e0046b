package io.latchkey.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountLocale;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MailRendererTests {

    private final MailRenderer renderer = Samples.renderer();

    static List<AccountLocale> everyLanguage() {
        return Samples.LANGUAGES.listLanguages();
    }

    static List<MailContent> everyMailInEveryLanguage() {
        List<MailContent> all = new ArrayList<>();
        for (AccountLocale locale : Samples.LANGUAGES.listLanguages()) {
            all.addAll(Samples.all("Ada Lovelace", locale));
        }
        return all;
    }

    static List<MailContent> everyMailWithALink() {
        return everyMailInEveryLanguage().stream()
                .filter(mail -> mail.kind().hasSecret() && mail.kind().secret() != SecretKind.ENROLMENT_CODE)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("everyMailInEveryLanguage")
    void everyMailHasAllItsPartsInEveryLanguage(MailContent mail) {
        RenderedMail rendered = renderer.render(mail);

        assertThat(rendered.subject()).isNotBlank().hasSizeLessThan(90).doesNotContain("\n", "\r", "Ada");
        assertThat(rendered.text()).doesNotContain("[(", "[#", "${", "th:");
        assertThat(rendered.html())
                .startsWith("<!DOCTYPE html>")
                .contains("<html lang=\"" + mail.locale().code() + "\"", "color-scheme", "viewport")
                .doesNotContain(" th:", "${", "<img", "<script", "url(", "@import", "<link");
    }

    /** A stranger chose the name that a declined request came with. */
    @ParameterizedTest
    @MethodSource("everyMailInEveryLanguage")
    void everyMailNamesItsReaderUnlessAStrangerChoseTheName(MailContent mail) {
        RenderedMail rendered = renderer.render(mail);

        boolean named = mail.kind() != MailKind.ACCESS_DECLINED;
        assertThat(rendered.text().contains("Ada Lovelace")).isEqualTo(named);
        assertThat(rendered.html().contains("Ada Lovelace")).isEqualTo(named);
    }

    @ParameterizedTest
    @MethodSource("everyMailInEveryLanguage")
    void everyTextReadsAsItWasAgreed(MailContent mail) throws IOException {
        String golden = mail.kind().template().code() + "." + mail.locale().code() + ".txt";
        RenderedMail rendered = renderer.render(mail);

        assertThat(rendered.subject() + "\n\n" + rendered.text()).isEqualTo(golden(golden));
    }

    @ParameterizedTest
    @MethodSource("everyMailWithALink")
    void aLinkStandsAsButtonAndAsAddressAndItsTokenAsCode(MailContent mail) {
        String link = "http://localhost:8080/reset-password#token=" + Samples.TOKEN;
        RenderedMail rendered = renderer.render(mail);

        assertThat(rendered.text()).contains("\n" + link + "\n").contains("\n" + Samples.TOKEN + "\n");
        assertThat(rendered.html().split("href=\"" + java.util.regex.Pattern.quote(link) + "\"", -1))
                .hasSize(3);
        assertThat(rendered.html()).contains(">" + link + "</a>").contains(">" + Samples.TOKEN + "</p>");
        assertThat(rendered.text()).contains("14:32 UTC");
        assertThat(rendered.html()).contains("14:32 UTC");
    }

    @Test
    void whatIsCountedIsSaidAsPeopleSayIt() {
        assertThat(text(Samples.mail(MailKind.RECOVERY_CODE_USED, "Ada", AccountLocale.ENGLISH, 0)))
                .contains("It was your last one.")
                .doesNotContain("left.");
        assertThat(text(Samples.mail(MailKind.RECOVERY_CODE_USED, "Ada", new AccountLocale("es"), 1)))
                .contains("Le queda un código.")
                .doesNotContain("códigos.\n");
        assertThat(text(Samples.mail(MailKind.RECOVERY_CODE_USED, "Ada", AccountLocale.ENGLISH, 9)))
                .contains("You have 9 codes left.");
        assertThat(renderer.render(Samples.mail(MailKind.ACCESS_REQUEST, "Ada", AccountLocale.ENGLISH, 1))
                        .subject())
                .isEqualTo("A new request for an account on Latchkey");
        assertThat(renderer.render(Samples.mail(MailKind.ACCESS_REQUEST, "Ada", new AccountLocale("es"), 12))
                        .html())
                .contains("Hay 12 solicitudes nuevas");
    }

    /** What is asked, and by whom, is nobody's business on the way. */
    @ParameterizedTest
    @MethodSource("everyLanguage")
    void theDigestHasNothingButANumberAndTheWayToTheRequests(AccountLocale locale) {
        RenderedMail digest = renderer.render(Samples.mail(MailKind.ACCESS_REQUEST, "", locale, 3));

        assertThat(digest.text())
                .contains("\nhttp://localhost:8080/executive/access-requests\n")
                .doesNotContain("@");
        assertThat(digest.html()).contains("href=\"http://localhost:8080/executive/access-requests\"");
    }

    private String text(MailContent mail) {
        return renderer.render(mail).text();
    }

    @ParameterizedTest
    @MethodSource("everyLanguage")
    void aPersonWithoutANameIsGreetedAllTheSame(AccountLocale locale) {
        for (MailContent mail : Samples.all("", locale)) {
            assertThat(renderer.render(mail).text())
                    .startsWith(locale.equals(AccountLocale.ENGLISH) ? "Hello,\n" : "Hola:\n");
        }
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = MailRendererTests.class.getResourceAsStream("/golden/" + name)) {
            assertThat(in).as("golden/%s", name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
