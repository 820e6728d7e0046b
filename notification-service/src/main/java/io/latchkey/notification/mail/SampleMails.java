package io.latchkey.notification.mail;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.contracts.SecretValue;
import io.latchkey.notification.recipient.PersonName;
import java.time.Duration;
import java.time.Instant;

/** One mail of each kind to a person who does not exist, with a link that opens nothing. */
final class SampleMails {

    private static final PersonName ADA = PersonName.of("Ada Lovelace");
    private static final SecretValue TOKEN =
            new SecretValue("this-link-is-a-sample-and-opens-nothing_" + "0123456789abcdef".repeat(3));

    private SampleMails() {}

    static MailContent createSample(MailTemplate template, AccountLocale locale, Instant now) {
        return switch (template) {
            case FIRST_SIGN_IN -> new MailContent.FirstSignIn(ADA, locale, sampleLink(now, Duration.ofDays(3)));
            case PASSWORD_RESET -> new MailContent.PasswordReset(ADA, locale, sampleLink(now, Duration.ofMinutes(30)));
            case PASSWORD_CHANGED -> new MailContent.PasswordChanged(ADA, locale, now);
            case TWO_FACTOR_REQUIRED -> new MailContent.TwoFactorRequired(ADA, locale, now);
            case TWO_FACTOR_ENROLLED -> new MailContent.TwoFactorEnrolled(ADA, locale, now);
            case TWO_FACTOR_RESET -> new MailContent.TwoFactorReset(ADA, locale, now);
            case TWO_FACTOR_REMOVED -> new MailContent.TwoFactorRemoved(ADA, locale, now);
            case RECOVERY_CODE_USED -> new MailContent.RecoveryCodeUsed(ADA, locale, now, 3);
            case ADDRESS_CHANGED -> new MailContent.AddressChanged(ADA, locale, now);
            case ACCESS_REQUEST -> new MailContent.AccessRequest(ADA, locale, 3);
            case ACCESS_DECLINED -> new MailContent.AccessDeclined(ADA, locale);
        };
    }

    private static MailContent.MailLink sampleLink(Instant now, Duration lifetime) {
        return new MailContent.MailLink(TOKEN, now.plus(lifetime), lifetime);
    }
}
