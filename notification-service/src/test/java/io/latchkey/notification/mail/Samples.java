package io.latchkey.notification.mail;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.SecretValue;
import io.latchkey.notification.recipient.PersonName;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.ResourceLoader;

/** Mails of every kind, for tests. */
final class Samples {

    static final String TOKEN = "AZabc-_9".repeat(10) + "AZabc-";
    static final Instant END = Instant.parse("2026-11-23T14:32:10Z");
    static final MailContentSettings SETTINGS =
            new MailContentSettings("Latchkey", URI.create("http://localhost:8080"), "");

    private static final ResourceLoader RESOURCES = new DefaultResourceLoader();
    static final MailLanguages LANGUAGES = new MailLanguages(RESOURCES);

    private Samples() {}

    static List<MailContent> all(String name, AccountLocale locale) {
        var person = PersonName.of(name);
        return List.of(
                new MailContent.FirstSignIn(person, locale, link(Duration.ofDays(3))),
                new MailContent.PasswordReset(person, locale, link(Duration.ofMinutes(30))),
                new MailContent.PasswordChanged(person, locale, END),
                new MailContent.TwoFactorRequired(person, locale, END),
                new MailContent.TwoFactorEnrolled(person, locale, END),
                new MailContent.TwoFactorReset(person, locale, END),
                new MailContent.TwoFactorRemoved(person, locale, END),
                new MailContent.RecoveryCodeUsed(person, locale, END, 3),
                new MailContent.AddressChanged(person, locale, END),
                new MailContent.AccessRequest(person, locale, 3),
                new MailContent.AccessDeclined(person, locale));
    }

    static MailContent.MailLink link(Duration lifetime) {
        return new MailContent.MailLink(new SecretValue(TOKEN), END, lifetime);
    }

    static MailRenderer renderer() {
        return renderer(SETTINGS);
    }

    static MailRenderer renderer(MailContentSettings settings) {
        return new MailRenderer(settings, LANGUAGES, RESOURCES);
    }
}
