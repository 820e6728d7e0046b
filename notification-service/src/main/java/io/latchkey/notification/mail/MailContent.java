package io.latchkey.notification.mail;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.contracts.SecretValue;
import io.latchkey.notification.recipient.PersonName;
import java.time.Duration;
import java.time.Instant;

/** A mail to a person, with all it says. */
public sealed interface MailContent {

    PersonName name();

    AccountLocale locale();

    MailTemplate mailTemplate();

    /** An account was made for you: choose a password. */
    record FirstSignIn(PersonName name, AccountLocale locale, MailLink link) implements MailContent {
        @Override
        public MailTemplate mailTemplate() {
            return MailTemplate.FIRST_SIGN_IN;
        }
    }

    /** Somebody asked for a new password. */
    record PasswordReset(PersonName name, AccountLocale locale, MailLink link) implements MailContent {
        @Override
        public MailTemplate mailTemplate() {
            return MailTemplate.PASSWORD_RESET;
        }
    }

    /** Notice: the password was set, then. */
    record PasswordChanged(PersonName name, AccountLocale locale, Instant at) implements MailContent {
        @Override
        public MailTemplate mailTemplate() {
            return MailTemplate.PASSWORD_CHANGED;
        }
    }

    /** Notice: from the next sign-in on a second factor is needed. */
    record TwoFactorRequired(PersonName name, AccountLocale locale, Instant at) implements MailContent {
        @Override
        public MailTemplate mailTemplate() {
            return MailTemplate.TWO_FACTOR_REQUIRED;
        }
    }

    /** Notice: an authenticator app was set up, then. */
    record TwoFactorEnrolled(PersonName name, AccountLocale locale, Instant at) implements MailContent {
        @Override
        public MailTemplate mailTemplate() {
            return MailTemplate.TWO_FACTOR_ENROLLED;
        }
    }

    /** Notice: the app and the recovery codes no longer work. */
    record TwoFactorReset(PersonName name, AccountLocale locale, Instant at) implements MailContent {
        @Override
        public MailTemplate mailTemplate() {
            return MailTemplate.TWO_FACTOR_RESET;
        }
    }

    /** Notice: the password alone is enough now. */
    record TwoFactorRemoved(PersonName name, AccountLocale locale, Instant at) implements MailContent {
        @Override
        public MailTemplate mailTemplate() {
            return MailTemplate.TWO_FACTOR_REMOVED;
        }
    }

    /** Notice: somebody signed in with a recovery code, and so many are left. */
    record RecoveryCodeUsed(PersonName name, AccountLocale locale, Instant at, int left) implements MailContent {
        @Override
        public MailTemplate mailTemplate() {
            return MailTemplate.RECOVERY_CODE_USED;
        }
    }

    /** Notice to the address before; the new one is not named. */
    record AddressChanged(PersonName name, AccountLocale locale, Instant at) implements MailContent {
        @Override
        public MailTemplate mailTemplate() {
            return MailTemplate.ADDRESS_CHANGED;
        }
    }

    /** To an executive: so many new requests for access wait; who asks is not said. */
    record AccessRequest(PersonName name, AccountLocale locale, int requests) implements MailContent {
        @Override
        public MailTemplate mailTemplate() {
            return MailTemplate.ACCESS_REQUEST;
        }
    }

    /** To somebody who asked for an account and gets none. */
    record AccessDeclined(PersonName name, AccountLocale locale) implements MailContent {
        @Override
        public MailTemplate mailTemplate() {
            return MailTemplate.ACCESS_DECLINED;
        }
    }

    /**
     * What a link in a mail is made of.
     *
     * @param lifetime from the request to the end
     */
    record MailLink(SecretValue token, Instant expiresAt, Duration lifetime) {}
}
