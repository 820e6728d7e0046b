package io.latchkey.notification.mail;

import io.latchkey.contracts.Locale;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.notification.recipient.PersonName;
import java.time.Instant;

/** A mail to a person, with all it says. */
public sealed interface Mail {

    PersonName name();

    Locale locale();

    MailTemplate template();

    /** An account was made for you: choose a password. */
    record FirstSignIn(PersonName name, Locale locale, Link link) implements Mail {
        @Override
        public MailTemplate template() {
            return MailTemplate.FIRST_SIGN_IN;
        }
    }

    /** Somebody asked for a new password. */
    record PasswordReset(PersonName name, Locale locale, Link link) implements Mail {
        @Override
        public MailTemplate template() {
            return MailTemplate.PASSWORD_RESET;
        }
    }

    /** Notice: the password was set, then. */
    record PasswordChanged(PersonName name, Locale locale, Instant at) implements Mail {
        @Override
        public MailTemplate template() {
            return MailTemplate.PASSWORD_CHANGED;
        }
    }
}
