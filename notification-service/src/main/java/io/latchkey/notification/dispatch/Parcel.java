package io.latchkey.notification.dispatch;

import io.latchkey.contracts.Secret;
import io.latchkey.notification.delivery.Letter;
import io.latchkey.notification.dispatch.Admission.Decision.Go;
import io.latchkey.notification.mail.Link;
import io.latchkey.notification.mail.Mail;
import io.latchkey.notification.recipient.PersonName;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail that has all it needs.
 *
 * @param diesAt nothing is sent at or after this
 * @param token of its link; null for a notice
 */
record Parcel(Go go, Instant diesAt, @Nullable Secret token) {

    UUID emailId() {
        return go.letter().emailId();
    }

    Mail mail() {
        Letter letter = go.letter();
        PersonName name = go.person().name();
        return switch (letter.template()) {
            case FIRST_SIGN_IN -> new Mail.FirstSignIn(name, go.locale(), link());
            case PASSWORD_RESET -> new Mail.PasswordReset(name, go.locale(), link());
            case PASSWORD_CHANGED -> new Mail.PasswordChanged(name, go.locale(), letter.causedAt());
            case TWO_FACTOR_REQUIRED -> new Mail.TwoFactorRequired(name, go.locale(), letter.causedAt());
            case TWO_FACTOR_ENROLLED -> new Mail.TwoFactorEnrolled(name, go.locale(), letter.causedAt());
            case TWO_FACTOR_RESET -> new Mail.TwoFactorReset(name, go.locale(), letter.causedAt());
            case TWO_FACTOR_REMOVED -> new Mail.TwoFactorRemoved(name, go.locale(), letter.causedAt());
            case RECOVERY_CODE_USED -> new Mail.RecoveryCodeUsed(name, go.locale(), letter.causedAt(), number());
            case ADDRESS_CHANGED -> new Mail.AddressChanged(name, go.locale(), letter.causedAt());
            case ACCESS_REQUEST -> new Mail.AccessRequest(name, go.locale(), number());
            case ACCESS_DECLINED -> new Mail.AccessDeclined(name, go.locale());
        };
    }

    private int number() {
        Integer number = go.letter().number();
        if (number == null) {
            throw new IllegalStateException("a mail that counts has a number");
        }
        return number;
    }

    private Link link() {
        if (token == null) {
            throw new IllegalStateException("a mail with a link has a token");
        }
        return new Link(token, diesAt, Duration.between(go.letter().causedAt(), diesAt));
    }
}
