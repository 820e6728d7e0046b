package io.latchkey.notification.mail;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.SecretValue;
import io.latchkey.notification.recipient.PersonName;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.ResourceLoader;

/** Mails of every kind, for tests. */
final class Samples {

    static final String TOKEN = "AZabc-_9".repeat(10) + "AZabc-";
    static final String CODE = "7K3M-9QTW";
    static final Instant END = Instant.parse("2026-11-23T14:32:10Z");
    static final MailContentSettings SETTINGS =
            new MailContentSettings("Latchkey", URI.create("http://localhost:8080"), "");

    private static final ResourceLoader RESOURCES = new DefaultResourceLoader();
    static final MailLanguages LANGUAGES = new MailLanguages(RESOURCES);

    private Samples() {}

    static List<MailContent> all(String name, AccountLocale locale) {
        return Arrays.stream(MailKind.values())
                .map(kind -> mail(kind, name, locale, 3))
                .toList();
    }

    static MailContent mail(MailKind kind, String name, AccountLocale locale, int number) {
        return new MailContent(kind, PersonName.of(name), locale, END, linkOf(kind), number, null);
    }

    private static MailContent.@Nullable EnclosedSecret linkOf(MailKind kind) {
        return switch (kind.secret()) {
            case null -> null;
            case FIRST_SIGN_IN_LINK -> link(Duration.ofDays(3));
            case PASSWORD_RESET_LINK -> link(Duration.ofMinutes(30));
            case ENROLMENT_CODE -> new MailContent.EnclosedSecret(new SecretValue(CODE), END, Duration.ofMinutes(15));
        };
    }

    static MailContent.EnclosedSecret link(Duration lifetime) {
        return new MailContent.EnclosedSecret(new SecretValue(TOKEN), END, lifetime);
    }

    static MailRenderer renderer() {
        return renderer(SETTINGS);
    }

    static MailRenderer renderer(MailContentSettings settings) {
        return new MailRenderer(settings, LANGUAGES, RESOURCES);
    }
}
