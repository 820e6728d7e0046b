package io.latchkey.notification.mail;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.SecretValue;
import io.latchkey.notification.recipient.PersonName;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One mail of each kind to a person who does not exist, with a link that opens nothing. */
final class SampleMails {

    private static final PersonName ADA = PersonName.of("Ada Lovelace");
    private static final UUID ACCOUNT = new UUID(0x01890a5dac96774bL, 0xbcceb302099a8057L);
    private static final SecretValue TOKEN =
            new SecretValue("this-link-is-a-sample-and-opens-nothing_" + "0123456789abcdef".repeat(3));

    private static final SecretValue CODE = new SecretValue("SAMP-0000");

    private SampleMails() {}

    static MailContent createSample(MailKind kind, AccountLocale locale, Instant now) {
        return new MailContent(kind, ADA, locale, now, sampleSecret(kind, now), 3, ACCOUNT);
    }

    private static MailContent.@Nullable EnclosedSecret sampleSecret(MailKind kind, Instant now) {
        return switch (kind.secret()) {
            case null -> null;
            case FIRST_SIGN_IN_LINK -> sampleSecret(now, Duration.ofDays(3));
            case PASSWORD_RESET_LINK -> sampleSecret(now, Duration.ofMinutes(30));
            case ENROLMENT_CODE ->
                new MailContent.EnclosedSecret(CODE, now.plus(Duration.ofMinutes(15)), Duration.ofMinutes(15));
        };
    }

    private static MailContent.EnclosedSecret sampleSecret(Instant now, Duration lifetime) {
        return new MailContent.EnclosedSecret(TOKEN, now.plus(lifetime), lifetime);
    }
}
