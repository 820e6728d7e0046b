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

    /** Notice: from the next sign-in on a second factor is needed. */
    record TwoFactorRequired(PersonName name, Locale locale, Instant at) implements Mail {
        @Override
        public MailTemplate template() {
            return MailTemplate.TWO_FACTOR_REQUIRED;
        }
    }

    /** Notice: an authenticator app was set up, then. */
    record TwoFactorEnrolled(PersonName name, Locale locale, Instant at) implements Mail {
        @Override
        public MailTemplate template() {
            return MailTemplate.TWO_FACTOR_ENROLLED;
        }
    }

    /** Notice: the app and the recovery codes no longer work. */
    record TwoFactorReset(PersonName name, Locale locale, Instant at) implements Mail {
        @Override
        public MailTemplate template() {
            return MailTemplate.TWO_FACTOR_RESET;
        }
    }

    /** Notice: the password alone is enough now. */
    record TwoFactorRemoved(PersonName name, Locale locale, Instant at) implements Mail {
        @Override
        public MailTemplate template() {
            return MailTemplate.TWO_FACTOR_REMOVED;
        }
    }

    /** Notice: somebody signed in with a recovery code, and so many are left. */
    record RecoveryCodeUsed(PersonName name, Locale locale, Instant at, int left) implements Mail {
        @Override
        public MailTemplate template() {
            return MailTemplate.RECOVERY_CODE_USED;
        }
    }

    /** Notice to the address before; the new one is not named. */
    record AddressChanged(PersonName name, Locale locale, Instant at) implements Mail {
        @Override
        public MailTemplate template() {
            return MailTemplate.ADDRESS_CHANGED;
        }
    }

    /** To an executive: so many new requests for access wait; who asks is not said. */
    record AccessRequest(PersonName name, Locale locale, int requests) implements Mail {
        @Override
        public MailTemplate template() {
            return MailTemplate.ACCESS_REQUEST;
        }
    }

    /** To somebody who asked for an account and gets none. */
    record AccessDeclined(PersonName name, Locale locale) implements Mail {
        @Override
        public MailTemplate template() {
            return MailTemplate.ACCESS_DECLINED;
        }
    }
}
