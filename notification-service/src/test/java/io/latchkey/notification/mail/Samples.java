package io.latchkey.notification.mail;

import io.latchkey.contracts.Locale;
import io.latchkey.contracts.Secret;
import io.latchkey.notification.recipient.PersonName;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Mails of every kind, for tests. */
final class Samples {

    static final String TOKEN = "AZabc-_9".repeat(10) + "AZabc-";
    static final Instant END = Instant.parse("2026-11-23T14:32:10Z");
    static final MailSettings SETTINGS = new MailSettings("Latchkey", URI.create("http://localhost:8080"), "");

    private Samples() {}

    static List<Mail> all(String name, Locale locale) {
        var person = PersonName.of(name);
        return List.of(
                new Mail.FirstSignIn(person, locale, link(Duration.ofDays(3))),
                new Mail.PasswordReset(person, locale, link(Duration.ofMinutes(30))),
                new Mail.PasswordChanged(person, locale, END),
                new Mail.TwoFactorRequired(person, locale, END),
                new Mail.TwoFactorEnrolled(person, locale, END),
                new Mail.TwoFactorReset(person, locale, END),
                new Mail.TwoFactorRemoved(person, locale, END),
                new Mail.RecoveryCodeUsed(person, locale, END, 3),
                new Mail.AddressChanged(person, locale, END),
                new Mail.AccessRequest(person, locale, 3),
                new Mail.AccessDeclined(person, locale));
    }

    static Link link(Duration lifetime) {
        return new Link(new Secret(TOKEN), END, lifetime);
    }

    static MailRenderer renderer() {
        return new MailRenderer(SETTINGS);
    }
}
