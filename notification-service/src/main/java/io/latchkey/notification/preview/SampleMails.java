package io.latchkey.notification.preview;

import io.latchkey.contracts.Locale;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.contracts.Secret;
import io.latchkey.notification.mail.Link;
import io.latchkey.notification.mail.Mail;
import io.latchkey.notification.recipient.PersonName;
import java.time.Duration;
import java.time.Instant;

/** One mail of each kind to a person who does not exist, with a link that opens nothing. */
final class SampleMails {

    private static final PersonName ADA = PersonName.of("Ada Lovelace");
    private static final Secret TOKEN =
            new Secret("this-link-is-a-sample-and-opens-nothing_" + "0123456789abcdef".repeat(3));

    private SampleMails() {}

    static Mail of(MailTemplate template, Locale locale, Instant now) {
        return switch (template) {
            case FIRST_SIGN_IN -> new Mail.FirstSignIn(ADA, locale, link(now, Duration.ofDays(3)));
            case PASSWORD_RESET -> new Mail.PasswordReset(ADA, locale, link(now, Duration.ofMinutes(30)));
            case PASSWORD_CHANGED -> new Mail.PasswordChanged(ADA, locale, now);
            case TWO_FACTOR_REQUIRED -> new Mail.TwoFactorRequired(ADA, locale, now);
            case TWO_FACTOR_ENROLLED -> new Mail.TwoFactorEnrolled(ADA, locale, now);
            case TWO_FACTOR_RESET -> new Mail.TwoFactorReset(ADA, locale, now);
            case TWO_FACTOR_REMOVED -> new Mail.TwoFactorRemoved(ADA, locale, now);
            case RECOVERY_CODE_USED -> new Mail.RecoveryCodeUsed(ADA, locale, now, 3);
            case ADDRESS_CHANGED -> new Mail.AddressChanged(ADA, locale, now);
            case ACCESS_REQUEST -> new Mail.AccessRequest(ADA, locale, 3);
            case ACCESS_DECLINED -> new Mail.AccessDeclined(ADA, locale);
        };
    }

    private static Link link(Instant now, Duration lifetime) {
        return new Link(TOKEN, now.plus(lifetime), lifetime);
    }
}
