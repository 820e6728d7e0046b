package io.latchkey.notification.dispatch;

import io.latchkey.contracts.Secret;
import io.latchkey.notification.delivery.Letter;
import io.latchkey.notification.delivery.ToSend;
import io.latchkey.notification.dispatch.Admission.Decision.Go;
import io.latchkey.notification.mail.Link;
import io.latchkey.notification.mail.Mail;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail that has all it needs.
 *
 * @param diesAt nothing is sent at or after this
 * @param token of its link; null for a notice
 */
record Parcel(Go go, Instant diesAt, @Nullable Secret token) {

    ToSend toSend() {
        return new ToSend(go.letter().emailId(), diesAt, go.locale());
    }

    Mail mail() {
        Letter letter = go.letter();
        return switch (letter.template()) {
            case FIRST_SIGN_IN -> new Mail.FirstSignIn(go.person().name(), go.locale(), link());
            case PASSWORD_RESET -> new Mail.PasswordReset(go.person().name(), go.locale(), link());
            case PASSWORD_CHANGED -> new Mail.PasswordChanged(go.person().name(), go.locale(), letter.causedAt());
            case TWO_FACTOR_REQUIRED,
                    TWO_FACTOR_ENROLLED,
                    TWO_FACTOR_RESET,
                    TWO_FACTOR_REMOVED,
                    RECOVERY_CODE_USED,
                    ACCESS_REQUEST ->
                throw new IllegalStateException("nothing queues such a mail yet: " + letter.template());
        };
    }

    private Link link() {
        if (token == null) {
            throw new IllegalStateException("a mail with a link has a token");
        }
        return new Link(token, diesAt, Duration.between(go.letter().causedAt(), diesAt));
    }
}
